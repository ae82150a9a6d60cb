package dev.kaibo.engine.basics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

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
    BRAND_VIEWER;

    /** An unchangeable copy in the order of the roles, so that it reads and is stored the same on any machine. */
    public static <V> Map<CrewRole, V> ordered(Map<CrewRole, V> byRole) {
        Map<CrewRole, V> copy = new EnumMap<>(CrewRole.class);
        copy.putAll(Map.copyOf(byRole));
        return Collections.unmodifiableMap(copy);
    }
}
