package dev.kaibo.server.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must become so within a time. Processes tell nobody when they have got somewhere, so it looks again and again. */
final class Until {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

    private Until() {}

    /** @param state is told when it does not become so */
    static void so(Duration within, String what, BooleanSupplier is, Supplier<?> state) {
        long began = System.nanoTime();
        while (!is.getAsBoolean()) {
            if (System.nanoTime() - began > within.toNanos())
                throw new AssertionError(
                        "Not within %d s: %s. It is: %s".formatted(within.toSeconds(), what, state.get()));
            LockSupport.parkNanos(BETWEEN_LOOKS);
            if (Thread.interrupted()) throw new AssertionError("interrupted while waiting for: " + what);
        }
    }
}
