package dev.kaibo.simulator.room;

/** What a comment is about (L8), as the room means it; what the desks make of it is theirs. The order decides what is drawn: add at the end only. */
enum Intent {
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
    CALL
}
