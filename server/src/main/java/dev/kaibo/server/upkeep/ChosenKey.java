package dev.kaibo.server.upkeep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The master key that a restored house will have.
 *
 * @param key null when there is no show that needs one
 * @param closed shows that it does not open: what is sealed of them is lost, and they get new keys
 */
record ChosenKey(@Nullable MasterKey key, Set<UUID> closed) {
    private static final String LOST =
            "Lost for good without it: viewers' names and ids, the texts of comments, the whole lines in quarantine; a viewer who comes again to a show that is still running counts as a new one. What stays: journal, figures, rounds, rundown, cues, people and accounts.";

    ChosenKey {
        closed = Set.copyOf(closed);
    }

    /**
     * @param given the file that the person names; null when none
     * @param withoutKey whether he accepts what is lost
     * @throws UpkeepTrouble when something would be lost and he does not; says in words what
     */
    static ChosenKey of(DataFolder house, Manifest manifest, @Nullable Path given, boolean withoutKey) {
        Path elsewhere = house.keyElsewhere();
        MasterKey there = elsewhere != null && Files.exists(elsewhere) ? MasterKey.read(elsewhere) : null;
        MasterKey candidate = given != null ? MasterKey.read(given) : there;
        if (given != null && there != null && !there.equals(candidate))
            throw new UpkeepTrouble(
                    "--key %s and KAIBO_KEY_FILE %s hold different keys, and the server would read the latter. Nothing was changed."
                            .formatted(given, elsewhere));
        Set<UUID> closed = manifest.shows().stream()
                .filter(show -> candidate == null || !candidate.opens(show.id(), show.wrappedKey()))
                .map(FoldedShow::id)
                .collect(Collectors.toSet());
        if (closed.isEmpty()) return new ChosenKey(candidate, closed);
        if (withoutKey) return new ChosenKey(candidate == null ? MasterKey.random() : candidate, closed);
        int shows = manifest.shows().size();
        throw new UpkeepTrouble(
                (candidate == null
                                ? "This backup holds %d shows whose viewers and comments are sealed, and no key was given. "
                                        .formatted(shows)
                                : "The key %s is another one: it does not open %d of the %d shows of this backup. "
                                        .formatted(given != null ? given : elsewhere, closed.size(), shows))
                        + LOST
                        + " Name the key by --key FILE (it lay in master.key of the old folder, or where KAIBO_KEY_FILE says), or go on without it by --without-key. Nothing was changed.");
    }
}
