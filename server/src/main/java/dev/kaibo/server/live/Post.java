package dev.kaibo.server.live;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.event.PlatformReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a source hands over at once. It is journaled as a whole or not at all.
 *
 * @param offset by which the source's clock is to be shifted from now on; null when nothing new is known about it
 * @param readings numbers of the platform's dashboard
 * @param rejected what of it could not be understood, for the quarantine
 * @param through the capture by which it came; null when it came otherwise
 */
public record Post(
        StreamHeader stream,
        @Nullable Duration offset,
        List<Sighting> sightings,
        List<PlatformReading> readings,
        List<Rejected> rejected,
        @Nullable Through through) {
    public Post {
        sightings = List.copyOf(sightings);
        readings = List.copyOf(readings);
        rejected = List.copyOf(rejected);
    }

    /** What a source saw, without more about it. */
    public static Post of(StreamHeader stream, List<Sighting> sightings) {
        return new Post(stream, null, sightings, List.of(), List.of(), null);
    }

    /** What somebody read off the dashboard. */
    public static Post ofReadings(StreamHeader stream, List<PlatformReading> readings) {
        return new Post(stream, null, List.of(), readings, List.of(), null);
    }

    /** How many there are to be taken in. */
    public int size() {
        return sightings.size() + readings.size() + rejected.size();
    }

    /**
     * @param at when it was received
     * @param header the first line of Kaibo's own lines, to be remembered; null when there was none
     * @param replaces the mended lines of this capture come again: what lies of it in quarantine is taken out in the same transaction
     */
    public record Through(
            UUID capture, Instant at, @Nullable String header, boolean replaces) {}

    /**
     * @param whole as it was posted, so that it can be mended and fed again
     */
    public record Rejected(Line.Rejected line, String whole) {
        /** Without the words of others, which no log may say. */
        @Override
        public String toString() {
            return "Rejected[line %d, %s]".formatted(line.line(), line.reason());
        }
    }
}
