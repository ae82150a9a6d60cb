package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kaibo.schema.NewerDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a backup is there whole or not at all. */
class WriteBackupTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_is_there_is_replaced_only_when_that_is_wanted() throws Exception {
        DataFolder house = BackupKit.house(folder.resolve("house"), 21, 1, 20);
        Path file = Files.writeString(folder.resolve("house.kaibo"), "precious");
        var backup = new Backup(house, BackupKit.silent());
        assertThatThrownBy(() -> backup.to(file, false))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("--replace");
        assertThat(file).hasContent("precious");
        backup.to(file, true);
        BackupReader.open(file, BackupKit.silent()).close();
        assertThat(BackupKit.names(folder)).containsExactly("house", "house.kaibo");
    }

    @Test
    void a_place_that_is_none_for_a_file_is_named() throws Exception {
        DataFolder house = BackupKit.house(folder.resolve("house"), 22, 1, 20);
        var backup = new Backup(house, BackupKit.silent());
        assertThatThrownBy(() -> backup.to(folder.resolve("nowhere/x"), false))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> backup.to(house.home(), true))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void cancelled_anywhere_no_file_is_left_and_the_old_one_stays() throws Exception {
        DataFolder house = BackupKit.house(folder.resolve("house"), 23, 2, 200);
        Path file = Files.writeString(folder.resolve("house.kaibo"), "precious");
        var steps = new AtomicInteger();
        new Backup(house, new Work(_ -> steps.incrementAndGet(), _ -> {})).to(folder.resolve("counted"), false);
        int all = steps.get();
        for (int at = 1; at <= all; at += Math.max(1, all / 20)) {
            int last = at;
            var counted = new AtomicInteger();
            Work[] work = new Work[1];
            work[0] = new Work(
                    _ -> {
                        if (counted.incrementAndGet() == last) work[0].cancel();
                    },
                    _ -> {});
            assertThatThrownBy(() -> new Backup(house, work[0]).to(file, true)).isInstanceOf(Exception.class);
            assertThat(BackupKit.names(folder)).containsExactly("counted", "house", "house.kaibo");
            assertThat(file).hasContent("precious");
        }
    }

    @Test
    void a_full_disk_is_said_with_the_files_name_and_leaves_nothing() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("a device that is always full").exists();
        DataFolder house = BackupKit.house(folder.resolve("house"), 24, 2, 200);
        Files.createSymbolicLink(folder.resolve("house.kaibo.part"), full);
        assertThatThrownBy(() -> new Backup(house, BackupKit.silent()).to(folder.resolve("house.kaibo"), false))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("house.kaibo.part cannot be written");
        assertThat(BackupKit.names(folder)).containsExactly("house");
        assertThat(full).exists();
    }

    @Test
    void what_a_killed_backup_left_is_taken_over_and_what_a_running_one_writes_is_not() throws Exception {
        DataFolder house = BackupKit.house(folder.resolve("house"), 25, 1, 20);
        Path file = folder.resolve("house.kaibo");
        Files.writeString(
                folder.resolve("house.kaibo.part"), "half of something that is longer than what follows".repeat(2_000));
        new Backup(house, BackupKit.silent()).to(file, false);
        BackupReader.open(file, BackupKit.silent()).close();
        try (var running = new BackupWriter(file, true)) {
            assertThat(running).isNotNull();
            assertThatThrownBy(() -> new Backup(house, BackupKit.silent()).to(file, true))
                    .isInstanceOf(UpkeepTrouble.class)
                    .hasMessageContaining("another backup");
            assertThat(BackupKit.names(folder)).contains("house.kaibo.part");
        }
    }

    @Test
    void a_house_that_a_newer_program_made_is_not_backed_up_by_an_older_one() throws Exception {
        DataFolder house = BackupKit.house(folder.resolve("house"), 26, 1, 20);
        try (Connection database = BackupKit.connection(house.external())) {
            BackupKit.run(database, """
                    insert into kaibo.flyway_schema_history
                    values (99, '1.99', 'of tomorrow', 'SQL', 'live/V1_99__of_tomorrow.sql', 5, 'x', now(), 1, true)""");
        }
        assertThatThrownBy(() -> new Backup(house, BackupKit.silent()).to(folder.resolve("house.kaibo"), false))
                .isInstanceOf(NewerDatabase.class)
                .hasMessageContaining("V1_99__of_tomorrow.sql");
        assertThat(BackupKit.names(folder)).containsExactly("house");
    }

    @Test
    void an_empty_database_and_a_folder_without_one_are_said() throws Exception {
        var empty = new DataFolder(folder.resolve("house"), BackupKit.empty(), null);
        assertThatThrownBy(() -> new Backup(empty, BackupKit.silent()).to(folder.resolve("x"), false))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("nothing to back up");
        var nobody = new DataFolder(folder.resolve("house"), null, null);
        assertThatThrownBy(() -> new Backup(nobody, BackupKit.silent()).to(folder.resolve("x"), false))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("There is no database of Kaibo in " + nobody.home());
        assertThat(BackupKit.names(folder)).isEmpty();
    }
}
