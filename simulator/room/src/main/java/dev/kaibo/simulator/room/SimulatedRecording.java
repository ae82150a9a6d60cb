package dev.kaibo.simulator.room;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole simulated show to be read like a recording: the goods of the sample show to the minute of their plan, with the cues of hold-and-release (L4) where they
 * belong. The same seed, length and model give the same facts, and nothing is made before it is read.
 */
public final class SimulatedRecording implements Recording {
    public static final Duration SHORTEST = Duration.ofMinutes(6);
    public static final Duration LONGEST = Duration.ofHours(12);

    /** Payments and refunds still come in for so long after the end, as on the server. */
    public static final Duration AFTER_THE_END = Duration.ofMinutes(30);

    /** 20:00 in the sample shop's zone, on one and the same day. */
    private static final Moment START = new Moment(1_769_860_800_000L);

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private final StreamHeader header;
    private final SimulatedRoom room;
    private final Deque<Done> doings;
    private final Moment last;
    private final Deque<Sighting> told = new ArrayDeque<>();
    private Moment now = START;
    private long line = 1;

    private record Done(Moment at, CrewEvent what) {}

    /** What the crew says about an item, and after how many hundredths of its talk. */
    private record Said(String cue, int after) {}

    private static final List<Said> HOLD_AND_RELEASE = List.of(
            new Said("求关注", 30), new Said("打消顾虑", 50), new Said("倒数放单", 65), new Said("念已拍", 80), new Said("没抢到的", 90));
    private static final List<Said> OTHERWISE = List.of(new Said("打消顾虑", 60));

    /**
     * A show that has not begun yet.
     *
     * @param length from {@link #SHORTEST} to {@link #LONGEST}
     */
    public static SimulatedRecording of(long seed, Duration length, RoomModel model) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(
                    "A simulated show (%s) lasts from %s to %s.".formatted(length, SHORTEST, LONGEST));
        return new SimulatedRecording(seed, SampleShow.lasting(START, length), model);
    }

    private SimulatedRecording(long seed, Rundown rundown, RoomModel model) {
        StreamHeader said = SimulatedRoom.header();
        this.header = new StreamHeader(
                "%s simulated, seed %d".formatted(said.name(), seed),
                said.origin(),
                said.gives(),
                said.zone(),
                said.period());
        this.room = SimulatedRoom.seeded(seed, rundown, model);
        this.doings = crewsDoing(rundown);
        this.last = rundown.plannedEnd().plus(AFTER_THE_END);
    }

    @Override
    public StreamHeader header() {
        return header;
    }

    @Override
    public @Nullable Line next() {
        while (told.isEmpty()) {
            if (!now.isBefore(last)) return null;
            Moment step = now.plus(STEP);
            now = step.isBefore(last) ? step : last;
            while (!doings.isEmpty() && !doings.getFirst().at().isAfter(now)) {
                Done done = doings.removeFirst();
                room.hear(done.what(), done.at());
            }
            told.addAll(room.until(now));
        }
        return new Line.Understood(++line, told.removeFirst());
    }

    @Override
    public long ignored() {
        return 0;
    }

    @Override
    public void close() {}

    private static Deque<Done> crewsDoing(Rundown rundown) {
        List<Done> doings = new ArrayList<>();
        doings.add(new Done(rundown.plannedStart(), new CrewEvent.ShowStarted(NOBODY)));
        Moment at = rundown.plannedStart();
        for (RundownItem item : rundown.items()) {
            doings.add(new Done(at, new CrewEvent.ItemTaken(item.id(), NOBODY)));
            for (Said said : saidOf(item))
                doings.add(new Done(
                        at.plus(item.planned().multipliedBy(said.after()).dividedBy(100)), cue(rundown, said.cue())));
            at = at.plus(item.planned());
        }
        doings.add(new Done(at, new CrewEvent.ShowEnded(NOBODY)));
        // Stable: what was put in first goes first among equals.
        doings.sort(Comparator.comparing(Done::at));
        return new ArrayDeque<>(doings);
    }

    private static List<Said> saidOf(RundownItem item) {
        return switch (item.role()) {
            case FLASH, TRAFFIC -> HOLD_AND_RELEASE;
            case PROFIT, TOPIC -> OTHERWISE;
            case null -> List.of();
        };
    }

    private static CrewEvent cue(Rundown rundown, String name) {
        for (Rundown.CueKey key : rundown.cueKeys())
            if (key.name().equals(name))
                return new CrewEvent.CueSent(new CueId(new UUID(0, 0)), name, key.lines(), NOBODY);
        throw new IllegalStateException("The sample show has no cue %s.".formatted(name));
    }
}
