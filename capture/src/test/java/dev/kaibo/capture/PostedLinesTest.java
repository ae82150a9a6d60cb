package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostedLinesTest {
    private static final StreamHeader KNOWN = new StreamHeader(
            "room 1", Origin.CAPTURED, Set.of(FactKind.ENTERED), "Asia/Shanghai", Duration.ofSeconds(5));
    private static final String ENTERED = "{\"type\":\"entered\",\"at\":\"2026-01-31T20:00:00\"}";

    @Property(tries = 200)
    void a_post_says_the_same_as_a_file_of_these_lines(@ForAll long seed) throws PostTooLarge, PostUnreadable {
        byte[] lines = ForwarderPosts.bytes(Written.ndjson(Sightings.random(seed, 50)));

        PostedLines post = PostedLines.read(lines, null);
        assertThat(post.sightings()).isEqualTo(Written.understood(Written.reading(lines, null)));
        assertThat(post.rejected()).isEmpty();
        assertThat(post.newest())
                .isEqualTo(post.sightings().stream()
                        .map(Sighting::happened)
                        .max(Moment::compareTo)
                        .orElseThrow());
    }

    @Test
    void a_bad_line_is_rejected_with_the_number_and_the_reason_that_it_has_in_a_file() throws Exception {
        List<String> bad = List.of(
                "{\"type\":\"entered\"}",
                "{\"type\":\"entered\",\"at\":\"yesterday\"}",
                "{\"type\":\"entered\",\"at\":1698657150}",
                "",
                "{\"type\":\"liked\",\"times\":0,\"at\":1698657150123}",
                "{\"type\":\"paid\",\"at\":1698657150123}",
                "{\"type\":\"entered\",\"at\":1698657150123,\"seq\":\"many\"}",
                "hello\r",
                "{\"a\":1} x",
                "  ",
                "{\"kaibo\":1}");
        byte[] body = ForwarderPosts.bytes(Written.FIRST + "\n" + String.join("\n", bad));

        List<Line.Rejected> ofPost = PostedLines.read(body, null).rejected();
        assertThat(ofPost).isEqualTo(Written.rejected(Written.reading(body, null)));
        assertThat(ofPost).extracting(Line.Rejected::line).containsExactly(2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L, 12L);
    }

    @Test
    void the_first_line_declares_the_stream() throws Exception {
        PostedLines post =
                PostedLines.read(ForwarderPosts.bytes("\uFEFF\r\n" + Written.FIRST + "\r\n" + ENTERED), KNOWN);

        assertThat(post.declared()).isTrue();
        assertThat(post.header().name()).isEqualTo("示例");
        assertThat(post.sightings()).containsExactly(Sighting.of(FactKind.ENTERED, new Moment(Sightings.EVENING)));
        assertThat(post.sent()).isNull();
    }

    @Test
    void what_was_declared_before_holds_for_a_post_that_declares_nothing() throws Exception {
        PostedLines post = PostedLines.read(ForwarderPosts.bytes(ENTERED + "\nhello"), KNOWN);

        assertThat(post.declared()).isFalse();
        assertThat(post.header()).isEqualTo(KNOWN);
        assertThat(post.sightings()).hasSize(1);
        assertThat(post.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.line()).isEqualTo(2));
        assertThat(PostedLines.read(new byte[0], KNOWN).sightings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1769860800000 | 1769860800000",
                "\"1769860800000\" | 1769860800000",
                "\"2026-01-31T20:00:00.250+08:00\" | 1769860800250",
                "\"2026-01-31T20:00:00\" | 1769860800000",
                "\"2026-01-31T12:00:00Z\" | 1769860800000",
            })
    void the_first_line_may_say_when_the_post_left(String sent, long millis) throws Exception {
        assertThat(PostedLines.read(ForwarderPosts.bytes(first(sent)), null).sent())
                .isEqualTo(new Moment(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1769860800 | 1769860800", "\"soon\" | soon", "{} | {}", "1.5 | 1.5"})
    void a_time_of_leaving_that_is_none_is_refused(String sent, String value) {
        assertThatThrownBy(() -> PostedLines.read(ForwarderPosts.bytes(first(sent)), null))
                .isInstanceOf(PostUnreadable.class)
                .hasMessageStartingWith("The first line has sent: ")
                .hasMessageEndingWith(", which must be a moment of 2000 to 2099, ISO-8601 or milliseconds since 1970.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The first line declares the stream ",
                "{\"type\":\"entered\",\"at\":1} | The first line declares the stream ",
                "hello | The first line declares the stream ",
                "{\"kaibo\":2,\"gives\":[],\"zone\":\"UTC\"} | The first line has kaibo: 2; this program reads 1.",
                "{\"kaibo\":1,\"zone\":\"UTC\"} | The first line lacks gives: ",
                "{\"kaibo\":1,\"gives\":[\"entered\"] | The first line is not a JSON object. The line ends within the object (byte 31 of the line).",
            })
    void a_post_of_an_undeclared_stream_is_refused_with_what_is_missing(String body, String message) {
        assertThatThrownBy(() -> PostedLines.read(ForwarderPosts.bytes(body), null))
                .isInstanceOf(PostUnreadable.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_wrong_declaration_is_refused_even_when_another_one_is_known() {
        assertThatThrownBy(() -> PostedLines.read(ForwarderPosts.bytes("{\"kaibo\":7}\n" + ENTERED), KNOWN))
                .isInstanceOf(PostUnreadable.class);
    }

    @Test
    void only_utf_8_is_read_and_other_bytes_cost_their_line() throws Exception {
        byte[] body = ForwarderPosts.bytes(ENTERED + "\n" + ENTERED.replace("entered", "@") + "\n" + ENTERED);
        for (int at = 0; at < body.length; at++) if (body[at] == '@') body[at] = (byte) 0xD5;

        PostedLines post = PostedLines.read(body, KNOWN);
        assertThat(post.sightings()).hasSize(2);
        assertThat(post.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo(Line.Reason.NOT_TEXT));
    }

    @Test
    void whether_a_fact_is_taken_does_not_depend_on_how_the_posts_are_cut() throws Exception {
        String lastYear = "{\"type\":\"entered\",\"at\":\"2025-01-31T20:00:00\"}";

        assertThat(PostedLines.read(ForwarderPosts.bytes(ENTERED + "\n" + ENTERED + "\n" + lastYear), KNOWN)
                        .sightings())
                .hasSize(3);
        assertThat(PostedLines.read(ForwarderPosts.bytes(lastYear), KNOWN).sightings())
                .hasSize(1);
    }

    @Test
    void lines_and_posts_have_a_longest_length() throws Exception {
        String longest = "{\"type\":\"commented\",\"text\":\"" + "a".repeat(1 << 20) + "\"}";
        assertThat(PostedLines.read(ForwarderPosts.bytes(longest + "\n" + ENTERED), KNOWN)
                        .rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo(Line.Reason.TOO_LONG));

        String most = (ENTERED + "\n").repeat(PostedLines.MOST_LINES - 1) + "x\n";
        assertThat(PostedLines.read(ForwarderPosts.bytes(most), KNOWN).sightings())
                .hasSize(PostedLines.MOST_LINES - 1);
        assertThatThrownBy(() -> PostedLines.read(ForwarderPosts.bytes(most + ENTERED), KNOWN))
                .isInstanceOf(PostTooLarge.class)
                .hasMessage("The post holds more than 20000 facts; send them in several posts.");
    }

    @Test
    void what_is_put_aside_names_nobody() throws Exception {
        String line =
                "{\"viewer\":\"v1\",\"id\": \"m1\",\"seq\":\"o9hHn5apfwHL-RYrxochETS7NyDM\",\"text\":\"打13812345678\",\"type\":\"commented\",\"at\":1698657150123}";
        Line.Rejected bad =
                PostedLines.read(ForwarderPosts.bytes(line), KNOWN).rejected().getFirst();

        assertThat(bad.detail()).isEqualTo("seq (…) is not a whole number that can be counted with.");
        assertThat(bad.excerpt()).startsWith("{\"viewer\":\"…\",\"id\": \"…\",\"seq\":\"…\",\"text\":\"打138********\"");
        String number = "{\"count\":\"打13812345678\",\"type\":\"gifted\",\"at\":1698657150123}";
        assertThat(PostedLines.read(ForwarderPosts.bytes(number), KNOWN)
                        .rejected()
                        .getFirst()
                        .detail())
                .isEqualTo("count (打138********) is not a whole number.");
        String bound = "{\"coins\":9999999999999,\"type\":\"gifted\",\"at\":1698657150123}";
        assertThat(PostedLines.read(ForwarderPosts.bytes(bound), KNOWN)
                        .rejected()
                        .getFirst()
                        .detail())
                .isEqualTo("coins (9999999999999) is beyond 1000000000000.");
    }

    private static String first(String sent) {
        return "{\"kaibo\":1,\"gives\":[\"entered\"],\"zone\":\"Asia/Shanghai\",\"sent\":" + sent + "}";
    }
}
