package dev.kaibo.server.upkeep;

import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A show as its journal folds to it: what proves that a restored journal gives the same figures.
 *
 * @param sealedKey its own key, wrapped by the master key, in hexadecimal digits: so a key can be tried before anything is made
 * @param position of the last event; 0 when there is none
 * @param state SHA-256 of the folded state's canonical bytes; null when the journal cannot be folded
 * @param figures main figures of the whole show as whole numbers, for people and for programs that fold to other states; what is null is absent
 * @param trouble why the journal cannot be folded; null when it can
 */
record FoldedShow(
        UUID id,
        String title,
        String sealedKey,
        long position,
        @Nullable String state,
        Map<String, Long> figures,
        @Nullable String trouble) {
    FoldedShow {
        figures = new TreeMap<>(figures);
    }

    byte[] wrappedKey() {
        return HexFormat.of().parseHex(sealedKey);
    }

    /**
     * How this show, folded now, differs from what it was when the backup was made; empty when it is the same.
     *
     * @param sameStates whether both programs fold to states of the same kind
     */
    Optional<String> differenceFrom(FoldedShow then, boolean sameStates) {
        if (then.trouble != null) return Optional.empty(); // nobody knew what it was
        if (trouble != null) return Optional.of("cannot be folded: " + trouble);
        if (position != then.position)
            return Optional.of("ends at position %d instead of %d".formatted(position, then.position));
        var names = new TreeSet<>(figures.keySet());
        // a figure that only one of the two programs knows says nothing
        if (sameStates) names.addAll(then.figures.keySet());
        else names.retainAll(then.figures.keySet());
        String others = names.stream()
                .filter(name -> !Objects.equals(figures.get(name), then.figures.get(name)))
                .map(name -> "%s %s instead of %s".formatted(name, figures.get(name), then.figures.get(name)))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) return Optional.of("has " + others);
        if (sameStates && !Objects.equals(state, then.state))
            return Optional.of("has the same main figures, but not the same state");
        return Optional.empty();
    }
}
