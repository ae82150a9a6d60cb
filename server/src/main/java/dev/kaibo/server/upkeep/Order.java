package dev.kaibo.server.upkeep;

import dev.kaibo.engine.basics.ShowId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for at the command line. */
sealed interface Order {
    record ToBackUp(DataFolder house, Path file, boolean replace) implements Order {}

    record ToRestore(DataFolder house, Path file, Restore.Wanted wanted) implements Order {}

    /** @param only one show; null for all of them */
    record ToRebuild(DataFolder house, @Nullable ShowId only) implements Order {}

    /**
     * @param environment where {@code KAIBO_HOME} names the data folder unless {@code --data} does
     * @throws UpkeepTrouble when the words cannot be understood
     */
    static Order of(String[] words, Map<String, String> environment) {
        String command = words.length == 0 ? "" : words[0];
        Set<String> switches = switch (command) {
            case "backup" -> Set.of("--replace");
            case "restore" -> Set.of("--without-key", "--with-other-figures");
            case "rebuild" -> Set.of();
            default -> throw new UpkeepTrouble("knows backup, restore and rebuild, not '%s'.".formatted(command));
        };
        Path home = null;
        Path key = null;
        Path file = null;
        ShowId show = null;
        var on = new java.util.HashSet<String>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.equals("--data")) home = path(words, ++i, "--data needs a folder");
            else if (word.equals("--key") && command.equals("restore")) key = path(words, ++i, "--key needs a file");
            else if (word.equals("--show") && command.equals("rebuild")) show = show(words, ++i);
            else if (switches.contains(word)) on.add(word);
            else if (command.equals("rebuild") || word.startsWith("--") || file != null)
                throw new UpkeepTrouble("%s does not know '%s'. It takes %s.".formatted(command, word, takes(command)));
            else file = path(words, i, "");
        }
        DataFolder house = DataFolder.of(home(home, environment), environment);
        if (command.equals("rebuild")) return new ToRebuild(house, show);
        if (file == null) throw new UpkeepTrouble("%s needs a file. It takes %s.".formatted(command, takes(command)));
        return command.equals("backup")
                ? new ToBackUp(house, file, on.contains("--replace"))
                : new ToRestore(
                        house,
                        file,
                        new Restore.Wanted(key, on.contains("--without-key"), on.contains("--with-other-figures")));
    }

    private static String takes(String command) {
        return switch (command) {
            case "backup" -> "FILE [--data FOLDER] [--replace]";
            case "restore" -> "FILE [--data FOLDER] [--key FILE] [--without-key] [--with-other-figures]";
            default -> "[--data FOLDER] [--show ID]";
        };
    }

    private static Path home(@Nullable Path named, Map<String, String> environment) {
        if (named != null) return named;
        String home = environment.getOrDefault("KAIBO_HOME", "");
        if (home.isBlank()) throw new UpkeepTrouble("Name the data folder by --data or KAIBO_HOME.");
        return Path.of(home);
    }

    private static ShowId show(String[] words, int at) {
        String id = at < words.length ? words[at] : "";
        try {
            return new ShowId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new UpkeepTrouble("--show needs the id of a show, not '%s'.".formatted(id));
        }
    }

    private static Path path(String[] words, int at, String otherwise) {
        if (at >= words.length || words[at].isBlank()) throw new UpkeepTrouble(otherwise + ".");
        try {
            return Path.of(words[at]).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UpkeepTrouble("'%s' is no path: %s.".formatted(words[at], e.getReason()));
        }
    }
}
