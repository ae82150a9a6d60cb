package dev.kaibo.capture;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a CSV file become facts; docs/capture-format.md describes the file that says so.
 *
 * @param description one sentence for a person who chooses
 * @param header what the stream says of itself, taken from the mapping because the CSV cannot
 * @param kinds the source's types and what they are; null for a type that is known and deliberately no fact
 * @param always the kind of every row, when the file has no column for it
 * @param timeColumns columns that make the time, joined by a space
 * @param fields name of a field of the capture format → name of a column
 * @param conditions name of a field of the capture format → the rows of which alone it is taken
 * @param sources the source's words for entries → entry
 */
public record Mapping(
        String name,
        String description,
        char delimiter,
        StreamHeader header,
        Map<String, @Nullable FactKind> kinds,
        @Nullable FactKind always,
        List<String> timeColumns,
        TimePattern pattern,
        Map<String, String> fields,
        Map<String, Condition> conditions,
        Map<String, TrafficSource> sources) {

    /**
     * A field counts only in rows where another column says so: one column of amounts may hold several currencies.
     *
     * @param is what that column holds in such rows; the empty text for rows where it is empty
     */
    public record Condition(String column, List<String> is) {
        public Condition {
            is = List.copyOf(is);
        }
    }

    private static final List<String> KEYS = List.of(
            "kaiboMapping",
            "name",
            "description",
            "delimiter",
            "stream",
            "origin",
            "zone",
            "periodSeconds",
            "gives",
            "time",
            "type",
            "fields",
            "onlyWhen",
            "sources");

    /**
     * Reads the text of a mapping file.
     *
     * @throws UnreadableRecording when it is no mapping; the message says what is wrong
     */
    public static Mapping parse(String text) throws UnreadableRecording {
        return parse("The mapping", text);
    }

    /** @param where how a problem names it, for example with its file */
    static Mapping parse(String where, String text) throws UnreadableRecording {
        JsonObject root = JsonObject.parse(where, text);
        root.version("kaiboMapping");
        root.allow(KEYS);
        String name = root.text("name", null);
        StreamHeader header = new StreamHeader(
                root.text("stream", name), root.origin(), Words.gives(root), root.zone(), root.period());
        JsonObject time = needed(root, "time").allow(List.of("columns", "pattern"));
        List<String> timeColumns = time.texts("columns");
        if (timeColumns.isEmpty()) throw time.problem("lacks columns: the column or columns that make the time");
        JsonObject type = needed(root, "type").allow(List.of("column", "kinds", "always", "ignored"));
        Map<String, @Nullable FactKind> kinds = kinds(type);
        FactKind always = always(type);
        Map<String, String> fields = fields(root);
        if (always == null) {
            if (kinds.isEmpty()) throw type.problem("lacks kinds: what each type is");
            fields.put("type", type.text("column", null));
        }
        return new Mapping(
                name,
                root.text("description", name),
                delimiter(root),
                header,
                kinds,
                always,
                timeColumns,
                TimePattern.of(time.text("pattern", "iso")),
                fields,
                conditions(root, fields),
                sources(root));
    }

    /** Every column that a file must have, each once, to be read through this mapping. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(timeColumns);
        columns.addAll(fields.values());
        for (Condition condition : conditions.values()) columns.add(condition.column());
        return columns;
    }

    /** Whether a file with these columns can be read through this mapping; further columns are no hindrance. */
    public boolean fits(List<String> header) {
        return columns().stream().allMatch(column -> Collections.frequency(header, column) == 1);
    }

    Interpreter.TypeNames typeNames() {
        return new Interpreter.TypeNames(
                new ByteNames(List.copyOf(kinds.keySet())), new ArrayList<@Nullable FactKind>(kinds.values()), always);
    }

    Interpreter.SourceNames sourceNames() {
        return sources.isEmpty()
                ? Interpreter.SourceNames.KAIBO
                : new Interpreter.SourceNames(
                        new ByteNames(List.copyOf(sources.keySet())), List.copyOf(sources.values()));
    }

    private static JsonObject needed(JsonObject root, String key) throws UnreadableRecording {
        JsonObject object = root.object(key);
        if (object == null) throw root.problem("lacks %s".formatted(key));
        return object;
    }

    private static char delimiter(JsonObject root) throws UnreadableRecording {
        String delimiter = root.text("delimiter", ",");
        if (delimiter.equals("tab")) return '\t';
        if (delimiter.length() != 1 || ",;|".indexOf(delimiter.charAt(0)) < 0)
            throw root.problem("has the delimiter '%s', which must be one of , ; | or tab".formatted(delimiter));
        return delimiter.charAt(0);
    }

    private static Map<String, @Nullable FactKind> kinds(JsonObject type) throws UnreadableRecording {
        Map<String, @Nullable FactKind> kinds = new LinkedHashMap<>();
        JsonObject written = type.object("kinds");
        if (written != null) {
            for (Map.Entry<String, @Nullable Object> entry : written.values().entrySet()) {
                Object word = entry.getValue();
                FactKind kind = word == null ? null : Words.find(Words.kinds(), word);
                if (kind == null)
                    throw written.problem("maps '%s' to '%s', which is no kind".formatted(entry.getKey(), word));
                kinds.put(entry.getKey(), kind);
            }
        }
        for (String ignored : type.texts("ignored")) {
            if (kinds.containsKey(ignored)) throw type.problem("both maps and ignores '%s'".formatted(ignored));
            kinds.put(ignored, null);
        }
        return kinds;
    }

    private static @Nullable FactKind always(JsonObject type) throws UnreadableRecording {
        Object word = type.get("always");
        if (word == null) return null;
        if (type.get("column") != null) throw type.problem("has both column and always");
        FactKind kind = Words.find(Words.kinds(), word);
        if (kind == null) throw type.problem("has always: '%s', which is no kind".formatted(word));
        return kind;
    }

    private static Map<String, String> fields(JsonObject root) throws UnreadableRecording {
        Map<String, String> fields = new LinkedHashMap<>();
        JsonObject written = root.object("fields");
        if (written == null) return fields;
        for (String field : written.values().keySet()) {
            if (!Slots.NAMES.contains(field) || field.equals("type") || field.equals("at"))
                throw written.problem("has '%s', which is no field; known are %s"
                        .formatted(field, String.join(", ", Slots.NAMES.subList(Slots.SEQ, Slots.NAMES.size()))));
            fields.put(field, written.text(field, null));
        }
        return fields;
    }

    private static Map<String, Condition> conditions(JsonObject root, Map<String, String> fields)
            throws UnreadableRecording {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        JsonObject written = root.object("onlyWhen");
        if (written == null) return conditions;
        for (String field : written.values().keySet()) {
            if (!fields.containsKey(field) || field.equals("type"))
                throw written.problem("has '%s', which is none of the mapped fields".formatted(field));
            JsonObject condition = needed(written, field).allow(List.of("column", "is"));
            List<String> is = condition.texts("is");
            if (is.isEmpty()) throw condition.problem("lacks is: what the column holds in the rows that count");
            conditions.put(field, new Condition(condition.text("column", null), is));
        }
        return conditions;
    }

    private static Map<String, TrafficSource> sources(JsonObject root) throws UnreadableRecording {
        Map<String, TrafficSource> sources = new LinkedHashMap<>();
        JsonObject written = root.object("sources");
        if (written == null) return sources;
        for (Map.Entry<String, @Nullable Object> entry : written.values().entrySet()) {
            Object word = entry.getValue();
            TrafficSource source = word == null ? null : Words.find(Words.sources(), word);
            if (source == null)
                throw written.problem("maps '%s' to '%s', which is none of %s"
                        .formatted(entry.getKey(), word, String.join(", ", Words.all(Words.sources()))));
            sources.put(entry.getKey(), source);
        }
        return sources;
    }
}
