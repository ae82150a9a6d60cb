package dev.kaibo.simulator.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One number of a {@link RoomModel} as people read it: what it means, in which unit, within which range, and where it comes from. It stands at the number
 * itself, so that the check of a model, its file and the table that explains it cannot say different things.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Stated {
    /** Set by us so that a standard night has its size; nothing was measured. */
    String OURS = "ours";

    String means();

    /** For example {@code s} or {@code viewers/s}; a factor and a probability have none. */
    String unit() default "";

    /** The least value, inclusive. */
    double from() default 0;

    /** The greatest value, inclusive. */
    double to() default 1;

    /** A rule of the trade (B4, L3 …), or {@link #OURS}. */
    String source() default OURS;
}
