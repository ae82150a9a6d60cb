package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a played show is fed from. Used by the show's writer alone. */
interface Feed extends AutoCloseable {
    StreamHeader header();

    /**
     * What is due up to a moment and is not in the journal yet. The same answer, whatever is asked, until {@link #journaled()} is said: a stretch that could not be
     * written is written later as it is.
     *
     * @param most lines at once
     */
    Stretch due(Moment until, int most) throws IOException;

    /** The last stretch is in the journal. */
    void journaled();

    /** What the crew did reaches the room as well. */
    void hear(CrewEvent event, Moment at);

    /** What the feed itself asks of the show at this moment, as a person would; null when nothing. Asked again after each wish. */
    default @Nullable Wish wish(Crew crew, Moment now) {
        return null;
    }

    @Override
    void close() throws IOException;

    /**
     * @param due for each sighting the show moment in milliseconds, never falling
     * @param fed how far the feed is with this stretch, see {@link Journal.PlaybackRow#fed()}
     * @param reached everything up to this moment has been given; time may go on to it
     * @param next when more is due; null when this was all
     */
    record Stretch(
            List<Sighting> sightings,
            long[] due,
            List<Line.Rejected> rejected,
            long fed,
            Moment reached,
            @Nullable Moment next) {}
}
