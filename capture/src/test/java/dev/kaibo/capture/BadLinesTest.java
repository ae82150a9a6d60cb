package dev.kaibo.capture;

import static dev.kaibo.capture.Written.AT;
import static dev.kaibo.capture.Written.reading;
import static dev.kaibo.capture.Written.rejected;
import static dev.kaibo.capture.Written.theRejected;
import static dev.kaibo.capture.Written.understood;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.event.FactKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever stands in a line, only that line is put aside, and it is said why. */
class BadLinesTest {
    private static final String GOOD = "{\"type\":\"entered\"," + AT + ",\"viewer\":\"a\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"entered\"                              | MALFORMED   | ends within",
                "not json                                           | MALFORMED   | must be a JSON object",
                "[1,2]                                              | MALFORMED   | must be a JSON object",
                "{\"type\":\"entered\",\"at\":01}                   | MALFORMED   | begins with 0",
                "{\"type\":\"entered\",\"at\":1}}                   | MALFORMED   | behind the object",
                "{\"type\":\"a\\x\"}                                | MALFORMED   | unknown escape",
                "{\"at\":\"2026-01-31T20:00:00+08:00\"}             | WRONG_VALUE | type is missing",
                "{\"type\":\"entered\"}                             | NO_TIME     | time is missing",
                "{\"type\":\"entered\",\"at\":\"yesterday\"}        | NO_TIME     | digits are missing",
                "{\"type\":\"entered\",\"at\":\"2026-02-30T20:00:00Z\"} | NO_TIME | does not exist",
                "{\"type\":\"entered\",\"at\":\"2026-01-31\"}       | NO_TIME     | a date without a time",
                "{\"type\":\"entered\",\"at\":176986080}           | FAR_OFF     | milliseconds since 1970",
                "{\"type\":\"entered\",\"at\":\"2026-02-03T20:00:00+08:00\"} | FAR_OFF | does not belong to this show",
                "{\"type\":\"entered\",\"at\":\"2026-01-30T19:00:00+08:00\"} | FAR_OFF | does not belong to this show",
            })
    void a_bad_line_is_put_aside_with_its_number_and_reason(String line, Line.Reason reason, String detail) {
        List<Line> lines = reading(GOOD, line, GOOD);

        assertThat(understood(lines)).hasSize(2);
        Line.Rejected bad = theRejected(lines);
        assertThat(bad.line()).isEqualTo(3);
        assertThat(bad.reason()).isEqualTo(reason);
        assertThat(bad.detail()).contains(detail);
        assertThat(bad.excerpt()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\":\"paid\",\"order\":\"o\",\"amountFen\":-1     | amountFen (-1) cannot be negative",
                "\"type\":\"paid\",\"order\":\"o\",\"amountFen\":12.5   | amountFen (12.5) is not a whole number",
                "\"type\":\"paid\",\"order\":\"o\"                      | amountFen is missing",
                "\"type\":\"paid\",\"amountFen\":100                    | order is missing",
                "\"type\":\"ordered\",\"order\":\"o\",\"units\":0       | units (0) starts at 1",
                "\"type\":\"refunded\",\"order\":\"o\",\"units\":-1,\"amountFen\":1 | units (-1) cannot be negative",
                "\"type\":\"liked\",\"times\":0                         | times (0) starts at 1",
                "\"type\":\"liked\",\"times\":99999999999               | times (99999999999) is too large",
                "\"type\":\"online\"                                    | online is missing",
                "\"type\":\"online\",\"online\":-4                      | online (-4) cannot be negative",
                "\"type\":\"gifted\",\"coins\":-1                       | coins (-1) cannot be negative",
                "\"type\":\"entered\",\"seq\":-1                        | seq (-1) cannot be negative",
                "\"type\":\"entered\",\"viewer\":{\"id\":1}             | viewer must be a text",
            })
    void a_value_out_of_its_range_is_named(String fields, String detail) {
        Line.Rejected bad = theRejected(reading(GOOD, "{" + AT + "," + fields + "}", GOOD));

        assertThat(bad.reason()).isEqualTo(Line.Reason.WRONG_VALUE);
        assertThat(bad.detail()).contains(detail);
    }

    @Test
    void an_unknown_type_is_kept_with_its_name() {
        List<Sighting> sightings = understood(reading("{\"type\":\"luckyBag\"," + AT + ",\"online\":\"x\"}"));

        assertThat(sightings).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(FactKind.UNRECOGNISED);
            assertThat(s.rawType()).isEqualTo("luckyBag");
        });
    }

    @Test
    void unknown_keys_are_passed_over_however_deep_they_are() {
        String line = "{\"more\":{\"a\":[1,true,null,{\"b\":\"}\"}]}," + GOOD.substring(1);

        assertThat(understood(reading(line))).hasSize(1);
        assertThat(theRejected(reading("{\"deep\":" + "[".repeat(100) + "]".repeat(100) + "," + GOOD.substring(1)))
                        .detail())
                .contains("nested deeper than 64");
    }

    @Test
    void a_line_of_ten_megabytes_is_put_aside_and_reading_goes_on() {
        String huge = "{\"type\":\"commented\"," + AT + ",\"text\":\"" + "长".repeat(3_500_000) + "\"}";
        List<Line> lines = reading(GOOD, huge, GOOD, GOOD);

        assertThat(understood(lines)).hasSize(3);
        Line.Rejected bad = theRejected(lines);
        assertThat(bad.line()).isEqualTo(3);
        assertThat(bad.reason()).isEqualTo(Line.Reason.TOO_LONG);
        assertThat(bad.detail()).contains("" + huge.getBytes(StandardCharsets.UTF_8).length);
        assertThat(bad.excerpt()).startsWith("{\"type\":\"commented\"").hasSize(200);
        assertThat(lines.getLast().line()).isEqualTo(5);
    }

    @Test
    void a_line_just_longer_than_allowed_is_put_aside_too_and_one_just_as_long_is_read() {
        String frame = "{\"type\":\"commented\"," + AT + ",\"text\":\"\"}";
        int room = ByteWindow.LONGEST_LINE - frame.length();
        String fits = frame.replace("\"\"}", "\"" + "x".repeat(room) + "\"}");

        assertThat(understood(reading(GOOD, fits, GOOD))).hasSize(3);
        assertThat(theRejected(reading(GOOD, fits.replace("xx\"}", "xxx\"}"), GOOD))
                        .reason())
                .isEqualTo(Line.Reason.TOO_LONG);
    }

    @Test
    void a_first_fact_far_off_does_not_condemn_the_others() {
        String off = GOOD.replace("2026-01-31", "2023-01-31");
        List<Line> lines = reading(off, GOOD, GOOD, GOOD);

        assertThat(theRejected(lines).line()).isEqualTo(2);
        assertThat(understood(lines)).hasSize(3);
    }

    @Test
    void more_than_a_thousand_bad_lines_before_the_first_fact_are_all_given() {
        String[] many = new String[2_500];
        java.util.Arrays.fill(many, "x");
        many[2_499] = GOOD;
        List<Line> lines = reading(many);

        assertThat(rejected(lines)).hasSize(2_499);
        assertThat(understood(lines)).hasSize(1);
        assertThat(lines).extracting(Line::line).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sequence_gaps_blank_lines_carriage_returns_and_a_missing_last_line_feed_are_normal() {
        String one = GOOD.replace("\"viewer\"", "\"seq\":1,\"viewer\"");
        String ten = GOOD.replace("\"viewer\"", "\"seq\":10,\"viewer\"");
        byte[] bytes =
                ("\r\n" + Written.FIRST + "\r\n" + one + "\r\n\r\n   \r\n" + ten).getBytes(StandardCharsets.UTF_8);

        assertThat(understood(reading(bytes, null)))
                .extracting(Sighting::sequence)
                .containsExactly(1L, 10L);
        assertThat(rejected(reading(bytes, null))).isEmpty();
    }

    @Test
    void a_nul_is_no_text_and_an_escaped_one_is_replaced() {
        assertThat(theRejected(reading(GOOD, "\0\0\0\0", GOOD)).reason()).isEqualTo(Line.Reason.MALFORMED);
        assertThat(theRejected(reading("{\"type\":\"commented\"," + AT + ",\"text\":\"a\0b\"}"))
                        .detail())
                .contains("control character (0x00)");
        assertThat(understood(reading("{\"type\":\"commented\"," + AT + ",\"text\":\"a\\u0000b\\ud83d\"}")))
                .extracting(Sighting::text)
                .containsExactly("a\uFFFDb\uFFFD");
    }

    @Test
    void phone_numbers_do_not_reach_the_quarantine() {
        assertThat(theRejected(reading("{\"text\":\"13812345678\"")).excerpt()).isEqualTo("{\"text\":\"138********\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"zone\":\"Asia/Shanghai\",\"gives\":[]}                       | The first line lacks kaibo: 1.",
                "{\"kaibo\":2,\"zone\":\"Asia/Shanghai\",\"gives\":[]}           | The first line has kaibo: 2; this program reads 1.",
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\"}                        | The first line lacks gives",
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"enter\"]}  | (unknown: enter)",
                "{\"kaibo\":1,\"gives\":[\"entered\"]}                           | The first line lacks zone.",
                "{\"kaibo\":1,\"gives\":[],\"zone\":\"Mars\"}                    | has the zone 'Mars', which is unknown",
                "{\"kaibo\":1,\"gives\":[],\"zone\":\"UTC\",\"origin\":\"me\"}   | has origin 'me', which must be one of captured",
                "{\"kaibo\":1,\"gives\":[],\"zone\":\"UTC\",\"periodSeconds\":0} | has periodSeconds: 0",
                "{\"kaibo\":1                                                    | The first line is not a JSON object.",
                "type,at                                                         | a CSV file needs a mapping",
            })
    void a_wrong_first_line_is_a_problem_that_says_what_is_missing(String first, String problem) {
        assertThatThrownBy(
                        () -> Recordings.open(new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)), null))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining(problem);
    }

    @Test
    void an_empty_file_is_a_problem() {
        for (String empty : List.of("", "\n\n", "\uFEFF"))
            assertThatThrownBy(() ->
                            Recordings.open(new ByteArrayInputStream(empty.getBytes(StandardCharsets.UTF_8)), null))
                    .isInstanceOf(UnreadableRecording.class)
                    .hasMessage("The file is empty.");
    }
}
