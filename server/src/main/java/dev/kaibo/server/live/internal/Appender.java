package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.EventCodec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings drafts into the journal and finds out what became of one when the answer got lost: a draft is written, is not written, or is in doubt until the journal can
 * be asked. While one is in doubt nothing else is written. "Not written" is said only when it is certain that it never will be: an empty append has taken its place.
 */
final class Appender {
    private final ShowId show;
    private final Journal journal;
    private final Fold fold;
    /** The newest append of the journal, as far as this host knows: what it writes next follows it. */
    private UUID last;

    private @Nullable String problem;
    private @Nullable Doubt inDoubt;
    private boolean fenced;

    /** @param last the newest append that the fold knows */
    Appender(ShowId show, Journal journal, Fold fold, UUID last) {
        this.show = show;
        this.journal = journal;
        this.fold = fold;
        this.last = last;
    }

    enum Outcome {
        WRITTEN,
        NOT_WRITTEN,
        IN_DOUBT,
        /** Another host writes this show; this one is its writer no more. */
        FENCED
    }

    /**
     * A draft whose answer got lost.
     *
     * @param id under which it may stand
     * @param why what the journal said instead of an answer
     * @param claim under which the empty append is to stand that keeps it out; the same with each try, because the answer to a claim can get lost too
     */
    private record Doubt(Pending pending, UUID id, String why, UUID claim) {}

    Outcome append(
            Pending pending,
            Journal.@Nullable TrendRows trend,
            Journal.@Nullable PlaybackRow playback,
            Journal.@Nullable Summary summary) {
        UUID id = UUID.randomUUID();
        try {
            journal.append(pending.draft.append(id, last, trend, playback, summary));
            return written(id);
        } catch (Journal.Collision e) {
            return fenced();
        } catch (Journal.Trouble e) {
            problem = e.getMessage();
            return Outcome.NOT_WRITTEN;
        } catch (Journal.AnswerLost e) {
            return resolve(new Doubt(pending, id, String.valueOf(e.getMessage()), UUID.randomUUID()));
        }
    }

    /** Asks once more about the draft in doubt, {@link #inDoubt()}. */
    Outcome settle() {
        Doubt doubt = inDoubt;
        if (doubt == null) throw new IllegalStateException("Nothing of show %s is in doubt.".formatted(show));
        return resolve(doubt);
    }

    private Outcome resolve(Doubt doubt) {
        inDoubt = doubt;
        try {
            UUID newest = journal.claim(show, last, doubt.claim());
            // It may stand although it is not the newest: another host has read it and gone on.
            boolean stands = doubt.id().equals(newest) || !doubt.claim().equals(newest) && isOurs(doubt.pending());
            inDoubt = null;
            if (stands) return written(doubt.id());
            if (!doubt.claim().equals(newest)) return fenced();
            last = doubt.claim();
            problem = doubt.why();
            return Outcome.NOT_WRITTEN;
        } catch (Journal.Trouble e) {
            problem = "It is not known yet whether the last change was written: " + e.getMessage();
            return Outcome.IN_DOUBT;
        }
    }

    /** Whether the block where the draft's would stand is ours. */
    private boolean isOurs(Pending pending) {
        if (pending.draft.isEmpty()) return false;
        Journal.Block block = journal.after(show, fold.position()).orElse(null);
        if (block == null || !block.writer().equals(journal.writer())) return false;
        if (!EventCodec.decode(block.events()).equals(pending.draft.events()))
            throw new IllegalStateException("Show %s has a block of ours at position %d that is not the one in doubt."
                    .formatted(show, block.first()));
        return true;
    }

    private Outcome written(UUID id) {
        last = id;
        problem = null;
        return Outcome.WRITTEN;
    }

    private Outcome fenced() {
        fenced = true;
        problem = "Another host writes this show; here it stands at position %d.".formatted(fold.position());
        return Outcome.FENCED;
    }

    /** The journal could not even be asked, or is not to be written for the time being. */
    void troubled(@Nullable String reason) {
        problem = reason == null ? "The journal does not answer." : reason;
    }

    /** It may be written from now on; whether it can will be seen. */
    void untroubled() {
        problem = null;
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
        Doubt doubt = inDoubt;
        return doubt == null ? null : doubt.pending();
    }

    boolean isFenced() {
        return fenced;
    }
}
