package dev.kaibo.server.live.internal;

import java.time.Instant;

/** The time of this machine in two ways. Whoever needs both reads the wall clock first: a pause between the two must not make it look ahead. */
interface MachineClock {
    /** What the machine's clock says. Somebody can set it forward or back at any moment. */
    Instant wall();

    /**
     * Goes on evenly, whatever is done to the machine's clock: what that said when this one was made, and the time that has passed since. For what is due, and for
     * how long something lasts.
     */
    Instant steady();

    static MachineClock system() {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        return new MachineClock() {
            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public Instant steady() {
                return start.plusNanos(System.nanoTime() - startNanos);
            }
        };
    }
}
