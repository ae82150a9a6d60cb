package dev.kaibo.cli;

import static dev.kaibo.cli.CommandLine.answer;
import static dev.kaibo.cli.CommandLine.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is said in one line, with the values and the next step, and nothing goes to the standard output. */
class RefusalsTest {
    @TempDir
    private Path folder;

    private String csv = "";

    @BeforeEach
    void a_csv_that_no_mapping_knows() throws IOException {
        csv = file("a.csv", "a,b\n1,2\n");
    }

    @Test
    void words_that_are_not_understood() {
        assertThat(refusal("replay")).startsWith("Which recording? kaibo replay FILE");
        assertThat(refusal("replay", "a", "b")).contains("One file at a time: a or b?");
        assertThat(refusal("replay", "--fast", "a")).contains("There is no option --fast");
        assertThat(refusal("replay", csv, "--map")).contains("--map wants");
        assertThat(refusal("replay", "")).isEqualTo("The name of the file is empty.");
        assertThat(refusal("play")).contains("There is no command 'play'");
        assertThat(answer("help")).contains("kaibo replay FILE");
    }

    @Test
    void a_recording_that_is_no_file_to_be_read() throws IOException {
        assertThat(refusal("replay", folder.resolve("none").toString()))
                .isEqualTo("There is no file %s.".formatted(folder.resolve("none")));
        assertThat(refusal("replay", folder.toString()))
                .isEqualTo("%s is a folder; a recording is a file.".formatted(folder));
        assertThat(refusal("replay", csv + "/inside"))
                .contains("inside cannot be read: ")
                .contains("ot a directory");
        assertThat(refusal("replay", "-")).startsWith("- is no file: ").contains("standard input");
        assertThat(refusal("replay", file("empty.csv", ""), "--json")).isEqualTo("The file is empty.");
        assertThat(refusal("replay", file("blank.csv", "\n \n"))).isEqualTo("The file is empty.");
    }

    @Test
    void a_file_that_this_user_may_not_read() throws IOException {
        Path locked = Files.createFile(
                folder.resolve("locked.ndjson"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        Assumptions.assumeFalse(Files.isReadable(locked), "This user may read every file, whatever its permissions.");

        assertThat(refusal("replay", locked.toString()))
                .isEqualTo("The file %s may not be read by this user.".formatted(locked));
        assertThat(refusal("replay", csv, "--map", locked.toString()))
                .isEqualTo("The mapping %s may not be read by this user.".formatted(locked));
    }

    @Test
    void a_csv_whose_columns_no_mapping_knows() throws IOException {
        assertThat(refusal("replay", csv))
                .contains("a CSV file needs a mapping")
                .contains("(bilibili, douyu, shop-orders)")
                .contains("reads: a, b.");
        assertThat(refusal("replay", file("lines.csv", "\"a\nb\",\"\u001b[31mred\"\n1,2\n"), "--json"))
                .contains("reads: a b, \uFFFD[31mred.");
    }

    @Test
    void a_mapping_that_cannot_be_used() throws IOException {
        assertThat(refusal("replay", csv, "--map", "douyu"))
                .contains("wants the column 'user_id'")
                .contains("it has a, b");
        assertThat(refusal("replay", csv, "--map", "nowhere"))
                .contains("There is no mapping 'nowhere'; there are bilibili, douyu");
        assertThat(refusal("replay", csv, "--map", folder.toString())).endsWith("is a folder.");
        assertThat(refusal("replay", csv, "--map", csv)).startsWith("The mapping a.csv is not a JSON object.");
        assertThat(refusal("replay", csv, "--map", file("empty.json", "")))
                .startsWith("The mapping empty.json is not a JSON object.");
        assertThat(refusal("replay", csv, "--map", file("own.json", "{\"kaiboMapping\": 1, \"colour\": \"red\"}")))
                .startsWith(
                        "The mapping own.json has 'colour', which means nothing here; known are kaiboMapping, name,");
        assertThat(refusal("replay", csv, "--map", file("list.json", "[]"))).contains("is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"noon", "", "5", "1:2", "1:75", "1:90:00", "-1:00", "2026-01-31T20:00:00", "2026-02-30T20:00:00Z"
            })
    void an_until_that_is_no_moment_and_no_time_into_the_show(String until) {
        assertThat(refusal("replay", csv, "--until", until))
                .startsWith("--until %s is neither a moment with its offset".formatted(until));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
