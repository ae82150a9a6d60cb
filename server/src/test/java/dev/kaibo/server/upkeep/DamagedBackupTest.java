package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.Snapshots;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.server.upkeep.Manifest.StoredFile;
import dev.kaibo.server.upkeep.Manifest.StoredTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedBackupTest {
    private static final byte[] WHOLE = sample();

    @TempDir
    Path folder;

    /** Not a sample of places: all of them, each with one bit of its own. */
    @Test
    void a_flipped_bit_at_any_place_is_noticed() throws IOException {
        var dice = new SplittableRandom(1);
        Path file = folder.resolve("damaged");
        for (int place = 0; place < WHOLE.length; place++) {
            byte[] damaged = WHOLE.clone();
            damaged[place] ^= (byte) (1 << dice.nextInt(8));
            Files.write(file, damaged);
            assertThatThrownBy(() -> BackupReader.open(file, BackupKit.silent()).close())
                    .as("place %d of %d", place, WHOLE.length)
                    .isInstanceOf(UpkeepTrouble.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Nothing was changed");
        }
    }

    @Test
    void a_file_that_is_cut_anywhere_is_noticed() throws IOException {
        Path file = folder.resolve("cut");
        for (int length = 0; length < WHOLE.length; length++) {
            Files.write(file, Arrays.copyOf(WHOLE, length));
            assertThatThrownBy(() -> BackupReader.open(file, BackupKit.silent()).close())
                    .as("%d bytes of %d", length, WHOLE.length)
                    .isInstanceOf(UpkeepTrouble.class)
                    .hasMessageContaining("cut");
        }
    }

    @Test
    void a_file_with_something_behind_it_is_noticed() throws IOException {
        Path file = folder.resolve("longer");
        for (int more : new int[] {1, 2, 86, 100_000}) {
            Files.write(file, Arrays.copyOf(WHOLE, WHOLE.length + more));
            assertThatThrownBy(() -> BackupReader.open(file, BackupKit.silent()).close())
                    .as("%d bytes more", more)
                    .isInstanceOf(UpkeepTrouble.class);
        }
    }

    @Test
    void the_entry_that_is_damaged_is_named() throws IOException {
        Path file = folder.resolve("damaged");
        // the second table's content is random, so it stands in the file as it is
        int first = indexOf(WHOLE, random(2));
        for (int place = first; place < first + random(2).length; place++) {
            byte[] damaged = WHOLE.clone();
            damaged[place] ^= 4;
            Files.write(file, damaged);
            assertThatThrownBy(() -> BackupReader.open(file, BackupKit.silent()).close())
                    .hasMessageContaining("is damaged: the entry tables/live.second.copy");
        }
    }

    @Test
    void a_whole_file_is_taken_and_any_tool_can_look_into_it() throws IOException {
        Path whole = Files.write(folder.resolve("whole"), WHOLE);
        try (BackupReader reader = BackupReader.open(whole, BackupKit.silent());
                ZipFile zip = new ZipFile(whole.toFile())) {
            assertThat(reader.manifest().tables()).hasSize(3);
            assertThat(reader.entry("tables/live.second.copy").readAllBytes()).isEqualTo(random(2));
            assertThat(zip.stream().map(Object::toString))
                    .containsExactly(
                            "tables/live.first.copy",
                            "tables/live.second.copy",
                            "tables/live.third.copy",
                            "recordings/r",
                            "manifest.json");
        }
    }

    @Test
    void a_file_of_another_kind_is_said_to_be_none() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "not a backup at all\n".repeat(20));
        assertThatThrownBy(() -> BackupReader.open(other, BackupKit.silent()))
                .hasMessageContaining("no backup of Kaibo");
        Path zip = folder.resolve("zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("something"));
        }
        assertThatThrownBy(() -> BackupReader.open(zip, BackupKit.silent())).hasMessageContaining("no backup of Kaibo");
        assertThatThrownBy(() -> BackupReader.open(folder.resolve("nowhere"), BackupKit.silent()))
                .hasMessageContaining("There is no file");
    }

    private static byte[] sample() {
        try {
            Path folder = Files.createTempDirectory("kaibo-sample-");
            Path file = folder.resolve("sample");
            try (var writer = new BackupWriter(file, false)) {
                var tables = LongStream.of(1, 2, 3)
                        .mapToObj(seed -> table(
                                writer,
                                List.of("", "live.first", "live.second", "live.third")
                                        .get((int) seed),
                                seed))
                        .toList();
                writer.begin(StoredFile.entry("r"))
                        .write("recorded\n".repeat(200).getBytes(StandardCharsets.UTF_8));
                var recording = new StoredFile("r", writer.end());
                var show = new FoldedShow(new UUID(1, 1), "示例", "00", 1, "aa", Map.of("uv", 1L), null);
                var manifest = new Manifest(
                        Manifest.FORMAT,
                        "test",
                        "",
                        "18",
                        EventCodec.VERSION,
                        Snapshots.VERSION,
                        List.of(new Applied("1.1", "live/V1_1__x.sql", 7)),
                        tables,
                        List.of(),
                        List.of(recording),
                        List.of(show));
                writer.begin(Manifest.ENTRY).write(manifest.toBytes());
                writer.end();
                writer.finish();
            }
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return whole;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredTable table(BackupWriter writer, String name, long seed) {
        try {
            writer.begin(StoredTable.entry(name)).write(random(seed));
            return new StoredTable(name, List.of("a"), 1, writer.end());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(long seed) {
        byte[] bytes = new byte[700];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static int indexOf(byte[] whole, byte[] part) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
        assertThat(at).as("random bytes are stored as they are").isPositive();
        return at;
    }
}
