package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one post of the wxlivespy forwarder says; docs/forwarder.md describes it. An event that cannot be understood costs nothing but itself, because a
 * post that is refused comes never again.
 *
 * @param liveId the platform's id of the live; null when the post does not tell it
 * @param header the stream to which the sightings belong. Its name holds the live's id: with each live the sequence begins again
 * @param sightings in the order of the post; how many are in the room comes last
 * @param rejected events for the quarantine; {@code line} counts the events from 1, and 0 stands for what lies around them
 * @param ignored events whose kind is known and deliberately no fact (a viewer rose by a level)
 * @param newest when the newest event was read, by the clock of the forwarder's machine; null when no event has a time
 */
public record ForwarderPost(
        @Nullable String liveId,
        LiveStatus status,
        StreamHeader header,
        List<Sighting> sightings,
        List<Line.Rejected> rejected,
        int ignored,
        @Nullable Moment newest) {
    /** Events in one post, rejected ones included. The busiest rooms have a few hundred. */
    public static final int MOST_EVENTS = 20_000;

    private static final Set<FactKind> GIVES =
            Set.of(FactKind.ENTERED, FactKind.COMMENTED, FactKind.LIKED, FactKind.GIFTED, FactKind.ONLINE);

    /** Whether the live is on air, as the platform says. */
    public enum LiveStatus {
        ON_AIR,
        ENDED,
        /** Not told, or by a number that this version does not know. */
        UNKNOWN
    }

    public ForwarderPost {
        sightings = List.copyOf(sightings);
        rejected = List.copyOf(rejected);
    }

    /**
     * Reads a post: the object itself, or the wrapper that holds it as {@code decoded_data}.
     *
     * @param body not compressed ({@link Inflated}), UTF-8
     * @param received when it arrived, by our clock
     * @throws PostUnreadable when it is no post of the forwarder, or is broken before its events begin
     * @throws PostTooLarge when it holds more than {@link #MOST_EVENTS} events
     */
    public static ForwarderPost read(byte[] body, Moment received) throws PostUnreadable, PostTooLarge {
        return new ForwarderReader(body).read(received);
    }

    /** What the forwarder's stream of one live says of itself. */
    static StreamHeader header(@Nullable String liveId) {
        return new StreamHeader(
                liveId == null ? "wxlivespy" : "wxlivespy " + liveId,
                Origin.CAPTURED,
                GIVES,
                "Asia/Shanghai",
                Duration.ofSeconds(10));
    }

    /**
     * The same post for a stream whose clock is known to differ. A post without events has no time of its own, so its number of viewers got the moment
     * of receipt, by our clock; everything that {@link Intake} takes must be by the source's, which it shifts.
     *
     * @param offset of the stream, as it was announced last
     */
    public ForwarderPost forClockShiftedBy(Duration offset) {
        if (newest != null || sightings.isEmpty() || offset.isZero()) return this;
        List<Sighting> shifted = sightings.stream()
                .map(it -> online(liveId, it.happened().minus(offset), it.value()))
                .toList();
        return new ForwarderPost(liveId, status, header, shifted, rejected, ignored, newest);
    }

    /** The id is made of what the sighting says, so that the very same post twice adds nothing. */
    static Sighting online(@Nullable String liveId, Moment happened, long viewers) {
        return Sighting.of(FactKind.ONLINE, happened)
                .withAmounts(1, viewers)
                .withMessageId("online %s %d %d".formatted(liveId == null ? "-" : liveId, happened.millis(), viewers));
    }
}
