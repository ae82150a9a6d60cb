package dev.kaibo.server.upkeep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the file system is asked for. */
final class Folders {
    private static final int NAMED = 5;

    private Folders() {}

    /** Makes the names in this folder last as well as the content of its files. */
    static void makeLast(@Nullable Path folder) throws IOException {
        if (folder == null) return;
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** @throws UpkeepTrouble when it is no folder or something lies in it; names what */
    static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        if (!Files.isDirectory(folder)) throw new UpkeepTrouble("%s is no folder.".formatted(folder));
        List<String> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        }
        if (found.isEmpty()) return;
        String names = found.stream().limit(NAMED).collect(Collectors.joining(", "));
        throw new UpkeepTrouble(
                "A backup is restored into an empty folder only, and %s holds %s%s. Name another by --data, or move that away. Nothing was changed."
                        .formatted(
                                folder,
                                names,
                                found.size() > NAMED ? " and %d more".formatted(found.size() - NAMED) : ""));
    }
}
