package dev.kaibo.server.upkeep;

import dev.kaibo.server.upkeep.Manifest.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a backup that is whole: nothing is taken from one of which a single byte has changed. */
final class BackupReader implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** 100,000 shows have about 50 MB. */
    private static final int LONGEST_MANIFEST = 256 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupReader(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws UpkeepTrouble when the file is no backup, is cut or damaged (names the entry), or a newer program wrote it */
    static BackupReader open(Path file, Work work) throws IOException {
        if (!Files.isRegularFile(file)) throw new UpkeepTrouble("There is no file %s.".formatted(file));
        boolean whole = isWhole(file, work);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
            throw new UpkeepTrouble(
                    "%s is no backup of Kaibo, or it is cut: its list of entries cannot be read (%s). Take another copy of it. Nothing was changed."
                            .formatted(file, e.getMessage()),
                    e);
        }
        try {
            Manifest manifest = manifest(file, zip);
            if (!whole) throw damaged(file, firstDamaged(zip, manifest));
            return new BackupReader(file, zip, manifest);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * The content of an entry.
     *
     * @throws UpkeepTrouble when it is missing
     */
    InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) throw damaged(file, "the entry " + name);
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static boolean isWhole(Path file, Work work) throws IOException {
        long size = Files.size(file);
        byte[] seal = new byte[BackupWriter.SEAL.length() + Sha256.DIGITS];
        if (size < seal.length) return false;
        try (var last = new RandomAccessFile(file.toFile(), "r")) {
            last.seek(size - seal.length);
            last.readFully(seal);
        }
        String sealed = new String(seal, StandardCharsets.ISO_8859_1);
        if (!sealed.startsWith(BackupWriter.SEAL)) return false;
        MessageDigest digest = Sha256.fresh();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = size - Sha256.DIGITS;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) return false;
                digest.update(buffer, 0, read);
                left -= read;
                work.step("reading the backup", size - left, 1 - (double) left / size);
            }
        }
        digest.update(BackupWriter.NO_SEAL.getBytes(StandardCharsets.US_ASCII));
        return sealed.substring(BackupWriter.SEAL.length()).equals(Sha256.digits(digest));
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null)
            throw new UpkeepTrouble(
                    "%s is no backup of Kaibo, or it is damaged: it has no entry %s. Nothing was changed."
                            .formatted(file, Manifest.ENTRY));
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(LONGEST_MANIFEST);
        } catch (IOException e) {
            throw damaged(file, "the entry " + Manifest.ENTRY);
        }
        // before it is believed: a digit that changed could name the wrong entry, or another version
        var checksum = new CRC32();
        checksum.update(bytes);
        if (checksum.getValue() != entry.getCrc()) throw damaged(file, "the entry " + Manifest.ENTRY);
        return Manifest.read(bytes);
    }

    /** The first entry whose content is not what the manifest says of it. */
    private static String firstDamaged(ZipFile zip, Manifest manifest) {
        Map<String, Content> entries = new LinkedHashMap<>();
        manifest.tables().forEach(table -> entries.put(table.entry(), table.content()));
        manifest.recordings().forEach(recording -> entries.put(recording.entry(), recording.content()));
        return entries.entrySet().stream()
                .filter(entry -> !holds(zip, entry.getKey(), entry.getValue()))
                .map(entry -> "the entry " + entry.getKey())
                .findFirst()
                .orElse("what stands between its entries");
    }

    private static boolean holds(ZipFile zip, String name, Content content) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) return false;
        try (InputStream in = zip.getInputStream(entry)) {
            MessageDigest digest = Sha256.fresh();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
            return Sha256.digits(digest).equals(content.sha256());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static UpkeepTrouble damaged(Path file, String what) {
        return new UpkeepTrouble(
                "%s is damaged: %s is not what was backed up. Take another copy of it. Nothing was changed."
                        .formatted(file, what));
    }
}
