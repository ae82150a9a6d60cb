package dev.kaibo.cli;

import static dev.kaibo.cli.CommandLine.answer;
import static dev.kaibo.cli.CommandLine.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.simulator.room.RoomModel;
import dev.kaibo.simulator.room.SimulatedRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A show that is made up at the command line: always the same for the same words, always labelled, and its recording gives the same figures. */
class SimulateTest {
    private static final String[] SHORT = {"simulate", "--hours", "0.6", "--scale", "0.2"};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, -1})
    void the_same_words_give_the_same_answer_to_the_byte(long seed) {
        assertThat(simulate("--seed", "" + seed, "--json")).isEqualTo(simulate("--seed", "" + seed, "--json"));
        assertThat(simulate("--seed", "" + seed, "--json"))
                .isNotEqualTo(simulate("--seed", "" + (seed + 1), "--json")
                        .replace("\"seed\":" + (seed + 1), "\"seed\":" + seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, -1})
    void what_is_kept_gives_the_same_figures_when_it_is_replayed(long seed) {
        Path file = folder.resolve("made.ndjson");
        String simulated = simulate("--seed", "" + seed, "--json", "--out", file.toString());
        String replayed = answer("replay", file.toString(), "--json");
        assertThat(fromFacts(replayed)).isEqualTo(fromFacts(simulated)).contains("\"rejected\":0");
        assertThat(simulated).isEqualTo(simulate("--seed", "" + seed, "--json"));
    }

    @Test
    void every_answer_and_every_recording_says_that_it_is_simulated() throws IOException {
        Path file = folder.resolve("made.ndjson");
        assertThat(simulate("--json", "--out", file.toString()))
                .startsWith("{\"simulated\":true,\"seed\":1,\"hours\":0.6,\"model\":\"standard\",\"scale\":0.2,");
        assertThat(simulate())
                .startsWith("模拟 SIMULATED: every viewer, comment, order and figure below is made up.")
                .contains("\n模拟 simulated, seed 1, 0.6 h, model standard, ×0.2 · 模拟房间 simulated, seed 1\n")
                .contains("Rounds 轮次");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).contains("\"stream\":\"模拟房间 simulated, seed 1\"");
        assertThat(lines.subList(1, lines.size()))
                .hasSizeGreaterThan(500)
                .allSatisfy(line ->
                        assertThat(line).matches(".*(\"nick\":\"[^\"]*（模拟）\"|\"type\":\"(online|exposure)\").*"));
        assertThat(answer("replay", file.toString())).contains("模拟房间 simulated");
    }

    @Test
    void a_show_is_as_long_as_asked_and_a_larger_room_has_more_viewers() {
        assertThat(rounds(simulate("--json", "--hours", "0.5"))).isBetween(6, 13);
        assertThat(rounds(simulate("--json", "--hours", "1"))).isBetween(12, 19);
        assertThat(figure(simulate("--json", "--scale", "0.4"), "uv"))
                .isBetween(figure(simulate("--json"), "uv") * 17 / 10, figure(simulate("--json"), "uv") * 23 / 10);
    }

    @Test
    void a_show_longer_than_the_talk_goes_on_selling_what_it_had() {
        String json = answer("simulate", "--hours", "4", "--scale", "0.05", "--json");
        assertThat(json).contains("\"code\":\"LM2601\"");
        assertThat(rounds(json)).isGreaterThanOrEqualTo(48);
        assertThat(json.substring(json.indexOf("\"rounds\""), json.indexOf("\"products\"")))
                .contains("\"start\":\"2026-01-31T15:5");
    }

    @Test
    void a_changed_model_changes_the_show() throws IOException {
        Path model = model("{\"kaiboRoom\":1,\"name\":\"silent\",\"habits\":{\"talkers\":0},\"bags\":{\"enters\":0}}");
        String json = simulate("--json", "--model", model.toString());
        assertThat(json).contains("\"model\":\"silent\"");
        // Only who bought, or found it sold out, still says so.
        assertThat(figure(json, "comments")).isLessThan(figure(simulate("--json"), "comments") / 20);
        assertThat(figure(json, "entries")).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed|--seed wants a whole number.",
                "--seed one|--seed one is no whole number from -9223372036854775808 to 9223372036854775807.",
                "--seed 1.5|--seed 1.5 is no whole number from -9223372036854775808 to 9223372036854775807.",
                "--hours 0|--hours 0 is no number from 0.1 to 12.",
                "--hours 0.09|--hours 0.09 is no number from 0.1 to 12.",
                "--hours 12.01|--hours 12.01 is no number from 0.1 to 12.",
                "--hours 1e1|--hours 1e1 is no number from 0.1 to 12.",
                "--hours -1|--hours -1 is no number from 0.1 to 12.",
                "--scale 101|--scale 101 is no number from 0.01 to 100.",
                "--scale NaN|--scale NaN is no number from 0.01 to 100.",
                "--model|--model wants a file; --print-model prints one.",
                "--model nowhere.json|There is no file nowhere.json.",
                "--out|--out wants the name of a new file.",
                "--out nowhere/made.ndjson|There is no folder for nowhere/made.ndjson.",
                "--out a.ndjson --print-model|--out keeps a show, and a model that is printed makes none: leave one of them out.",
                "--json --print-model|--json, --print-model and --explain-model exclude each other.",
                "--fast|There is no option --fast; kaibo help lists them.",
                "show.csv|simulate does not know 'show.csv'; it takes options only."
            })
    void wrong_words_are_refused_in_one_sentence(String words, String sentence) {
        assertThat(refusal(("simulate " + words).split(" "))).isEqualTo(sentence);
    }

    @Test
    void a_file_that_is_there_is_never_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.ndjson"), "mine");
        assertThat(refusal("simulate", "--hours", "0.1", "--out", file.toString()))
                .isEqualTo(file + " is there already and is not overwritten; name a new file.");
        assertThat(file).hasContent("mine");
    }

    @Test
    void half_a_recording_is_taken_away() throws IOException {
        Path file = folder.resolve("half.ndjson");
        Recording breaking = new Breaking(SimulatedRecording.of(1, Duration.ofMinutes(6), RoomModel.standard()));
        try (Recording kept = new KeptRecording(breaking, file)) {
            for (int line = 0; line < 100; line++) kept.next();
            assertThat(file).exists();
            assertThatThrownBy(kept::next).hasMessage("no more");
        }
        assertThat(file).doesNotExist();
    }

    /** Breaks after a hundred lines. */
    private static final class Breaking implements Recording {
        private final Recording recording;
        private int lines;

        Breaking(Recording recording) {
            this.recording = recording;
        }

        @Override
        public StreamHeader header() {
            return recording.header();
        }

        @Override
        public @Nullable Line next() throws IOException {
            if (lines++ == 100) throw new IOException("no more");
            return recording.next();
        }

        @Override
        public long ignored() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            recording.close();
        }
    }

    private Path model(String text) throws IOException {
        return Files.writeString(folder.resolve("model.json"), text);
    }

    /** Half an hour and a little of a small room; what is asked for later counts. */
    private static String simulate(String... words) {
        String[] all = new String[SHORT.length + words.length];
        System.arraycopy(SHORT, 0, all, 0, SHORT.length);
        System.arraycopy(words, 0, all, SHORT.length, words.length);
        return answer(all);
    }

    private static String fromFacts(String json) {
        return json.substring(json.indexOf("\"facts\""));
    }

    private static int rounds(String json) {
        return json.split("\"reopened\"", -1).length - 1;
    }

    private static long figure(String json, String name) {
        String rest = json.substring(json.indexOf("\"figures\""));
        rest = rest.substring(rest.indexOf("\"" + name + "\":") + name.length() + 3);
        return Long.parseLong(rest.substring(0, rest.indexOf(',')));
    }
}
