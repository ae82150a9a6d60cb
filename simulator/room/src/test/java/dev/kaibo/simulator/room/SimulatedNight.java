package dev.kaibo.simulator.room;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The word-kit of a night in the simulated room: the sample show by its plan, with a pause of two minutes, asked in chosen steps. */
final class SimulatedNight {
    /** 20:00 in the sample shop's zone. */
    static final Moment START = new Moment(1_795_780_800_000L);

    /** Refunds come for hours after the end. */
    static final Duration AFTERWARDS = Duration.ofHours(6);

    private static final Map<Long, List<Sighting>> KEPT = new ConcurrentHashMap<>();

    private final long seed;
    private final RoomModel model;
    private final Rundown rundown = SampleShow.rundown(START);

    private SimulatedNight(long seed, RoomModel model) {
        this.seed = seed;
        this.model = model;
    }

    static SimulatedNight seeded(long seed) {
        return new SimulatedNight(seed, RoomModel.standard());
    }

    SimulatedNight scaled(double scale) {
        return new SimulatedNight(seed, model.withScale(scale));
    }

    Rundown rundown() {
        return rundown;
    }

    Moment last() {
        return rundown.plannedEnd().plus(AFTERWARDS);
    }

    SimulatedRoom room() {
        return SimulatedRoom.seeded(seed, rundown, model);
    }

    /** Something the crew does, as the room is told it. */
    record Done(Moment at, Consumer<SimulatedRoom> what) {}

    /** What the crew does in this night, in order. */
    Deque<Done> crewsDoing() {
        List<Done> doings = new ArrayList<>();
        doings.add(new Done(START, room -> room.start(START)));
        Moment at = START;
        for (RundownItem item : rundown.items()) {
            Moment taken = at;
            ItemId id = item.id();
            doings.add(new Done(taken, room -> room.onAir(id, taken)));
            at = at.plus(item.planned());
        }
        Moment paused = START.plus(Duration.ofMinutes(70));
        Moment resumed = paused.plus(Duration.ofMinutes(2));
        doings.add(new Done(paused, room -> room.pause(paused)));
        doings.add(new Done(resumed, room -> room.resume(resumed)));
        Moment end = at;
        doings.add(new Done(end, room -> room.end(end)));
        doings.sort(Comparator.comparing(Done::at));
        return new ArrayDeque<>(doings);
    }

    /** The standard night of a seed; made once and kept, because many sentences are about the same three nights. */
    static List<Sighting> standard(long seed) {
        return KEPT.computeIfAbsent(seed, it -> seeded(it).whole());
    }

    /** The whole night until the last refund, asked once a second while the show lasts. */
    List<Sighting> whole() {
        List<Sighting> seen = new ArrayList<>();
        SimulatedRoom room = room();
        Deque<Done> doings = crewsDoing();
        play(room, doings, START, rundown.plannedEnd(), () -> Duration.ofSeconds(1), seen);
        play(room, doings, rundown.plannedEnd(), last(), () -> Duration.ofMinutes(10), seen);
        return seen;
    }

    List<Sighting> inSteps(Supplier<Duration> steps) {
        List<Sighting> seen = new ArrayList<>();
        play(room(), crewsDoing(), START, last(), steps, seen);
        return seen;
    }

    /** Goes from one moment to another in steps, doing on the way what the crew does then. */
    static void play(
            SimulatedRoom room,
            Deque<Done> doings,
            Moment from,
            Moment until,
            Supplier<Duration> steps,
            List<Sighting> seen) {
        for (Moment now = from; ; ) {
            while (!doings.isEmpty() && !doings.getFirst().at().isAfter(now))
                doings.removeFirst().what().accept(room);
            seen.addAll(room.until(now));
            if (!now.isBefore(until)) return;
            Moment next = now.plus(steps.get());
            now = next.isBefore(until) ? next : until;
        }
    }

    /** Everything that these facts say, in 64 hexadecimal digits. */
    static String fingerprint(List<Sighting> facts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Sighting fact : facts)
                digest.update("%s %s %d %s %s %s %s %s %s %d %d %d %d%n"
                        .formatted(
                                fact.sequence(),
                                fact.kind(),
                                fact.happened().millis(),
                                fact.viewer(),
                                fact.nick(),
                                fact.text(),
                                fact.source(),
                                fact.product(),
                                fact.order(),
                                fact.units(),
                                fact.amountFen(),
                                fact.count(),
                                fact.value())
                        .replace("\r", "")
                        .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
