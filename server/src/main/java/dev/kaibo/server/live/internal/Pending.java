package dev.kaibo.server.live.internal;

import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.internal.Letters.Batch;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A draft together with everybody who waits for it. Nobody is answered before it is known what became of it. */
final class Pending {
    final Draft draft;
    /** What came by the lane of captured facts; when the draft does not make it, these wait again. */
    final List<Batch> batches;
    /** How the show is played once this is written; null for a live show. */
    @Nullable
    Playing playing;
    /** The draft holds what the feed gave last. */
    boolean stretch;
    /** The draft carries the summary for the list. */
    boolean summary;
    /** Last event that the summary's figures know. */
    long summaryPosition;
    /** What goes into the table of seconds with it. */
    Journal.@Nullable TrendRows trend;

    private final Map<Errand.Wished, Answer> wishes = new LinkedHashMap<>();
    private final Map<Errand.Control, Controlled> controls = new LinkedHashMap<>();
    /** By identity: a batch is as long as what it carries, and two alike are still two. */
    private final Map<Batch, IntakeAnswer> taken = new IdentityHashMap<>();

    Pending(Draft draft, List<Batch> batches, @Nullable Playing playing) {
        this.draft = draft;
        this.batches = batches;
        this.playing = playing;
    }

    void answer(Errand.Wished wished, Answer answer) {
        wishes.put(wished, answer);
    }

    /** The answer that this key has got in this very draft; null when it has not stood in it yet. */
    @Nullable
    Answer answered(UUID key) {
        for (var each : wishes.entrySet()) if (each.getKey().key().equals(key)) return each.getValue();
        return null;
    }

    /**
     * Lets somebody who asks once more wait for the answer that his key has got in this draft.
     *
     * @return false when it has none, or as many wait as a mailbox holds
     */
    boolean joins(Errand.Wished again) {
        Answer known = answered(again.key());
        if (known == null || wishes.size() >= ShowHost.WAITING_WISHES) return false;
        wishes.put(again, known);
        return true;
    }

    void answer(Errand.Control control, Controlled answer) {
        controls.put(control, answer);
    }

    void answer(Batch batch, IntakeAnswer answer) {
        taken.put(batch, answer);
    }

    /** It is written: everybody is told, and what was answered is remembered under its key. */
    void settle(BiConsumer<UUID, Answer> remember) {
        wishes.forEach((wished, answer) -> {
            remember.accept(wished.key(), answer);
            wished.answer().complete(answer);
        });
        controls.forEach((control, answer) -> control.answer().complete(answer));
        taken.forEach((batch, answer) -> batch.answer().complete(answer));
    }

    /** It is not written, or nobody has known for too long. People are told; sources wait on. */
    void refuse(String reason) {
        var all = new ArrayList<>(wishes.keySet());
        all.forEach(wished -> wished.answer().complete(new Answer.NotJournaled(reason)));
        controls.keySet().forEach(control -> control.answer().complete(new Controlled.NotJournaled(reason)));
    }

    /** Nothing of this will ever be written here. */
    void refuseAll(String reason) {
        refuse(reason);
        batches.forEach(batch -> batch.answer().complete(new IntakeAnswer.NotJournaled(reason)));
    }
}
