package dev.kaibo.server.live.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether our own database has room left. One that runs out of room in the middle of its log gives up altogether and cannot start again, so all that its
 * callers see is a refused connection: with that on the screen nobody would think of the disk.
 */
@FunctionalInterface
interface DiskRoom {
    /** The words of the system itself, which PostgreSQL hands on while it can still answer. */
    String FULL = "No space left on device";
    /** Bytes: PostgreSQL begins a piece of its log with 16 MiB at once, and gives up when it cannot. */
    long LEAST = 16L << 20;

    /** Bytes; {@link Long#MAX_VALUE} where it is not known, as of a database elsewhere. */
    long free();

    DiskRoom UNKNOWN = () -> Long.MAX_VALUE;

    static DiskRoom under(Path folder) {
        Logger log = LoggerFactory.getLogger(DiskRoom.class);
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException e) {
                log.warn("How much room is left under {} cannot be read", folder, e);
                return UNKNOWN.free();
            }
        };
    }

    /** @return the same, or with the disk named first when there is no room and the database could not say so itself */
    default Journal.Trouble explain(Journal.Trouble trouble) {
        String known = String.valueOf(trouble.getMessage());
        if (known.contains(FULL) || free() >= LEAST) return trouble;
        String because = known.replaceFirst("^" + Database.NOT_WRITTEN, "");
        return new Journal.Trouble(Database.NOT_WRITTEN + FULL + ". " + because, trouble.getCause());
    }
}
