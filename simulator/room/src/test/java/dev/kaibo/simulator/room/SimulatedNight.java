package dev.kaibo.simulator.room;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The word-kit of a night in the simulated room: the sample show by its plan, in steps of a chosen length. */
final class SimulatedNight {
    /** 20:00 in the sample shop's zone. */
    static final Moment START = new Moment(1_795_780_800_000L);

    /** Refunds come for hours after the end. */
    static final Duration AFTERWARDS = Duration.ofHours(6);

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

    /** What the crew does in this night, in order. */
    List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        orders.add(new Order(START, room -> room.start(START)));
        Moment at = START;
        for (RundownItem item : rundown.items()) {
            Moment taken = at;
            ItemId id = item.id();
            orders.add(new Order(taken, room -> room.onAir(id, taken)));
            at = at.plus(item.planned());
        }
        Moment paused = START.plus(Duration.ofMinutes(70));
        Moment resumed = START.plus(Duration.ofMinutes(72));
        orders.add(new Order(paused, room -> room.pause(paused)));
        orders.add(new Order(resumed, room -> room.resume(resumed)));
        Moment end = at;
        orders.add(new Order(end, room -> room.end(end)));
        orders.sort((one, other) -> one.at().compareTo(other.at()));
        return orders;
    }

    /** Something done to the room at a moment. */
    record Order(Moment at, Consumer<SimulatedRoom> done) {}

    /** The whole night, asked once a second. */
    List<Sighting> whole() {
        return inSteps(Duration.ofSeconds(1), AFTERWARDS);
    }

    List<Sighting> inSteps(Duration step, Duration afterwards) {
        SimulatedRoom room = SimulatedRoom.seeded(seed, rundown, model);
        Moment until = rundown.plannedEnd().plus(afterwards);
        List<Sighting> seen = new ArrayList<>();
        List<Order> left = new ArrayList<>(orders());
        for (Moment now = START; ; now = earlier(now.plus(step), until)) {
            while (!left.isEmpty() && !left.getFirst().at().isAfter(now)) left.removeFirst().done().accept(room);
            seen.addAll(room.until(now));
            if (!now.isBefore(until)) return seen;
        }
    }

    private static Moment earlier(Moment one, Moment other) {
        return one.isBefore(other) ? one : other;
    }

    SimulatedRoom room() {
        return SimulatedRoom.seeded(seed, rundown, model);
    }
}
