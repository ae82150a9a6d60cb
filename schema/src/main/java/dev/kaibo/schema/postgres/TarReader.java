package dev.kaibo.schema.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Unpacks a tar archive as the carrier of the PostgreSQL binaries writes it: files, folders and symbolic links with short names (ustar). Anything else,
 * and any name that leaves the target folder, is an error: a half-understood archive would start a half-installed database.
 */
final class TarReader {
    private static final int BLOCK = 512;

    private TarReader() {}

    /** @return number of files written */
    static int unpack(InputStream tar, Path target) throws IOException {
        byte[] header = new byte[BLOCK];
        int files = 0;
        while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            String prefix = text(header, 345, 155);
            String name = prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
            long size = octal(header, 124, 12);
            Path file = inside(target, name);
            switch (header[156]) {
                case '5' -> Files.createDirectories(file);
                case '2' -> link(target, file, text(header, 157, 100));
                case '0', 0 -> {
                    write(tar, file, size, (int) octal(header, 100, 8));
                    files++;
                }
                default ->
                    throw new IOException(
                            "Archive entry %s is of the unknown kind '%c'.".formatted(name, (char) header[156]));
            }
        }
        return files;
    }

    private static void write(InputStream tar, Path file, long size, int mode) throws IOException {
        Files.createDirectories(parent(file));
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                int read = tar.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0)
                    throw new EOFException("The archive ends inside %s, %d bytes are missing.".formatted(file, left));
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        Files.setPosixFilePermissions(file, permissions(mode));
    }

    private static void link(Path target, Path link, String to) throws IOException {
        Files.createDirectories(parent(link));
        if (!parent(link).resolve(to).normalize().startsWith(target.normalize()))
            throw new IOException("Archive link %s leaves the folder: %s.".formatted(link, to));
        Files.createSymbolicLink(link, Path.of(to));
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target.normalize()))
            throw new IOException("Archive entry %s leaves the folder.".formatted(name));
        return file;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) throw new IOException("Archive entry %s has no folder.".formatted(file));
        return parent;
    }

    /** Everybody may read and run, so that an unprivileged user can when we start as root; only we may write. */
    private static Set<PosixFilePermission> permissions(int mode) {
        var set = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            set.add(PosixFilePermission.OWNER_EXECUTE);
            set.add(PosixFilePermission.GROUP_EXECUTE);
            set.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return set;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) end++;
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("The archive's header holds '%s' where a number should be.".formatted(digits), e);
        }
    }
}
