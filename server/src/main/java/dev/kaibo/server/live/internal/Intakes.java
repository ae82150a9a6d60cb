package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Intake;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.IntakeEvent.PlatformRead;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.internal.Letters.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives what sources say its numbers and puts it into a draft. It goes on from the journal, and is made from it again when a draft was not written. */
final class Intakes {
    private final ShowId show;
    private final Journal journal;
    private final Sealing.ShowKey key;
    private final Fold fold;
    private @Nullable Intake intake;

    Intakes(ShowId show, Journal journal, Sealing.ShowKey key, Fold fold) {
        this.show = show;
        this.journal = journal;
        this.key = key;
        this.fold = fold;
    }

    /** The numbers that it gave last are not in the journal, or perhaps not. */
    void forget() {
        intake = null;
    }

    void take(List<Batch> batches, Pending pending) {
        if (batches.isEmpty()) return;
        Draft draft = pending.draft;
        List<Draft.Given> given = new ArrayList<>();
        for (Batch each : batches) {
            Post post = each.post();
            int stream = stream(post.stream(), draft);
            Duration offset = post.offset();
            if (offset != null && !offset.equals(intake().offset(stream))) draft.add(intake().measured(stream, offset));
            post.readings().forEach(reading -> draft.add(new PlatformRead(stream, reading)));
            given.add(new Draft.Given(
                    stream, post.sightings(), null, post.rejected().size()));
        }
        List<Draft.Counted> counted = draft.add(intake(), given);
        for (int i = 0; i < batches.size(); i++) {
            Batch batch = batches.get(i);
            Draft.Counted became = counted.get(i);
            draft.posted(batch.post(), became);
            pending.answer(batch, new IntakeAnswer.Taken(became.accepted(), became.duplicates()));
        }
    }

    /** The stream's number; declares it when the journal does not know it, or not as it now says of itself. */
    int stream(StreamHeader header, Draft draft) {
        Integer inDraft = draft.declared(header);
        if (inDraft != null) return inDraft;
        Integer known = fold.streams().number(header);
        StreamDeclared news =
                known == null ? intake().declare(header) : fold.streams().news(known, header);
        if (news != null) draft.add(news);
        return known != null ? known : Objects.requireNonNull(news).stream();
    }

    Intake intake() {
        Intake ready = intake;
        if (ready == null) {
            Streams streams = fold.streams();
            ready = Intake.restored(
                    key.fingerprint(),
                    streams.offsets(),
                    streams.nextViewer(),
                    // what lies beyond has been written by another host, and this one will collide
                    journal.viewers(show, streams.nextViewer()),
                    streams.products(),
                    streams.nextComment());
            intake = ready;
        }
        return ready;
    }
}
