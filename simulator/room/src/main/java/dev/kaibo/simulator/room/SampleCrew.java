package dev.kaibo.simulator.room;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.rundown.ClockReading.ItemReading;
import dev.kaibo.engine.rundown.RundownClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the crew of the sample show while nobody is there: starts it, takes the next item when one's time is over, ends it. It is never exact, as people
 * are not: each change comes up to {@link #BEHIND_MOST} after its time, and what one item took too long the next gives back. Once a
 * person has done something it keeps its hands off for {@link #HANDS_OFF}, so that it never acts against somebody who is trying things.
 *
 * <p>A fold over the crew's events, so that it knows after a restart who touched the show last. It only wishes; the engine decides.
 *
 * @param self in whose name it acts: an id that nobody signs in with, or that person would be taken for it
 * @param touched when a person last did something; null when nobody has yet
 */
public record SampleCrew(PersonId self, @Nullable Moment touched) {
    /** How long it waits after a person, by the show's clock. */
    public static final Duration HANDS_OFF = Duration.ofMinutes(3);

    /** How far behind the plan it lets the show fall. */
    public static final Duration BEHIND_MOST = Duration.ofSeconds(28);

    /** @param at when it wishes that, unless something else happens before */
    public record Next(Wish wish, Moment at) {}

    public static SampleCrew actingAs(PersonId self) {
        return new SampleCrew(self, null);
    }

    /** Remembers that somebody else than it was there. */
    public SampleCrew after(CrewEvent event, Moment at) {
        PersonId by = by(event);
        return by == null || by.equals(self) ? this : new SampleCrew(self, at);
    }

    /**
     * What it wishes at this moment; null when there is nothing to do, or somebody is there. It wishes one thing at a time: ask again after
     * the wish was decided.
     */
    public @Nullable Wish wish(Crew crew, Moment now) {
        Next next = next(crew, now);
        return next == null || now.isBefore(next.at()) ? null : next.wish();
    }

    /** What it will wish, and when, if everything stays as it is; null when nothing is left to do. */
    public @Nullable Next next(Crew crew, Moment now) {
        Next next = switch (crew.phase()) {
            case PLANNED ->
                crew.show() == null
                        ? null
                        : new Next(
                                new Wish.StartShow(),
                                crew.rundown().plannedStart().plus(behind(0)));
            case ON_AIR -> onAir(crew, now);
            // Somebody paused and went away; the sample would stand still for ever.
            case PAUSED -> new Next(new Wish.ResumeShow(), now);
            case ENDED -> null;
        };
        if (next == null || touched == null) return next;
        Moment free = touched.plus(HANDS_OFF);
        return next.at().isBefore(free) ? new Next(next.wish(), free) : next;
    }

    private static Next onAir(Crew crew, Moment now) {
        List<ItemId> waiting = crew.progress().waiting();
        Wish wish = waiting.isEmpty() ? new Wish.EndShow() : new Wish.TakeItem(waiting.getFirst());
        ItemReading current =
                RundownClock.read(crew.rundown(), crew.progress(), now).current();
        if (current == null) return new Next(wish, now);
        int place = place(crew, current.item());
        Duration late = behind(place + 1).minus(behind(place));
        return new Next(wish, now.plus(current.remaining()).plus(late));
    }

    private static int place(Crew crew, ItemId item) {
        int place = 0;
        for (var each : crew.rundown().items()) {
            if (each.id().equals(item)) return place;
            place++;
        }
        throw new IllegalStateException("Item %s is on air and not in the rundown.".formatted(item));
    }

    /** How much later than planned the change before the item at this place comes; the same every night. */
    private static Duration behind(int place) {
        return Duration.ofSeconds((6 + 11L * place) % (BEHIND_MOST.toSeconds() + 1));
    }

    private static @Nullable PersonId by(CrewEvent event) {
        return switch (event) {
            case CrewEvent.ShowOpened _ -> null;
            case CrewEvent.ShowStarted(var by) -> by;
            case CrewEvent.ShowPaused(var by) -> by;
            case CrewEvent.ShowResumed(var by) -> by;
            case CrewEvent.ShowEnded(var by) -> by;
            case CrewEvent.ItemTaken(var _, var by) -> by;
            case CrewEvent.ItemExtended(var _, var _, var person) -> person;
            case CrewEvent.ItemSkipped(var _, var by) -> by;
            case CrewEvent.ItemsReordered(var _, var by) -> by;
            case CrewEvent.CueSent cue -> cue.by();
            case CrewEvent.CueAcknowledged(var _, var _, var by) -> by;
            case CrewEvent.CueTakenBack(var _, var by) -> by;
            case CrewEvent.HandStepRecorded recorded -> recorded.by();
            case CrewEvent.HandStepTakenBack(var _, var by) -> by;
            case CrewEvent.HostShiftChanged(var _, var by) -> by;
        };
    }
}
