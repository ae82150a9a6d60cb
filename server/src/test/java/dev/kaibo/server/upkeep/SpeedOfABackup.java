package dev.kaibo.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.room.RandomJournals;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Measured and printed, run by its name only (docs/recipes/backup-and-move.md): a stopped house with a million events, 200,000 viewers and as many comments. */
class SpeedOfABackup {
    private static final int EVENTS = 1_000_000;
    private static final int VIEWERS = 200_000;
    private static final UUID SHOW = new UUID(41, 0);
    private static final double MEGA = 1_000_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void one_million_events() throws Exception {
        var old = new DataFolder(folder.resolve("old"), null, null);
        Files.createDirectories(old.recordings());
        try (Postgres postgres = Postgres.start(old.postgres(), TestDatabases.cache(), _ -> {})) {
            Migrations.createDatabase(postgres.address(), DataFolder.DATABASE);
            DatabaseAddress address = postgres.address().database(DataFolder.DATABASE);
            Migrations.migrate(address);
            fill(address, old);
        }
        Path file = folder.resolve("house.kaibo");
        long began = System.nanoTime();
        Manifest manifest = new Backup(old, BackupKit.silent()).to(file, false).manifest();
        double backup = seconds(began);
        var fresh = new DataFolder(folder.resolve("new"), null, null);
        began = System.nanoTime();
        Restore.Made made = new Restore(fresh, BackupKit.silent()).from(file, BackupKit.with(old.key()));
        double restore = seconds(began);
        assertThat(made.shows()).isEqualTo(manifest.shows());
        System.out.printf(
                "%,d events: tables as text %.1f MB, file %.1f MB; backup %.1f s, restore %.1f s, both with the start and stop of PostgreSQL%n",
                made.shows().getFirst().position(),
                manifest.tables().stream()
                                .mapToLong(table -> table.content().bytes())
                                .sum()
                        / MEGA,
                Files.size(file) / MEGA,
                backup,
                restore);
    }

    private static void fill(DatabaseAddress address, DataFolder house) throws Exception {
        MasterKey key = MasterKey.random();
        Files.writeString(house.key(), key.text());
        try (Connection database = BackupKit.connection(address)) {
            BackupKit.fill(database, house, key, 41, 1, 0);
            BackupKit.run(database, "delete from live.journal; delete from live.viewer; delete from live.comment");
            BackupKit.journal(database, SHOW, RandomJournals.seeded(41, EVENTS), new SplittableRandom(41));
            String sealed = "substring(sha256(number::text::bytea) || sha256((-number)::text::bytea) for 60)";
            BackupKit.run(
                    database,
                    "insert into live.viewer select ?, number, hashint8extended(number, 1), hashint8extended(number, 2), %s from generate_series(0, %d) number"
                            .formatted(sealed, VIEWERS - 1),
                    SHOW);
            BackupKit.run(
                    database,
                    "insert into live.comment select ?, number, number, number, %s from generate_series(0, %d) number"
                            .formatted(sealed, VIEWERS - 1),
                    SHOW);
            database.commit();
        }
    }

    private static double seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
