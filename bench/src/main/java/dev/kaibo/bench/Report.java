package dev.kaibo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bench has to say: what was on, one row a measurement, and what is to be known of it. The same text goes to the terminal and, when asked, into a file. */
public final class Report {
    private static final List<String> HEAD = List.of("measured", "product", "yardstick", "ratio", "target", "verdict");

    private final String name;
    private final List<String[]> on = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param name of the bench, as it is called */
    public Report(String name) {
        this.name = name;
        Surroundings.machine().forEach(this::on);
    }

    /** Something that was on: a setting, a limit, the size of the load. */
    public void on(String what, String value) {
        on.add(new String[] {what, value});
    }

    /** How the server was started, without where on this machine it lies. */
    void server(List<String> command) {
        String words = String.join(" ", command.subList(1, command.size()));
        on("server", words.replace(Surroundings.root() + "/", ""));
    }

    public void note(String sentence) {
        notes.add(sentence);
    }

    /**
     * @param absolute what the product's median is held against; null for nothing
     * @param relative what the ratio is held against; null for nothing
     */
    public void race(Race race, @Nullable Target absolute, @Nullable Target relative) {
        List<String> targets = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        if (absolute != null) {
            targets.add(absolute.toString());
            verdicts.add(absolute.verdict(race.product().median()));
        }
        if (relative != null) {
            Double ratio = race.ratio();
            targets.add(relative.toString());
            verdicts.add(ratio == null ? "no verdict" : relative.verdict(ratio));
        }
        Double ratio = race.ratio();
        row(
                race.name(),
                race.unit().text(race.product()),
                "%s: %s".formatted(race.yardstickName(), race.unit().text(race.yardstick())),
                ratio == null ? String.valueOf(race.refusal()) : Unit.TIMES.text(ratio),
                String.join("; ", targets),
                String.join("; ", verdicts));
    }

    /** A measurement that has no yardstick. */
    public void single(String what, Unit unit, Spread product, @Nullable Target target) {
        row(
                what,
                unit.text(product),
                "",
                "",
                target == null ? "" : target.toString(),
                target == null ? "" : target.verdict(product.median()));
    }

    public void row(String what, String product, String yardstick, String ratio, String target, String verdict) {
        rows.add(List.of(what, product, yardstick, ratio, target, verdict));
    }

    /** Prints it, and with {@code --keep} writes it where the results lie. */
    @SuppressWarnings("SystemOut") // a program for the terminal
    public void finish(boolean keep) throws IOException {
        on("load at the end", Surroundings.load());
        String text = text();
        System.out.println();
        System.out.print(text);
        if (!keep) return;
        Path folder = Surroundings.root().resolve("bench/results");
        Files.createDirectories(folder);
        Path file = folder.resolve("%s-%s.md".formatted(name, LocalDate.now()));
        Files.writeString(file, text);
        Progress.say("Kept in %s", Surroundings.root().relativize(file));
    }

    String text() {
        StringBuilder text = new StringBuilder("# bench ").append(name).append("\n\n");
        List<List<String>> settings = new ArrayList<>();
        for (String[] each : on) settings.add(List.of(each[0], each[1]));
        table(text, List.of("what was on", ""), settings);
        text.append('\n');
        table(text, HEAD, rows);
        text.append("\nMedian (least – most) of the turns; product and yardstick ran in turns.\n");
        for (String each : notes) text.append("- ").append(each).append('\n');
        return text.toString();
    }

    private static void table(StringBuilder text, List<String> head, List<List<String>> rows) {
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(3, head.get(column).length());
            for (List<String> row : rows)
                widths[column] = Math.max(widths[column], row.get(column).length());
        }
        line(text, head, widths);
        text.append('|');
        for (int width : widths) text.append('-').append("-".repeat(width)).append("-|");
        text.append('\n');
        for (List<String> row : rows) line(text, row, widths);
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        text.append('|');
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            text.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths[column] - cell.length()))
                    .append(" |");
        }
        text.append('\n');
    }
}
