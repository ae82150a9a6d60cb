package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.simulator.room.RoomModel;
import dev.kaibo.simulator.room.SampleCrew;
import dev.kaibo.simulator.room.SimulatedRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated room as a feed. It hears the crew's events from the journal; after a restart it is made again from its seed and hears them once more. */
final class SimulatedFeed implements Feed {
    /** After the end payments and refunds still come in for this long. */
    static final Duration AFTER_THE_END = Duration.ofMinutes(30);

    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final SimulatedRoom room;
    private SampleCrew self;
    private final List<Sighting> untold = new ArrayList<>();
    private @Nullable Stretch waiting;
    private @Nullable Moment last;
    private long told;
    private Moment asked;
    /** When the stand-in for the crew will act next: the feed stops there, so that even in a jump it acts in time. Null while it has nothing to do. */
    private @Nullable Moment acts;

    /**
     * @param by in whose name the show is run while nobody does anything
     * @param heard what the crew did so far, in order
     * @param until up to when the room has told what happened
     * @param fed last running number that is in the journal
     */
    SimulatedFeed(long seed, Rundown rundown, PersonId by, List<Recorded> heard, Moment until, long fed) {
        self = SampleCrew.actingAs(by);
        asked = rundown.plannedStart();
        acts = asked;
        room = SimulatedRoom.seeded(seed, rundown, RoomModel.standard());
        told = fed;
        for (Recorded each : heard) if (each.event() instanceof CrewEvent event) hear(event, each.at());
        collect(until);
    }

    @Override
    public StreamHeader header() {
        return SimulatedRoom.header();
    }

    @Override
    public Stretch due(Moment until, int most) {
        Stretch known = waiting;
        if (known != null) return known;
        // Minute by minute: after a jump forward a wish must find the room where the journal is, not hours ahead of it.
        Moment step = asked.plus(AT_ONCE);
        Moment stop = acts;
        if (stop != null && stop.isBefore(step)) step = stop.isBefore(asked) ? asked : stop;
        collect(until.isAfter(step) ? step : until);
        List<Sighting> some = List.copyOf(untold);
        long[] due = some.stream().mapToLong(each -> each.happened().millis()).toArray();
        boolean over = last != null && asked.isAfter(last);
        Moment next = over ? null : asked.plus(Duration.ofMillis(1));
        long fed = some.isEmpty() ? told : sequence(some.getLast());
        var stretch = new Stretch(some, due, List.of(), fed, asked, next);
        waiting = stretch;
        return stretch;
    }

    @Override
    public void journaled() {
        Stretch done = waiting;
        if (done != null) {
            untold.subList(0, done.sightings().size()).clear();
            told = done.fed();
        }
        waiting = null;
    }

    @Override
    public void hear(CrewEvent event, Moment at) {
        room.hear(event, at);
        self = self.after(event, at);
        if (at.isAfter(asked)) asked = at;
        if (event instanceof CrewEvent.ShowEnded) last = at.plus(AFTER_THE_END);
    }

    @Override
    public @Nullable Wish wish(Crew crew, Moment now) {
        SampleCrew.Next next = self.next(crew, now);
        acts = null;
        if (next == null) return null;
        if (!now.isBefore(next.at())) return next.wish();
        acts = next.at();
        return null;
    }

    @Override
    public void close() {}

    private void collect(Moment until) {
        if (until.isBefore(asked)) return; // the room has gone on already, with the crew's last event
        asked = until;
        for (Sighting each : room.until(until)) if (sequence(each) > told) untold.add(each);
    }

    private static long sequence(Sighting sighting) {
        Long sequence = sighting.sequence();
        if (sequence == null)
            throw new IllegalStateException("A simulated fact carries no running number: %s.".formatted(sighting));
        return sequence;
    }
}
