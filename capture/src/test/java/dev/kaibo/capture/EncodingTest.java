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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain or gzip, UTF-8 with or without a mark, GB18030: the same facts. */
class EncodingTest {
    private static final Charset GB = Charset.forName("GB18030");
    private static final String ASCII_FIRST = "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\"]}";

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

    @Property(tries = 150)
    void a_utf_8_file_stays_utf_8_wherever_its_damaged_lines_lie(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int damaged) {
        SplittableRandom dice = new SplittableRandom(seed);
        boolean allFirst = dice.nextBoolean();
        int silence = dice.nextInt(3) == 0 ? 2_000 : 0;
        List<String> texts = new ArrayList<>();
        Set<Long> expected = new HashSet<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((ASCII_FIRST + "\n").getBytes(StandardCharsets.UTF_8));
        int whole = 2 * damaged + dice.nextInt(60);
        int left = damaged;
        long line = 1;
        for (int i = 0; i < whole + damaged; i++) {
            line++;
            boolean hit = allFirst ? i < damaged : dice.nextInt(whole + damaged - i) < left;
            if (hit) {
                left--;
                expected.add(line);
                bytes.writeBytes(damaged(comment(hanzi(dice, 1)), dice));
            } else {
                texts.add(hanzi(dice, 1));
                bytes.writeBytes(comment(texts.getLast()).getBytes(StandardCharsets.UTF_8));
            }
            // Many lines in between that say nothing of the encoding.
            if (i == 0 && silence > 0) {
                bytes.writeBytes(comment("ok").repeat(silence).getBytes(StandardCharsets.UTF_8));
                line += silence;
            }
        }
        byte[] file = dice.nextInt(4) == 0 ? gzip(bytes.toByteArray()) : bytes.toByteArray();
        List<Line> lines = reading(file, null);

        assertThat(rejected(lines)).allMatch(bad -> bad.reason() == Line.Reason.NOT_TEXT);
        assertThat(rejected(lines)).extracting(Line.Rejected::line).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(understood(lines))
                .extracting(Sighting::text)
                .filteredOn(text -> !"ok".equals(text))
                .isEqualTo(texts);
    }

    @Property(tries = 150)
    void a_gb18030_file_stays_gb18030_also_with_lines_that_happen_to_be_utf_8_and_with_damaged_ones(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int count) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((ASCII_FIRST + "\n").getBytes(GB));
        for (int i = 0; i < count; i++) {
            // 要 in GB18030 is a letter of the Cyrillic alphabet in UTF-8.
            texts.add(i > 0 && dice.nextInt(8) == 0 ? "要" : hanzi(dice, 2));
            bytes.writeBytes(comment(texts.getLast()).getBytes(GB));
        }
        Assume.that(!Utf8.isValid(bytes.toByteArray(), 0, bytes.size()));
        List<Line> lines = reading(bytes.toByteArray(), null);

        assertThat(rejected(lines)).isEmpty();
        assertThat(understood(lines)).extracting(Sighting::text).isEqualTo(texts);
    }

    @Test
    void a_file_with_a_mark_at_its_beginning_is_utf_8_whatever_its_lines_are() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("\uFEFF" + ASCII_FIRST + "\n").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3; i++) bytes.writeBytes(comment("多少钱").getBytes(GB));
        bytes.writeBytes(comment("有没有大码").getBytes(StandardCharsets.UTF_8));
        List<Line> lines = reading(bytes.toByteArray(), null);

        assertThat(rejected(lines)).hasSize(3).allMatch(bad -> bad.reason() == Line.Reason.NOT_TEXT);
        assertThat(understood(lines)).extracting(Sighting::text).containsExactly("有没有大码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void a_single_line_without_a_line_feed_decides_too(String charset) throws Exception {
        Mapping mapping = Mapping.parse("""
                {"kaiboMapping": 1, "name": "sample", "zone": "Asia/Shanghai", "gives": ["commented"], "time": {"columns": ["at"]},
                 "type": {"always": "commented"}, "fields": {"text": "text"}}
                """);
        byte[] bytes = "at,text\n2026-01-31T20:00:00,多".getBytes(Charset.forName(charset));

        assertThat(understood(reading(bytes, mapping)))
                .extracting(Sighting::text)
                .containsExactly("多");
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

    @Property(tries = 150)
    void of_a_damaged_gzip_every_line_that_can_be_inflated_is_given_and_then_one_entry_says_so(@ForAll long seed)
            throws Exception {
        SplittableRandom dice = new SplittableRandom(seed);
        boolean csv = dice.nextBoolean();
        Mapping mapping = csv ? Mapping.parse(Written.CSV_MAPPING) : null;
        List<Sighting> sightings = Sightings.random(seed, 200 + dice.nextInt(2_000));
        byte[] plain = (csv ? Written.csv(sightings) : Written.ndjson(sightings)).getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(plain);
        if (dice.nextInt(4) == 0) packed = Arrays.copyOf(packed, 1_000 + dice.nextInt(packed.length - 1_000));
        else packed[damaged(packed.length, dice)] ^= (byte) (1 << dice.nextInt(8));
        byte[] inflated = inflatedByteByByte(packed);
        int whole = inflated.length;
        while (whole > 0 && inflated[whole - 1] != '\n') whole--;
        Assume.that(whole > Written.FIRST.length());
        List<Line> expected = reading(Arrays.copyOf(inflated, whole), mapping);
        List<Line> lines = reading(packed, mapping);

        Line last = lines.getLast();
        assertThat(last).isInstanceOf(Line.Rejected.class);
        assertThat(((Line.Rejected) last).reason()).isEqualTo(Line.Reason.CUT_OFF);
        assertThat(lines.subList(0, lines.size() - 1)).isEqualTo(expected);
    }

    /** Where a changed bit is a damage: those that fill up the last byte before the eight of check sum and length mean nothing. */
    private static int damaged(int length, SplittableRandom dice) {
        int at;
        do at = 500 + dice.nextInt(length - 500);
        while (at == length - 9);
        return at;
    }

    /** What the JDK's own inflater gives when it is asked for one byte after the other, until it refuses. */
    private static byte[] inflatedByteByByte(byte[] gzip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        int header = 10;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(gzip, header, gzip.length - header);
            while (inflater.inflate(one) == 1) out.write(one[0]);
        } catch (DataFormatException e) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    @Test
    void a_million_empty_members_before_the_one_that_says_something_are_no_trouble() {
        byte[] empty = gzip(new byte[0]);
        byte[] good = gzip((Written.FIRST + "\n" + comment("好")).getBytes(StandardCharsets.UTF_8));
        int members = 1_000_000;
        byte[] file = new byte[members * empty.length + good.length];
        for (int i = 0; i < members; i++) System.arraycopy(empty, 0, file, i * empty.length, empty.length);
        System.arraycopy(good, 0, file, members * empty.length, good.length);

        assertThat(understood(reading(file, null))).extracting(Sighting::text).containsExactly("好");
    }

    @Test
    void what_stands_behind_a_gzip_and_is_none_is_one_entry_at_the_end() {
        byte[] good = gzip((Written.FIRST + "\n" + comment("好")).getBytes(StandardCharsets.UTF_8));
        List<Line> lines = reading(Arrays.copyOf(good, good.length + 3), null);

        assertThat(understood(lines)).hasSize(1);
        assertThat(theRejected(lines).reason()).isEqualTo(Line.Reason.CUT_OFF);
        assertThat(theRejected(lines).detail()).contains("no gzip stands from byte %d on".formatted(good.length + 1));
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

    /** A line whose text is no UTF-8: in GB18030, cut within a character, with a byte changed, or noise. */
    private static byte[] damaged(String line, SplittableRandom dice) {
        byte[] sound = line.getBytes(StandardCharsets.UTF_8);
        int first = 0;
        while (sound[first] >= 0) first++;
        while (true) {
            byte[] bytes = sound.clone();
            switch (dice.nextInt(4)) {
                case 0 -> bytes = line.getBytes(GB);
                case 1 -> bytes[first + 1] = '?';
                case 2 -> bytes[first + dice.nextInt(3)] ^= (byte) (1 << dice.nextInt(8));
                default -> {
                    for (int i = 0; i < 3; i++) bytes[first + i] = (byte) dice.nextInt(256);
                }
            }
            boolean oneLine = true;
            for (int at = 0; at < bytes.length - 1; at++) oneLine &= bytes[at] != '\n';
            if (oneLine && !Utf8.isValid(bytes, 0, bytes.length)) return bytes;
        }
    }

    private static String hanzi(SplittableRandom dice, int least) {
        StringBuilder text = new StringBuilder();
        for (int i = least + dice.nextInt(8); i > 0; i--) text.append((char) dice.nextInt(0x4E00, 0x9FA6));
        return text.toString();
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
