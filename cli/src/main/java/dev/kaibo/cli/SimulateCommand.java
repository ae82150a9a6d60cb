package dev.kaibo.cli;

import dev.kaibo.capture.Recording;
import dev.kaibo.simulator.room.Parameters;
import dev.kaibo.simulator.room.RoomModel;
import dev.kaibo.simulator.room.SimulatedRecording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kaibo simulate}: figures and rounds of a show whose audience is made up from a seed, always labelled as such. */
final class SimulateCommand {
    private static final String MADE_UP =
            "模拟 SIMULATED: every viewer, comment, order and figure below is made up. 以下观众、评论、订单和数字全是模拟的。\n";

    private final PrintStream out;

    SimulateCommand(PrintStream out) {
        this.out = out;
    }

    /** What is simulated, as both reports say it. */
    record Simulated(long seed, Duration length, RoomModel model) {
        String hours() {
            return Parameters.plain(length.toMillis() / 3_600_000.0);
        }

        String title() {
            return "模拟 simulated, seed %d, %s h, model %s, ×%s"
                    .formatted(seed, hours(), model.name(), Parameters.plain(model.scale()));
        }
    }

    private record Asked(
            Simulated simulated, Print print, @Nullable Path keptIn) {}

    private enum Print {
        TABLES,
        JSON,
        MODEL,
        EXPLAINED_MODEL
    }

    void run(List<String> words) throws WrongWords, IOException {
        Asked asked = understood(words);
        Simulated simulated = asked.simulated();
        switch (asked.print()) {
            case MODEL -> out.print(ModelFile.text(simulated.model()));
            case EXPLAINED_MODEL -> out.print(ModelFile.explained(simulated.model()));
            case JSON -> out.print(JsonReport.of(replayed(asked), simulated));
            case TABLES -> {
                Replay replay = replayed(asked);
                out.print(MADE_UP);
                out.print(TableReport.of(replay));
            }
        }
    }

    private static Replay replayed(Asked asked) throws IOException {
        Simulated simulated = asked.simulated();
        Recording made = SimulatedRecording.of(simulated.seed(), simulated.length(), simulated.model());
        Path keptIn = asked.keptIn();
        if (keptIn != null) made = new KeptRecording(made, keptIn);
        try (ReadAhead recording = new ReadAhead(made, null)) {
            return Replay.of(recording, simulated.title());
        }
    }

    private static Asked understood(List<String> words) throws WrongWords, IOException {
        long seed = 1;
        Duration length = Duration.ofHours(3);
        String scale = null;
        String model = null;
        Path keptIn = null;
        Print print = Print.TABLES;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--seed" -> seed = seed(WrongWords.value(words, ++i, "--seed wants a whole number."));
                case "--hours" ->
                    length = hours(WrongWords.value(words, ++i, "--hours wants a number from 0.1 to 12."));
                case "--scale" -> scale = WrongWords.value(words, ++i, "--scale wants a number from 0.01 to 100.");
                case "--model" ->
                    model = WrongWords.value(words, ++i, "--model wants a file; --print-model prints one.");
                case "--out" -> keptIn = Path.of(WrongWords.value(words, ++i, "--out wants the name of a new file."));
                case "--json" -> print = only(print, Print.JSON);
                case "--print-model" -> print = only(print, Print.MODEL);
                case "--explain-model" -> print = only(print, Print.EXPLAINED_MODEL);
                default ->
                    throw new WrongWords(
                            word.startsWith("--")
                                    ? "There is no option %s; kaibo help lists them.".formatted(word)
                                    : "simulate does not know '%s'; it takes options only.".formatted(word));
            }
        }
        if (keptIn != null && print != Print.TABLES && print != Print.JSON)
            throw new WrongWords("--out keeps a show, and a model that is printed makes none: leave one of them out.");
        RoomModel chosen = model == null ? RoomModel.standard() : ModelFile.read(Path.of(model));
        if (scale != null) chosen = chosen.withScale(scale(scale));
        return new Asked(new Simulated(seed, length, chosen), print, keptIn);
    }

    private static Print only(Print before, Print now) throws WrongWords {
        if (before != Print.TABLES && before != now)
            throw new WrongWords("--json, --print-model and --explain-model exclude each other.");
        return now;
    }

    private static long seed(String written) throws WrongWords {
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new WrongWords(
                    "--seed %s is no whole number from %d to %d.".formatted(written, Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }

    private static Duration hours(String written) throws WrongWords {
        double hours = number(written);
        Duration length = Duration.ofMillis(hours > 0 && hours < 100 ? Math.round(hours * 3_600_000) : 0);
        if (length.compareTo(SimulatedRecording.SHORTEST) < 0 || length.compareTo(SimulatedRecording.LONGEST) > 0)
            throw new WrongWords("--hours %s is no number from 0.1 to 12.".formatted(written));
        return length;
    }

    private static double scale(String written) throws WrongWords {
        double scale = number(written);
        if (!(scale >= 0.01 && scale <= 100))
            throw new WrongWords("--scale %s is no number from 0.01 to 100.".formatted(written));
        return scale;
    }

    /** Not a number where none is written: Java's own words for numbers (1d, NaN, 0x1p3) are not taken. */
    private static double number(String written) {
        return written.matches("[0-9]{1,6}(\\.[0-9]{1,9})?") ? Double.parseDouble(written) : Double.NaN;
    }
}
