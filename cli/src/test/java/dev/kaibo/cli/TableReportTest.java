package dev.kaibo.cli;

import static dev.kaibo.cli.CommandLine.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReportTest {
    private static final Path SAMPLES = Path.of(System.getProperty("kaibo.root", ".."), "contract/samples/recordings");

    @TempDir
    private Path folder;

    @Test
    void columns_stand_under_one_another_with_chinese_names_in_them() {
        String text = new TextTable()
                .row("a", "1", "why")
                .row("新到的人", "12,345", "")
                .row("👍 e\u0301", "7", "x")
                .notesLast()
                .toString();

        assertThat(text.lines())
                .containsExactly(
                        "  a" + " ".repeat(14) + "1  why", "  新到的人  12,345", "  👍 e\u0301" + " ".repeat(11) + "7  x");
    }

    @Test
    void a_missing_figure_says_why() {
        String text = answer("replay", SAMPLES.resolve("bad-lines.ndjson").toString());

        assertThat(lineOf(text, "likes 点赞")).endsWith("—  not given 录制不提供: liked 点赞");
        assertThat(lineOf(text, "entries 进场")).endsWith("—  not given 录制不提供: exposure 曝光");
        assertThat(lineOf(text, "average order")).contains(" — ").endsWith("  nothing to reckon from 没有可算的");
        assertThat(lineOf(text, "comments 评论")).endsWith("100.0 %");
    }

    @Test
    void rounds_are_a_table_with_their_sum_and_without_the_columns_that_nobody_gives() {
        String whole = answer("replay", SAMPLES.resolve("every-kind.ndjson").toString());

        assertThat(lineOf(whole, "start").split(" +"))
                .containsSequence(
                        "arrived", "commented", "liked", "followed", "shared", "clicked", "ordered", "bought");
        assertThat(lineOf(whole, "20:05:00").split(" +"))
                .containsSequence("20:05:00", "1", "0", "0")
                .contains("-199.00");
        assertThat(lineOf(whole, "sum 合计")).contains("18:46").endsWith("199.00");

        String part = answer("replay", SAMPLES.resolve("bad-lines.ndjson").toString());
        assertThat(lineOf(part, "start")).doesNotContain("liked");
        assertThat(lineOf(part, "— not given, so left out")).contains("liked 点赞过");
    }

    @Test
    void a_replay_that_stopped_says_so_and_its_last_round_is_open() {
        String text = answer("replay", SAMPLES.resolve("every-kind.ndjson").toString(), "--until", "3:00");

        assertThat(text).contains("20:00:00 – 20:03:00 Asia/Shanghai · 3:00 · stopped here");
        assertThat(lineOf(text, "20:00:00 …")).isNotEmpty();
        assertThat(text).contains("… still running");
    }

    @Test
    void what_a_file_calls_itself_cannot_command_the_terminal() throws IOException {
        Path file = Files.writeString(
                folder.resolve("loud.ndjson"),
                "{\"kaibo\":1,\"zone\":\"UTC\",\"gives\":[],\"stream\":\"a\\u001b[2J\\nb\"}\n");

        assertThat(answer("replay", file.toString())).startsWith("loud.ndjson · a\uFFFD[2J b\nIt holds no fact.");
    }

    private static String lineOf(String text, String beginning) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(beginning))
                .toList();
        assertThat(lines).as(beginning).isNotEmpty();
        return lines.getFirst();
    }
}
