package dev.kaibo.engine.crew;

import java.time.Duration;

/**
 * How fast a show's clock runs against that of the people before it. Comes in with a wish, like its moment, and stays out of the journal: it decides whether
 * something happens, not what happened.
 *
 * @param rate show seconds per real second; 0 while playback stands still
 */
public record Pace(double rate) {
    /** A live show. */
    public static final Pace REAL = new Pace(1);

    public Pace {
        if (!(rate >= 0) || Double.isInfinite(rate))
            throw new IllegalArgumentException("A pace is 0 or more, not %s.".formatted(rate));
    }

    /**
     * A length of show time as people feel it: three minutes of a show at ×60 are three seconds. At a standstill no show time passes; what passed before counts as it
     * is.
     */
    Duration felt(Duration show) {
        return rate <= 1 ? show : Duration.ofMillis(Math.round(show.toMillis() / rate));
    }
}
