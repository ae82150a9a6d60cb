package dev.kaibo.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.schema.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void a_database_of_a_newer_program_is_refused_by_the_names_of_what_is_unknown_and_not_changed()
            throws SQLException {
        DatabaseAddress database = TestDatabases.fresh();
        // one number that is higher than all, and one that another desk's are higher than
        for (String version : List.of("9.1", "1.99"))
            run(
                    database,
                    "insert into kaibo.flyway_schema_history select max(installed_rank) + 1, '%1$s', 'x', 'SQL', 'live/V%1$s__x.sql', 5, 'x', now(), 1, true from kaibo.flyway_schema_history"
                            .formatted(version));
        // and a file of this program that is still to be carried out
        run(database, "drop schema identity cascade; delete from kaibo.flyway_schema_history where version like '2.%'");
        List<Applied> before = applied(database);
        assertThatThrownBy(() -> Migrations.migrate(database))
                .isInstanceOf(NewerDatabase.class)
                .hasMessageContaining("9.1 (live/V9.1__x.sql), 1.99 (live/V1.99__x.sql)")
                .hasMessageContaining("newer")
                .satisfies(refusal -> assertThat(((NewerDatabase) refusal).unknown())
                        .extracting(Applied::version)
                        .containsExactly("9.1", "1.99"));
        assertThat(applied(database)).isEqualTo(before);
    }

    @Test
    void an_empty_database_can_be_brought_to_any_earlier_form_and_from_there_to_the_present() throws SQLException {
        List<Applied> all = applied(TestDatabases.fresh());
        assertThat(all).extracting(Applied::desk).contains("identity", "live");
        for (Applied missing : all) {
            // a desk's later ones may build on it
            List<Applied> exactly = all.stream()
                    .filter(it -> !it.desk().equals(missing.desk()) || number(it) < number(missing))
                    .toList();
            if (exactly.isEmpty()) continue;
            DatabaseAddress database = empty();
            Migrations.migrateTo(database, exactly);
            assertThat(applied(database)).containsExactlyInAnyOrderElementsOf(exactly);
            assertThat(Migrations.migrate(database)).isEqualTo(all.size() - exactly.size());
            assertThat(applied(database)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    /** Within its desk: 9 of 1.9. */
    private static int number(Applied migration) {
        return Integer.parseInt(
                migration.version().substring(migration.version().indexOf('.') + 1));
    }

    @Test
    void nothing_is_made_of_a_form_that_this_program_does_not_know() throws SQLException {
        DatabaseAddress database = empty();
        assertThatThrownBy(() -> Migrations.migrateTo(
                        database, List.of(new Applied("1.1", "live/x", 1), new Applied("7.1", "live/y", 1))))
                .isInstanceOf(NewerDatabase.class)
                .hasMessageContaining("the migrations 7.1 (live/y)");
        assertThat(applied(database)).isEmpty();
    }

    private static DatabaseAddress empty() throws SQLException {
        DatabaseAddress database = TestDatabases.fresh();
        for (String desk :
                applied(database).stream().map(Applied::desk).distinct().toList())
            run(database, "drop schema %s cascade".formatted(desk));
        run(database, "drop schema kaibo cascade");
        return database;
    }

    private static List<Applied> applied(DatabaseAddress database) throws SQLException {
        try (Connection connection = connection(database)) {
            return Migrations.applied(connection);
        }
    }

    private static void run(DatabaseAddress database, String statement) throws SQLException {
        try (Connection connection = connection(database);
                var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static Connection connection(DatabaseAddress database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
