package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-written reader of times against java.time. */
class TimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private final Times times = new Times(NEW_YORK);

    @Property
    void local_times_are_those_of_their_zone_also_when_its_clock_is_changed(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        long expected = local.atZone(NEW_YORK).toInstant().toEpochMilli();

        assertThat(iso(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").format(local)))
                .isEqualTo(expected);
        assertThat(iso(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").format(local)))
                .isEqualTo(expected);
    }

    @Property
    void written_offsets_win_over_the_zone(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
        Instant moment = Instant.ofEpochMilli(millis);

        assertThat(iso(moment.toString())).isEqualTo(millis);
        assertThat(iso(moment.atOffset(ZoneOffset.ofHoursMinutes(-3, -30)).toString()))
                .isEqualTo(millis);
        assertThat(iso("" + millis)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 2026-01-31T20:00+08, 2026-01-31T12:00:00Z",
        "iso, 2026-01-31T20:00:00.280636, 2026-02-01T01:00:00.280Z",
        "iso, '2026-01-31 20:00:01,5+0800', 2026-01-31T12:00:01.500Z",
        "iso, 2026-03-08T02:30:00, 2026-03-08T07:30:00Z",
        "iso, 2026-11-01T01:30:00, 2026-11-01T05:30:00Z",
        "epochSeconds, 1640863846.28, 2021-12-30T11:30:46.280Z",
        "epochMillis, 1640863846280, 2021-12-30T11:30:46.280Z",
        "yyyy年M月d日 HH:mm, 2026年1月5日 20:07, 2026-01-06T01:07:00Z",
        "yyyy-MM-dd'T'HH:mm:ss.SSX, 2026-01-31T20:00:00.5+08:00, 2026-01-31T12:00:00.500Z",
        "M/d/yyyy H:mm:ss, 12/31/2026 9:00:05, 2026-12-31T14:00:05Z",
    })
    void the_ways_to_write_a_time(String pattern, String written, String moment) throws Exception {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);

        assertThat(Instant.ofEpochMilli(times.pattern(TimePattern.of(pattern), bytes, 0, bytes.length)))
                .hasToString(moment);
        assertThat(Instant.ofEpochMilli(times.pattern(TimePattern.of(pattern), bytes, 0, bytes.length)))
                .hasToString(moment);
    }

    private long iso(String written) {
        byte[] bytes = ("x" + written + "y").getBytes(StandardCharsets.UTF_8);
        return times.iso(bytes, 1, bytes.length - 1);
    }
}
