package dev.kaibo.schema;

import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Fresh migrated databases for tests: one server for all tests of this Java process, one template that is migrated once, one copy of it per asking.
 * With {@code KAIBO_DB_URL} set, the same tests run against that server; what they made is dropped at the end.
 */
public final class TestDatabases {
    private static final String TEMPLATE =
            "kaibo_template_" + ProcessHandle.current().pid();
    private static final List<String> MADE = new ArrayList<>();
    /** Held, or its level is forgotten: the migrations of a test are no news. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final DatabaseAddress SERVER = server();

    static {
        FLYWAY.setLevel(Level.SEVERE);
    }

    private TestDatabases() {}

    /** A migrated database that nobody else uses. */
    public static synchronized DatabaseAddress fresh() {
        if (MADE.isEmpty()) {
            execute("create database " + TEMPLATE);
            MADE.add(TEMPLATE);
            Migrations.migrate(SERVER.database(TEMPLATE));
        }
        String name = "kaibo_test_" + UUID.randomUUID().toString().replace('-', '_');
        execute("create database " + name + " template " + TEMPLATE);
        MADE.add(name);
        return SERVER.database(name);
    }

    /** Where the programs are unpacked, once for all builds of this user. */
    public static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "kaibo");
    }

    private static DatabaseAddress server() {
        var external = DatabaseAddress.fromEnvironment(System.getenv());
        if (external.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabases::dropAll));
            return external.get();
        }
        try {
            Path folder = Files.createTempDirectory("kaibo-test-postgres-");
            Postgres postgres = Postgres.start(folder, cache(), _ -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                deleteTree(folder);
            }));
            return postgres.address();
        } catch (IOException e) {
            throw new IllegalStateException("No folder for the test database.", e);
        }
    }

    private static synchronized void dropAll() {
        for (String name : MADE.reversed()) execute("drop database if exists " + name + " with (force)");
    }

    private static void execute(String statement) {
        try (var connection = DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
                var executed = connection.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server at %s refuses: %s".formatted(SERVER, statement), e);
        }
    }

    static void deleteTree(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException e) {
            throw new IllegalStateException("The folder %s cannot be removed.".formatted(folder), e);
        }
    }
}
