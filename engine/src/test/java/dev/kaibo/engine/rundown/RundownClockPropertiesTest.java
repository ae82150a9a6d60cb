package dev.kaibo.engine.rundown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Wishes;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.ClockReading.ItemReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for the clock after any evening, read at any later moment. */
class RundownClockPropertiesTest {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_offset_is_the_sum_of_its_parts_and_moves_the_planned_end(
            @ForAll("journals") List<Recorded> journal, @ForAll @LongRange(min = 0, max = 7_200_000) long later) {
        ClockReading clock = read(journal, later);
        assertThat(clock.offset())
                .isEqualTo(clock.lateStart()
                        .plus(clock.overtime())
                        .plus(clock.pause())
                        .plus(clock.added()));
        assertThat(clock.relative()).isEqualTo(clock.offset().minus(clock.lateStart()));
        assertThat(clock.expectedEnd()).isEqualTo(clock.plannedEnd().plus(clock.offset()));
        for (ItemReading item : clock.items())
            assertThat(item.remaining()).isEqualTo(item.length().minus(item.talked()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void waiting_items_follow_one_another_up_to_the_expected_end(@ForAll("journals") List<Recorded> journal) {
        Crew crew = fold(journal);
        Assume.that(crew.phase() != Phase.ENDED);
        ClockReading clock = read(journal, 0);
        ItemReading current = clock.current();
        Moment free =
                current != null ? current.end() : clock.phase() == Phase.PLANNED ? clock.expectedStart() : clock.now();
        for (ItemReading item : clock.items()) {
            if (item.state() != ItemState.WAITING) continue;
            assertThat(item.start()).isEqualTo(free);
            free = Objects.requireNonNull(item.start()).plus(item.length());
            assertThat(item.end()).isEqualTo(free);
        }
        assertThat(clock.expectedEnd()).isEqualTo(free);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void reordering_what_waits_leaves_the_expected_end(@ForAll("journals") List<Recorded> journal, @ForAll long seed) {
        Crew crew = fold(journal);
        List<ItemId> other = new ArrayList<>(crew.progress().waiting());
        Collections.shuffle(other, new Random(seed));
        Moment now = last(journal);
        assertThat(RundownClock.read(crew.rundown(), crew.progress().reordered(other), now)
                        .expectedEnd())
                .isEqualTo(
                        RundownClock.read(crew.rundown(), crew.progress(), now).expectedEnd());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_pause_moves_the_expected_end_by_its_length(
            @ForAll("journals") List<Recorded> journal, @ForAll @LongRange(min = 0, max = 7_200_000) long length) {
        Crew crew = fold(journal);
        Assume.that(crew.phase() == Phase.ON_AIR);
        Moment now = last(journal);
        Moment then = now.plus(Duration.ofMillis(length));
        ClockReading before = RundownClock.read(crew.rundown(), crew.progress(), now);
        ClockReading during = RundownClock.read(crew.rundown(), crew.progress().paused(now), then);
        ClockReading after =
                RundownClock.read(crew.rundown(), crew.progress().paused(now).resumed(then), then);
        assertThat(after.expectedEnd()).isEqualTo(before.expectedEnd().plus(Duration.ofMillis(length)));
        assertThat(after.overtime()).isEqualTo(before.overtime());
        assertThat(during.expectedEnd()).isEqualTo(after.expectedEnd());
        assertThat(during.offset()).isEqualTo(after.offset());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void until_an_item_is_over_time_alone_changes_nothing(@ForAll("journals") List<Recorded> journal) {
        Crew crew = fold(journal);
        ClockReading clock = read(journal, 0);
        ItemReading current = clock.current();
        Assume.that(crew.phase() == Phase.ON_AIR && current != null);
        Duration left = Objects.requireNonNull(current).remaining();
        Assume.that(left.isPositive());
        Moment itsEnd = clock.now().plus(left);
        assertThat(RundownClock.read(crew.rundown(), crew.progress(), itsEnd).offset())
                .isEqualTo(clock.offset());
        Moment over = itsEnd.plus(Duration.ofSeconds(7));
        assertThat(RundownClock.read(crew.rundown(), crew.progress(), over).offset())
                .isEqualTo(clock.offset().plusSeconds(7));
    }

    private static ClockReading read(List<Recorded> journal, long later) {
        Crew crew = fold(journal);
        return RundownClock.read(crew.rundown(), crew.progress(), last(journal).plus(Duration.ofMillis(later)));
    }

    private static Moment last(List<Recorded> journal) {
        return journal.getLast().at();
    }

    private static Crew fold(List<Recorded> journal) {
        Crew crew = Crew.empty();
        for (Recorded it : journal) crew = crew.apply(it);
        return crew;
    }

    @Provide
    Arbitrary<List<Recorded>> journals() {
        return Wishes.journals();
    }
}
