package dev.kaibo.server.upkeep;

import dev.kaibo.engine.Snapshots;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.server.upkeep.Manifest.StoredFile;
import dev.kaibo.server.upkeep.Manifest.StoredTable;
import dev.kaibo.server.upkeep.Tables.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything of a house but its key into one file: every table of every desk in one reading transaction, so that all of it is of one moment however much is
 * written meanwhile; the recordings that these tables name; and what each show's journal folds to, so that a restore can prove that it replays to the same figures.
 */
final class Backup {
    private static final int BUFFER = 1 << 16;

    private final DataFolder house;
    private final Work work;

    Backup(DataFolder house, Work work) {
        this.house = house;
        this.work = work;
    }

    /**
     * What was written.
     *
     * @param bytes of the file
     * @param missing recordings that a show names and that are not in the folder
     * @param closed how many shows the key of this house does not open; null when there is no key
     */
    record Written(
            Manifest manifest,
            long bytes,
            List<String> missing,
            @Nullable Long closed) {
        Written {
            missing = List.copyOf(missing);
        }
    }

    /**
     * @param replace whether a file of this name may be replaced
     * @throws UpkeepTrouble when it cannot be; nothing is left of it then
     * @throws dev.kaibo.schema.NewerDatabase when a newer program made this house
     */
    Written to(Path file, boolean replace) throws IOException, SQLException {
        try (var writer = new BackupWriter(file, replace);
                Served served = Served.existing(house, work);
                Session session = Session.reading(served.address(), work)) {
            List<String> missing = new ArrayList<>();
            Manifest manifest = write(writer, session, missing);
            writer.begin(Manifest.ENTRY).write(manifest.toBytes());
            writer.end();
            writer.finish();
            return new Written(manifest, Files.size(file), missing, closed(manifest));
        }
    }

    private Manifest write(BackupWriter writer, Session session, List<String> missing)
            throws IOException, SQLException {
        Connection database = session.connection();
        List<Applied> migrations = Migrations.applied(database);
        if (migrations.isEmpty())
            throw new UpkeepTrouble(
                    "The database of %s is empty: there is nothing to back up.".formatted(house.home()));
        Migrations.requireKnown(migrations);
        List<String> desks =
                migrations.stream().map(Applied::desk).distinct().sorted().toList();
        List<SizedTable> tables = new ArrayList<>();
        for (Table table : Tables.of(database, desks)) tables.add(sized(table, database));
        List<SizedFile> recordings = recordings(database);
        var progress = new Progress(
                work,
                tables.stream().mapToDouble(SizedTable::bytes).sum()
                        + recordings.stream().mapToDouble(SizedFile::bytes).sum());
        List<StoredTable> storedTables = new ArrayList<>();
        for (SizedTable table : tables) storedTables.add(write(table, session, writer, progress));
        List<StoredFile> storedFiles = new ArrayList<>();
        for (SizedFile recording : recordings) {
            try (InputStream in = Files.newInputStream(recording.file())) {
                storedFiles.add(write(recording, in, writer, progress));
            } catch (NoSuchFileException gone) {
                missing.add(recording.name());
            }
        }
        return new Manifest(
                Manifest.FORMAT,
                Main.version(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                database.getMetaData().getDatabaseProductVersion(),
                EventCodec.VERSION,
                Snapshots.VERSION,
                migrations,
                storedTables,
                Tables.sequences(database, desks),
                storedFiles,
                new Folding(database, work).all());
    }

    /** @param bytes that it takes in the database: about how long it will take */
    private record SizedTable(Table table, long rows, long bytes) {}

    /** @param bytes 0 when it is not there */
    private record SizedFile(String name, Path file, long bytes) {}

    private static SizedTable sized(Table table, Connection database) throws SQLException {
        try (var query = database.prepareStatement("select count(*), pg_table_size(?::regclass) from " + table.sql())) {
            query.setString(1, table.sql());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new SizedTable(table, row.getLong(1), row.getLong(2));
            }
        }
    }

    /** Those that the shows of this moment name: what else lies in the folder belongs to a show of later, or to none. */
    private List<SizedFile> recordings(Connection database) throws IOException, SQLException {
        List<SizedFile> named = new ArrayList<>();
        try (var statement = database.createStatement();
                ResultSet names = statement.executeQuery(
                        "select distinct file collate \"C\" from live.playback where file is not null order by 1")) {
            while (names.next()) {
                Path file = house.recordings().resolve(names.getString(1));
                named.add(new SizedFile(names.getString(1), file, Files.exists(file) ? Files.size(file) : 0));
            }
        }
        return named;
    }

    private static StoredTable write(SizedTable sized, Session session, BackupWriter writer, Progress progress)
            throws IOException, SQLException {
        Table table = sized.table();
        progress.part(table.name(), sized.bytes(), sized.rows());
        OutputStream entry = writer.begin(StoredTable.entry(table.name()));
        long rows = Rows.out(session, table, entry, length -> progress.did(1, length));
        return new StoredTable(table.name(), table.columns(), rows, writer.end());
    }

    private static StoredFile write(SizedFile recording, InputStream in, BackupWriter writer, Progress progress)
            throws IOException {
        progress.part("recording " + recording.name(), recording.bytes(), recording.bytes());
        OutputStream entry = writer.begin(StoredFile.entry(recording.name()));
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            entry.write(buffer, 0, read);
            progress.did(read, read);
        }
        return new StoredFile(recording.name(), writer.end());
    }

    private @Nullable Long closed(Manifest manifest) {
        if (!Files.isRegularFile(house.key())) return null;
        try {
            MasterKey key = MasterKey.read(house.key());
            return manifest.shows().stream()
                    .filter(show -> !key.opens(show.id(), show.wrappedKey()))
                    .count();
        } catch (UpkeepTrouble noKey) {
            work.note(String.valueOf(noKey.getMessage())); // of the backup itself nothing is lost by that
            return (long) manifest.shows().size();
        }
    }
}
