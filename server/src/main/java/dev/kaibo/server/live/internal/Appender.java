package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * Brings drafts into the journal and finds out what became of one when the answer got lost: a draft is written, is not written, or is in doubt until the journal can
 * be asked. While one is in doubt nothing else is written.
 */
final class Appender {
    private final ShowId show;
    private final Journal journal;
    private final Fold fold;
    private @Nullable String problem;
    private @Nullable Pending inDoubt;
    private boolean fenced;

    Appender(ShowId show, Journal journal, Fold fold) {
        this.show = show;
        this.journal = journal;
        this.fold = fold;
    }

    enum Outcome {
        WRITTEN,
        NOT_WRITTEN,
        IN_DOUBT,
        /** Another host writes this show; this one is its writer no more. */
        FENCED
    }

    Outcome append(Pending pending, Journal.@Nullable PlaybackRow playback, Journal.@Nullable Summary summary) {
        try {
            journal.append(pending.draft.append(playback, summary));
            problem = null;
            return Outcome.WRITTEN;
        } catch (Journal.Trouble | Journal.Collision e) {
            problem = e.getMessage();
            return resolve(pending);
        }
    }

    /** Asks once more about the draft in doubt; the caller gets it by {@link #inDoubt()} before. */
    Outcome settle(Pending doubtful) {
        return resolve(doubtful);
    }

    private Outcome resolve(Pending pending) {
        if (pending.draft.isEmpty()) return Outcome.NOT_WRITTEN; // rows without events can simply be written again
        try {
            var blocks = journal.after(show, fold.position());
            inDoubt = null;
            if (blocks.isEmpty()) return Outcome.NOT_WRITTEN;
            Journal.Block block = blocks.getFirst();
            if (!block.writer().equals(journal.writer())) {
                fenced = true;
                problem = "Another host writes this show: it stands at position %d there, at %d here."
                        .formatted(block.last(), fold.position());
                return Outcome.FENCED;
            }
            if (!EventCodec.decode(block.events()).equals(pending.draft.events()))
                throw new IllegalStateException(
                        "Show %s has a block of ours at position %d that is not the one in doubt."
                                .formatted(show, block.first()));
            problem = null;
            return Outcome.WRITTEN;
        } catch (Journal.Trouble e) {
            problem = e.getMessage();
            inDoubt = pending;
            return Outcome.IN_DOUBT;
        }
    }

    /** The journal could not even be asked. */
    void troubled(@Nullable String reason) {
        problem = reason == null ? "The journal does not answer." : reason;
    }

    /** Why nothing can be written; null while all is well. */
    @Nullable
    String problem() {
        return problem;
    }

    /** For an answer to somebody; says that all is well in an empty text. */
    String reason() {
        String known = problem;
        return known == null ? "" : known;
    }

    @Nullable
    Pending inDoubt() {
        return inDoubt;
    }

    boolean isFenced() {
        return fenced;
    }
}
