package dev.kaibo.server.upkeep;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One backup or restore while it is being done: how far it is, for the person who waits, and whether he still wants it. What was begun is taken back by whoever
 * began it, when {@link #goOn} throws.
 */
final class Work {
    private final Consumer<Step> told;
    private final Consumer<String> notes;
    private volatile boolean cancelled;
    private volatile @Nullable Runnable interruption;

    /**
     * @param told how far it is, very often
     * @param notes what is worth a line of its own
     */
    Work(Consumer<Step> told, Consumer<String> notes) {
        this.told = told;
        this.notes = notes;
    }

    /**
     * How far it is.
     *
     * @param what is being done now
     * @param bytes done of it and of all before it in this part
     * @param share of this part that is done, 0 to 1
     */
    record Step(String what, long bytes, double share) {}

    void step(String what, long bytes, double share) {
        goOn();
        told.accept(new Step(what, bytes, Math.min(1, share)));
    }

    void note(String line) {
        notes.accept(line);
    }

    /** From any thread: the work ends at its next step, and a statement that the database is busy with is broken off. */
    void cancel() {
        cancelled = true;
        Runnable now = interruption;
        if (now != null) now.run();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** What breaks off the present wait; null when there is none. */
    void interruptBy(@Nullable Runnable interruption) {
        this.interruption = interruption;
    }

    /** @throws Cancelled when nobody wants it any more */
    void goOn() {
        if (cancelled) throw new Cancelled();
    }

    static final class Cancelled extends RuntimeException {
        private Cancelled() {
            super("Cancelled.");
        }
    }
}
