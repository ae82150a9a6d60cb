package dev.kaibo.server.upkeep;

import dev.kaibo.engine.Snapshots;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.schema.SecretFile;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.PostgresBinaries;
import dev.kaibo.server.upkeep.Manifest.StoredFile;
import dev.kaibo.server.upkeep.Manifest.StoredSequence;
import dev.kaibo.server.upkeep.Manifest.StoredTable;
import dev.kaibo.server.upkeep.Tables.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a house of a backup in an empty folder. What can be refused is refused before anything is made; what is made lies in {@code restoring} within the folder
 * until all of it is proved, so that half a house is never taken for a whole one, also after a power cut.
 */
final class Restore {
    static final String STAGING = "restoring";
    private static final int BUFFER = 1 << 16;

    private final DataFolder house;
    private final Work work;

    Restore(DataFolder house, Work work) {
        this.house = house;
        this.work = work;
    }

    /**
     * What the person wants.
     *
     * @param key file of the master key; null when he names none
     * @param withoutKey accepts that what is sealed is lost where no key opens it
     * @param withOtherFigures accepts that this program counts otherwise than the one that made the backup
     */
    record Wanted(@Nullable Path key, boolean withoutKey, boolean withOtherFigures) {}

    /**
     * What was made and proved.
     *
     * @param shows as they fold here
     * @param others how shows differ from what they were; empty unless that was accepted
     * @param emptied rows whose sealed part was lost with its key, by table
     * @param migrated how many migrations were carried out that the backup did not have
     */
    record Made(
            Manifest manifest, List<FoldedShow> shows, List<String> others, Map<String, Long> emptied, int migrated) {
        Made {
            shows = List.copyOf(shows);
            others = List.copyOf(others);
            emptied = new TreeMap<>(emptied);
        }
    }

    /**
     * @throws UpkeepTrouble when it cannot be; what was made is removed again
     * @throws dev.kaibo.schema.NewerDatabase when a newer program made the backup
     */
    Made from(Path file, Wanted wanted) throws IOException, SQLException {
        try (BackupReader backup = BackupReader.open(file, work)) {
            Manifest manifest = backup.manifest();
            requireReadable(manifest);
            ChosenKey key = ChosenKey.of(house, manifest, wanted.key(), wanted.withoutKey());
            Folders.requireEmpty(house.home());
            DatabaseAddress external = house.external();
            if (external != null) requireEmpty(external, manifest);
            boolean folderIsNew = !Files.exists(house.home());
            var making = new Making(backup, key, wanted.withOtherFigures());
            try {
                return making.all();
            } catch (IOException | SQLException | RuntimeException e) {
                takeBack(making.files, folderIsNew, e);
                throw e;
            }
        }
    }

    private static void requireReadable(Manifest manifest) {
        Migrations.requireKnown(manifest.migrations());
        if (manifest.journal() > EventCodec.VERSION)
            throw new UpkeepTrouble(
                    "This backup holds journals of format %d and was made by Kaibo %s; this program reads up to format %d. Use the newer program. Nothing was changed."
                            .formatted(manifest.journal(), manifest.program(), EventCodec.VERSION));
    }

    private void requireEmpty(DatabaseAddress external, Manifest manifest) throws SQLException {
        try (Session session = Session.reading(external, work)) {
            Set<String> found = Tables.schemasOfOurs(session.connection(), desks(manifest));
            if (!found.isEmpty())
                throw new UpkeepTrouble(
                        "A backup is restored into an empty database only, and %s has the schemas %s. Name another by KAIBO_DB_URL. Nothing was changed."
                                .formatted(external, String.join(", ", found)));
        }
    }

    private static List<String> desks(Manifest manifest) {
        return manifest.migrations().stream().map(Applied::desk).distinct().toList();
    }

    /** As if nothing had been. What cannot be removed is said beside what went wrong. */
    private void takeBack(List<Path> files, boolean folderIsNew, Exception why) {
        work.note("Removing what was made");
        try {
            for (Path made : files) PostgresBinaries.deleteTree(made);
            if (folderIsNew) Files.deleteIfExists(house.home());
            DatabaseAddress external = house.external();
            if (external != null) Tables.dropOurs(external);
        } catch (IOException | SQLException left) {
            why.addSuppressed(left);
            work.note("Not everything could be removed: " + left.getMessage());
        }
    }

    /** One house in the making. */
    private final class Making {
        private final BackupReader backup;
        private final Manifest manifest;
        private final ChosenKey key;
        private final boolean otherFiguresAccepted;
        private final Path staging = house.home().resolve(STAGING);
        /** What was made: only that may be removed again. */
        private final List<Path> files = new ArrayList<>();

        private Making(BackupReader backup, ChosenKey key, boolean otherFiguresAccepted) {
            this.backup = backup;
            this.manifest = backup.manifest();
            this.key = key;
            this.otherFiguresAccepted = otherFiguresAccepted;
        }

        private Made all() throws IOException, SQLException {
            files.add(staging);
            Files.createDirectories(staging);
            if (key.key() != null) keepKey(key.key());
            Made made = database();
            recordings();
            work.goOn();
            intoPlace();
            return made;
        }

        /** Before any show's key is wrapped by it, so that no moment has a house whose key nobody has. */
        private void keepKey(MasterKey master) throws IOException {
            Path elsewhere = house.keyElsewhere();
            Path file = elsewhere == null ? staging.resolve("master.key") : elsewhere;
            if (Files.exists(file)) return;
            SecretFile.makeOnce(file, master.text());
            files.add(file);
        }

        private Made database() throws IOException, SQLException {
            DatabaseAddress external = house.external();
            try (Served served =
                    external == null ? Served.fresh(staging.resolve("postgres"), work) : Served.external(external)) {
                DatabaseAddress address = served.address();
                work.goOn();
                Migrations.migrateTo(address, manifest.migrations());
                try (Session session = Session.writing(address, work)) {
                    fill(session);
                    session.commit();
                }
                int migrated = Migrations.migrate(address);
                try (Session session = Session.writing(address, work)) {
                    List<FoldedShow> shows = new Folding(session.connection(), work).all();
                    List<String> others = compared(shows);
                    Map<String, Long> emptied =
                            key.closed().isEmpty() ? Map.of() : new LostKeys(session.connection()).giveUp(key);
                    session.execute("analyze");
                    session.commit();
                    return new Made(manifest, shows, others, emptied, migrated);
                }
            }
        }

        /** Every table of the backup, byte for byte; whatever the migrations put into them gives way. */
        private void fill(Session session) throws IOException, SQLException {
            Connection database = session.connection();
            List<Applied> carriedOut = Migrations.applied(database);
            for (Applied each : manifest.migrations())
                if (carriedOut.stream().noneMatch(each::hasContentOf))
                    throw new UpkeepTrouble(
                            "The migration %s is not the one that the backup was made with: the file has changed since."
                                    .formatted(each));
            List<Table> tables = Tables.inOrderOfReference(Tables.of(database, desks(manifest)));
            Map<String, StoredTable> stored =
                    manifest.tables().stream().collect(Collectors.toMap(StoredTable::name, Function.identity()));
            Set<String> here = tables.stream().map(Table::name).collect(Collectors.toSet());
            if (!here.equals(stored.keySet()))
                throw new UpkeepTrouble(
                        "The backup has the tables %s, its migrations give %s.".formatted(stored.keySet(), here));
            var progress = new Progress(
                    work,
                    2.0
                            * manifest.tables().stream()
                                    .mapToLong(table -> table.content().bytes())
                                    .sum());
            // Triggers keep rules while a house lives (the trail is only ever added to); what comes here has kept them.
            for (Table table : tables) session.execute("alter table %s disable trigger user".formatted(table.sql()));
            session.execute("truncate " + tables.stream().map(Table::sql).collect(Collectors.joining(", ")));
            for (Table table : tables) load(table, stored(stored, table), session, progress);
            for (Table table : tables) prove(table, stored(stored, table), session, progress);
            session.execute("set constraints all immediate");
            for (Table table : tables) session.execute("alter table %s enable trigger user".formatted(table.sql()));
            for (StoredSequence sequence : manifest.sequences()) Tables.set(database, sequence);
        }

        private static StoredTable stored(Map<String, StoredTable> all, Table table) {
            StoredTable stored = all.get(table.name());
            if (stored == null) throw new IllegalStateException(table.name());
            return stored;
        }

        private void load(Table table, StoredTable stored, Session session, Progress progress)
                throws IOException, SQLException {
            long bytes = stored.content().bytes();
            progress.part(table.name(), bytes, bytes);
            try (InputStream entry = backup.entry(stored.entry())) {
                Rows.in(session, table, entry, length -> progress.did(length, length));
            }
        }

        private static void prove(Table table, StoredTable stored, Session session, Progress progress)
                throws IOException, SQLException {
            long bytes = stored.content().bytes();
            progress.part("verifying " + table.name(), bytes, bytes);
            MessageDigest digest = Sha256.fresh();
            long rows = Rows.out(session, table, Sha256.into(digest), length -> progress.did(length, length));
            if (rows != stored.rows())
                throw new UpkeepTrouble(
                        "%s has %d rows instead of the %d of the backup.".formatted(table.name(), rows, stored.rows()));
            if (!Sha256.digits(digest).equals(stored.content().sha256()))
                throw new UpkeepTrouble("%s does not hold what the backup holds.".formatted(table.name()));
        }

        private List<String> compared(List<FoldedShow> shows) {
            Map<UUID, FoldedShow> then =
                    manifest.shows().stream().collect(Collectors.toMap(FoldedShow::id, Function.identity()));
            List<String> others = new ArrayList<>();
            for (FoldedShow show : shows) {
                FoldedShow before = then.get(show.id());
                if (before == null) throw new UpkeepTrouble("The backup says nothing of show %s.".formatted(show.id()));
                show.differenceFrom(before, manifest.state() == Snapshots.VERSION)
                        .ifPresent(
                                difference -> others.add("%s (%s) %s".formatted(show.title(), show.id(), difference)));
            }
            if (others.isEmpty() || otherFiguresAccepted) return others;
            throw new UpkeepTrouble(
                    "The journals are those of the backup, byte for byte, but this program makes other figures of them than Kaibo %s did: %s. --with-other-figures restores it all the same."
                            .formatted(manifest.program(), String.join("; ", others)));
        }

        private void recordings() throws IOException {
            var progress = new Progress(
                    work,
                    manifest.recordings().stream()
                            .mapToLong(recording -> recording.content().bytes())
                            .sum());
            Path folder = Files.createDirectories(staging.resolve("recordings"));
            for (StoredFile recording : manifest.recordings()) {
                progress.part(
                        "recording " + recording.name(),
                        recording.content().bytes(),
                        recording.content().bytes());
                MessageDigest digest = Sha256.fresh();
                try (InputStream in = backup.entry(recording.entry());
                        FileChannel file = FileChannel.open(
                                folder.resolve(recording.name()),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE)) {
                    OutputStream out = Channels.newOutputStream(file);
                    byte[] buffer = new byte[BUFFER];
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        out.write(buffer, 0, read);
                        digest.update(buffer, 0, read);
                        progress.did(read, read);
                    }
                    file.force(true);
                }
                if (!Sha256.digits(digest).equals(recording.content().sha256()))
                    throw new UpkeepTrouble("The recording %s is not what was backed up.".formatted(recording.name()));
            }
            Folders.makeLast(folder);
        }

        /** The database last: a folder without it is no house. */
        private void intoPlace() throws IOException {
            for (String name : List.of("recordings", "master.key", "postgres")) {
                Path made = staging.resolve(name);
                if (!Files.exists(made)) continue;
                Path place = house.home().resolve(name);
                Files.move(made, place);
                files.add(place);
            }
            Files.delete(staging);
            Folders.makeLast(house.home());
        }
    }
}
