package dev.kaibo.server.upkeep;

import dev.kaibo.server.upkeep.Manifest.Content;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup: a zip, so that any tool can look into it, under {@code FILE.part} until it is whole. The zip's comment ends with the SHA-256 of the whole file,
 * taken with zeros in the place of its own digits: a zip's own checks leave dates, names and directory unguarded.
 */
final class BackupWriter implements Closeable {
    static final String SEAL = "Kaibo backup, SHA-256 ";
    static final String NO_SEAL = "0".repeat(Sha256.DIGITS);
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final boolean replace;
    private final FileChannel channel;
    private final Measured whole;
    private final ZipOutputStream zip;
    private @Nullable Measured entry;
    private boolean finished;

    /**
     * @param replace whether a file that is there may be replaced, once the new one is whole
     * @throws UpkeepTrouble when it may not, or the place is none for a file
     */
    BackupWriter(Path file, boolean replace) throws IOException {
        this.file = file.toAbsolutePath().normalize();
        this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
        this.replace = replace;
        requirePlace();
        channel = partFile(part);
        whole = new Measured(new Disk(part, channel));
        zip = new ZipOutputStream(new BufferedOutputStream(whole, BUFFER));
        zip.setLevel(Deflater.BEST_SPEED);
        zip.setComment(SEAL + NO_SEAL);
    }

    private void requirePlace() {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder))
            throw new UpkeepTrouble("There is no folder %s to put the backup in.".formatted(folder));
        if (Files.isDirectory(file)) throw new UpkeepTrouble("%s is a folder; name a file.".formatted(file));
        if (Files.exists(file) && !replace)
            throw new UpkeepTrouble(
                    "%s is there already; --replace replaces it once the new one is whole.".formatted(file));
    }

    /** What a killed run left is taken over, what a running one writes is not. */
    private static FileChannel partFile(Path part) throws IOException {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), onlyOwner);
        if (!locked(channel)) {
            channel.close();
            throw new UpkeepTrouble("%s is being written by another backup.".formatted(part));
        }
        channel.truncate(0);
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false; // by this very process
        }
    }

    /** Begins an entry; what is written to the stream is its content, until {@link #end}. */
    OutputStream begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        entry = new Measured(zip);
        return entry;
    }

    /** Ends the entry that was begun last. */
    Content end() throws IOException {
        Content content = Objects.requireNonNull(entry, "No entry was begun.").content();
        zip.closeEntry();
        entry = null;
        return content;
    }

    /** Seals the file, makes it last and gives it its name. */
    void finish() throws IOException {
        zip.close();
        String seal = whole.content().sha256();
        ByteBuffer digits = ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII));
        long at = channel.size() - Sha256.DIGITS;
        while (digits.hasRemaining()) at += channel.write(digits, at);
        channel.force(true);
        if (replace) Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        else Files.move(part, file);
        finished = true;
        Folders.makeLast(file.getParent());
    }

    /** Leaves nothing behind unless it was finished. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) Files.deleteIfExists(part);
    }

    /** The file itself: what it does not take is said with its name. */
    private static final class Disk extends OutputStream {
        private final Path file;
        private final OutputStream to;

        private Disk(Path file, FileChannel channel) {
            this.file = file;
            this.to = Channels.newOutputStream(channel);
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            try {
                to.write(some, from, length);
            } catch (IOException full) {
                throw new UpkeepTrouble(
                        "%s cannot be written: %s. What there was of it is removed.".formatted(file, full.getMessage()),
                        full);
            }
        }
    }

    /** Counts and digests what goes through. Closing it closes nothing: what lies below goes on. */
    private static final class Measured extends OutputStream {
        private final OutputStream to;
        private final MessageDigest digest = Sha256.fresh();
        private long bytes;

        private Measured(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            to.write(some, from, length);
            digest.update(some, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        /** To be asked once, at the end. */
        private Content content() {
            return new Content(bytes, Sha256.digits(digest));
        }
    }
}
