package dev.kaibo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The command line. Answers go to the standard output, one precise line about what is wrong to the standard error. */
public final class Main {
    /** Everything went well. */
    static final int WELL = 0;

    /** The words could not be understood, or the file could not be read. */
    static final int REFUSED = 2;

    static final String HELP = """
            kaibo replay FILE [--map NAME|FILE] [--json] [--until T]

              Plays a recording through the rules of a show and prints its figures and rounds.
              FILE      Kaibo's own NDJSON or a CSV; plain or gzip; UTF-8 or GB18030
              --map     how to read a CSV: bilibili, douyu, shop-orders, or a mapping file of your own;
                        without it the one that fits the file's columns
              --json    one JSON object instead of tables
              --until   stop at a moment (2026-01-31T20:00:00+08:00) or so far into the show (1:30:00)

            kaibo help
            """;

    private Main() {}

    public static void main(String[] arguments) {
        // Whatever the terminal says of itself, our answers are UTF-8.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        int status = run(Arrays.asList(arguments), out, err);
        out.flush();
        err.flush();
        System.exit(status);
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty() || words.getFirst().equals("help") || words.contains("--help")) {
            out.print(HELP);
            return WELL;
        }
        if (words.getFirst().equals("replay")) return new ReplayCommand(out, err).run(words.subList(1, words.size()));
        err.println(Printable.line("There is no command '%s'; kaibo help lists them.".formatted(words.getFirst())));
        return REFUSED;
    }
}
