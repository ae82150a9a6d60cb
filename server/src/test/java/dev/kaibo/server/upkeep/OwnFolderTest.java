package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Houses whose database lies in their own folder, as on a machine where nothing else was set up. */
class OwnFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_running_house_and_a_stopped_one_give_the_same_and_a_restored_one_runs() throws Exception {
        var old = new DataFolder(folder.resolve("old"), null, null);
        var key = MasterKey.random();
        Files.createDirectories(old.recordings());
        Files.writeString(old.key(), key.text());
        List<String> notes = new ArrayList<>();
        Manifest running;
        Map<String, String> tables;
        try (Postgres postgres = started(old)) {
            Migrations.createDatabase(postgres.address(), DataFolder.DATABASE);
            DatabaseAddress address = postgres.address().database(DataFolder.DATABASE);
            Migrations.migrate(address);
            try (Connection database = BackupKit.connection(address)) {
                BackupKit.fill(database, old, key, 31, 2, 300);
            }
            running = new Backup(old, BackupKit.noting(notes))
                    .to(folder.resolve("running"), false)
                    .manifest();
            tables = BackupKit.tables(address);
            assertThat(postgres.pid()).matches(pid -> ProcessHandle.of(pid).isPresent(), "goes on running");
        }
        assertThat(notes).isEmpty();
        Manifest stopped = new Backup(old, BackupKit.noting(notes))
                .to(folder.resolve("stopped"), false)
                .manifest();
        assertThat(notes).anyMatch(line -> line.contains("starting its PostgreSQL"));
        assertThat(stopped.tables()).isEqualTo(running.tables());
        assertThat(stopped.shows()).isEqualTo(running.shows());
        assertThat(old.postgres().resolve("data/postmaster.pid"))
                .as("stopped again")
                .doesNotExist();

        var fresh = new DataFolder(folder.resolve("new"), null, null);
        new Restore(fresh, BackupKit.silent()).from(folder.resolve("stopped"), BackupKit.with(old.key()));
        assertThat(BackupKit.names(fresh.home())).containsExactly("master.key", "postgres", "recordings");
        try (Postgres postgres = started(fresh)) {
            DatabaseAddress address = postgres.address().database(DataFolder.DATABASE);
            assertThat(BackupKit.tables(address)).isEqualTo(tables);
            assertThat(Migrations.migrate(address)).isZero();
        }

        var broken = new DataFolder(folder.resolve("broken"), null, null);
        Work[] work = new Work[1];
        work[0] = new Work(
                step -> {
                    if (step.what().startsWith("verifying live.show")) work[0].cancel();
                },
                _ -> {});
        assertThatThrownBy(
                        () -> new Restore(broken, work[0]).from(folder.resolve("stopped"), BackupKit.with(old.key())))
                .isInstanceOf(Exception.class);
        assertThat(broken.home()).doesNotExist();
    }

    private static Postgres started(DataFolder house) {
        return Postgres.start(house.postgres(), TestDatabases.cache(), _ -> {});
    }
}
