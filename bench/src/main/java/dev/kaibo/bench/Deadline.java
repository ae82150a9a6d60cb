package dev.kaibo.bench;

import java.time.Duration;

/** A bench is over after this at the latest, whatever the machine does: nothing new begins then, and the report says what is missing. */
public final class Deadline {
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }
}
