package dev.kaibo.capture;

import dev.kaibo.engine.basics.Origin;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small JSON object as a tree: a first line, a mapping, a model of the simulated room. Its questions answer with a precise problem that names where it stands. */
public final class JsonObject {
    private final String where;
    private final Map<String, @Nullable Object> values;

    private JsonObject(String where, Map<String, @Nullable Object> values) {
        this.where = where;
        this.values = values;
    }

    /**
     * @param where how a problem names it, for example "The first line"
     * @throws UnreadableRecording when the text is not a JSON object
     */
    public static JsonObject parse(String where, String text) throws UnreadableRecording {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            // The strict scanner judges; building the tree below can then trust what it reads.
            new JsonFields().read(bytes, 0, bytes.length, new Slots());
        } catch (BadLine e) {
            throw new UnreadableRecording("%s is not a JSON object. %s".formatted(where, e.detail()));
        }
        return new JsonObject(where, new Builder(bytes).object());
    }

    @Nullable
    Object get(String key) {
        return values.get(key);
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Demands that nothing else is in it: a misspelt key would silently mean nothing. */
    public JsonObject allow(List<String> keys) throws UnreadableRecording {
        for (String key : values.keySet())
            if (!keys.contains(key))
                throw problem(
                        "has '%s', which means nothing here; known are %s".formatted(key, String.join(", ", keys)));
        return this;
    }

    public UnreadableRecording problem(String what) {
        return new UnreadableRecording("%s %s.".formatted(where, what));
    }

    public String text(String key, @Nullable String otherwise) throws UnreadableRecording {
        Object value = values.get(key);
        if (value instanceof String text && !text.isBlank()) return text;
        if (value != null) throw problem("has %s, which must be a text that is not empty".formatted(key));
        if (otherwise == null) throw problem("lacks %s".formatted(key));
        return otherwise;
    }

    public @Nullable JsonObject object(String key) throws UnreadableRecording {
        Object value = values.get(key);
        if (value == null) return null;
        if (!(value instanceof Map<?, ?> map)) throw problem("has %s, which must be an object".formatted(key));
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        map.forEach((name, one) -> inner.put(String.valueOf(name), one));
        return new JsonObject("%s, in %s,".formatted(where, key), inner);
    }

    List<String> texts(String key) throws UnreadableRecording {
        Object value = values.get(key);
        if (value == null) return List.of();
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) for (Object one : list) if (one instanceof String text) texts.add(text);
        if (!(value instanceof List<?> list) || texts.size() != list.size())
            throw problem("has %s, which must be a list of texts".formatted(key));
        return texts;
    }

    /** Demands a version number that this program reads. */
    public void version(String key) throws UnreadableRecording {
        Object value = values.get(key);
        if (value == null) throw problem("lacks %s: 1".formatted(key));
        if (!(value instanceof Long version) || version != 1)
            throw problem("has %s: %s; this program reads 1".formatted(key, value));
    }

    String zone() throws UnreadableRecording {
        String zone = text("zone", null);
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw problem("has the zone '%s', which is unknown; write for example Asia/Shanghai".formatted(zone));
        }
    }

    Origin origin() throws UnreadableRecording {
        Origin origin = Words.find(Words.origins(), text("origin", "captured"));
        if (origin == null)
            throw problem("has origin '%s', which must be one of %s"
                    .formatted(get("origin"), String.join(", ", Words.all(Words.origins()))));
        return origin;
    }

    Duration period() throws UnreadableRecording {
        Object value = values.get("periodSeconds");
        if (value == null) return Duration.ofSeconds(10);
        double seconds = value instanceof Number number ? number.doubleValue() : 0;
        if (seconds < 0.001 || seconds > 86_400)
            throw problem("has periodSeconds: %s, which must be a number above 0 and at most 86400".formatted(value));
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Builds values from bytes that {@link JsonFields} has found to be strict JSON. */
    private static final class Builder {
        private final byte[] bytes;
        private int at;

        Builder(byte[] bytes) {
            this.bytes = bytes;
        }

        Map<String, @Nullable Object> object() {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            next('{');
            while (peek() != '}') {
                if (peek() == ',') at++;
                String key = string();
                next(':');
                object.put(key, value());
            }
            at++;
            return object;
        }

        private @Nullable Object value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> {
                    List<@Nullable Object> list = new ArrayList<>();
                    at++;
                    while (peek() != ']') {
                        if (peek() == ',') at++;
                        list.add(value());
                    }
                    at++;
                    yield list;
                }
                case '"' -> string();
                default -> {
                    int from = at;
                    while ("+-.".indexOf(bytes[at]) >= 0 || Character.isLetterOrDigit(bytes[at])) at++;
                    yield word(new String(bytes, from, at - from, StandardCharsets.UTF_8));
                }
            };
        }

        private static @Nullable Object word(String word) {
            return switch (word) {
                case "null" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> {
                    try {
                        yield (Object) Long.valueOf(word);
                    } catch (NumberFormatException e) {
                        yield Double.valueOf(word);
                    }
                }
            };
        }

        private String string() {
            peek();
            int from = ++at;
            while (bytes[at] != '"') at += bytes[at] == '\\' ? 2 : 1;
            return Escapes.json(bytes, from, at++);
        }

        private void next(char expected) {
            if (peek() != expected)
                throw new IllegalStateException("Strict JSON has %c at byte %d.".formatted(expected, at));
            at++;
        }

        private int peek() {
            while (bytes[at] <= ' ' && bytes[at] >= 0) at++;
            return bytes[at];
        }
    }
}
