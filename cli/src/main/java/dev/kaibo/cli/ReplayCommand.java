package dev.kaibo.cli;

import dev.kaibo.capture.Mapping;
import dev.kaibo.capture.Mappings;
import dev.kaibo.capture.Recordings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kaibo replay}: figures and rounds of a recording. */
final class ReplayCommand {
    private final PrintStream out;

    ReplayCommand(PrintStream out) {
        this.out = out;
    }

    /** What was asked for. */
    private record Asked(
            Path file,
            @Nullable String map,
            boolean json,
            @Nullable Until until) {}

    void run(List<String> words) throws WrongWords, IOException {
        Asked asked = understood(words);
        String map = asked.map();
        Mapping mapping = map == null ? null : Mappings.find(map);
        try (ReadAhead recording = new ReadAhead(Recordings.open(asked.file(), mapping), asked.until())) {
            Replay replay = Replay.of(recording, String.valueOf(asked.file().getFileName()));
            out.print(asked.json() ? JsonReport.of(replay) : TableReport.of(replay));
        }
    }

    private static Asked understood(List<String> words) throws WrongWords {
        Path file = null;
        String map = null;
        Until until = null;
        boolean json = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--map" -> map = WrongWords.value(words, ++i, "--map wants the name of a mapping or a file.");
                case "--until" ->
                    until = Until.parse(
                            WrongWords.value(words, ++i, "--until wants a moment or a time into the show."));
                default -> {
                    if (word.startsWith("--"))
                        throw new WrongWords("There is no option %s; kaibo help lists them.".formatted(word));
                    if (word.equals("-"))
                        throw new WrongWords(
                                "- is no file: a recording is read from a file, not from the standard input. Save it first and give its name.");
                    if (word.isEmpty()) throw new WrongWords("The name of the file is empty.");
                    if (file != null) throw new WrongWords("One file at a time: %s or %s?".formatted(file, word));
                    file = Path.of(word);
                }
            }
        }
        if (file == null)
            throw new WrongWords("Which recording? kaibo replay FILE [--map NAME|FILE] [--json] [--until T]");
        return new Asked(file, map, json, until);
    }
}
