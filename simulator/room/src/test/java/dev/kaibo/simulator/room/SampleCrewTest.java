package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Decision;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.rundown.ItemState;
import dev.kaibo.engine.rundown.Phase;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sample show runs by itself while nobody touches it, and leaves whoever does in peace. */
class SampleCrewTest {
    private static final Moment START = SimulatedNight.START;
    private static final PersonId NOBODY = new PersonId(new UUID(0, 1));
    private static final PersonId STONE = new PersonId(new UUID(0, 2));

    private long position;
    private Crew crew = Crew.empty();
    private SampleCrew stand = SampleCrew.actingAs(NOBODY);

    SampleCrewTest() {
        happens(
                new CrewEvent.ShowOpened(
                        new ShowId(new UUID(0, 3)),
                        SampleShow.TITLE,
                        CrewEvent.Nature.SIMULATED,
                        SampleShow.rundown(START)),
                START);
    }

    @Test
    void it_starts_a_few_seconds_after_the_planned_time_as_people_do() {
        Moment start = START.plus(Duration.ofSeconds(6));
        assertThat(stand.wish(crew, start.minus(Duration.ofMillis(1)))).isNull();
        assertThat(stand.wish(crew, start)).isEqualTo(new Wish.StartShow());
        assertThat(stand.next(crew, START)).isEqualTo(new SampleCrew.Next(new Wish.StartShow(), start));
    }

    @Test
    void left_alone_the_whole_rundown_is_talked_through_and_never_half_a_minute_late() {
        runUntil(START, START.plus(Duration.ofHours(4)));
        assertThat(crew.phase()).isEqualTo(Phase.ENDED);
        assertThat(crew.progress().items())
                .allSatisfy(item -> assertThat(item.state()).isEqualTo(ItemState.DONE));
        Moment slot = START;
        for (var item : crew.rundown().items()) {
            Moment taken =
                    Objects.requireNonNull(crew.progress().item(item.id())).startedAt();
            assertThat(taken).as("%s", item.id()).isBetween(slot, slot.plus(SampleCrew.BEHIND_MOST));
            slot = slot.plus(item.planned());
        }
        assertThat(crew.progress().endedAt()).isBetween(slot, slot.plus(SampleCrew.BEHIND_MOST));
    }

    @Test
    void an_item_is_not_cut_before_its_time() {
        runUntil(START, START.plus(Duration.ofMinutes(8).plusSeconds(16)));
        assertThat(onAir()).isEqualTo(new ItemId("item-01"));
        assertThat(stand.next(crew, START.plus(Duration.ofMinutes(3))))
                .isEqualTo(new SampleCrew.Next(
                        new Wish.TakeItem(new ItemId("item-02")),
                        START.plus(Duration.ofMinutes(8)).plus(Duration.ofSeconds(17))));
        runUntil(
                START.plus(Duration.ofMinutes(8).plusSeconds(17)),
                START.plus(Duration.ofMinutes(8).plusSeconds(17)));
        assertThat(onAir()).isEqualTo(new ItemId("item-02"));
    }

    @Test
    void added_time_is_waited_for() {
        runUntil(START, START.plus(Duration.ofMinutes(1)));
        personDoes(
                new Wish.ExtendItem(new ItemId("item-01"), Duration.ofMinutes(5)), START.plus(Duration.ofMinutes(2)));
        runUntil(
                START.plus(Duration.ofMinutes(2)),
                START.plus(Duration.ofMinutes(13).minusSeconds(1)));
        assertThat(onAir()).isEqualTo(new ItemId("item-01"));
    }

    @Test
    void whoever_acts_is_left_in_peace_for_three_minutes() {
        runUntil(START, START.plus(Duration.ofMinutes(7)));
        Moment touched = START.plus(Duration.ofMinutes(7).plusSeconds(30));
        personDoes(new Wish.TakeItem(new ItemId("item-09")), touched);
        personDoes(new Wish.TakeItem(new ItemId("item-01")), touched.plus(Duration.ofSeconds(1)));
        Moment back = touched.plus(Duration.ofSeconds(1)).plus(SampleCrew.HANDS_OFF);
        runUntil(touched.plus(Duration.ofSeconds(2)), back.minus(Duration.ofMillis(1)));
        assertThat(onAir()).as("over its time, but somebody was there").isEqualTo(new ItemId("item-01"));
        runUntil(back, back);
        assertThat(onAir()).isEqualTo(new ItemId("item-02"));
    }

    @Test
    void a_pause_that_was_forgotten_ends() {
        runUntil(START, START.plus(Duration.ofMinutes(1)));
        Moment paused = START.plus(Duration.ofMinutes(2));
        personDoes(new Wish.PauseShow(), paused);
        runUntil(paused, paused.plus(SampleCrew.HANDS_OFF).minus(Duration.ofMillis(1)));
        assertThat(crew.phase()).isEqualTo(Phase.PAUSED);
        runUntil(paused.plus(SampleCrew.HANDS_OFF), paused.plus(SampleCrew.HANDS_OFF));
        assertThat(crew.phase()).isEqualTo(Phase.ON_AIR);
    }

    @Test
    void a_skipped_item_is_not_taken() {
        runUntil(START, START.plus(Duration.ofMinutes(1)));
        personDoes(new Wish.SkipItem(new ItemId("item-02")), START.plus(Duration.ofMinutes(1)));
        runUntil(START.plus(Duration.ofMinutes(1)), START.plus(Duration.ofMinutes(9)));
        assertThat(onAir()).isEqualTo(new ItemId("item-03"));
    }

    private ItemId onAir() {
        var now = crew.progress().now();
        if (now == null) throw new AssertionError("Nothing is on air in " + crew.progress());
        return now.item();
    }

    /** Asks once a second, as the host does. */
    private void runUntil(Moment from, Moment until) {
        for (Moment now = from; !now.isAfter(until); now = now.plus(Duration.ofSeconds(1))) {
            Wish wish;
            while ((wish = stand.wish(crew, now)) != null) decided(wish, NOBODY, now);
        }
    }

    private void personDoes(Wish wish, Moment at) {
        decided(wish, STONE, at);
    }

    private void decided(Wish wish, PersonId by, Moment at) {
        Decision decision = crew.decide(wish, by, at);
        assertThat(decision).as("%s at %s", wish, at).isInstanceOf(Decision.Accepted.class);
        if (decision instanceof Decision.Accepted(var events)) for (ShowEvent event : events) happens(event, at);
    }

    private void happens(ShowEvent event, Moment at) {
        crew = crew.apply(new Recorded(++position, at, event));
        if (event instanceof CrewEvent done) stand = stand.after(done, at);
    }
}
