package dev.kaibo.schema;

import dev.kaibo.schema.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the present form. One history for all desks; each desk's files lie in a folder of its own and make a schema of its own. */
public final class Migrations {
    /** The schema of the history itself; no desk's. */
    public static final String HISTORY = "kaibo";

    private static final String LOCATION = "classpath:db/migration";

    private Migrations() {}

    /**
     * Carries out what is not carried out yet.
     *
     * @return how many files were carried out
     * @throws NewerDatabase when the database holds files that this program does not have; nothing was changed then
     * @throws org.flywaydb.core.api.FlywayException when a file fails or a file that was carried out has changed since
     */
    public static int migrate(DatabaseAddress database) {
        requireKnown(applied(database));
        return configuration(database).load().migrate().migrationsExecuted;
    }

    /**
     * Brings an empty database to the form that exactly these files give, no further. Desks number their files apart, so that no single number says how far.
     *
     * @throws NewerDatabase when one of them is unknown to this program; nothing was changed then
     * @throws org.flywaydb.core.api.FlywayException when a file fails
     */
    public static void migrateTo(DatabaseAddress database, Collection<Applied> exactly) {
        requireKnown(exactly);
        Set<String> versions = exactly.stream().map(Applied::version).collect(Collectors.toSet());
        FluentConfiguration configuration = configuration(database);
        configuration
                .resourceProvider(MigrationFiles.of(configuration, versions))
                .load()
                .migrate();
    }

    /** What was carried out, oldest first; empty where no history is. */
    public static List<Applied> applied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select to_regclass('kaibo.flyway_schema_history') is not null")) {
                if (!there.next() || !there.getBoolean(1)) return List.of();
            }
            // a row without a version is no file: Flyway notes there that it made the schema of its history
            try (var rows = statement.executeQuery(
                    "select version, script, checksum from kaibo.flyway_schema_history where success and version is not null order by installed_rank")) {
                List<Applied> applied = new ArrayList<>();
                while (rows.next()) applied.add(new Applied(rows.getString(1), rows.getString(2), rows.getInt(3)));
                return List.copyOf(applied);
            }
        }
    }

    /** @throws NewerDatabase when this program does not have one of these files; names all that it does not have */
    public static void requireKnown(Collection<Applied> applied) {
        Set<String> known = MigrationFiles.versions(new FluentConfiguration().locations(LOCATION));
        List<Applied> unknown =
                applied.stream().filter(each -> !known.contains(each.version())).toList();
        if (!unknown.isEmpty()) throw new NewerDatabase(unknown);
    }

    /** Makes the database when the server does not have it yet. */
    public static void createDatabase(DatabaseAddress server, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (query.executeQuery().next()) return;
            try (var statement = connection.createStatement()) {
                statement.execute("create database " + statement.enquoteIdentifier(name, true));
            }
        }
    }

    private static List<Applied> applied(DatabaseAddress database) {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return applied(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The history of %s cannot be read: %s".formatted(database, e.getMessage()), e);
        }
    }

    private static FluentConfiguration configuration(DatabaseAddress database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas(HISTORY)
                .defaultSchema(HISTORY)
                .createSchemas(true)
                .locations(LOCATION)
                .failOnMissingLocations(true)
                // Desks number their files apart from each other (live 1.x, identity 2.x), so a desk's later file can
                // come after another desk's higher number.
                .outOfOrder(true);
    }

    /**
     * A file that was carried out.
     *
     * @param version of the file's name, {@code 1.3}
     * @param script path below the folder of migrations, {@code live/V1_3__captures.sql}; its folder names the desk
     * @param checksum of its content, as the history keeps it
     */
    public record Applied(String version, String script, int checksum) {
        /** The desk whose file it is, which is also the name of the schema that it makes. */
        public String desk() {
            int slash = script.indexOf('/');
            if (slash <= 0)
                throw new IllegalStateException("The migration %s lies in no desk's folder.".formatted(script));
            return script.substring(0, slash);
        }

        /** Whether they did the same, whatever the file was called. */
        public boolean hasContentOf(Applied other) {
            return version.equals(other.version) && checksum == other.checksum;
        }

        @Override
        public String toString() {
            return "%s (%s)".formatted(version, script);
        }
    }
}
