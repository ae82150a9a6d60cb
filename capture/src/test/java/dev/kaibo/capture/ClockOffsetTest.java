package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long TOLERANCE = ClockOffset.TOLERANCE.toMillis();
    private static final Moment EVENING = new Moment(Sightings.EVENING);

    /** A source whose clock lags ours by so much, and whose posts are under way for so long. */
    private static final class Source {
        private final ClockOffset offset = new ClockOffset(Duration.ZERO);
        private long now = EVENING.millis();
        private long announced;

        @Nullable
        Duration post(long lag, long way) {
            now += 3_000;
            Duration said = offset.observe(new Moment(now - lag), new Moment(now + way));
            if (said != null) announced = said.toMillis();
            return said;
        }
    }

    @Property(tries = 200)
    void a_clock_that_is_wrong_is_found_with_the_first_post_and_then_within_the_smallest_delay(
            @ForAll long seed, @ForAll @LongRange(min = -86_400_000, max = 86_400_000) long lag) {
        SplittableRandom dice = new SplittableRandom(seed);
        Source source = new Source();
        long smallest = Long.MAX_VALUE;
        for (int post = 0; post < ClockOffset.POSTS; post++) {
            long way = dice.nextLong(5_001);
            smallest = Math.min(smallest, way);
            source.post(lag, way);

            if (Math.abs(lag) > TOLERANCE + 5_000 && post == 0)
                assertThat(source.announced).isEqualTo(lag + way);
            assertThat(source.announced - lag - smallest).isBetween(-TOLERANCE, TOLERANCE);
        }
    }

    @Property(tries = 200)
    void a_clock_that_is_right_is_never_spoken_of(@ForAll long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        Source source = new Source();
        for (int post = 0; post < 500; post++)
            assertThat(source.post(0, dice.nextLong(2_001))).isNull();
    }

    @Property(tries = 200)
    void a_clock_that_is_set_is_followed_with_the_next_post(@ForAll long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        Source source = new Source();
        long lag = dice.nextLong(-DAY, DAY);
        for (int post = dice.nextInt(1, 200); post > 0; post--) source.post(lag, dice.nextLong(5_001));
        long after = lag + (dice.nextBoolean() ? DAY : -DAY);
        long way = dice.nextLong(5_001);

        assertThat(source.post(after, way)).isEqualTo(Duration.ofMillis(after + way));
    }

    @Test
    void what_the_way_of_a_post_can_be_is_not_announced_and_a_little_more_is() {
        assertThat(new Source().post(0, TOLERANCE)).isNull();
        assertThat(new Source().post(0, TOLERANCE + 1)).isEqualTo(Duration.ofMillis(TOLERANCE + 1));
        assertThat(new Source().post(TOLERANCE + 1, 0)).isEqualTo(Duration.ofMillis(TOLERANCE + 1));
        assertThat(new Source().post(-TOLERANCE - 1, 0)).isEqualTo(Duration.ofMillis(-TOLERANCE - 1));
    }

    @Test
    void a_slow_post_changes_nothing_while_quick_ones_are_remembered() {
        Source source = new Source();
        source.post(DAY, 100);
        for (int post = 1; post < ClockOffset.POSTS; post++)
            assertThat(source.post(DAY, 9_000)).isNull();

        assertThat(source.post(DAY, 9_000)).isEqualTo(Duration.ofMillis(DAY + 9_000));
    }

    @Test
    void a_clock_that_runs_slow_is_followed() {
        Source source = new Source();
        for (int post = 0; post < 10_000; post++) source.post(post * 10L, 50);

        assertThat(source.announced - 99_990).isBetween(-TOLERANCE - ClockOffset.POSTS * 10L, 50L);
    }

    @Test
    void a_post_that_was_under_way_for_minutes_is_forgotten_with_the_next() {
        Source source = new Source();
        source.post(0, 100);

        assertThat(source.post(0, 90_000)).isEqualTo(Duration.ofSeconds(90));
        assertThat(source.post(0, 100)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void after_a_restart_the_offset_of_the_journal_holds_until_it_is_wrong() {
        ClockOffset offset = new ClockOffset(Duration.ofMillis(DAY));

        assertThat(offset.observe(EVENING, EVENING.plus(Duration.ofMillis(DAY + 1_500))))
                .isNull();
        assertThat(new ClockOffset(Duration.ofMillis(DAY)).observe(EVENING, EVENING))
                .isEqualTo(Duration.ZERO);
    }
}
