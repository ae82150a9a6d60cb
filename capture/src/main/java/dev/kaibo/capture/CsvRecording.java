package dev.kaibo.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file, read through a mapping of its columns. */
final class CsvRecording extends LineRecording {
    private static final String NOT_CLOSED = "A quote is opened and not closed.";

    private final CsvFields csv;
    private final int columns;
    private final int[] fieldSlots;
    private final int[] fieldColumns;
    private final int[] timeColumns;
    /** For each field, the column and what it must hold for the field to count; null when it counts in every row. */
    private final @Nullable Only[] only;

    private byte[] time = new byte[64];

    private record Only(int column, ByteNames values) {}

    private CsvRecording(Framer framer, Mapping mapping, List<String> names, CsvFields csv) throws UnreadableRecording {
        super(
                framer,
                new Interpreter(
                        mapping.typeNames(),
                        mapping.sourceNames(),
                        new Times(ZoneId.of(mapping.header().zone())),
                        mapping.pattern()),
                mapping.header());
        this.csv = csv;
        this.columns = names.size();
        List<int[]> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : mapping.fields().entrySet())
            fields.add(new int[] {Slots.NAMES.indexOf(field.getKey()), column(mapping, names, field.getValue())});
        fieldSlots = fields.stream().mapToInt(field -> field[0]).toArray();
        fieldColumns = fields.stream().mapToInt(field -> field[1]).toArray();
        only = new @Nullable Only[fieldSlots.length];
        int index = 0;
        for (String field : mapping.fields().keySet()) {
            Mapping.Condition condition = mapping.conditions().get(field);
            if (condition != null)
                only[index] = new Only(column(mapping, names, condition.column()), new ByteNames(condition.is()));
            index++;
        }
        timeColumns = new int[mapping.timeColumns().size()];
        for (int i = 0; i < timeColumns.length; i++)
            timeColumns[i] = column(mapping, names, mapping.timeColumns().get(i));
    }

    /** @throws UnreadableRecording when the first line is no header or lacks a column that the mapping names */
    static CsvRecording of(Framer framer, Mapping mapping) throws IOException {
        CsvFields csv = new CsvFields(mapping.delimiter());
        return new CsvRecording(framer, mapping, names(framer, csv), csv);
    }

    /** Cuts the line in hand into the names of columns. */
    static List<String> names(Framer framer, CsvFields csv) throws IOException {
        while (true) {
            switch (csv.cut(framer.bytes(), framer.from(), framer.to())) {
                case WHOLE -> {
                    List<String> names = new ArrayList<>();
                    for (int i = 0; i < csv.count; i++) {
                        String name = new String(
                                framer.bytes(), csv.from[i], csv.to[i] - csv.from[i], StandardCharsets.UTF_8);
                        names.add((csv.escaped[i] ? name.replace("\"\"", "\"") : name).strip());
                    }
                    return names;
                }
                case OPEN -> {
                    if (!framer.extend())
                        throw new UnreadableRecording("The header of the CSV file has a quote that is not closed.");
                }
                case BROKEN ->
                    throw new UnreadableRecording(
                            "The header of the CSV file cannot be read: at byte %d a comma was expected."
                                    .formatted(csv.brokenAt - framer.from() + 1));
            }
        }
    }

    private static int column(Mapping mapping, List<String> names, String wanted) throws UnreadableRecording {
        int column = names.indexOf(wanted);
        if (column < 0)
            throw new UnreadableRecording(
                    "The mapping %s wants the column '%s', which the file does not have; it has %s."
                            .formatted(mapping.name(), wanted, listed(names)));
        if (column != names.lastIndexOf(wanted))
            throw new UnreadableRecording("The mapping %s wants the column '%s', which the file has twice."
                    .formatted(mapping.name(), wanted));
        return column;
    }

    /** Names for a person: at most forty, each at most forty characters long. */
    static String listed(List<String> names) {
        List<String> shown = names.stream()
                .limit(40)
                .map(name -> name.length() > 40 ? name.substring(0, 39) + "…" : name)
                .toList();
        return String.join(", ", shown) + (names.size() > 40 ? " and %d more".formatted(names.size() - 40) : "");
    }

    @Override
    void fields() throws IOException {
        while (true) {
            switch (csv.cut(framer.bytes(), framer.from(), framer.to())) {
                case WHOLE -> {
                    if (csv.count != columns) {
                        int count = csv.count;
                        framer.keepOnlyFirstLine();
                        throw new BadLine(
                                Line.Reason.MALFORMED,
                                "The line has %d columns; the header has %d.".formatted(count, columns));
                    }
                    requireText();
                    fill();
                    return;
                }
                case OPEN -> {
                    if (framer.extend()) continue;
                    framer.keepOnlyFirstLine();
                    throw new BadLine(Line.Reason.MALFORMED, NOT_CLOSED);
                }
                case BROKEN -> {
                    int place = csv.brokenAt - framer.from() + 1;
                    boolean isNul = framer.bytes()[csv.brokenAt] == 0;
                    framer.keepOnlyFirstLine();
                    // Found on a later line: what looked like the quote's end was the beginning of the next one.
                    if (place > framer.to() - framer.from() + 1) throw new BadLine(Line.Reason.MALFORMED, NOT_CLOSED);
                    String detail = isNul
                            ? "A NUL stands at byte %d."
                            : "At byte %d, behind a closing quote, the next column was expected.";
                    throw new BadLine(Line.Reason.MALFORMED, detail.formatted(place));
                }
            }
        }
    }

    private void fill() {
        slots.clear(framer.bytes());
        for (int i = 0; i < fieldSlots.length; i++) {
            int column = fieldColumns[i];
            if (!counts(only[i])) continue;
            slots.set(
                    fieldSlots[i],
                    csv.escaped[column] ? Slots.CSV_ESCAPED : Slots.PLAIN,
                    csv.from[column],
                    csv.to[column]);
        }
        if (timeColumns.length == 1) slots.set(Slots.AT, Slots.PLAIN, csv.from[timeColumns[0]], csv.to[timeColumns[0]]);
        else joinTime();
    }

    private boolean counts(@Nullable Only condition) {
        if (condition == null) return true;
        int column = condition.column();
        // A value with doubled quotes in it is compared as it is written; no source names its currencies so.
        return condition.values().find(framer.bytes(), csv.from[column], csv.to[column]) != ByteNames.NONE;
    }

    /** Several columns make one time, with a space between them. */
    private void joinTime() {
        int size = 0;
        for (int column : timeColumns) size += csv.to[column] - csv.from[column] + 1;
        if (size > time.length) time = Arrays.copyOf(time, size);
        int at = 0;
        for (int column : timeColumns) {
            int length = csv.to[column] - csv.from[column];
            if (at > 0) time[at++] = ' ';
            System.arraycopy(framer.bytes(), csv.from[column], time, at, length);
            at += length;
        }
        slots.setTime(time, at);
    }
}
