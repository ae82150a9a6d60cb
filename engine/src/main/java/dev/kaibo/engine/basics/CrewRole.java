package dev.kaibo.engine.basics;

/** Who does what in a show (R1–R6). The order is that of the handbook and is part of the stored format: add at the end only. */
public enum CrewRole {
    /** 運營 R1 */
    OPERATOR,
    /** 主播 R2 */
    HOST,
    /** 場控 R3 */
    FLOOR_CONTROLLER,
    /** 中控 R4 */
    CONSOLE_OPERATOR,
    /** 副播 R5 */
    CO_HOST,
    /** 客服 R5 */
    CUSTOMER_SERVICE,
    /** 私域 R6 */
    PRIVATE_DOMAIN,
    /** 品牌方 R6, reads only */
    BRAND_VIEWER
}
