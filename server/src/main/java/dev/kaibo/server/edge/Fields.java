package dev.kaibo.server.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object and remembers, under the path of each, why it cannot be taken; all of them are said at once. A field that cannot be
 * taken gives a stand-in, so read everything, call {@link #orInvalid()}, and only then use what was read.
 */
public final class Fields {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final UUID NO_ID = new UUID(0, 0);

    private final JsonNode object;
    private final String path;
    private final Map<String, String> faults;

    private Fields(JsonNode object, String path, Map<String, String> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** @throws ProblemFound when the body is no JSON object */
    public static Fields of(JsonNode body) {
        if (!body.isObject())
            throw Problem.malformed("A JSON object is wanted.").found();
        return new Fields(body, "", new LinkedHashMap<>());
    }

    public boolean has(String name) {
        return present(name) != null;
    }

    /** A text of {@code atLeast} to {@code atMost} characters, without the blanks around it. */
    public String text(String name, int atLeast, int atMost) {
        JsonNode node = present(name);
        if (node == null) return missing(name, "");
        return checkedText(name, node, atLeast, atMost);
    }

    /** As {@link #text}, null when it is not given or empty. */
    public @Nullable String optionalText(String name, int atMost) {
        JsonNode node = present(name);
        if (node == null) return null;
        String text = checkedText(name, node, 0, atMost);
        return text.isEmpty() ? null : text;
    }

    /** As it was sent, blanks included: a password. */
    public String secret(String name, int atLeast, int atMost) {
        JsonNode node = present(name);
        if (node == null) return missing(name, "");
        if (!node.isString()) return fault(name, "must be a text", "");
        String text = node.stringValue();
        if (text.length() < atLeast || text.length() > atMost)
            return fault(name, "must have %d to %d characters".formatted(atLeast, atMost), "");
        return text;
    }

    public UUID uuid(String name) {
        JsonNode node = present(name);
        if (node == null) return missing(name, NO_ID);
        Optional<UUID> id = node.isString() ? asUuid(node.stringValue()) : Optional.empty();
        return id.orElseGet(() -> fault(name, "must be a UUID", NO_ID));
    }

    public long whole(String name, long least, long most) {
        JsonNode node = present(name);
        if (node == null) return missing(name, least);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) return fault(name, "must be a whole number", least);
        long value = node.longValue();
        if (value < least || value > most)
            return fault(name, "must be %d to %d (was %d)".formatted(least, most, value), least);
        return value;
    }

    public @Nullable Long optionalWhole(String name, long least, long most) {
        return present(name) == null ? null : (Long) whole(name, least, most);
    }

    public @Nullable Boolean optionalFlag(String name) {
        JsonNode node = present(name);
        if (node == null) return null;
        if (!node.isBoolean()) return fault(name, "must be true or false", false);
        return node.booleanValue();
    }

    public Instant moment(String name) {
        JsonNode node = present(name);
        if (node == null) return missing(name, Instant.EPOCH);
        try {
            Instant moment = node.isString() ? Instant.parse(node.stringValue()) : Instant.EPOCH;
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) return moment;
        } catch (DateTimeException notOne) {
            // said below
        }
        return fault(name, "must be a moment as 2026-11-22T20:00:00Z, from 2000 to 2099", Instant.EPOCH);
    }

    public @Nullable Instant optionalMoment(String name) {
        return present(name) == null ? null : moment(name);
    }

    public String zone(String name) {
        String zone = text(name, 1, 64);
        try {
            return zone.isEmpty() ? zone : ZoneId.of(zone).getId();
        } catch (DateTimeException notOne) {
            return fault(name, "'%s' is no time zone; one is Asia/Shanghai".formatted(zone), "UTC");
        }
    }

    /** One of the given words. */
    public <T> T word(String name, Map<String, T> words, T standIn) {
        JsonNode node = present(name);
        if (node == null) return missing(name, standIn);
        T meant = node.isString() ? words.get(node.stringValue()) : null;
        return meant == null ? fault(name, "must be one of " + String.join(", ", words.keySet()), standIn) : meant;
    }

    public <T> @Nullable T optionalWord(String name, Map<String, T> words, T standIn) {
        return present(name) == null ? null : word(name, words, standIn);
    }

    /** A list of at most so many texts. */
    public List<String> texts(String name, int most, int atMostLong) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> nodes = list(name, most);
        for (int i = 0; i < nodes.size(); i++)
            texts.add(checkedText("%s[%d]".formatted(name, i), nodes.get(i), 1, atMostLong));
        return texts;
    }

    /** A list of at most so many objects. */
    public <T> List<T> objects(String name, int most, Function<Fields, T> read) {
        List<T> values = new ArrayList<>();
        List<JsonNode> nodes = list(name, most);
        for (int i = 0; i < nodes.size(); i++) {
            String at = "%s[%d]".formatted(name, i);
            if (nodes.get(i).isObject()) values.add(read.apply(new Fields(nodes.get(i), path + at + ".", faults)));
            else fault(at, "must be an object", "");
        }
        return values;
    }

    /** An object whose keys are words of ours and whose values are texts. */
    public void entries(String name, int atLeast, int atMost, BiConsumer<String, String> each) {
        JsonNode node = present(name);
        if (node == null) missing(name, "");
        else if (!node.isObject()) fault(name, "must be an object", "");
        else
            for (Map.Entry<String, JsonNode> entry : node.properties())
                each.accept(
                        entry.getKey(), checkedText(name + "." + entry.getKey(), entry.getValue(), atLeast, atMost));
    }

    /** Remembers a fault that only the reader of the whole can see. */
    public void refuse(String name, String why) {
        faults.putIfAbsent(path + name, why);
    }

    /** @throws ProblemFound naming every field that cannot be taken */
    public void orInvalid() {
        if (!faults.isEmpty()) throw Problem.invalid(faults).found();
    }

    /** Only what is spelt like a UUID: Java also takes shorter ones, and one id must have one spelling. */
    public static Optional<UUID> asUuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private List<JsonNode> list(String name, int most) {
        JsonNode node = present(name);
        if (node == null) return missing(name, List.of());
        if (!node.isArray()) return fault(name, "must be a list", List.of());
        if (node.size() > most)
            return fault(name, "must have at most %d entries (has %d)".formatted(most, node.size()), List.of());
        return List.copyOf(node.values());
    }

    private String checkedText(String name, JsonNode node, int atLeast, int atMost) {
        if (!node.isString()) return fault(name, "must be a text", "");
        String text = node.stringValue().strip();
        if (text.length() < atLeast || text.length() > atMost)
            return fault(name, "must have %d to %d characters (has %d)".formatted(atLeast, atMost, text.length()), "");
        // PostgreSQL cannot hold U+0000, and half a surrogate pair is no character
        if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text))
            return fault(name, "has a character that cannot be kept", "");
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private @Nullable JsonNode present(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private <T> T missing(String name, T standIn) {
        return fault(name, "is missing", standIn);
    }

    private <T> T fault(String name, String why, T standIn) {
        faults.putIfAbsent(path + name, why);
        return standIn;
    }
}
