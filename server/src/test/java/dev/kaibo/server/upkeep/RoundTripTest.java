package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.RandomJournals;
import dev.kaibo.schema.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_restored_is_the_same_in_every_table_every_figure_and_every_recording(long seed) throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), seed, 4, 600);
        Path file = folder.resolve("house.kaibo");
        Backup.Written written = new Backup(old, BackupKit.silent()).to(file, false);
        var fresh = new DataFolder(folder.resolve("new"), BackupKit.empty(), null);
        Restore.Made made = new Restore(fresh, BackupKit.silent()).from(file, BackupKit.with(old.key()));

        assertThat(BackupKit.tables(fresh.external())).isEqualTo(BackupKit.tables(old.external()));
        assertThat(BackupKit.folded(fresh.external())).isEqualTo(BackupKit.folded(old.external()));
        assertThat(made.shows()).isEqualTo(written.manifest().shows()).hasSize(4);
        assertThat(made.others()).isEmpty();
        assertThat(BackupKit.names(fresh.home())).containsExactly("master.key", "recordings");
        assertThat(BackupKit.names(fresh.recordings()))
                .isEqualTo(BackupKit.names(old.recordings()))
                .hasSize(1);
        Path recording =
                old.recordings().resolve(BackupKit.names(old.recordings()).getFirst());
        assertThat(fresh.recordings().resolve(recording.getFileName())).hasSameBinaryContentAs(recording);
        assertThat(Files.readString(fresh.key())).isEqualTo(Files.readString(old.key()));
        assertThat(Files.getPosixFilePermissions(fresh.key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_restored_house_goes_on_numbers_go_on_and_the_trail_is_guarded_again() throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), 4, 1, 50);
        Path file = folder.resolve("house.kaibo");
        new Backup(old, BackupKit.silent()).to(file, false);
        var fresh = new DataFolder(folder.resolve("new"), BackupKit.empty(), null);
        new Restore(fresh, BackupKit.silent()).from(file, BackupKit.with(old.key()));

        assertThat(Migrations.migrate(fresh.external())).isZero();
        try (Connection database = BackupKit.connection(fresh.external())) {
            BackupKit.run(database, "insert into identity.audit (at, what) values (now(), 'after')");
            assertThatThrownBy(() -> BackupKit.run(database, "delete from identity.audit"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> BackupKit.run(
                            database, "insert into live.comment values (gen_random_uuid(), 1, 1, 1, null)"))
                    .hasMessageContaining("foreign key");
        }
    }

    @Test
    void a_backup_of_a_restored_house_says_the_same() throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), 5, 2, 100);
        Manifest first = new Backup(old, BackupKit.silent())
                .to(folder.resolve("1"), false)
                .manifest();
        var fresh = new DataFolder(folder.resolve("new"), BackupKit.empty(), null);
        new Restore(fresh, BackupKit.silent()).from(folder.resolve("1"), BackupKit.with(old.key()));
        Manifest second = new Backup(fresh, BackupKit.silent())
                .to(folder.resolve("2"), false)
                .manifest();
        assertThat(second.tables()).isEqualTo(first.tables());
        assertThat(second.recordings()).isEqualTo(first.recordings());
        assertThat(second.shows()).isEqualTo(first.shows());
        assertThat(second.sequences()).isEqualTo(first.sequences());
        assertThat(Manifest.read(second.toBytes())).isEqualTo(second);
    }

    /** In each table it has copied, everything is as it was when it began, whatever is written at the same time. */
    @Test
    void a_backup_is_of_one_moment_while_appends_go_on() throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), 6, 1, 10);
        UUID show = new UUID(6, 0);
        List<Recorded> events = RandomJournals.seeded(99, 400);
        var appended = new ArrayList<String>();
        try (Connection writer = BackupKit.connection(old.external())) {
            BackupKit.run(writer, "delete from live.journal");
            BackupKit.run(writer, "delete from live.comment");
            var before = BackupKit.tables(old.external());
            int each = 20;
            var work = new Work(
                    step -> {
                        if (appended.contains(step.what())) return;
                        appended.add(step.what());
                        try {
                            int from = (appended.size() - 1) * each;
                            BackupKit.journal(
                                    writer, show, events.subList(from, from + each), new SplittableRandom(from));
                            BackupKit.run(writer, "insert into live.comment values (?, ?, null, 0, null)", show, from);
                            BackupKit.run(writer, "update live.show set summary_position = ?", from + each);
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    },
                    _ -> {});
            new Backup(old, work).to(folder.resolve("house.kaibo"), false);
            var fresh = new DataFolder(folder.resolve("new"), BackupKit.empty(), null);
            new Restore(fresh, BackupKit.silent()).from(folder.resolve("house.kaibo"), BackupKit.with(old.key()));
            assertThat(BackupKit.tables(fresh.external())).isEqualTo(before);
            assertThat(appended)
                    .as("appended before and after each table")
                    .contains("live.comment", "live.journal", "live.show");
            assertThat(BackupKit.tables(old.external())).isNotEqualTo(before);
        }
    }

    @Test
    void a_recording_that_is_gone_is_said_and_keeps_nothing_from_being_saved() throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), 7, 1, 10);
        Files.delete(old.recordings().resolve(new UUID(7, 0).toString()));
        Files.writeString(old.recordings().resolve("of-no-show"), "x");
        Backup.Written written = new Backup(old, BackupKit.silent()).to(folder.resolve("house.kaibo"), false);
        assertThat(written.missing()).containsExactly(new UUID(7, 0).toString());
        assertThat(written.manifest().recordings()).isEmpty();
        assertThat(Reports.of(written, folder.resolve("house.kaibo"), old)).contains("recording " + new UUID(7, 0));
    }

    @Test
    void a_journal_that_cannot_be_replayed_is_saved_said_and_restored() throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), 8, 2, 300);
        try (Connection database = BackupKit.connection(old.external())) {
            BackupKit.run(
                    database,
                    "update live.journal set events = set_byte(events, 20, get_byte(events, 20) # 1) where show = ? and first_position = 1",
                    new UUID(8, 1));
        }
        Path file = folder.resolve("house.kaibo");
        Backup.Written written = new Backup(old, BackupKit.silent()).to(file, false);
        assertThat(written.manifest().shows().getLast().trouble()).contains("position 1", "checksum");
        assertThat(Reports.of(written, file, old)).contains("WARNING", "cannot be replayed");
        var fresh = new DataFolder(folder.resolve("new"), BackupKit.empty(), null);
        new Restore(fresh, BackupKit.silent()).from(file, BackupKit.with(old.key()));
        assertThat(BackupKit.tables(fresh.external())).isEqualTo(BackupKit.tables(old.external()));
    }

    @Test
    void the_key_of_the_house_is_tried_and_what_is_wrong_with_it_is_said() throws Exception {
        DataFolder old = BackupKit.house(folder.resolve("old"), 9, 2, 10);
        Path file = folder.resolve("house.kaibo");
        assertThat(new Backup(old, BackupKit.silent()).to(file, false).closed()).isZero();
        Files.writeString(old.key(), MasterKey.random().text());
        Backup.Written another = new Backup(old, BackupKit.silent()).to(file, true);
        assertThat(another.closed()).isEqualTo(2);
        assertThat(Reports.of(another, file, old)).contains("does not open 2 of the shows");
        Files.delete(old.key());
        Backup.Written none = new Backup(old, BackupKit.silent()).to(file, true);
        assertThat(none.closed()).isNull();
        assertThat(Reports.of(none, file, old)).contains("there is none at " + old.key());
    }
}
