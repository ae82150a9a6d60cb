package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is posted, only the two named problems come out, soon, and damage costs nothing but itself. */
class PostedFuzzTest {
    private static final byte[] TELLING = ForwarderPosts.bytes("\"\"\"\\{}[]:,0-.e \n\0u");

    @Property(tries = 3_000)
    void damage_within_one_event_costs_no_other(@ForAll long seed) throws PostTooLarge, PostUnreadable {
        SplittableRandom dice = new SplittableRandom(seed);
        List<String> events = ForwarderPosts.events(dice, dice.nextInt(1, 8));
        int broken = dice.nextInt(events.size());
        String shape = shape(dice);
        String marker = "\u0001";
        List<String> marked = new ArrayList<>(events);
        marked.set(broken, marker);
        String post = shape.formatted(String.join(dice.nextBoolean() ? "," : " ,\n ", marked));
        int place = post.indexOf(marker);
        byte[] body = joined(
                ForwarderPosts.bytes(post.substring(0, place)),
                damaged(ForwarderPosts.bytes(events.get(broken)), dice),
                ForwarderPosts.bytes(post.substring(place + 1)));

        List<Sighting> others = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) if (i != broken) others.add(ForwarderPosts.sighting(events.get(i)));
        ForwarderPost read = ForwarderPost.read(body, ForwarderPosts.RECEIVED);
        assertThat(read.sightings())
                .as(() -> new String(body, StandardCharsets.UTF_8))
                .containsAll(others);
        if (!others.isEmpty()) assertThat(read.sightings()).containsSubsequence(others);
    }

    /** The damage can look like the end of the list, or like another one. */
    @ParameterizedTest
    @ValueSource(strings = {"]", "],", "]]", "]}", "1]", "[", "[["})
    void a_bracket_before_events_neither_ends_nor_hides_them(String damage) throws PostTooLarge, PostUnreadable {
        String event = ForwarderPosts.comment(2, "多少錢");
        String post = "{\"events\":[%s%s],\"live_info\":{\"live_id\":\"77\"}}".formatted(damage, event);
        ForwarderPost read = ForwarderPost.read(ForwarderPosts.bytes(post), ForwarderPosts.RECEIVED);
        assertThat(read.sightings()).contains(ForwarderPosts.sighting(event));
        assertThat(read.rejected()).isNotEmpty();
    }

    @Property(tries = 2_000)
    void damage_anywhere_brings_facts_or_one_of_two_problems(@ForAll long seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        byte[] body = dice.nextInt(3) == 0
                ? ForwarderPosts.bytes(Written.ndjson(Sightings.random(seed, dice.nextInt(20))))
                : ForwarderPosts.bytes(
                        shape(dice).formatted(String.join(",", ForwarderPosts.events(dice, dice.nextInt(8)))));
        if (dice.nextInt(4) == 0) body = Written.gzip(body);
        for (int i = dice.nextInt(4); i >= 0; i--) body = damaged(body, dice);
        if (dice.nextInt(6) == 0) dice.nextBytes(body);
        try {
            byte[] plain = Inflated.read(new ByteArrayInputStream(body), dice.nextInt(8) == 0, 1 << 16, 1 << 16);
            switch (PostedKind.of(plain)) {
                case FORWARDER -> {
                    ForwarderPost post = ForwarderPost.read(plain, ForwarderPosts.RECEIVED);
                    assertTaken(post.header(), post.sightings(), post.rejected());
                }
                case LINES -> {
                    StreamHeader known = dice.nextBoolean() ? ForwarderPost.header("1") : null;
                    PostedLines post = PostedLines.read(plain, known);
                    assertTaken(post.header(), post.sightings(), post.rejected());
                }
            }
        } catch (PostUnreadable | PostTooLarge e) {
            assertThat(e).hasMessageEndingWith(".").message().doesNotContain("null");
        }
    }

    @Property(tries = 400)
    void a_damaged_byte_costs_at_most_its_own_line(@ForAll long seed) throws PostTooLarge, PostUnreadable {
        List<Sighting> sightings = Sightings.random(seed, 20);
        byte[] body = ForwarderPosts.bytes(Written.ndjson(sightings));
        SplittableRandom dice = new SplittableRandom(seed);
        int first = ForwarderPosts.bytes(Written.FIRST + "\n").length;
        int place = first + dice.nextInt(body.length - first);
        boolean wasFeed = body[place] == '\n';
        body[place] = (byte) dice.nextInt(256);
        int line = -1;
        for (int at = 0; at < place; at++) if (body[at] == '\n') line++;

        List<Sighting> others = new ArrayList<>(sightings);
        if (wasFeed && line + 1 < others.size()) others.remove(line + 1);
        others.remove(line);
        assertThat(PostedLines.read(body, null).sightings()).containsAll(others);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[{\"",
                "{\"events\":[",
                "{\"events\":[],",
                "{\"events\":[x],",
                "},{\"a\":\"",
                "{\"a\":",
                "{\"a\":{\"b\":[",
                ",{\"msg_time\":",
                ",{\"msg_time\":1},",
                "{\"seq\":-1},x",
                "{\"a\":1}",
                "[",
                "\"",
                "\\",
                "]",
                "{",
                "\n",
                "\n{",
                "é\n"
            })
    void no_post_takes_long_however_it_is_built(String part) {
        String start = "{\"events\":[" + ForwarderPosts.comment(1, "1") + ",";
        for (String head : List.of("", start, start + "{")) {
            byte[] body = ForwarderPosts.bytes(head + part.repeat((1 << 20) / part.length()));
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    assertThat(ForwarderPost.read(body, ForwarderPosts.RECEIVED).rejected())
                            .hasSizeLessThanOrEqualTo(ForwarderPost.MOST_EVENTS + 2);
                } catch (PostUnreadable | PostTooLarge e) {
                    assertThat(e).hasMessageEndingWith(".");
                }
                try {
                    assertThat(PostedLines.read(body, ForwarderPost.header(null))
                                    .rejected())
                            .hasSizeLessThanOrEqualTo(PostedLines.MOST_LINES);
                } catch (PostUnreadable | PostTooLarge e) {
                    assertThat(e).hasMessageEndingWith(".");
                }
            });
        }
    }

    private static void assertTaken(StreamHeader header, List<Sighting> sightings, List<Line.Rejected> rejected) {
        Intake intake = Intake.empty(FingerprintKey.NONE);
        intake.declare(header);
        assertThat(intake.take(0, sightings).facts()).hasSameSizeAs(sightings);
        for (Line.Rejected bad : rejected) {
            assertThat(bad.detail()).isNotBlank();
            assertThat(bad.excerpt()).hasSizeLessThanOrEqualTo(200).doesNotContain("\n", "\0");
        }
    }

    /** Where a forwarder's events may stand. */
    private static String shape(SplittableRandom dice) {
        String live = "\"live_info\":{\"live_id\":\"77\",\"online_count\":5}";
        return switch (dice.nextInt(4)) {
            case 0 -> "{\"host_info\":{}," + live + ",\"events\":[%s]}";
            case 1 -> "{\"events\":[ %s ]," + live + "}";
            case 2 -> "{\"original_body\":\"{}\",\"decoded_data\":{" + live + ",\"events\":[%s]}}";
            default -> "{\"decoded_data\":{\"events\":[%s]," + live + "},\"original_url\":\"x\"}";
        };
    }

    /** One to three bytes overwritten, taken out or put in. */
    private static byte[] damaged(byte[] bytes, SplittableRandom dice) {
        byte[] damaged = bytes;
        for (int times = dice.nextInt(1, 4); times > 0 && damaged.length > 0; times--) {
            int place = dice.nextInt(damaged.length);
            byte[] before = Arrays.copyOf(damaged, place);
            byte[] behind = Arrays.copyOfRange(damaged, place, damaged.length);
            byte[] without = Arrays.copyOfRange(damaged, place + 1, damaged.length);
            byte[] put = {dice.nextBoolean() ? (byte) dice.nextInt(256) : TELLING[dice.nextInt(TELLING.length)]};
            damaged = switch (dice.nextInt(3)) {
                case 0 -> joined(before, put, behind);
                case 1 -> joined(before, new byte[0], without);
                default -> joined(before, put, without);
            };
        }
        return damaged;
    }

    private static byte[] joined(byte[] one, byte[] two, byte[] three) {
        byte[] joined = Arrays.copyOf(one, one.length + two.length + three.length);
        System.arraycopy(two, 0, joined, one.length, two.length);
        System.arraycopy(three, 0, joined, one.length + two.length, three.length);
        return joined;
    }
}
