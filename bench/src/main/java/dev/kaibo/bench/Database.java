package dev.kaibo.bench;

import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The product's own PostgreSQL, started as the product starts it, in a folder that is gone afterwards. Product and yardstick both write into it. */
public final class Database implements AutoCloseable {
    private static final List<String> TELLING = List.of(
            "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers", "max_wal_size");

    private final Path folder;
    private final Postgres postgres;
    private final DatabaseAddress address;

    private Database(Path folder, Postgres postgres, DatabaseAddress address) {
        this.folder = folder;
        this.postgres = postgres;
        this.address = address;
    }

    public static Database start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("kaibo-bench-");
        Postgres postgres = Postgres.start(
                folder.resolve("postgres"),
                Path.of(System.getProperty("user.home"), ".cache", "kaibo"),
                each -> Progress.say("%s", each));
        try {
            Migrations.createDatabase(postgres.address(), "kaibo");
            DatabaseAddress address = postgres.address().database("kaibo");
            Migrations.migrate(address);
            return new Database(folder, postgres, address);
        } catch (SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** For what a host keeps beside its database. */
    public Path folder() {
        return folder;
    }

    public long pid() {
        return postgres.pid();
    }

    public Connection connection() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    public void execute(String statement) throws SQLException {
        try (Connection connection = connection();
                var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    public long number(String query) throws SQLException {
        try (Connection connection = connection();
                var asked = connection.createStatement();
                var rows = asked.executeQuery(query)) {
            if (!rows.next()) throw new SQLException("No row: " + query);
            return rows.getLong(1);
        }
    }

    /** Writes into the report what of the server decides about durability and speed, as the server itself says it. */
    public void tell(Report report) throws SQLException {
        StringBuilder settings = new StringBuilder();
        try (Connection connection = connection();
                var asked = connection.createStatement()) {
            settings.append("PostgreSQL ").append(connection.getMetaData().getDatabaseProductVersion());
            for (String each : TELLING)
                try (var row = asked.executeQuery("show " + each)) {
                    row.next();
                    settings.append(", ").append(each).append(' ').append(row.getString(1));
                }
        }
        report.on("durability", settings.toString());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
