package dev.kaibo.capture;

import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of the capture format for kinds, entries and origins; docs/capture-format.md explains them. */
public final class Words {
    private static final List<FactKind> KINDS = List.of(FactKind.values()).subList(0, FactKind.UNRECOGNISED.ordinal());

    private Words() {}

    /** For example {@code entered}, {@code officialAccount}, {@code captured}. */
    public static String of(Enum<?> constant) {
        String name = constant.name().toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) == '_') word.append(Character.toUpperCase(name.charAt(++at)));
            else word.append(name.charAt(at));
        }
        return word.toString();
    }

    /** The kinds that a stream can declare, in their stored order. */
    static List<FactKind> kinds() {
        return KINDS;
    }

    static List<String> all(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).toList();
    }

    /** The constant with this word; null when there is none. */
    static <E extends Enum<E>> @Nullable E find(Collection<E> constants, Object word) {
        for (E constant : constants) if (of(constant).equals(word)) return constant;
        return null;
    }

    static List<TrafficSource> sources() {
        return List.of(TrafficSource.values());
    }

    static List<Origin> origins() {
        return List.of(Origin.values());
    }

    /** Reads {@code gives}: a list of kinds, each known. */
    static Set<FactKind> gives(JsonObject object) throws UnreadableRecording {
        Object written = object.get("gives");
        String expected = "gives must list what the stream can give, of " + String.join(", ", all(KINDS));
        if (!(written instanceof List<?> words))
            throw object.problem(written == null ? "lacks gives: " + expected : expected);
        Set<FactKind> gives = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (Object word : words) {
            FactKind kind = word == null ? null : find(KINDS, word);
            if (kind == null) unknown.add(String.valueOf(word));
            else gives.add(kind);
        }
        if (!unknown.isEmpty())
            throw object.problem(
                    expected + " (unknown: " + unknown.stream().limit(5).collect(Collectors.joining(", ")) + ")");
        return gives;
    }
}
