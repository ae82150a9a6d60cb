package dev.kaibo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls the command line as a person would. */
final class CommandLine {
    private CommandLine() {}

    /** What it says when all goes well. */
    static String answer(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = run(out, err, words);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The one line that it says when it refuses. */
    static String refusal(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(out, err, words)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(said)
                .endsWith("\n")
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
        return said.strip();
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... words) {
        return Main.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
