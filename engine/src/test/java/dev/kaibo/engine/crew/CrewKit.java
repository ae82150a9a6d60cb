package dev.kaibo.engine.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.crew.Decision.Accepted;
import dev.kaibo.engine.crew.Decision.Refused;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The words in which the crew's rules are told: {@code givenShow(onAir(), taking(COAT)).when(skip(COAT)).thenRefused(…)}. */
public final class CrewKit {
    public static final ShowId SHOW = new ShowId(new UUID(1, 1));
    public static final PersonId CONTROLLER = new PersonId(new UUID(2, 1));
    public static final PersonId HOST = new PersonId(new UUID(2, 2));
    public static final PersonId OTHER_HOST = new PersonId(new UUID(2, 3));
    public static final ItemId COAT = new ItemId("coat");
    public static final ItemId SCARF = new ItemId("scarf");
    public static final ItemId SHOES = new ItemId("shoes");
    public static final ItemId NOWHERE = new ItemId("nowhere");
    public static final CueId CUE = cue(1);
    public static final StepId STEP = step(1);
    public static final Moment PLANNED_START = Moment.of(Instant.parse("2026-11-20T12:00:00Z"));

    private CrewKit() {}

    /** Coat 8 minutes, scarf 6, shoes 10. */
    public static Rundown plan() {
        return new Rundown(
                PLANNED_START,
                "Asia/Shanghai",
                Duration.ofMinutes(5),
                List.of(item(COAT, 8), item(SCARF, 6), item(SHOES, 10)),
                List.of(),
                List.of());
    }

    public static RundownItem item(ItemId id, int minutes) {
        return new RundownItem(id, id.value(), null, null, null, minutes(minutes), null, List.of(), null);
    }

    public static CueId cue(long number) {
        return new CueId(new UUID(3, number));
    }

    public static StepId step(long number) {
        return new StepId(new UUID(4, number));
    }

    public static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    public static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    /** An opened show, at its planned start, to which the steps happen one after the other. */
    public static Story givenShow(Step... steps) {
        Story story = new Story(Crew.empty(), PLANNED_START, 0)
                .happens(new ShowOpened(SHOW, "Sample show", Nature.LIVE, plan()));
        for (Step step : steps) story = step.from(story);
        return story;
    }

    @FunctionalInterface
    public interface Step {
        Story from(Story story);
    }

    public static Step onAir() {
        return wished(new Wish.StartShow());
    }

    public static Step paused() {
        return wished(new Wish.PauseShow());
    }

    public static Step resumed() {
        return wished(new Wish.ResumeShow());
    }

    public static Step ended() {
        return wished(new Wish.EndShow());
    }

    public static Step taking(ItemId item) {
        return wished(take(item));
    }

    public static Step skipping(ItemId item) {
        return wished(skip(item));
    }

    public static Step sent(CueId cue, CrewRole... roles) {
        return wished(send(cue, roles));
    }

    public static Step acknowledged(CueId cue, CrewRole role) {
        return wished(acknowledge(cue, role));
    }

    public static Step takenBack(CueId cue) {
        return wished(takeBack(cue));
    }

    public static Step did(StepId step, CrewRole role) {
        return wished(record(step, role));
    }

    public static Step after(Duration length) {
        return story -> new Story(story.crew, story.at.plus(length), story.position);
    }

    /** Must be accepted, or the story is told wrongly. */
    public static Step wished(Wish wish) {
        return story -> story.when(wish).accepted();
    }

    public static Wish take(ItemId item) {
        return new Wish.TakeItem(item);
    }

    public static Wish skip(ItemId item) {
        return new Wish.SkipItem(item);
    }

    public static Wish extend(ItemId item, Duration length) {
        return new Wish.ExtendItem(item, length);
    }

    public static Wish reorder(ItemId... waiting) {
        return new Wish.ReorderItems(List.of(waiting));
    }

    public static Wish send(CueId cue, CrewRole... roles) {
        Map<CrewRole, String> lines = new EnumMap<>(CrewRole.class);
        for (CrewRole role : roles) lines.put(role, "Ask for a follow, then the price");
        return new Wish.SendCue(cue, "Follow first", lines);
    }

    public static Wish acknowledge(CueId cue, CrewRole role) {
        return new Wish.AcknowledgeCue(cue, role);
    }

    public static Wish takeBack(CueId cue) {
        return new Wish.TakeBackCue(cue);
    }

    public static Wish record(StepId step, CrewRole role) {
        return new Wish.RecordStep(step, "Push the WeCom card", role, null);
    }

    public static Wish takeBack(StepId step) {
        return new Wish.TakeBackStep(step);
    }

    /** A show at a moment. */
    public record Story(Crew crew, Moment at, long position) {
        public Story happens(ShowEvent event) {
            return new Story(crew.apply(new Recorded(position + 1, at, event)), at, position + 1);
        }

        public Asked when(Wish wish) {
            return new Asked(this, wish, crew.decide(wish, CONTROLLER, at));
        }

        public Asked whenAskedBy(PersonId by, Wish wish) {
            return new Asked(this, wish, crew.decide(wish, by, at));
        }

        /** As {@link #when}, while the show is played at this many show seconds a real second. */
        public Asked whenPlayedAt(double rate, Wish wish) {
            return new Asked(this, wish, crew.decide(wish, CONTROLLER, at, new Pace(rate)));
        }
    }

    /** A show that was asked for something. */
    public record Asked(Story story, Wish wish, Decision decision) {
        public void thenRefused(Refusal why) {
            assertThat(decision).isEqualTo(new Refused(why));
        }

        public void thenHappens(ShowEvent... events) {
            assertThat(decision).isEqualTo(new Accepted(List.of(events)));
        }

        /** What the crew knows once it is journaled. */
        public Story thenKnows(Consumer<Crew> check) {
            Story after = accepted();
            check.accept(after.crew());
            return after;
        }

        Story accepted() {
            assertThat(decision).as("decision on %s", wish).isInstanceOf(Accepted.class);
            Story after = story;
            for (ShowEvent event : ((Accepted) decision).events()) after = after.happens(event);
            return after;
        }
    }
}
