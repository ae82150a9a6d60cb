package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.server.live.NoSuchShow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A show as it comes out of the journal: the newest snapshot and what follows it, the last comments, and its feed when it is played.
 *
 * @param snapshotAt position of the snapshot that was used; 0 when there was none
 */
record Loaded(
        Journal.StoredShow show,
        Sealing.ShowKey key,
        Fold fold,
        Comments comments,
        @Nullable Playing playing,
        long snapshotAt) {
    private static final Logger log = LoggerFactory.getLogger(Loaded.class);

    /** @throws NoSuchShow when it is not in the journal */
    static Loaded from(ShowId id, Journal journal, Sealing sealing, Feeds feeds, Instant real) {
        Journal.StoredShow show = journal.find(id).orElseThrow(() -> new NoSuchShow(id));
        Sealing.ShowKey key = sealing.open(id, show.wrappedKey());
        Fold fold = fold(id, journal, show.trendPosition());
        long snapshotAt = fold.position();
        journal.read(id, fold.position(), fold::apply);
        var comments = new Comments();
        for (Journal.CommentRow row : journal.comments(id, Comments.KEPT))
            comments.add(
                    Comments.split(row.number(), row.at(), row.viewer(), key.openComment(row.number(), row.sealed())));
        return new Loaded(show, key, fold, comments, playing(id, journal, fold, feeds, real), snapshotAt);
    }

    private static Fold fold(ShowId id, Journal journal, long trendPosition) {
        byte[] state = journal.snapshot(id, Fold.FORMAT);
        if (state == null) return Fold.empty(trendPosition);
        try {
            return Fold.fromBytes(state, trendPosition);
        } catch (DamagedBytes e) {
            // The journal is the truth and makes the same state again; only a snapshot may be thrown away.
            log.warn("A snapshot of show {} cannot be read and is made again: {}", id, e.getMessage());
            journal.dropSnapshots(id);
            return Fold.empty(trendPosition);
        }
    }

    private static @Nullable Playing playing(ShowId id, Journal journal, Fold fold, Feeds feeds, Instant real) {
        Journal.PlaybackRow row = journal.playback(id).orElse(null);
        if (row == null) return null;
        List<Recorded> heard = new ArrayList<>();
        // Only a simulated room hears the crew, and only from the beginning is it the same room again.
        if (row.simulated())
            journal.read(id, 0, block -> {
                for (Recorded each : block) if (each.event() instanceof CrewEvent) heard.add(each);
            });
        return Playing.resumed(feeds.open(row, fold.crew().rundown(), heard), row, fold.at(), real);
    }
}
