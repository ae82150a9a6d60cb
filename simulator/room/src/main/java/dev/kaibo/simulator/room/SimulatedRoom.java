package dev.kaibo.simulator.room;

import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An audience that is made up from a seed (模拟). It is told what the crew does and, when asked, tells what its viewers did until then. Seed,
 * model, rundown and what the crew did decide everything: how often and in which steps it is asked changes nothing, so a room that was
 * lost is made again from its seed and told the crew's events once more.
 *
 * <p>Not safe for several threads: whoever writes the show's journal owns it. Memory grows with the viewers who came, at most
 * {@link RoomModel.Arrivals#mostViewers()}, and with what has not been asked for yet.
 */
public final class SimulatedRoom {
    /** How often online is measured (a captured source is stale after 2.5 times this). */
    public static final Duration ONLINE_EVERY = Duration.ofSeconds(10);

    /** How often the exposures are read. */
    public static final Duration EXPOSURES_EVERY = Duration.ofSeconds(30);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Rundown rundown;
    private final RoomModel model;
    private final Agenda agenda = new Agenda();
    private final Voice voice = new Voice();
    private final Crowd crowd;
    private final Door door;
    private final Audience audience;
    private final Bag bag;
    private final List<Rundown.Milestone> bags;
    private final Stage stage;
    private long askedUntil = Long.MIN_VALUE;

    private SimulatedRoom(long seed, Rundown rundown, RoomModel model) {
        this.rundown = rundown;
        this.model = model;
        this.crowd = new Crowd(seed, model);
        this.door = new Door(seed, model, rundown.round());
        this.bag = new Bag(rundown);
        this.bags = bag.planned();
        this.stage = new Stage(model, bag);
        this.audience = new Audience(model, stage, crowd, agenda, voice, Dice.of(seed, Dice.Part.RESTLESS, 0));
    }

    /** A room before the start: nobody is in it yet. */
    public static SimulatedRoom seeded(long seed, Rundown rundown, RoomModel model) {
        return new SimulatedRoom(seed, rundown, model);
    }

    /** What the room says of itself as a source: everything is captured, every kind of fact is given. */
    public static StreamHeader header() {
        Set<FactKind> gives = EnumSet.allOf(FactKind.class);
        gives.remove(FactKind.UNRECOGNISED);
        return new StreamHeader("模拟房间", Origin.CAPTURED, gives, "Asia/Shanghai", ONLINE_EVERY);
    }

    /**
     * What the viewers did since the last question, up to and with this moment, in order of time; their numbers go on from 1 without a gap.
     *
     * @throws IllegalArgumentException when an earlier question or event was later than this
     */
    public List<Sighting> until(Moment moment) {
        advance(moment);
        return voice.take();
    }

    /** Goes on to this moment without telling what happened: for a room that is made again. Its numbers go on as if it had told. */
    public void skipTo(Moment moment) {
        advance(moment);
        voice.forget();
    }

    /** The number of the last fact that happened; 0 before the first. */
    public long lastSequence() {
        return voice.lastSequence();
    }

    /** How many are in the room at the moment that was last asked for. */
    public int online() {
        return crowd.online();
    }

    /** On air: those who had reserved are reminded (B11), the flow begins, the measuring begins. */
    public void start(Moment at) {
        advance(at);
        if (stage.started)
            throw new IllegalStateException("The room is on air since %s.".formatted(new Moment(stage.startMillis)));
        stage.started = true;
        stage.startMillis = at.millis();
        door.push(at.millis(), agenda);
        agenda.plan(at.millis(), Agenda.Kind.SECOND, 0, 0);
        agenda.plan(at.plus(ONLINE_EVERY).millis(), Agenda.Kind.ONLINE_SAMPLE, 0, 0);
        agenda.plan(at.plus(EXPOSURES_EVERY).millis(), Agenda.Kind.EXPOSURE_SAMPLE, 0, 0);
        for (int number = 0; number < bags.size(); number++)
            if (!bags.get(number).due().isBefore(at))
                agenda.plan(bags.get(number).due().millis(), Agenda.Kind.BAG_OPENS, number, 0);
    }

    /**
     * Another item is on air; viewers change their ways from here (B4).
     *
     * @throws IllegalArgumentException when the rundown has no such item
     */
    public void onAir(ItemId item, Moment at) {
        RundownItem found = find(item);
        advance(at);
        stage.take(found, at.millis());
        if (found.role() != null)
            agenda.plan(at.plus(model.cues().callEvery()).millis(), Agenda.Kind.CALL, stage.taken, 0);
    }

    /** The picture stands still: fewer come, nobody opens products. */
    public void pause(Moment at) {
        advance(at);
        stage.pause(at.millis());
    }

    public void resume(Moment at) {
        advance(at);
        stage.resume(at.millis());
    }

    /** Off air: nobody comes any more, everybody leaves soon; payments and refunds still come in for a while. */
    public void end(Moment at) {
        advance(at);
        if (stage.ended) return;
        stage.ended = true;
        audience.sendHome(at.millis());
    }

    /**
     * The crew sends a cue and the host does what it says. What changes nothing for the audience is passed over, and so is every cue while there is no picture.
     *
     * @param lines what the cue tells each role, for the word that a lucky bag asks for
     */
    public void cue(String name, Collection<String> lines, Moment at) {
        advance(at);
        Cue cue = Cue.of(name);
        if (cue == null || !stage.started || stage.paused() || stage.ended) return;
        long now = at.millis();
        switch (cue) {
            case CALL_FOR_ONES -> audience.call(now);
            case ASK_TO_FOLLOW -> audience.askToFollow(now);
            case COUNT_DOWN -> {
                stage.urge(model.cues().hurried(), now);
                audience.hurry(now);
            }
            case REASSURE -> stage.urge(model.cues().reassured(), now);
            case TESTIFY -> stage.urge(model.cues().testified(), now);
            case OPEN_BAG -> openBag(name, lines, now);
        }
    }

    /** Tells the room what the crew did, as it stands in the journal. */
    public void hear(CrewEvent event, Moment at) {
        switch (event) {
            case CrewEvent.ShowStarted _ -> start(at);
            case CrewEvent.ItemTaken taken -> onAir(taken.item(), at);
            case CrewEvent.ShowPaused _ -> pause(at);
            case CrewEvent.ShowResumed _ -> resume(at);
            case CrewEvent.ShowEnded _ -> end(at);
            case CrewEvent.CueSent cue -> cue(cue.name(), cue.lines().values(), at);
            // The audience sees the item on air and hears the host; how the crew arranges the rest reaches it only by
            // these.
            case CrewEvent.ShowOpened _,
                    CrewEvent.ItemExtended _,
                    CrewEvent.ItemSkipped _,
                    CrewEvent.ItemsReordered _,
                    CrewEvent.CueAcknowledged _,
                    CrewEvent.CueTakenBack _,
                    CrewEvent.HandStepRecorded _,
                    CrewEvent.HandStepTakenBack _,
                    CrewEvent.HostShiftChanged _ -> {}
        }
    }

    private void advance(Moment to) {
        if (to.millis() < askedUntil)
            throw new IllegalArgumentException(
                    "The room has gone on to %s and cannot go back to %s.".formatted(new Moment(askedUntil), to));
        for (Agenda.@Nullable Due due = agenda.next(to.millis()); due != null; due = agenda.next(to.millis()))
            happen(due);
        askedUntil = to.millis();
    }

    private void happen(Agenda.Due due) {
        long now = due.millis();
        switch (due.kind()) {
            case SECOND -> second(now);
            case ONLINE_SAMPLE -> {
                voice.measured(FactKind.ONLINE, crowd.online(), now);
                // After the end the measuring stops with the first empty room.
                if (!stage.ended || crowd.online() > 0)
                    agenda.plan(now + ONLINE_EVERY.toMillis(), Agenda.Kind.ONLINE_SAMPLE, 0, 0);
            }
            case EXPOSURE_SAMPLE -> {
                voice.measured(FactKind.EXPOSURE, door.exposures(), now);
                if (!stage.ended) agenda.plan(now + EXPOSURES_EVERY.toMillis(), Agenda.Kind.EXPOSURE_SAMPLE, 0, 0);
            }
            case CALL -> {
                if (due.number() != stage.taken || stage.ended) return;
                if (stage.callsForOnes() && !stage.paused()) audience.call(now);
                agenda.plan(now + model.cues().callEvery().toMillis(), Agenda.Kind.CALL, stage.taken, 0);
            }
            case BAG_OPENS -> {
                Rundown.Milestone planned = bags.get(due.number());
                if (stage.ended || bag.wasOpened(planned.name())) return;
                // Without a picture nobody can be told of it: it waits.
                if (stage.paused()) agenda.plan(now + SECOND.toMillis(), Agenda.Kind.BAG_OPENS, due.number(), 0);
                else openBag(planned.name(), List.of(), now);
            }
            case RESERVED_ARRIVES -> {
                if (arrives(TrafficSource.RESERVATION, now)) door.earn(now, agenda);
            }
            case EARNED_ARRIVES -> arrives(TrafficSource.SQUARE, now);
            case FLOW_ARRIVES -> arrives(door.source(), now);
            case RETURN -> {
                if (stage.ended) return;
                door.entered();
                audience.enter(crowd.viewer(due.number()), now);
            }
            case LEAVE, TALK, ANSWER, ENTER_BAG, LIKE, FOLLOW, SHARE, GIFT, CLICK, HURRY, TELL_BOUGHT, TELL_MISSED ->
                audience.act(due);
            case ORDER -> audience.order(due);
            case PAY -> audience.pay(due);
            case GIVE_BACK -> audience.giveBack(due);
            case REFUND -> audience.refund(due);
        }
    }

    private void second(long now) {
        if (stage.ended) return;
        double factor = stage.effect().arrivals()
                * stage.interest(now)
                * (bag.isOpen(now) ? model.bags().arrivals() : 1.0);
        // Behind a closed door nobody queues: what would come is not even planned.
        if (!crowd.full()) door.flow(now, stage.startMillis, factor, stage.paused(), agenda);
        audience.tire(now);
        agenda.plan(now + SECOND.toMillis(), Agenda.Kind.SECOND, 0, 0);
    }

    private void openBag(String name, Collection<String> lines, long now) {
        if (bag.open(name, lines, now, now + model.bags().openFor().toMillis())) audience.offerBag(now);
    }

    private boolean arrives(TrafficSource source, long now) {
        if (stage.ended || crowd.full()) return false;
        door.entered();
        audience.enter(crowd.newcomer(source), now);
        return true;
    }

    private RundownItem find(ItemId item) {
        for (RundownItem candidate : rundown.items()) if (candidate.id().equals(item)) return candidate;
        throw new IllegalArgumentException("The rundown has no item %s.".formatted(item));
    }
}
