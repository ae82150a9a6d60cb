package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.Moment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanTest {
    @TempDir
    private @Nullable Path folder;

    @Test
    void a_span_goes_from_the_first_fact_to_the_latest_and_counts_both_kinds_of_lines() throws IOException {
        Span span = span(line(5) + "bad\n" + line(9) + line(2) + "worse\n");

        assertThat(span.start()).isEqualTo(at(5));
        assertThat(span.end()).isEqualTo(at(9));
        assertThat(span.facts()).isEqualTo(3);
        assertThat(span.rejected()).isEqualTo(2);
        assertThat(span.lines()).isEqualTo(5);
    }

    @Test
    void one_fact_far_ahead_does_not_pull_the_end_but_a_long_silence_does() throws IOException {
        assertThat(span(line(0) + line(7200) + line(1) + line(2) + line(3)).end())
                .isEqualTo(at(3));
        assertThat(span(line(0) + line(1) + line(7200)).end()).isEqualTo(at(7200));
    }

    @Test
    void a_recording_without_facts_has_neither_start_nor_end() throws IOException {
        assertThat(span("bad\n")).isEqualTo(new Span(null, null, 0, 1, 0));
        assertThat(span("")).isEqualTo(new Span(null, null, 0, 0, 0));
    }

    @Test
    void a_file_is_read_through_the_mapping_that_fits_it() throws IOException {
        Path file = Files.writeString(
                folder().resolve("room.csv"),
                "date,clock,type,user,text,num,coin,value\n2026-01-31,20:00:00,enter,a,,,,\n2026-01-31,20:00:00,gift_combo,a,,,,\n");

        assertThat(Recordings.span(file, null)).isEqualTo(new Span(at(0), at(0), 1, 0, 1));
    }

    @Property(tries = 100)
    void a_show_that_plays_the_file_begins_and_ends_with_its_span(@ForAll long seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        StringBuilder lines = new StringBuilder();
        long second = 0;
        if (dice.nextInt(3) == 0) lines.append(line(dice.nextBoolean() ? -72_000 : 72_000));
        for (int i = dice.nextInt(120); i > 0; i--) {
            second += dice.nextInt(-30, 60);
            switch (dice.nextInt(12)) {
                case 0 -> lines.append("bad\n");
                case 1 -> lines.append(line(second + dice.nextInt(7200)));
                case 2 -> second += dice.nextInt(3600);
                default -> lines.append(line(second));
            }
        }
        RecordedShow show = new RecordedShow(open(lines.toString()));
        int rejected = 0;
        RecordedShow.Stretch all = show.upTo(RecordedShow.BEFORE_ALL, 1_000);
        while (!all.isLast()) {
            rejected += all.rejected().size();
            all = show.upTo(new Moment(Long.MAX_VALUE), 1_000);
        }
        int facts = all.sightings().size();

        assertThat(span(lines.toString()))
                .isEqualTo(new Span(
                        show.start(),
                        facts == 0 ? null : all.due(facts - 1),
                        facts,
                        rejected + all.rejected().size(),
                        0));
    }

    private Path folder() {
        if (folder == null) throw new IllegalStateException("JUnit makes the folder.");
        return folder;
    }

    private static Span span(String lines) throws IOException {
        return Span.of(open(lines));
    }

    private static Recording open(String lines) throws IOException {
        String text = Written.FIRST + "\n" + lines;
        return Recordings.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static String line(long second) {
        return "{\"type\":\"entered\",\"at\":%d}\n".formatted(at(second).millis());
    }

    /** 20:00 in Shanghai and so many seconds. */
    private static Moment at(long second) {
        return new Moment(1_769_860_800_000L + second * 1000);
    }
}
