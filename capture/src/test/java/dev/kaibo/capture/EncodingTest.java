package dev.kaibo.capture;

import static dev.kaibo.capture.Written.gzip;
import static dev.kaibo.capture.Written.reading;
import static dev.kaibo.capture.Written.rejected;
import static dev.kaibo.capture.Written.theRejected;
import static dev.kaibo.capture.Written.understood;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Plain or gzip, UTF-8 with or without a mark, GB18030: the same facts. */
class EncodingTest {
    private static final Charset GB = Charset.forName("GB18030");

    @Property(tries = 12)
    void however_it_is_packed_a_recording_says_the_same(@ForAll long seed) throws Exception {
        // 3,000 facts are several windows of the reader, so that characters lie across their edges.
        List<Sighting> sightings = Sightings.random(seed, 40 + (int) Math.floorMod(seed, 4L) * 1_000);
        String ndjson = Written.ndjson(sightings);
        byte[] plain = ndjson.getBytes(StandardCharsets.UTF_8);

        requireSame(understood(reading(plain, null)), sightings);
        requireSame(understood(reading(("\uFEFF" + ndjson).getBytes(StandardCharsets.UTF_8), null)), sightings);
        requireSame(understood(reading(gzip(plain), null)), sightings);
        requireSame(understood(reading(ndjson.getBytes(GB), null)), sightings);
        requireSame(understood(reading(gzip(ndjson.getBytes(GB)), null)), sightings);
        Mapping mapping = Mapping.parse(Written.CSV_MAPPING);
        requireSame(understood(reading(Written.csv(sightings).getBytes(StandardCharsets.UTF_8), mapping)), sightings);
        requireSame(understood(reading(gzip(Written.csv(sightings).getBytes(GB)), mapping)), sightings);
    }

    @Test
    void lines_in_another_encoding_than_most_are_put_aside() {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes((Written.FIRST + "\n").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) mixed.writeBytes(comment("多少钱").getBytes(i == 3 ? GB : StandardCharsets.UTF_8));
        List<Line> lines = reading(mixed.toByteArray(), null);

        assertThat(theRejected(lines)).satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(5);
            assertThat(bad.reason()).isEqualTo(Line.Reason.NOT_TEXT);
        });
        assertThat(understood(lines)).hasSize(4).allMatch(s -> "多少钱".equals(s.text()));
    }

    @Test
    void a_long_ascii_beginning_does_not_decide_the_encoding() {
        String beginning = "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\"]}\n"
                + comment("ok").repeat(3_000);
        List<Line> lines = reading((beginning + comment("有没有大码")).getBytes(GB), null);

        assertThat(rejected(lines)).isEmpty();
        assertThat(understood(lines).getLast().text()).isEqualTo("有没有大码");
    }

    @Test
    void bytes_that_are_no_gb18030_put_only_their_line_aside() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((Written.FIRST + "\n" + comment("多少钱")).getBytes(GB));
        bytes.writeBytes(comment("X").replace('X', '\u0080').getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(comment("有没有大码").getBytes(GB));
        List<Line> lines = reading(bytes.toByteArray(), null);

        assertThat(theRejected(lines).line()).isEqualTo(3);
        assertThat(understood(lines)).extracting(Sighting::text).containsExactly("多少钱", "有没有大码");
    }

    @Test
    void of_a_cut_gzip_everything_before_the_cut_is_taken() {
        List<Sighting> sightings = Sightings.random(7, 3_000);
        byte[] whole = gzip(Written.ndjson(sightings).getBytes(StandardCharsets.UTF_8));
        List<Line> lines = reading(Arrays.copyOf(whole, whole.length / 2), null);

        Line.Rejected bad = theRejected(lines);
        assertThat(bad.reason()).isEqualTo(Line.Reason.CUT_OFF);
        assertThat(lines.getLast()).isSameAs(bad);
        List<Sighting> taken = understood(lines);
        assertThat(taken.size()).isBetween(1_000, 2_000);
        for (int i = 0; i < taken.size(); i++)
            assertThat(taken.get(i)).as("fact %d", i).isEqualTo(sightings.get(i));
        assertThat(bad.line()).isEqualTo(taken.size() + 2L);
    }

    @Test
    void a_gzip_whose_check_does_not_match_says_so_at_its_end() {
        byte[] whole = gzip((Written.FIRST + "\n" + comment("好")).getBytes(StandardCharsets.UTF_8));
        whole[whole.length - 8] ^= 1;

        assertThat(understood(reading(whole, null))).hasSize(1);
        assertThat(theRejected(reading(whole, null)).detail()).contains("damaged");
    }

    @Test
    void a_gzip_without_even_a_first_line_and_utf_16_are_problems() {
        byte[] gzip = gzip((Written.FIRST + "\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Recordings.open(new ByteArrayInputStream(gzip, 0, 5), null))
                .isInstanceOf(UnreadableRecording.class);
        assertThatThrownBy(() -> Recordings.open(new ByteArrayInputStream(gzip, 0, 14), null))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("Not even its first line is whole");
        assertThatThrownBy(() -> Recordings.open(
                        new ByteArrayInputStream(Written.FIRST.getBytes(StandardCharsets.UTF_16)), null))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("UTF-16");
    }

    private static String comment(String text) {
        return "{\"type\":\"commented\"," + Written.AT + ",\"text\":\"" + text + "\"}\n";
    }

    private static void requireSame(List<Sighting> read, List<Sighting> written) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++)
            assertThat(read.get(i)).as("fact %d", i).isEqualTo(written.get(i));
    }
}
