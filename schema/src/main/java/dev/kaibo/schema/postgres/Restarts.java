package dev.kaibo.schema.postgres;

import java.time.Duration;

/**
 * How soon a server that ended is started again: soon at first, then ever later, so that one that cannot run keeps neither the machine busy nor the log
 * full. At most {@link #MOST_A_MINUTE} tries in any minute, and no last one: a full disk may stay full for an hour.
 */
final class Restarts {
    static final int MOST_A_MINUTE = 10;
    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(10);
    /** A server that ran this long is over its trouble. */
    static final Duration SETTLED = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /**
     * @param ran how long the server ran before it ended; zero when it did not even start
     * @return how long to wait before the next try
     */
    Duration after(Duration ran) {
        if (ran.compareTo(SETTLED) >= 0) next = FIRST;
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
