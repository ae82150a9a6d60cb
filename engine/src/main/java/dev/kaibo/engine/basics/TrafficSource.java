package dev.kaibo.engine.basics;

/** The entry by which a viewer came into the room (D2: nine entries). Part of the stored format: add at the end only. */
public enum TrafficSource {
    /** The source did not say. */
    UNKNOWN,
    /** 直播廣場 */
    SQUARE,
    /** 關注 */
    FOLLOW,
    /** 推薦 */
    RECOMMEND,
    /** 公眾號 */
    OFFICIAL_ACCOUNT,
    /** 搜索 */
    SEARCH,
    /** 分享 */
    SHARE,
    /** 預約通知 */
    RESERVATION,
    /** 短視頻 */
    SHORT_VIDEO,
    /** 朋友圈 */
    MOMENTS,
    /** Named by the source, but none of the nine. */
    OTHER
}
