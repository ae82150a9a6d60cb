package dev.kaibo.server.upkeep;

import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.Postgres;
import dev.kaibo.schema.postgres.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database that answers: one that runs already, or one that was started for this and is stopped after it. */
final class Served implements AutoCloseable {
    private final DatabaseAddress address;
    private final @Nullable Postgres own;

    private Served(DatabaseAddress address, @Nullable Postgres own) {
        this.address = address;
        this.own = own;
    }

    /** The database of a house that is there, whether it runs or not. */
    static Served existing(DataFolder house, Work work) {
        DatabaseAddress external = house.external();
        if (external != null) return new Served(external, null);
        if (!Files.exists(house.postgres().resolve("data/PG_VERSION")))
            throw new UpkeepTrouble(
                    "There is no database of Kaibo in %s. Name its folder by --data.".formatted(house.home()));
        Optional<DatabaseAddress> running = RunningServer.of(house.postgres());
        if (running.isPresent()) return new Served(running.get().database(DataFolder.DATABASE), null);
        work.note("Nobody runs on %s: starting its PostgreSQL for as long as this takes".formatted(house.home()));
        Postgres own = Postgres.start(house.postgres(), cache(), work::note);
        return new Served(own.address().database(DataFolder.DATABASE), own);
    }

    /** A new and empty database in this folder. */
    static Served fresh(Path folder, Work work) throws SQLException {
        Postgres own = Postgres.start(folder, cache(), work::note);
        try {
            Migrations.createDatabase(own.address(), DataFolder.DATABASE);
            return new Served(own.address().database(DataFolder.DATABASE), own);
        } catch (SQLException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /** One that runs and is not ours to stop. */
    static Served external(DatabaseAddress address) {
        return new Served(address, null);
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (own != null) own.close();
    }

    /** Where programs are unpacked, as the server has it. */
    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path base =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return base.resolve("kaibo");
    }
}
