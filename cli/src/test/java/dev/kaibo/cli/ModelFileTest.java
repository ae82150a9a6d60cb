package dev.kaibo.cli;

import static dev.kaibo.cli.CommandLine.answer;
import static dev.kaibo.cli.CommandLine.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.capture.UnreadableRecording;
import dev.kaibo.simulator.room.Parameters;
import dev.kaibo.simulator.room.Parameters.Parameter;
import dev.kaibo.simulator.room.RoomModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model of a simulated room as a file: what is printed is read back, and what cannot be is named. */
class ModelFileTest {
    private static final List<Parameter> STANDARD = Parameters.of(RoomModel.standard());

    @TempDir
    private Path folder;

    @Property(tries = 300)
    void a_model_that_is_printed_is_read_back_as_the_same_model(
            @ForAll @Size(200) List<@DoubleRange(min = 0, max = 1) Double> draws) throws UnreadableRecording {
        RoomModel model = drawn(draws);
        assertThat(ModelFile.parse("The model", ModelFile.text(model), "file")).isEqualTo(model);
    }

    @Test
    void the_standard_model_is_printed_whole_and_is_what_is_used_without_a_file() throws IOException {
        String printed = answer("simulate", "--print-model");
        assertThat(ModelFile.parse("The model", printed, "file")).isEqualTo(RoomModel.standard());
        assertThat(printed.lines().filter(line -> line.matches(" +\"[A-Za-z]+\": ?[0-9.]+,?")))
                .as("one number a line, and the version")
                .hasSize(STANDARD.size() + 1);
        Path file = Files.writeString(folder.resolve("standard.json"), printed);
        String[] words = {"simulate", "--hours", "0.3", "--scale", "0.1", "--json"};
        assertThat(answer("simulate", "--hours", "0.3", "--scale", "0.1", "--json", "--model", file.toString()))
                .isEqualTo(answer(words));
    }

    @Test
    void what_a_file_leaves_out_stays_as_it_is_in_the_standard_model() throws IOException {
        Path file = write("{\"kaiboRoom\": 1, \"stay\": {\"medianSeconds\": 60.5}, \"scale\": 2}");
        String printed = answer("simulate", "--print-model", "--model", file.toString());
        RoomModel expected = Parameters.with(RoomModel.standard(), Map.of("stay.medianSeconds", 60.5, "scale", 2.0))
                .withName("model.json");
        assertThat(ModelFile.parse("The model", printed, "file")).isEqualTo(expected);
        assertThat(answer("simulate", "--print-model", "--model", file.toString(), "--scale", "3"))
                .contains("\"scale\":3,");
    }

    @Test
    void every_number_is_explained() {
        String explained = answer("simulate", "--explain-model");
        for (Parameter each : STANDARD)
            assertThat(explained)
                    .contains("  " + each.path() + " ")
                    .contains(each.stated().means());
        assertThat(explained.lines()).hasSize(STANDARD.size() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|lacks kaiboRoom: 1.",
                "{\"kaiboRoom\":2}|has kaiboRoom: 2; this program reads 1.",
                "{\"kaiboRoom\":1,\"name\":\"\"}|has name, which must be a text that is not empty.",
                "{\"kaiboRoom\":1,\"stays\":{}}|has 'stays', which means nothing here; known are kaiboRoom, name, scale, arrivals, stay, habits, comments, trade, price, talk, bags, cues, roles.",
                "{\"kaiboRoom\":1,\"price\":{\"atThird\":1}}|, in price, has 'atThird', which means nothing here; known are averageOrderFen, atHalf, atTwice.",
                "{\"kaiboRoom\":1,\"price\":3}|has price, which must be an object.",
                "{\"kaiboRoom\":1,\"price\":null}|has price: null, which must be an object.",
                "{\"kaiboRoom\":1,\"scale\":{}}|has scale: {}, which must be a number.",
                "{\"kaiboRoom\":1,\"scale\":\"1\"}|has scale: 1, which must be a number.",
                "{\"kaiboRoom\":1,\"scale\":1000}|has scale: 1000, which must lie from 0.01 to 100.",
                "{\"kaiboRoom\":1,\"scale\":1e999}|has scale: Infinity, which must lie from 0.01 to 100.",
                "{\"kaiboRoom\":1,\"stay\":{\"medianSeconds\":0}}|, in stay, has medianSeconds: 0, which must lie from 1 to 3600 (s).",
                "{\"kaiboRoom\":1,\"roles\":{\"flash\":{\"holds\":-0.1}}}|, in roles, in flash, has holds: -0.1, which must lie from 0 to 0.95.",
                "{\"kaiboRoom\":1,\"arrivals\":{\"reserved\":0.5}}|, in arrivals, has reserved: 0.5, which must be a whole number.",
                "{\"kaiboRoom\":1,\"arrivals\":{\"reserved\":99999999999999999999}}|, in arrivals, has reserved: 100000000000000000000, which must be a whole number.",
                "{\"kaiboRoom\":1,\"comments\":{\"size\":27}}|cannot be: The shares of what viewers write sum to 100 (was 101).",
                "{\"kaiboRoom\":1,}|is not a JSON object. A key in quotes is missing (byte 16 of the line).",
                "[1]|is not a JSON object. A line must be a JSON object (byte 1 of the line).",
            })
    void what_cannot_be_is_named_in_one_sentence_with_its_place_and_value(String text, String problem)
            throws IOException {
        String said =
                refusal("simulate", "--hours", "0.1", "--model", write(text).toString());
        String expected =
                problem.startsWith(",") ? "The model model.json" + problem : "The model model.json " + problem;
        assertThat(said.replace(",, in", ", in")).isEqualTo(expected);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("model.json"), text);
    }

    /** Each number anew from its range, by one draw each; the shares stay, because they have a sum to keep. */
    private static RoomModel drawn(List<Double> draws) {
        Map<String, Number> numbers = new LinkedHashMap<>();
        int at = 0;
        for (Parameter each : STANDARD) {
            if (each.path().contains("perMille") || each.path().startsWith("comments.")) continue;
            double from = each.stated().from();
            double value = from + draws.get(at++) * (each.stated().to() - from);
            if (each.whole()) numbers.put(each.path(), (long) value);
            else numbers.put(each.path(), value);
        }
        return Parameters.with(RoomModel.standard(), numbers);
    }
}
