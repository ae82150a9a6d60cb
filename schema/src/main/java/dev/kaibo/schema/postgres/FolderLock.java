package dev.kaibo.schema.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data folder for this process. The system gives it back when the process ends, however it ends; what stands inside (process number, and since when)
 * is for people to read.
 */
final class FolderLock implements AutoCloseable {
    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws PostgresTrouble when another process holds the folder; says which, and since when */
    static FolderLock take(Path folder) {
        Path file = folder.resolve("lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                throw new PostgresTrouble(
                        "The folder %s is in use by %s: stop that one first, or choose another folder by --data or KAIBO_HOME."
                                .formatted(folder, holder(Files.readString(file), ZoneId.systemDefault())));
            }
            String holder = "%d %s\n"
                    .formatted(ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(false);
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new PostgresTrouble("The folder %s cannot be taken: %s.".formatted(folder, e), e);
        }
    }

    /** @param content may lack the time (an earlier program wrote it) or everything (its holder is just taking it) */
    static String holder(String content, ZoneId zone) {
        String[] words = content.strip().split(" ", 2);
        if (words[0].isEmpty()) return "another process";
        if (words.length == 1) return "process " + words[0];
        try {
            return "process %s since %s"
                    .formatted(
                            words[0], FOR_PEOPLE.format(Instant.parse(words[1]).atZone(zone)));
        } catch (DateTimeParseException unknown) {
            return "process " + words[0];
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            return null; // by this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PostgresTrouble("The lock of the data folder cannot be given back: %s.".formatted(e), e);
        }
    }
}
