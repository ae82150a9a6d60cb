package dev.kaibo.engine.event;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * One number of the platform's own dashboard (大屏), read at a moment. It is the platform's counting: it stands beside our figures and is never added to them.
 *
 * @param windowMinutes the last so many minutes, 1 to {@link #LONGEST_WINDOW}; 0 for the whole show
 * @param source of those who came in by this entry; null for all together
 * @param value in the measure's unit, 0 to its most
 * @param happened when the platform showed it
 * @param by who typed it in; null when nobody did
 */
public record PlatformReading(
        PlatformMeasure measure,
        int windowMinutes,
        @Nullable TrafficSource source,
        long value,
        Moment happened,
        @Nullable PersonId by) {
    /** The longest window that a dashboard compares, in minutes. */
    public static final int LONGEST_WINDOW = 60;

    public PlatformReading {
        if (windowMinutes < 0 || windowMinutes > LONGEST_WINDOW)
            throw new IllegalArgumentException(
                    "A window (%d) has 0 to %d minutes.".formatted(windowMinutes, LONGEST_WINDOW));
        if (value < 0 || value > measure.unit().most())
            throw new IllegalArgumentException("%s (%d) lies from 0 to %d."
                    .formatted(measure, value, measure.unit().most()));
    }
}
