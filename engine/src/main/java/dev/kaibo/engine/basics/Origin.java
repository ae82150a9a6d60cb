package dev.kaibo.engine.basics;

/** Where a number comes from (DESIGN §1.5). Part of the stored format: add at the end only. */
public enum Origin {
    /** ● 采集 captured from the room, stale after 25 s without a post */
    CAPTURED,
    /** ■ 大屏 the platform's dashboard, polled */
    DASHBOARD,
    /** ◆ 订单 shop orders, stale after 150 s */
    ORDERS,
    /** ○ 推算 derived from the others */
    DERIVED,
    /** ▬ 手填 typed in by a person */
    TYPED
}
