package dev.kaibo.simulator.room;

/** What a comment is about (L8), as the room means it; what the desks make of it is theirs. Order and weight decide what is drawn. */
enum Intent {
    /** 尺码 */
    SIZE(26),
    /** 价格 */
    PRICE(13),
    /** 发货 */
    SHIPPING(12),
    /** 库存 */
    STOCK(12),
    /** 夸 */
    PRAISE(12),
    /** 想买 */
    WANTED(12),
    /** 面料 */
    FABRIC(8),
    /** 售后 */
    AFTER_SALES(5),
    /** 已拍: only from one who really ordered and paid in this room (C6) */
    BOUGHT(0),
    /** 没抢到: only from one who found it sold out */
    MISSED(0),
    /** 扣 1: the answer to a call */
    CALL(0);

    /** How often a viewer writes this of himself, in 100 comments; 0 for what only comes from something that happened to him. */
    final int weight;

    Intent(int weight) {
        this.weight = weight;
    }
}
