package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.Moment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a recorded show begins: with its first fact, unless that fact stands alone. All times in seconds from 20:00. */
class BeginningTest {
    private static final long HOUR = 3_600;

    @ParameterizedTest
    @ValueSource(
            longs = {-23 * HOUR, -20 * HOUR, -8 * HOUR, -2 * HOUR, -HOUR - 1, 2 * HOUR, 8 * HOUR, 24 * HOUR, 47 * HOUR})
    void a_first_fact_that_stands_alone_is_put_aside_and_the_show_begins_with_the_next(long wrong) throws IOException {
        Played played = played(concat(List.of(wrong), crowd(3, 60)));

        assertThat(played.start).isEqualTo(at(3));
        assertThat(played.facts).isEqualTo(60);
        assertThat(played.rejected).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(line.reason()).isEqualTo(Line.Reason.FAR_OFF);
            assertThat(line.detail())
                    .contains(at(wrong).toString())
                    .contains("stands alone at the beginning")
                    .contains(at(3).toString());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-HOUR, -1_800, -600, -1, 0})
    void a_first_fact_within_an_hour_of_the_others_is_the_beginning(long first) throws IOException {
        Played played = played(concat(List.of(first), crowd(0, 60)));

        assertThat(played.start).isEqualTo(at(first));
        assertThat(played.rejected).isEmpty();
    }

    @Test
    void a_first_fact_a_little_ahead_of_its_neighbours_is_a_fact_but_not_the_beginning() throws IOException {
        Played played = played(concat(List.of(2_000L), crowd(5, 60)));

        assertThat(played.start).isEqualTo(at(5));
        assertThat(played.facts).isEqualTo(61);
        assertThat(played.rejected).isEmpty();
    }

    @Test
    void a_clock_that_was_wrong_for_the_first_few_facts_costs_these_few_and_not_more_than_one_in_twenty()
            throws IOException {
        long off = -20 * HOUR;
        assertThat(played(concat(List.of(off, off + 1, off + 2), crowd(0, 98))).rejected)
                .hasSize(3);
        assertThat(played(concat(List.of(off, off + 1, off + 2), crowd(0, 40))).rejected)
                .isEmpty();
    }

    @Test
    void only_what_stands_at_the_beginning_is_judged_by_the_crowd() throws IOException {
        assertThat(played(concat(crowd(0, 30), List.of(-20 * HOUR), crowd(31, 30))).rejected)
                .isEmpty();
    }

    @Test
    void so_few_facts_are_no_crowd() throws IOException {
        assertThat(played(List.of(-20 * HOUR, 0L, 1L, 2L)).start).isEqualTo(at(-20 * HOUR));
        assertThat(played(List.of(-20 * HOUR, 0L, 1L, 2L, 3L)).start).isEqualTo(at(0));
    }

    @Test
    void a_slow_room_in_which_everybody_stands_alone_loses_nobody() throws IOException {
        List<Long> slow = LongStream.range(0, 12).map(i -> i * 2 * HOUR).boxed().toList();
        List<Long> oneEarlyGuest = concat(
                List.of(-3 * HOUR),
                LongStream.range(0, 50).map(i -> i * 600).boxed().toList());

        assertThat(played(slow).rejected).isEmpty();
        assertThat(played(oneEarlyGuest).rejected)
                .as("no further from the others than these from one another")
                .isEmpty();
    }

    @Property(tries = 200)
    void nothing_is_lost_of_a_room_that_was_never_silent_for_an_hour(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int count) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        int longest = 1 + dice.nextInt(dice.nextBoolean() ? 10 : (int) Math.min(HOUR, 20 * HOUR / count));
        List<Long> seconds = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < count; i++) seconds.add(second += dice.nextInt(longest));
        if (dice.nextBoolean()) Collections.shuffle(seconds, new java.util.Random(seed));

        Played played = played(seconds);

        assertThat(played.rejected).isEmpty();
        assertThat(played.facts).isEqualTo(count);
    }

    @Property(tries = 200)
    void a_wrong_first_time_changes_nothing_but_its_own_line(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 250) int count) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Long> seconds = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < count; i++) seconds.add(second += dice.nextInt(40));
        long span = second;
        long away = Math.max(HOUR, span) + 1;
        long wrong = dice.nextBoolean() ? -away - dice.nextLong(20 * HOUR) : span + away + dice.nextLong(40 * HOUR);

        Played without = played(seconds);
        Played with = played(concat(List.of(wrong), seconds));

        assertThat(with.start).isEqualTo(without.start);
        assertThat(with.due).isEqualTo(without.due);
        assertThat(with.rejected).extracting(Line.Rejected::reason).containsExactly(Line.Reason.FAR_OFF);
    }

    private record Played(Moment start, int facts, List<Line.Rejected> rejected, List<Long> due) {}

    private static Played played(List<Long> seconds) throws IOException {
        StringBuilder text = new StringBuilder(Written.FIRST).append('\n');
        for (long second : seconds)
            text.append(
                    "{\"type\":\"entered\",\"at\":%d}\n".formatted(at(second).millis()));
        RecordedShow show = new RecordedShow(
                Recordings.open(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), null));
        List<Line.Rejected> rejected = new ArrayList<>();
        while (show.start() == null)
            rejected.addAll(show.upTo(RecordedShow.BEFORE_ALL, 1).rejected());
        RecordedShow.Stretch rest = show.upTo(new Moment(Long.MAX_VALUE), 10_000);
        rejected.addAll(rest.rejected());
        Moment start = show.start();
        if (start == null) throw new AssertionError("Every file here has a fact.");
        return new Played(
                start,
                rest.sightings().size(),
                rejected,
                LongStream.of(rest.due()).boxed().toList());
    }

    /** So many facts, one a second. */
    private static List<Long> crowd(long from, int count) {
        return LongStream.range(from, from + count).boxed().toList();
    }

    @SafeVarargs
    private static List<Long> concat(List<Long>... parts) {
        List<Long> all = new ArrayList<>();
        for (List<Long> part : parts) all.addAll(part);
        return all;
    }

    private static Moment at(long second) {
        return new Moment(Sightings.EVENING).plus(Duration.ofSeconds(second));
    }
}
