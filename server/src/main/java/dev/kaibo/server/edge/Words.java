package dev.kaibo.server.edge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names of constants as they stand in JSON: FLOOR_CONTROLLER is floorController. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1))
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        return word.toString();
    }

    /** All constants of a kind by their word, in their order. */
    public static <E extends Enum<E>> Map<String, E> all(Class<E> kind) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : kind.getEnumConstants()) words.put(of(constant), constant);
        return Collections.unmodifiableMap(words);
    }
}
