package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.schema.NewerDatabase;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.upkeep.Manifest.StoredFile;
import dev.kaibo.server.upkeep.Manifest.StoredTable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restore refuses, each time before it has made anything; and that a restore that breaks off leaves nothing. */
class RefusedRestoreTest {
    @TempDir
    Path folder;

    private DataFolder old;
    private DataFolder fresh;
    private Path file;

    @BeforeEach
    void aBackup() throws Exception {
        old = BackupKit.house(folder.resolve("old"), 11, 2, 200);
        file = folder.resolve("house.kaibo");
        new Backup(old, BackupKit.silent()).to(file, false);
        fresh = new DataFolder(folder.resolve("new"), BackupKit.empty(), null);
    }

    private void restore(Restore.Wanted wanted) throws IOException, SQLException {
        new Restore(fresh, BackupKit.silent()).from(file, wanted);
    }

    private void nothingWasMade() throws SQLException {
        assertThat(fresh.home()).doesNotExist();
        assertThat(schemas(fresh.external())).isEmpty();
    }

    private static List<String> schemas(DatabaseAddress address) throws SQLException {
        try (Connection database = BackupKit.connection(address)) {
            return List.copyOf(Tables.schemasOfOurs(database, List.of("identity", "live")));
        }
    }

    @Test
    void another_houses_key_opens_nothing_and_what_would_be_lost_is_said() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.key"), MasterKey.random().text());
        assertThatThrownBy(() -> restore(BackupKit.with(wrong)))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("does not open 2 of the 2 shows")
                .hasMessageContaining("viewers' names and ids")
                .hasMessageContaining("--without-key");
        nothingWasMade();
    }

    @Test
    void without_a_key_what_is_lost_is_said_before_it_is() throws Exception {
        assertThatThrownBy(() -> restore(BackupKit.with(null)))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("no key was given")
                .hasMessageContaining("the texts of comments")
                .hasMessageContaining("journal, figures");
        nothingWasMade();
    }

    @Test
    void a_file_that_is_no_key_is_named_and_its_content_is_not() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.key"), "secret words");
        assertThatThrownBy(() -> restore(BackupKit.with(wrong)))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("wrong.key")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> restore(BackupKit.with(folder.resolve("nowhere"))))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("nowhere");
        nothingWasMade();
    }

    @Test
    void the_key_that_the_server_will_read_is_the_one_that_counts() throws Exception {
        Path elsewhere = folder.resolve("safe/kaibo.key");
        fresh = new DataFolder(fresh.home(), fresh.external(), elsewhere);
        restore(BackupKit.with(old.key()));
        assertThat(elsewhere).hasSameTextualContentAs(old.key());
        assertThat(BackupKit.names(fresh.home())).containsExactly("recordings");

        // once it is there, it need not be named, and another one beside it is refused
        fresh = new DataFolder(folder.resolve("newer"), BackupKit.empty(), elsewhere);
        Path wrong = Files.writeString(
                folder.resolve("wrong.key"), MasterKey.random().text());
        assertThatThrownBy(() -> restore(BackupKit.with(wrong))).hasMessageContaining("hold different keys");
        nothingWasMade();
        restore(BackupKit.with(null));
        assertThat(BackupKit.names(fresh.home())).containsExactly("recordings");
    }

    @Test
    void a_folder_that_holds_anything_is_refused_and_left_as_it_is() throws Exception {
        Files.createDirectories(fresh.home());
        for (int i = 0; i < 7; i++) Files.createFile(fresh.home().resolve("file" + i));
        assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("file0, file1, file2, file3, file4 and 2 more");
        assertThat(BackupKit.names(fresh.home())).hasSize(7);
        assertThat(schemas(fresh.external())).isEmpty();
    }

    @Test
    void a_database_that_holds_a_house_is_refused_and_left_as_it_is() throws Exception {
        DatabaseAddress full = TestDatabases.fresh();
        fresh = new DataFolder(fresh.home(), full, null);
        var before = BackupKit.tables(full);
        assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("identity, kaibo, live");
        assertThat(BackupKit.tables(full)).isEqualTo(before);
        assertThat(fresh.home()).doesNotExist();
    }

    @Test
    void an_empty_folder_that_was_there_stays_when_a_restore_fails() throws Exception {
        Files.createDirectories(fresh.home());
        changed(manifest -> changed(
                manifest,
                "tables",
                manifest.tables().stream()
                        .map(table -> table.name().equals("live.wish")
                                ? new StoredTable(table.name(), table.columns(), table.rows() + 1, table.content())
                                : table)
                        .toList()));
        assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("live.wish has 2 rows instead of the 3");
        assertThat(fresh.home()).isEmptyDirectory();
        assertThat(schemas(fresh.external())).isEmpty();
    }

    @Test
    void a_backup_with_migrations_of_a_later_day_is_refused_by_their_names() throws Exception {
        changed(manifest -> {
            var migrations = new ArrayList<>(manifest.migrations());
            migrations.add(new Applied("1.99", "live/V1_99__of_tomorrow.sql", 5));
            return changed(manifest, "migrations", migrations);
        });
        assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                .isInstanceOf(NewerDatabase.class)
                .hasMessageContaining("1.99 (live/V1_99__of_tomorrow.sql)")
                .hasMessageContaining("newer program");
        nothingWasMade();
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "journal"})
    void a_backup_of_a_later_format_is_refused(String what) throws Exception {
        changed(manifest -> changed(changed(manifest, "program", "9.0"), what, 2));
        assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("was made by Kaibo 9.0")
                .hasMessageContaining("format 2");
        nothingWasMade();
    }

    @Test
    void other_figures_are_refused_unless_they_are_accepted() throws Exception {
        changed(manifest -> shows(
                manifest,
                show -> new FoldedShow(
                        show.id(),
                        show.title(),
                        show.sealedKey(),
                        show.position(),
                        show.state(),
                        Map.of("uv", 1_000_000L),
                        null)));
        assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                .isInstanceOf(UpkeepTrouble.class)
                .hasMessageContaining("instead of 1000000")
                .hasMessageContaining("--with-other-figures");
        nothingWasMade();
        var made = new Restore(fresh, BackupKit.silent()).from(file, new Restore.Wanted(old.key(), false, true));
        assertThat(made.others()).hasSize(2);
        assertThat(Reports.of(made, file, fresh)).contains("OTHER FIGURES", "0 of 2 shows replay to the same figures");
        assertThat(BackupKit.tables(fresh.external())).isEqualTo(BackupKit.tables(old.external()));
    }

    @Test
    void another_state_with_the_same_main_figures_is_refused() throws Exception {
        changed(manifest -> shows(
                manifest,
                show -> new FoldedShow(
                        show.id(), show.title(), show.sealedKey(), show.position(), "00", show.figures(), null)));
        assertThatThrownBy(() -> restore(BackupKit.with(old.key()))).hasMessageContaining("not the same state");
        nothingWasMade();
    }

    @Test
    void a_name_that_leads_out_of_the_folder_is_refused() throws Exception {
        Path whole = file;
        for (String name : List.of("../master.key", "..", "a/b", "/etc/x", "")) {
            file = whole;
            rewritten(bytes -> new String(bytes, StandardCharsets.UTF_8)
                    .replace("\"name\" : \"" + new UUID(11, 0) + '"', "\"name\" : \"" + name + '"')
                    .getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> restore(BackupKit.with(old.key())))
                    .as(name)
                    .isInstanceOf(UpkeepTrouble.class)
                    .hasMessageContaining("is never named '" + name + "'");
        }
        nothingWasMade();
    }

    /** At every step that somebody could press the interrupt key: nothing is left, whatever was being done. */
    @Test
    void cancelled_anywhere_nothing_is_left() throws Exception {
        var steps = new AtomicInteger();
        new Restore(fresh, new Work(_ -> steps.incrementAndGet(), _ -> {})).from(file, BackupKit.with(old.key()));
        int all = steps.get();
        assertThat(all).isGreaterThan(40);
        for (int at = 1; at <= all; at += Math.max(1, all / 12)) {
            fresh = new DataFolder(folder.resolve("new" + at), BackupKit.empty(), null);
            int last = at;
            var counted = new AtomicInteger();
            Work[] work = new Work[1];
            work[0] = new Work(
                    _ -> {
                        if (counted.incrementAndGet() == last) work[0].cancel();
                    },
                    _ -> {});
            assertThatThrownBy(() -> new Restore(fresh, work[0]).from(file, BackupKit.with(old.key())))
                    .as("cancelled at step %d of %d", at, all)
                    .isInstanceOf(Exception.class);
            assertThat(work[0].isCancelled()).isTrue();
            nothingWasMade();
        }
    }

    private void changed(UnaryOperator<Manifest> change) throws IOException {
        rewritten(bytes -> change.apply(Manifest.read(bytes)).toBytes());
    }

    /** The same backup with another manifest. */
    private void rewritten(UnaryOperator<byte[]> change) throws IOException {
        Path other = folder.resolve("rewritten");
        try (BackupReader reader = BackupReader.open(file, BackupKit.silent());
                var writer = new BackupWriter(other, true)) {
            Manifest manifest = reader.manifest();
            for (String entry : Stream.concat(
                            manifest.tables().stream().map(StoredTable::entry),
                            manifest.recordings().stream().map(StoredFile::entry))
                    .toList()) {
                try (InputStream in = reader.entry(entry)) {
                    in.transferTo(writer.begin(entry));
                }
                writer.end();
            }
            writer.begin(Manifest.ENTRY).write(change.apply(manifest.toBytes()));
            writer.end();
            writer.finish();
        }
        file = other;
    }

    private static Manifest shows(Manifest manifest, UnaryOperator<FoldedShow> change) {
        return changed(manifest, "shows", manifest.shows().stream().map(change).toList());
    }

    /** The same manifest with one component of another value. */
    private static Manifest changed(Manifest manifest, String name, Object value) {
        try {
            RecordComponent[] components = Manifest.class.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++)
                values[i] = components[i].getName().equals(name)
                        ? value
                        : components[i].getAccessor().invoke(manifest);
            return (Manifest) Manifest.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
