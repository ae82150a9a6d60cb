package dev.kaibo.schema;

import dev.kaibo.schema.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings a database to the present form. One history for all desks; each desk's files lie in a folder of its own and make a schema of its own. */
public final class Migrations {
    /** The schema of the history itself; no desk's. */
    private static final String HISTORY = "kaibo";

    private Migrations() {}

    /**
     * Carries out what is not carried out yet.
     *
     * @return how many files were carried out
     * @throws org.flywaydb.core.api.FlywayException when a file fails or a file that was carried out has changed since
     */
    public static int migrate(DatabaseAddress database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas(HISTORY)
                .defaultSchema(HISTORY)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                // Desks number their files apart from each other (live 1.x, identity 2.x), so a desk's later file can
                // come after another desk's higher number.
                .outOfOrder(true)
                .load()
                .migrate()
                .migrationsExecuted;
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
}
