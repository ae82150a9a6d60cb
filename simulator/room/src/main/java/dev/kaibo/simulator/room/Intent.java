package dev.kaibo.simulator.room;

/** What a comment is about (L8), as the room means it; what the desks make of it is theirs. The order decides what is drawn. */
public enum Intent {
    /** 尺码 */
    SIZE,
    /** 价格 */
    PRICE,
    /** 发货 */
    SHIPPING,
    /** 库存 */
    STOCK,
    /** 夸 */
    PRAISE,
    /** 想买 */
    WANTED,
    /** 面料 */
    FABRIC,
    /** 售后 */
    AFTER_SALES,
    /** 已拍: only from one who really ordered and paid in this room (C6) */
    BOUGHT,
    /** 没抢到: only from one who found it sold out */
    MISSED,
    /** 扣 1: the answer to a call */
    CALL,
    /** 福袋口令: the comment by which one enters a lucky bag (L5) */
    BAG;

    /** Whether somebody writes it of himself; the others only come from something that happened in the room. */
    public boolean comesByItself() {
        return switch (this) {
            case SIZE, PRICE, SHIPPING, STOCK, PRAISE, WANTED, FABRIC, AFTER_SALES -> true;
            case BOUGHT, MISSED, CALL, BAG -> false;
        };
    }
}
