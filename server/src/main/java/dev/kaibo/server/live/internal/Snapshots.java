package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the fold now and then, so that the next loading reads little of the journal. A snapshot that fails costs time later, nothing else. */
final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private final ShowId show;
    private final Journal journal;
    private final int every;
    private final AtomicBoolean writing = new AtomicBoolean();
    private long keptAt;

    /** @param every events between two snapshots; for a long show a tenth of its length, so that all snapshots together stay cheap */
    Snapshots(ShowId show, Journal journal, int every, long keptAt) {
        this.show = show;
        this.journal = journal;
        this.every = every;
        this.keptAt = keptAt;
    }

    /** Takes the state now and stores it beside the writer's own work. */
    void maybe(Fold fold, boolean ended) {
        long since = fold.position() - keptAt;
        if (since == 0 || !ended && since < Math.max(every, fold.position() / 10)) return;
        if (!writing.compareAndSet(false, true)) return;
        long position = fold.position();
        byte[] state = fold.toBytes();
        keptAt = position;
        Thread.ofVirtual().name("snapshot-" + show).start(() -> {
            try {
                keep(position, state);
            } finally {
                writing.set(false);
            }
        });
    }

    /** At unloading: worth it when the next loading would have much to read. */
    void last(Fold fold) {
        if (fold.position() - keptAt >= every / 10) keep(fold.position(), fold.toBytes());
    }

    private void keep(long position, byte[] state) {
        try {
            journal.keepSnapshot(show, position, Fold.FORMAT, state);
        } catch (RuntimeException e) {
            log.warn("No snapshot of show {} at position {}: {}", show, position, e.getMessage());
        }
    }
}
