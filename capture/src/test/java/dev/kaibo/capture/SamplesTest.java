package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.event.FactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema and the samples that both languages read say the same as the reader. */
class SamplesTest {
    private static final Path CONTRACT = Path.of(System.getProperty("kaibo.root", ".."), "contract");

    @Test
    void the_sample_of_every_kind_holds_every_kind_and_nothing_bad() throws IOException {
        List<Line> lines = read("every-kind.ndjson");

        assertThat(Written.rejected(lines)).isEmpty();
        assertThat(Written.understood(lines)).extracting(Sighting::kind).contains(FactKind.values());
    }

    @Test
    void the_sample_of_bad_lines_loses_only_these() throws IOException {
        List<Line> lines = read("bad-lines.ndjson");

        assertThat(Written.understood(lines)).hasSize(2);
        Map<Long, Line.Reason> reasons = new LinkedHashMap<>();
        for (Line.Rejected bad : Written.rejected(lines)) reasons.put(bad.line(), bad.reason());
        assertThat(reasons)
                .containsExactly(
                        Map.entry(3L, Line.Reason.MALFORMED),
                        Map.entry(4L, Line.Reason.NO_TIME),
                        Map.entry(5L, Line.Reason.NO_TIME),
                        Map.entry(6L, Line.Reason.FAR_OFF),
                        Map.entry(7L, Line.Reason.WRONG_VALUE),
                        Map.entry(8L, Line.Reason.WRONG_VALUE),
                        Map.entry(9L, Line.Reason.MALFORMED));
    }

    @Test
    void the_schema_knows_the_kinds_and_fields_that_the_reader_knows() throws IOException {
        Map<?, ?> definitions =
                map(JsonObject.parse("The schema", Files.readString(CONTRACT.resolve("capture.schema.json")))
                        .get("$defs"));
        Map<?, ?> fact = map(definitions.get("fact"));

        assertThat(map(definitions.get("kind")).get("enum")).isEqualTo(Words.all(Words.kinds()));
        assertThat(map(fact.get("properties")).keySet())
                .isEqualTo(new java.util.LinkedHashSet<>(Slots.NAMES.subList(0, Slots.AMOUNT_YUAN)));
    }

    @Test
    void the_samples_have_what_the_schema_requires() throws IOException {
        Map<?, ?> definitions =
                map(JsonObject.parse("The schema", Files.readString(CONTRACT.resolve("capture.schema.json")))
                        .get("$defs"));
        List<String> lines = Files.readAllLines(CONTRACT.resolve("samples/recordings/every-kind.ndjson"));
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = JsonObject.parse("Line " + (i + 1), lines.get(i));
            for (Object key : required(definitions, i == 0 ? "header" : "fact"))
                if (line.get(String.valueOf(key)) == null) missing.add("line " + (i + 1) + ": " + key);
            if (i > 0)
                assertThat(new TreeSet<>(line.values().keySet()))
                        .as("line %d", i + 1)
                        .allMatch(key -> Slots.NAMES.contains(key) || key.equals("prize"));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_field_and_reason_is_explained() throws IOException {
        String page = Files.readString(CONTRACT.resolveSibling("docs").resolve("capture-format.md"));

        assertThat(Slots.NAMES).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(Arrays.stream(Line.Reason.values()).map(Words::of))
                .allSatisfy(word -> assertThat(page).contains("| `" + word + "` |"));
        assertThat(KaiboRecording.types()).allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    private static List<Line> read(String sample) throws IOException {
        return Written.reading(
                Files.readAllBytes(CONTRACT.resolve("samples/recordings").resolve(sample)), null);
    }

    private static List<?> required(Map<?, ?> definitions, String which) {
        return java.util.Objects.requireNonNull(
                (List<?>) map(definitions.get(which)).get("required"));
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) java.util.Objects.requireNonNull(value);
    }
}
