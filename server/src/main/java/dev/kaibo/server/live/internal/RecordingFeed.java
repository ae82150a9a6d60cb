package dev.kaibo.server.live.internal;

import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.CrewEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A recording as a feed. After a restart the file is read again up to the line that is in the journal. */
final class RecordingFeed implements Feed {
    private static final int SKIPPED_AT_ONCE = 10_000;

    private final RecordedShow show;
    private long fed;
    private @Nullable Stretch waiting;

    /** @param fed lines that are in the journal already */
    RecordingFeed(RecordedShow show, long fed) throws IOException {
        this.show = show;
        while (this.fed < fed) {
            var skipped = show.upTo(new Moment(Long.MAX_VALUE), (int) Math.min(SKIPPED_AT_ONCE, fed - this.fed));
            int lines = skipped.sightings().size() + skipped.rejected().size();
            if (lines == 0)
                throw new IOException(
                        "The recording has only %d lines, but %d of it are in the journal.".formatted(this.fed, fed));
            this.fed += lines;
        }
    }

    @Override
    public StreamHeader header() {
        return show.header();
    }

    @Override
    public Stretch due(Moment until, int most) throws IOException {
        Stretch known = waiting;
        if (known != null) return known;
        var due = show.upTo(until, most);
        Moment next = due.next();
        int count = due.sightings().size();
        Moment last = count == 0 ? RecordedShow.BEFORE_ALL : due.due(count - 1);
        boolean allDue = next != null && next.isAfter(until);
        long lines = fed + count + due.rejected().size();
        var stretch = new Stretch(due.sightings(), due.due(), due.rejected(), lines, allDue ? until : last, next);
        waiting = stretch;
        return stretch;
    }

    @Override
    public void journaled() {
        if (waiting != null) fed = waiting.fed();
        waiting = null;
    }

    @Override
    public void hear(CrewEvent event, Moment at) {
        // What was recorded has happened; nothing that the crew does now changes it.
    }

    @Override
    public void close() throws IOException {
        show.close();
    }
}
