package dev.kaibo.capture;

import static dev.kaibo.capture.ForwarderPosts.RECEIVED;
import static dev.kaibo.capture.ForwarderPosts.bare;
import static dev.kaibo.capture.ForwarderPosts.bytes;
import static dev.kaibo.capture.ForwarderPosts.comment;
import static dev.kaibo.capture.ForwarderPosts.post;
import static dev.kaibo.capture.ForwarderPosts.read;
import static dev.kaibo.capture.ForwarderPosts.rejected;
import static dev.kaibo.capture.ForwarderPosts.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.event.FactKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwarderPostTest {
    private static final String TIME = "\"msg_time\":1698657150123";

    @Test
    void a_post_tells_its_live_its_facts_and_how_many_are_in_the_room() {
        ForwarderPost post = read(ForwarderPosts.POST);

        assertThat(post.liveId()).isEqualTo("2042584726460027863");
        assertThat(post.status()).isEqualTo(ForwarderPost.LiveStatus.ON_AIR);
        assertThat(post.newest()).isEqualTo(new Moment(1_698_657_151_000L));
        assertThat(post.rejected()).isEmpty();
        assertThat(post.ignored()).isZero();
        assertThat(post.sightings())
                .containsExactly(
                        Sighting.of(FactKind.COMMENTED, new Moment(1_698_657_150_123L))
                                .withSequence(41)
                                .withMessageId(
                                        "finderlive_usermsg_comment_1F4EF489-B2CE-4B26-9002-3C7421EF8E78_o9hHn5sampleOfAnOpenid00001")
                                .withViewer("o9hHn5sampleOfAnOpenid00001", "阿明")
                                .withText("多少錢"),
                        Sighting.of(FactKind.GIFTED, new Moment(1_698_657_151_000L))
                                .withSequence(44)
                                .withMessageId(
                                        "finderlive_appmsg_finderlive_commcommentnotify_d5ad0000000000000000000000000001_2042584726460027863_1698657150_b2af0000000000000000000000000001")
                                .withViewer("o9hHn5sampleOfAnOpenid00001", "阿明")
                                .withAmounts(2, 20),
                        Sighting.of(FactKind.ONLINE, new Moment(1_698_657_151_000L))
                                .withMessageId("online 2042584726460027863 1698657151000 128")
                                .withAmounts(1, 128));
    }

    @Test
    void the_stream_is_that_of_one_live_and_gives_exactly_five_kinds() {
        assertThat(read(ForwarderPosts.POST).header())
                .isEqualTo(new StreamHeader(
                        "wxlivespy 2042584726460027863",
                        Origin.CAPTURED,
                        Set.of(FactKind.ENTERED, FactKind.COMMENTED, FactKind.LIKED, FactKind.GIFTED, FactKind.ONLINE),
                        "Asia/Shanghai",
                        Duration.ofSeconds(10)));
        assertThat(read(bare(comment(1, "1"))).header().name()).isEqualTo("wxlivespy");
    }

    @Test
    void the_wrapper_of_the_published_schema_says_the_same_as_what_is_in_it() {
        String wrapper =
                "{\"original_url\":\"https://channels.weixin.qq.com/\",\"original_body\":\"{\\\"events\\\":[]}\",\"decoded_data\":"
                        + ForwarderPosts.POST + "}";

        assertThat(read(wrapper)).isEqualTo(read(ForwarderPosts.POST));
    }

    @Test
    void gzip_says_the_same_as_plain() throws IOException, PostTooLarge, PostUnreadable {
        byte[] gzip = Written.gzip(bytes(ForwarderPosts.POST));

        assertThat(ForwarderPost.read(Inflated.read(new ByteArrayInputStream(gzip), true), RECEIVED))
                .isEqualTo(read(ForwarderPosts.POST));
    }

    @Test
    void keys_may_stand_in_any_order_and_unknown_ones_mean_nothing() {
        String other = """
                {"later":[1,{"a":null}],"events":[{"nickname":"阿明","new_key":{"seq":7},"seq":41,"decoded_type":"comment",
                  "content":"多少錢","msg_time":1698657150123,"is_vip":true}],"live_info":{"new":[],"live_id":"77"}}""";

        ForwarderPost post = read(other);
        assertThat(post.liveId()).isEqualTo("77");
        assertThat(post.sightings())
                .singleElement()
                .satisfies(it -> assertThat(it.sequence()).isEqualTo(41))
                .satisfies(it -> assertThat(it.text()).isEqualTo("多少錢"));
    }

    @ParameterizedTest
    @CsvSource({
        "comment, COMMENTED",
        "enter, ENTERED",
        "like, LIKED",
        "gift, GIFTED",
        "combogift, GIFTED",
        "combo_gift, GIFTED",
    })
    void each_known_type_is_a_kind_of_fact(String type, FactKind kind) {
        Sighting sighting = sighting("{" + TIME + ",\"decoded_type\":\"" + type + "\",\"content\":\"x\"}");

        assertThat(sighting.kind()).isEqualTo(kind);
        assertThat(sighting.count()).isEqualTo(1);
        assertThat(sighting.value()).isZero();
        assertThat(sighting.text()).isEqualTo(kind == FactKind.COMMENTED ? "x" : null);
        assertThat(sighting.rawType()).isNull();
    }

    @Test
    void a_combo_counts_its_products_and_its_worth_is_not_told() {
        for (String type : List.of("combogift", "combo_gift")) {
            Sighting combo = sighting(
                    "{" + TIME + ",\"decoded_type\":\"" + type
                            + "\",\"msg_sub_type\":20013,\"sec_gift_id\":\"9f01\",\"combo_product_count\":66,\"content\":\"連擊\"}");
            assertThat(combo.count()).isEqualTo(66);
            assertThat(combo.value()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"decoded_type\":\"unknown\",\"msg_sub_type\":20099 | unknown 20099",
                "\"decoded_type\":\"unknown\",\"msg_sub_type\":\"20099\" | unknown 20099",
                "\"decoded_type\":\"unknown\" | unknown",
                "\"msg_sub_type\":10006 | unknown 10006",
                "\"decoded_type\":null,\"msg_sub_type\":null | unknown",
                "\"decoded_type\":\"follow\",\"msg_sub_type\":3 | follow",
            })
    void what_nobody_knows_is_kept_with_its_word(String fields, String word) {
        Sighting sighting = sighting("{" + TIME + "," + fields + ",\"original_data\":{\"type\":3}}");

        assertThat(sighting.kind()).isEqualTo(FactKind.UNRECOGNISED);
        assertThat(sighting.rawType()).isEqualTo(word);
    }

    @Test
    void the_word_of_an_unknown_type_is_bounded() {
        assertThat(sighting("{" + TIME + ",\"decoded_type\":\"" + "長".repeat(500) + "\"}")
                        .rawType())
                .isEqualTo("長".repeat(64));
        assertThat(sighting("{" + TIME + ",\"decoded_type\":\"" + "a".repeat(63) + "😀\"}")
                        .rawType())
                .isEqualTo("a".repeat(63));
        assertThat(sighting("{" + TIME + ",\"msg_sub_type\":\"" + "9".repeat(500) + "\"}")
                        .rawType())
                .isEqualTo("unknown " + "9".repeat(56));
    }

    @Test
    void a_rise_by_a_level_is_no_fact_and_is_counted() {
        ForwarderPost post = read(bare(
                "{\"msg_time\":1698657150999,\"decoded_type\":\"levelup\",\"msg_sub_type\":20031,\"from_level\":3,\"to_level\":4}",
                comment(1, "1")));

        assertThat(post.ignored()).isEqualTo(1);
        assertThat(post.sightings()).hasSize(1);
        assertThat(post.rejected()).isEmpty();
        assertThat(post.newest()).isEqualTo(new Moment(1_698_657_150_999L));
    }

    @Test
    void the_id_that_stays_from_live_to_live_comes_before_the_one_that_does_not() {
        String like = "{" + TIME + ",\"decoded_type\":\"like\",\"nickname\":\"阿明\"";

        assertThat(sighting(like + ",\"sec_openid\":\"b2af\",\"decoded_openid\":\"o9h\"}")
                        .viewer())
                .isEqualTo("o9h");
        assertThat(sighting(like + ",\"sec_openid\":\"b2af\"}").viewer()).isEqualTo("b2af");
        assertThat(sighting(like + ",\"sec_openid\":\"b2af\",\"decoded_openid\":\"\"}")
                        .viewer())
                .isEqualTo("b2af");
        assertThat(sighting(like + "}").viewer()).isNull();
        // A fork sets both to the same where it has not met the viewer before.
        assertThat(sighting(like + ",\"sec_openid\":\"b2af\",\"decoded_openid\":\"b2af\"}")
                        .viewer())
                .isEqualTo("b2af");
    }

    @Test
    void whatever_is_missing_costs_only_itself() {
        Sighting nothing = sighting("{" + TIME + ",\"decoded_type\":\"comment\"}");

        assertThat(nothing)
                .isEqualTo(Sighting.of(FactKind.COMMENTED, new Moment(1_698_657_150_123L))
                        .withText(null));
        assertThat(
                        sighting(
                                "{" + TIME
                                        + ",\"decoded_type\":\"comment\",\"seq\":null,\"msg_id\":null,\"nickname\":null,\"content\":null,\"decoded_openid\":null,\"sec_openid\":null}"))
                .isEqualTo(nothing);
    }

    @Test
    void numbers_may_stand_in_quotes_and_ids_may_be_numbers_beyond_a_double() {
        String post = """
                {"live_info":{"live_id":18446744073709551615,"live_status":"2","online_count":"128","reward_total_amount_in_wecoin":"520"},
                 "events":[{"msg_time":"1698657150123","decoded_type":"gift","msg_sub_type":"20009","seq":"9007199254740993",
                   "msg_id":18446744073709551615,"sec_openid":9007199254740993,"gift_num":"2","gift_value":"20"}]}""";

        ForwarderPost read = read(post);
        assertThat(read.liveId()).isEqualTo("18446744073709551615");
        assertThat(read.status()).isEqualTo(ForwarderPost.LiveStatus.ENDED);
        assertThat(read.sightings().getFirst())
                .isEqualTo(Sighting.of(FactKind.GIFTED, new Moment(1_698_657_150_123L))
                        .withSequence(9_007_199_254_740_993L)
                        .withMessageId("18446744073709551615")
                        .withViewer("9007199254740993", null)
                        .withAmounts(2, 20));
        assertThat(read.sightings().getLast().value()).isEqualTo(128);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"seq\":1 | NO_TIME | msg_time is missing.",
                "\"msg_time\":null | NO_TIME | msg_time is missing.",
                "\"msg_time\":\"\" | NO_TIME | msg_time is missing.",
                "\"msg_time\":\"now\" | NO_TIME | msg_time (now) is not a whole number.",
                "\"msg_time\":[1698657150123] | NO_TIME | msg_time must be a whole number.",
                "\"msg_time\":1698657150 | WRONG_VALUE | msg_time (1970-01-20T15:50:57.150Z) lies outside 2000 to 2099; it counts milliseconds since 1970.",
                "\"msg_time\":4102444800000 | WRONG_VALUE | msg_time (2100-01-01T00:00:00Z) lies outside 2000 to 2099; it counts milliseconds since 1970.",
                "\"msg_time\":-1 | WRONG_VALUE | msg_time (1969-12-31T23:59:59.999Z) lies outside 2000 to 2099; it counts milliseconds since 1970.",
            })
    void an_event_without_a_sensible_time_is_put_aside(String fields, Line.Reason reason, String detail) {
        Line.Rejected bad = rejected("{\"decoded_type\":\"like\"," + fields + "}");

        assertThat(bad.reason()).isEqualTo(reason);
        assertThat(bad.detail()).isEqualTo(detail);
        assertThat(bad.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"seq\":-1 | seq (-1) cannot be negative.",
                "\"seq\":1.5 | seq (1.5) is not a whole number.",
                "\"seq\":1e3 | seq (1e3) is not a whole number.",
                "\"seq\":\"-\" | seq (-) is not a whole number.",
                "\"seq\":true | seq must be a whole number.",
                "\"seq\":9223372036854775808 | seq (…) is too large.",
                "\"nickname\":{\"a\":1} | nickname must be a text.",
                "\"msg_id\":[] | msg_id must be a text.",
                "\"decoded_type\":\"gift\",\"gift_num\":0 | count (0) starts at 1.",
                "\"decoded_type\":\"gift\",\"gift_num\":3000000000 | gift_num (300*******) is too large.",
                "\"decoded_type\":\"gift\",\"gift_value\":-20 | coins (-20) cannot be negative.",
                "\"decoded_type\":\"combogift\",\"combo_product_count\":\"many\" | combo_product_count (many) is not a whole number.",
            })
    void an_event_with_a_wrong_value_is_put_aside_and_no_other(String fields, String detail) {
        ForwarderPost post = read(bare(comment(1, "前"), "{" + TIME + "," + fields + "}", comment(3, "後")));

        assertThat(post.sightings()).extracting(Sighting::text).containsExactly("前", "後");
        assertThat(post.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.reason()).isEqualTo(Line.Reason.WRONG_VALUE);
            assertThat(bad.detail()).isEqualTo(detail);
            assertThat(bad.excerpt()).startsWith("{\"msg_time\":169**********,");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "\"x\"", "[]", "[[{}]]", "true"})
    void what_is_no_object_is_no_event(String value) {
        ForwarderPost post = read(bare(comment(1, "前"), value, comment(3, "後")));

        assertThat(post.sightings()).hasSize(2);
        assertThat(post.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.detail()).isEqualTo("An event must be an object.");
        });
    }

    @Test
    void a_text_and_an_event_have_a_longest_length() {
        assertThat(rejected("{" + TIME + ",\"decoded_type\":\"comment\",\"content\":\"" + "a".repeat(65_537) + "\"}"))
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo(Line.Reason.TOO_LONG))
                .satisfies(
                        bad -> assertThat(bad.detail()).isEqualTo("content has 65537 bytes; at most 65536 are read."));
        assertThat(rejected("{" + TIME + ",\"original_data\":\"" + "a".repeat(1 << 20) + "\"}")
                        .reason())
                .isEqualTo(Line.Reason.TOO_LONG);
        assertThat(rejected("{" + TIME + ",\"msg_id\":\"" + "a".repeat(257) + "\"}")
                        .detail())
                .isEqualTo("id has 257 characters; at most 256 are taken.");
    }

    @Test
    void an_event_that_is_nested_too_deeply_costs_only_itself() {
        String deep = "{" + TIME + ",\"original_data\":" + "[".repeat(70) + "]".repeat(70) + "}";
        ForwarderPost post = read(bare(comment(1, "前"), deep, comment(3, "後")));

        assertThat(post.sightings()).hasSize(2);
        assertThat(post.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.detail()).startsWith("Values are nested deeper than 64 (byte "));
    }

    @Test
    void bytes_that_are_no_text_cost_only_their_event() {
        byte[] post = bytes(bare(comment(1, "前"), comment(2, "@"), comment(3, "後")));
        for (int at = 0; at < post.length; at++) if (post[at] == '@') post[at] = (byte) 0xFF;

        ForwarderPost read = read(post);
        assertThat(read.sightings()).extracting(Sighting::text).containsExactly("前", "後");
        assertThat(read.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).isEqualTo(Line.Reason.NOT_TEXT));
    }

    @Test
    void half_a_character_that_a_script_escapes_becomes_a_mark_and_no_trouble() {
        assertThat(sighting("{" + TIME + ",\"decoded_type\":\"comment\",\"content\":\"\\ud83d 1\\u0000\"}")
                        .text())
                .isEqualTo("\uFFFD 1\uFFFD");
    }

    @Test
    void a_post_without_events_gives_how_many_are_in_the_room_at_the_moment_of_receipt() {
        ForwarderPost post = read(post());

        assertThat(post.newest()).isNull();
        assertThat(post.sightings())
                .containsExactly(Sighting.of(FactKind.ONLINE, RECEIVED)
                        .withMessageId("online 2042584726460027863 1698657151400 128")
                        .withAmounts(1, 128));
        assertThat(read("{\"live_info\":{\"online_count\":7}}").sightings()).hasSize(1);
        assertThat(read("{\"events\":[],\"live_info\":null}").sightings()).isEmpty();
    }

    @Test
    void the_moment_of_receipt_is_put_on_the_clock_of_the_source() {
        Duration offset = Duration.ofDays(1);

        assertThat(read(post()).forClockShiftedBy(offset).sightings().getFirst().happened())
                .isEqualTo(RECEIVED.minus(offset));
        assertThat(read(ForwarderPosts.POST).forClockShiftedBy(offset)).isEqualTo(read(ForwarderPosts.POST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"online_count\":-1} | online (-1) cannot be negative.",
                "{\"online_count\":\"viele\"} | online_count (viele) is not a whole number.",
                "{\"live_id\":[1]} | live_id must be a text.",
                "{\"live_id\":\"an id of words\"} | live_id is no id of at most 64 letters and digits.",
                "7 | live_info must be an object (byte 14 of the post).",
            })
    void what_is_wrong_around_the_events_is_named_and_costs_no_event(String live, String detail) {
        ForwarderPost post = read("{\"live_info\":" + live + ",\"events\":[" + comment(1, "1") + "]}");

        assertThat(post.sightings()).hasSize(1);
        assertThat(post.liveId()).isNull();
        assertThat(post.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isZero();
            assertThat(bad.detail()).isEqualTo(detail);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, ON_AIR", "2, ENDED", "0, UNKNOWN", "null, UNKNOWN", "\"1\", ON_AIR", "{}, UNKNOWN"})
    void the_status_is_told_or_unknown(String status, ForwarderPost.LiveStatus expected) {
        assertThat(read("{\"live_info\":{\"live_status\":" + status + "}}").status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | A post must be a JSON object (byte 1 of the post).",
                "hello | A post must be a JSON object (byte 1 of the post).",
                "[] | A post must be a JSON object (byte 1 of the post).",
                "{} | The post is a JSON object, but has neither events nor live_info: it is no post of the forwarder.",
                "{\"a\":1} | The post is a JSON object, but has neither events nor live_info: it is no post of the forwarder.",
                "{\"events\":7} | events must be a list (byte 11 of the post).",
                "{\"events\":{}} | events must be a list (byte 11 of the post).",
                "{\"decoded_data\":\"x\"} | decoded_data must be an object (byte 18 of the post).",
                "{\"live_info\":{\"live_id\" | The post ends within the object (byte 24 of the post).",
                "{\"live_info\":{},} | A key in quotes is missing (byte 17 of the post).",
                "{\"live_info\":{}} x | Something stands behind the object (byte 18 of the post).",
            })
    void what_is_no_post_is_refused_with_its_place(String body, String message) {
        assertThatThrownBy(() -> ForwarderPost.read(bytes(body), RECEIVED))
                .isInstanceOf(PostUnreadable.class)
                .hasMessage(message);
    }

    @Test
    void wrappers_within_wrappers_are_no_way_to_end_the_reader() {
        String hostile = "{\"decoded_data\":".repeat(300_000);

        assertThatThrownBy(() -> ForwarderPost.read(bytes(hostile), RECEIVED))
                .isInstanceOf(PostUnreadable.class)
                .hasMessageStartingWith("Values are nested deeper than 64");
    }

    @Test
    void a_post_that_breaks_off_keeps_the_events_that_are_whole() {
        byte[] whole = bytes(post(comment(1, "一"), comment(2, "二"), comment(3, "三")));
        byte[] cut = Arrays.copyOf(whole, whole.length - 40);

        ForwarderPost post = read(cut);
        assertThat(post.liveId()).isEqualTo("2042584726460027863");
        assertThat(post.sightings()).extracting(Sighting::text).containsExactly("一", "二", null);
        assertThat(post.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.reason()).isEqualTo(Line.Reason.MALFORMED);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msg_time\":1698657150123,\"decoded_type\":\"comment\",\"content\":\"oh\" no\"}",
                "{\"msg_time\":1698657150123,\"content\":\"never closed}",
                "{\"msg_time\":1698657150123,\"content\":[\"swallows the others\"",
                "{\"msg_time\":16986..3}",
                "\"msg_time\":1698657150123}",
                "{\"msg_time\":1698657150123",
                "",
                "x",
                "{\"a\":1}}",
            })
    void an_event_that_is_no_json_costs_only_itself(String broken) {
        for (String post : List.of(
                post(comment(1, "前"), broken, comment(3, "後 },{\\\"seq\\\":1}")),
                "{\"decoded_data\":" + post(comment(1, "前"), broken, comment(3, "後 },{\\\"seq\\\":1}")) + "}",
                bare(comment(1, "前"), broken, comment(3, "後 },{\\\"seq\\\":1}"))
                        .replaceFirst("]}$", "],\"live_info\":{\"online_count\":5}}"))) {
            ForwarderPost read = read(post);

            assertThat(read.sightings())
                    .filteredOn(it -> it.kind() == FactKind.COMMENTED)
                    .extracting(Sighting::text)
                    .contains("前", "後 },{\"seq\":1}");
            assertThat(read.rejected())
                    .isNotEmpty()
                    .allSatisfy(bad -> assertThat(bad.detail()).isNotBlank());
        }
    }

    @Test
    void the_next_whole_event_is_looked_for_within_a_bound() {
        assertThat(read(bare("{\"".repeat(200) + comment(1, "1"))).sightings()).hasSize(1);
        assertThat(read(bare("{\"".repeat(200_000) + comment(1, "1")))).satisfies(post -> {
            assertThat(post.sightings()).isEmpty();
            assertThat(post.rejected()).hasSize(1);
        });
    }

    @Test
    void what_stands_behind_a_broken_last_event_is_still_read() {
        ForwarderPost post = read("{\"events\":[" + comment(1, "1")
                + ",{\"msg_time\":}],\"live_info\":{\"live_id\":\"77\",\"online_count\":5}}");

        assertThat(post.liveId()).isEqualTo("77");
        assertThat(post.sightings()).extracting(Sighting::kind).containsExactly(FactKind.COMMENTED, FactKind.ONLINE);
        assertThat(post.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.excerpt()).isEqualTo("{\"msg_time\":}"));
    }

    @Test
    void a_live_that_breaks_off_behind_the_events_costs_no_event() {
        ForwarderPost post =
                read("{\"events\":[" + comment(1, "1") + "],\"live_info\":{\"live_id\":[1],\"online_count\":5,");

        assertThat(post.sightings()).extracting(Sighting::kind).containsExactly(FactKind.COMMENTED, FactKind.ONLINE);
        assertThat(post.rejected())
                .extracting(Line.Rejected::detail)
                .containsExactly(
                        "The post ends within the object (byte %d of the post)."
                                .formatted(bytes("{\"events\":[" + comment(1, "1")
                                                        + "],\"live_info\":{\"live_id\":[1],\"online_count\":5,")
                                                .length
                                        + 1),
                        "live_id must be a text.");
    }

    @Test
    void more_events_than_the_bound_are_refused_as_a_whole() throws PostTooLarge, PostUnreadable {
        String most = "{\"events\":[" + "{},".repeat(ForwarderPost.MOST_EVENTS - 1) + "{}]}";

        assertThat(ForwarderPost.read(bytes(most), RECEIVED).rejected()).hasSize(ForwarderPost.MOST_EVENTS);
        assertThatThrownBy(() -> ForwarderPost.read(bytes(most.replace("[", "[{},")), RECEIVED))
                .isInstanceOfSatisfying(
                        PostTooLarge.class, e -> assertThat(e.bound()).isEqualTo(ForwarderPost.MOST_EVENTS))
                .hasMessage("The post holds more than 20000 facts; send them in several posts.");
    }

    @Test
    void an_excerpt_for_the_quarantine_names_nobody() {
        Line.Rejected bad = rejected(
                "{\"seq\":-1," + TIME
                        + ",\"sec_openid\":\"b2\",\"decoded_openid\": \"o9hHn5apfwHLsample\",\"content\":\"打13812345678 o9hHn5apfwHL-RYrxochETS7NyDM\",\"combo_product_count\":1}");

        assertThat(bad.excerpt())
                .isEqualTo(
                        "{\"seq\":-1,\"msg_time\":169**********,\"sec_openid\":\"…\",\"decoded_openid\": \"…\",\"content\":\"打138******** …\",\"combo_product_count\":1}");
        assertThat(rejected("{" + TIME + ",\"seq\":\"o9hHn5apfwHL-RYrxochETS7NyDM\"}")
                        .detail())
                .isEqualTo("seq (…) is not a whole number.");
        assertThat(rejected("{\"content\":\"" + "字".repeat(175) + "\",o9hHn5apfwHL-RYrxochETS7NyDM")
                        .excerpt())
                .doesNotContain("o9h");
    }
}
