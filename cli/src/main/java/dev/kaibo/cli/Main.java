package dev.kaibo.cli;

import dev.kaibo.capture.UnreadableRecording;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
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

            kaibo simulate [--seed N] [--hours H] [--scale S] [--model FILE] [--json] [--out FILE]
            kaibo simulate --print-model | --explain-model [--model FILE]

              Makes up a show from a seed (模拟) and prints the same. The same words give the same answer.
              --seed    a whole number; 1 when absent
              --hours   how long the show is, 0.1 to 12; 3 when absent
              --scale   size of the room, 0.01 to 100; as the model says when absent, which is 1
              --model   how the audience behaves: a JSON file; what it leaves out stays as in the standard model
              --json    one JSON object instead of tables
              --out     keeps what happened in a new file that replay reads (NDJSON)
              --print-model     prints the model as such a file
              --explain-model   prints what each of its numbers means, its unit, range and source

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
        List<String> after = words.subList(1, words.size());
        try {
            switch (words.getFirst()) {
                case "replay" -> new ReplayCommand(out).run(after);
                case "simulate" -> new SimulateCommand(out).run(after);
                default ->
                    throw new WrongWords(
                            "There is no command '%s'; kaibo help lists them.".formatted(words.getFirst()));
            }
            return WELL;
        } catch (WrongWords | UnreadableRecording | CannotWrite e) {
            return refuse(String.valueOf(e.getMessage()), err);
        } catch (InvalidPathException e) {
            return refuse("No file can be called '%s': %s.".formatted(e.getInput(), e.getReason()), err);
        } catch (IOException e) {
            return refuse("The file cannot be read to its end: %s.".formatted(e.getMessage()), err);
        }
    }

    /** Always one line, whatever stood in the file that the message quotes. */
    private static int refuse(String message, PrintStream err) {
        err.println(Printable.line(message));
        return REFUSED;
    }
}
