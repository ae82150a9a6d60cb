package dev.kaibo.engine.basics;

/** What the platform counts of a show and shows on its dashboard (大屏). Part of the stored format: add at the end only. */
public enum PlatformMeasure {
    /** 觀看人數, distinct people */
    VIEWERS(Unit.PEOPLE),
    /** 在線人數 at that moment */
    ONLINE(Unit.PEOPLE),
    /** 最高在線 */
    ONLINE_PEAK(Unit.PEOPLE),
    /** 曝光人數 */
    EXPOSURES(Unit.PEOPLE),
    /** 平均觀看時長 */
    STAY(Unit.MILLISECONDS),
    /** 評論人數 */
    COMMENTERS(Unit.PEOPLE),
    /** 點贊人數 */
    LIKERS(Unit.PEOPLE),
    /** 新增關注 */
    FOLLOWERS(Unit.PEOPLE),
    /** 分享人數 */
    SHARERS(Unit.PEOPLE),
    /** 商品點擊人數 */
    CLICKERS(Unit.PEOPLE),
    /** 成交人數 */
    BUYERS(Unit.PEOPLE),
    /** 成交訂單 */
    ORDERS(Unit.ORDERS),
    /** 成交金額 */
    GMV(Unit.FEN),
    /** 退款金額 */
    REFUNDED(Unit.FEN),
    /** 曝光進入率 */
    ENTRY_RATE(Unit.TEN_THOUSANDTHS),
    /** 評論率 */
    COMMENT_RATE(Unit.TEN_THOUSANDTHS),
    /** 點贊率 */
    LIKE_RATE(Unit.TEN_THOUSANDTHS),
    /** 超同行 by the rate of entry: the share of peers that lie below; likewise the next three */
    ENTRY_STANDING(Unit.TEN_THOUSANDTHS),
    COMMENT_STANDING(Unit.TEN_THOUSANDTHS),
    LIKE_STANDING(Unit.TEN_THOUSANDTHS),
    STAY_STANDING(Unit.TEN_THOUSANDTHS);

    /** What a value counts. */
    public enum Unit {
        PEOPLE(1_000_000_000L),
        ORDERS(1_000_000_000L),
        MILLISECONDS(172_800_000L),
        FEN(1_000_000_000_000L),
        /** 10,000 is all. */
        TEN_THOUSANDTHS(10_000L);

        private final long most;

        Unit(long most) {
            this.most = most;
        }

        /** The highest value that can be meant. */
        public long most() {
            return most;
        }
    }

    private final Unit unit;

    PlatformMeasure(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }
}
