package dev.kaibo.cli;

import static dev.kaibo.cli.CommandLine.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.room.RoomRule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Path SAMPLES = Path.of(System.getProperty("kaibo.root", ".."), "contract/samples/recordings");

    @TempDir
    private Path folder;

    @Test
    void the_sample_of_every_kind_gives_its_figures() {
        String json = answer("replay", sample("every-kind.ndjson"), "--json");

        assertThat(json)
                .contains(
                        "\"facts\":{\"accepted\":17,\"duplicate\":1,\"conflict\":0,\"rejected\":0,\"unrecognised\":1}");
        assertThat(json).contains("\"startedAt\":\"2026-01-31T12:00:00Z\"");
        assertThat(figure(json, "entries")).isEqualTo("3");
        assertThat(figure(json, "uv")).isEqualTo("3");
        assertThat(figure(json, "likes")).isEqualTo("12");
        assertThat(figure(json, "exposures")).isEqualTo("40");
        assertThat(figure(json, "onlinePeak")).isEqualTo("2");
        assertThat(figure(json, "giftCoins")).isEqualTo("30");
        assertThat(figure(json, "buyers")).isEqualTo("1");
        assertThat(figure(json, "gmvFen")).isEqualTo("19900");
        assertThat(figure(json, "unitsSold")).isEqualTo("1");
    }

    @Test
    void the_quarantine_is_summed_up_by_reason() {
        String json = answer("replay", sample("bad-lines.ndjson"), "--json");

        assertThat(json)
                .contains("\"rejected\":7")
                .contains("\"byReason\":{\"malformed\":2,\"wrongValue\":2,\"noTime\":2,\"farOff\":1}");
        assertThat(json).contains("{\"line\":3,\"reason\":\"malformed\"");
        assertThat(answer("replay", sample("bad-lines.ndjson")))
                .contains("Quarantine 隔离")
                .contains("line 7: amountFen (-100) cannot be negative.");
    }

    @Test
    void what_the_rules_found_is_told_with_its_evidence_and_what_to_do() throws IOException {
        Path file = restarted();
        String json = answer("replay", file.toString(), "--json");

        assertThat(json).contains("\"conflict\":2");
        assertThat(json)
                .contains("\"findings\":[{\"rule\":\"sequence-restarted\",\"severity\":\"warn\","
                        + "\"evidence\":[{\"name\":\"stream\",\"value\":\"again \u202e示例\"},{\"name\":\"conflicts\",\"value\":\"2\"}],"
                        + "\"whatToDo\":\"Both facts count.");
        assertThat(json)
                .contains("{\"rule\":\"kind-not-declared\",\"severity\":\"warn\","
                        + "\"evidence\":[{\"name\":\"kind\",\"value\":\"shared\"}],\"whatToDo\":\"");
        assertThat(figure(json, "shares")).isEqualTo("null");
        assertThat(answer("replay", sample("every-kind.ndjson"), "--json")).contains("\"findings\":[]");

        List<String> table = answer("replay", file.toString()).lines().toList();
        int title = table.indexOf("Findings 问题");
        assertThat(table.get(title + 1))
                .isEqualTo("  warn 警  sequence-restarted: stream = again \uFFFD示例, conflicts = 2");
        assertThat(table.get(title + 2)).startsWith("    Both facts count.");
        assertThat(table.get(title + 3)).startsWith("    两条都计入");
        assertThat(table.get(title + 4)).isEqualTo("  warn 警  kind-not-declared: kind = shared");
        assertThat(answer("replay", sample("every-kind.ndjson"))).doesNotContain("Findings");
    }

    @Test
    void every_rule_of_a_room_says_what_to_do() {
        for (RoomRule rule : RoomRule.values()) {
            assertThat(FindingLines.whatToDo(rule)).as("%s in English", rule).isNotBlank();
            assertThat(FindingLines.whatToDoInChinese(rule))
                    .as("%s in Chinese", rule)
                    .isNotBlank();
        }
    }

    @Test
    void a_wrong_first_time_changes_no_figure() throws IOException {
        Path sound = folder.resolve("made.ndjson");
        MakeRecording.main(new String[] {sound.toString(), "5000", "3"});
        List<String> lines = new ArrayList<>(Files.readAllLines(sound));
        lines.add(
                1,
                "{\"type\":\"entered\",\"at\":\"%s\",\"viewer\":\"early\"}"
                        .formatted(Instant.parse(startedAt(sound)).minus(Duration.ofHours(20))));
        Path wrong = Files.write(folder.resolve("wrong.ndjson"), lines);

        String json = answer("replay", wrong.toString(), "--json");

        assertThat(json).contains("\"byReason\":{\"farOff\":1}");
        assertThat(untilQuarantine(json).replace("\"rejected\":1", "\"rejected\":0"))
                .isEqualTo(untilQuarantine(answer("replay", sound.toString(), "--json")));
    }

    private static String startedAt(Path file) {
        return figure(answer("replay", file.toString(), "--json"), "startedAt").replace("\"", "");
    }

    private static String untilQuarantine(String json) {
        return json.substring(json.indexOf("\"facts\""), json.indexOf("\"quarantine\""));
    }

    /** A source that begins its sequence again, and gives more than it declares. */
    private Path restarted() throws IOException {
        StringBuilder text = new StringBuilder(
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"stream\":\"again \\u202e示例\",\"gives\":[\"entered\"]}\n");
        for (int i = 0; i < 5; i++)
            text.append("{\"type\":\"entered\",\"at\":\"2026-01-31T20:00:0%d\",\"seq\":%d,\"viewer\":\"sample-%d\"}\n"
                    .formatted(i, i % 3, i));
        text.append("{\"type\":\"shared\",\"at\":\"2026-01-31T20:00:09\",\"viewer\":\"sample-1\"}\n");
        return Files.writeString(folder.resolve("restarted.ndjson"), text);
    }

    @Test
    void a_replay_can_stop_at_a_moment_or_so_far_into_the_show() {
        String byMoment =
                answer("replay", sample("every-kind.ndjson"), "--json", "--until", "2026-01-31T20:03:00+08:00");

        assertThat(byMoment).isEqualTo(answer("replay", sample("every-kind.ndjson"), "--json", "--until", "3:00"));
        assertThat(figure(byMoment, "clicks")).isEqualTo("1");
        assertThat(figure(byMoment, "orders")).isEqualTo("0");
        assertThat(byMoment)
                .contains("\"until\":\"2026-01-31T12:03:00Z\"")
                .contains("\"open\":true")
                .doesNotContain("\"index\":1");
    }

    @Test
    void a_recording_without_facts_is_no_mistake() throws IOException {
        Path file = Files.writeString(
                folder.resolve("empty.ndjson"), "{\"kaibo\":1,\"zone\":\"UTC\",\"gives\":[\"entered\"]}\n");
        String json = answer("replay", file.toString(), "--json");

        assertThat(figure(json, "startedAt")).isEqualTo("null");
        assertThat(figure(json, "entries")).isEqualTo("0");
        assertThat(answer("replay", file.toString())).contains("进场");
    }

    @Test
    void ndjson_and_csv_of_the_same_room_and_every_packing_give_the_same_figures() throws IOException {
        Path ndjson = folder.resolve("made.ndjson");
        Path csv = folder.resolve("made.csv");
        MakeRecording.main(new String[] {ndjson.toString(), "20000", "7"});
        MakeRecording.main(new String[] {csv.toString(), "20000", "7"});
        Path gb = Files.write(folder.resolve("gb.csv"), Files.readString(csv).getBytes(Charset.forName("GB18030")));
        String map = csv + ".map.json";

        String figures = figures(answer("replay", ndjson.toString(), "--json"));
        assertThat(figures).contains("\"accepted\":20000");
        assertThat(figures(answer("replay", csv.toString(), "--json", "--map", map)))
                .isEqualTo(figures);
        assertThat(figures(answer("replay", gb.toString(), "--json", "--map", map)))
                .isEqualTo(figures);
    }

    @Test
    void a_real_room_gives_what_a_plain_count_gives() throws IOException {
        Path data = Path.of(System.getProperty("kaibo.data", "")).resolve("bilibili-live-small");
        Assumptions.assumeTrue(
                Files.isDirectory(data),
                "The real recordings are not here: set kaibo.data to the folder that has bilibili-live-small.");
        for (String room : List.of("room-1370218.csv", "room-6103516.csv", "room-563689.csv")) {
            Counted counted = Counted.of(data.resolve(room));
            String json = answer("replay", data.resolve(room).toString(), "--json");

            assertThat(figure(json, "entries")).isEqualTo("" + counted.entries);
            assertThat(figure(json, "comments")).isEqualTo("" + counted.comments);
            assertThat(figure(json, "commenters")).isEqualTo("" + counted.commenters.size());
            assertThat(figure(json, "uv")).isEqualTo("" + counted.viewers.size());
            assertThat(figure(json, "follows")).isEqualTo("" + counted.follows);
            assertThat(figure(json, "gifts")).isEqualTo("" + counted.gifts);
            assertThat(figure(json, "giftCoins")).isEqualTo("" + counted.coins);
            for (String notGiven : List.of("onlinePeak", "onlineLast", "likes", "clicks", "orders", "gmvFen", "stayMs"))
                assertThat(figure(json, notGiven)).as(notGiven).isEqualTo("null");
            assertThat(json)
                    .contains("\"accepted\":" + counted.facts + ",")
                    .contains("\"rejected\":0")
                    .contains("\"ignored\":" + counted.ignored);
        }
        String known = answer("replay", data.resolve("room-1370218.csv").toString(), "--map", "bilibili", "--json");
        assertThat(List.of(figure(known, "entries"), figure(known, "comments"), figure(known, "giftCoins")))
                .containsExactly("1891", "163", "200");
    }

    @Test
    void a_real_chat_gives_its_comments_and_nothing_else() throws IOException {
        Path file = Path.of(System.getProperty("kaibo.data", "")).resolve("douyu-chat-small/danmu.csv");
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                "The real recordings are not here: set kaibo.data to the folder that has douyu-chat-small.");
        String json = answer("replay", file.toString(), "--json");

        assertThat(figure(json, "comments")).isEqualTo("66");
        assertThat(figure(json, "entries")).isEqualTo("null");
        assertThat(figure(json, "startedAt")).isEqualTo("\"2026-03-02T05:50:48.280Z\"");
    }

    /** The same file counted by hand, with none of our code: its cells hold no commas in the columns that count. */
    private static final class Counted {
        private int facts;
        private int ignored;
        private int entries;
        private int comments;
        private int follows;
        private long gifts;
        private long coins;
        private final Set<String> viewers = new HashSet<>();
        private final Set<String> commenters = new HashSet<>();

        static Counted of(Path file) throws IOException {
            Counted counted = new Counted();
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                String[] head = line.split(",", 7);
                List<String> tail = new ArrayList<>(List.of(line.split(",", -1)));
                String type = head[4];
                if (Set.of("gift_combo", "online_rank_count", "entry_effect").contains(type)) {
                    counted.ignored++;
                    continue;
                }
                counted.facts++;
                if (!head[5].isEmpty()) counted.viewers.add(head[5]);
                switch (type) {
                    case "enter" -> counted.entries++;
                    case "chat", "superchat" -> {
                        counted.comments++;
                        if (!head[5].isEmpty()) counted.commenters.add(head[5]);
                    }
                    case "follow" -> counted.follows++;
                    case "gift", "guard_buy" -> {
                        counted.gifts++;
                        if (!tail.getLast().equals("silver"))
                            counted.coins += Long.parseLong(tail.get(tail.size() - 2));
                    }
                    default -> {}
                }
            }
            return counted;
        }
    }

    private static String sample(String name) {
        return SAMPLES.resolve(name).toString();
    }

    private static String figures(String json) {
        return json.substring(json.indexOf("\"facts\""));
    }

    /** The value of a figure of the show: the first one of that name behind "figures". */
    private static String figure(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":([^,}]*)").matcher(json);
        assertThat(matcher.find(json.indexOf("\"figures\""))).as(name).isTrue();
        return matcher.group(1);
    }
}
