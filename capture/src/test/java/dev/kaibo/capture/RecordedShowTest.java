package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.FactKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordedShowTest {
    private static final Moment FOREVER = new Moment(Long.MAX_VALUE);

    @Test
    void facts_are_due_when_they_happened_and_never_earlier_than_those_before_them() throws IOException {
        RecordedShow.Stretch all = show(0, 5, 3, 9).upTo(FOREVER, 100);

        assertThat(seconds(all)).containsExactly(0L, 5L, 5L, 9L);
        assertThat(all.isLast()).isTrue();
    }

    @Test
    void a_show_is_asked_for_a_little_more_each_second() throws IOException {
        RecordedShow show = show(0, 1, 1, 2, 60);

        assertThat(seconds(show.upTo(at(0), 100))).containsExactly(0L);
        RecordedShow.Stretch one = show.upTo(at(1), 1);
        assertThat(seconds(one)).containsExactly(1L);
        assertThat(one.leavesMore(at(1))).isTrue();
        assertThat(seconds(show.upTo(at(1), 1))).containsExactly(1L);
        RecordedShow.Stretch two = show.upTo(at(30), 100);
        assertThat(seconds(two)).containsExactly(2L);
        assertThat(two.next()).isEqualTo(at(60));
        assertThat(two.leavesMore(at(30))).isFalse();
    }

    @Test
    void one_fact_far_ahead_does_not_pull_the_clock_with_it_but_a_long_silence_does() throws IOException {
        assertThat(seconds(show(0, 7200, 1, 2, 3).upTo(FOREVER, 100))).containsExactly(0L, 0L, 1L, 2L, 3L);
        assertThat(seconds(show(0, 1, 7200, 7201, 7300).upTo(FOREVER, 100)))
                .containsExactly(0L, 1L, 7200L, 7201L, 7300L);
        assertThat(seconds(show(0, 1, 7200).upTo(FOREVER, 100))).containsExactly(0L, 1L, 7200L);
    }

    @Test
    void lines_before_the_first_fact_are_due_before_everything() throws IOException {
        String text = Written.FIRST + "\nbad\nworse\n" + line(4);
        RecordedShow show = new RecordedShow(
                Recordings.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null));

        assertThat(show.start()).isNull();
        assertThat(show.upTo(RecordedShow.BEFORE_ALL, 1).rejected()).hasSize(1);
        assertThat(show.upTo(RecordedShow.BEFORE_ALL, 5).rejected()).hasSize(1);
        assertThat(show.start()).isEqualTo(at(4));
        assertThat(show.upTo(FOREVER, 5).sightings()).hasSize(1);
    }

    @Test
    void a_recording_without_facts_has_no_start_and_ends_at_once() throws IOException {
        RecordedShow show = show();

        assertThat(show.start()).isNull();
        assertThat(show.upTo(RecordedShow.BEFORE_ALL, 5).isLast()).isTrue();
    }

    @Test
    void however_few_lines_are_facts_only_so_many_are_read_ahead() throws IOException {
        EndlessNoise noise = new EndlessNoise();

        assertThat(new RecordedShow(noise).start()).isEqualTo(at(0));
        assertThat(noise.given).isLessThanOrEqualTo(RecordedShow.MOST_AHEAD + 1);
    }

    /** One fact, and behind it lines for the quarantine without an end. */
    private static final class EndlessNoise implements Recording {
        private long given;

        @Override
        public Line next() {
            given++;
            return given == 1
                    ? new Line.Understood(2, Sighting.of(FactKind.ENTERED, at(0)))
                    : new Line.Rejected(given + 1, Line.Reason.MALFORMED, "The line is noise.", "noise");
        }

        @Override
        public StreamHeader header() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long ignored() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Property(tries = 50)
    void however_often_one_asks_the_same_facts_come_at_the_same_moments(@ForAll long seed) throws IOException {
        byte[] bytes = Written.ndjson(Sightings.random(seed, 200)).getBytes(StandardCharsets.UTF_8);
        RecordedShow.Stretch whole =
                new RecordedShow(Recordings.open(new ByteArrayInputStream(bytes), null)).upTo(FOREVER, 1_000);
        RecordedShow steps = new RecordedShow(Recordings.open(new ByteArrayInputStream(bytes), null));
        SplittableRandom dice = new SplittableRandom(seed);
        List<Sighting> sightings = new ArrayList<>();
        List<Long> due = new ArrayList<>();
        RecordedShow.Stretch step;
        long clock = Sightings.EVENING;
        do {
            step = steps.upTo(new Moment(clock += dice.nextInt(600_000)), 1 + dice.nextInt(20));
            sightings.addAll(step.sightings());
            Arrays.stream(step.due()).forEach(due::add);
        } while (!step.isLast());

        assertThat(sightings).isEqualTo(whole.sightings());
        assertThat(due)
                .containsExactly(Arrays.stream(whole.due()).boxed().toArray(Long[]::new))
                .isSorted();
    }

    private static RecordedShow show(long... seconds) throws IOException {
        StringBuilder text = new StringBuilder(Written.FIRST).append('\n');
        for (long second : seconds) text.append(line(second));
        return new RecordedShow(
                Recordings.open(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), null));
    }

    private static String line(long second) {
        return "{\"type\":\"entered\",\"at\":%d}\n".formatted(at(second).millis());
    }

    private static Moment at(long second) {
        return new Moment(Sightings.EVENING).plus(Duration.ofSeconds(second));
    }

    private static List<Long> seconds(RecordedShow.Stretch stretch) {
        return Arrays.stream(stretch.due())
                .mapToObj(due -> (due - Sightings.EVENING) / 1000)
                .toList();
    }
}
