package dev.kaibo.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.schema.postgres.DatabaseProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In the middle of a show the database goes away and comes back, and nobody lifts a hand. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class LostDatabaseTest {
    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final KaiboServer server = new KaiboServer();

    @BeforeAll
    void it_runs() {
        server.start();
    }

    @AfterAll
    void it_ends() {
        server.close();
    }

    enum Fate {
        KILLED(DatabaseProcesses::kill),
        STOPPED_IN_GOOD_ORDER(DatabaseProcesses::stopInGoodOrder),
        /** PostgreSQL then throws all its children out and recovers by itself. */
        A_CHILD_KILLED(database -> database.all().getLast().destroyForcibly());

        private final Consumer<DatabaseProcesses> befalls;

        Fate(Consumer<DatabaseProcesses> befalls) {
            this.befalls = befalls;
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_back_by_itself_and_nothing_is_lost(Fate fate) throws SQLException {
        long kaibo = server.pid();
        String address = server.address().url();
        try (var evening = new Evening(server)) {
            fate.befalls.accept(server.database());
            evening.awaitWork();
            evening.rest();
            assertThat(Reckoning.faults(server, evening.show, evening.ledger)).isEmpty();
        }
        assertThat(server.isAlive() && server.pid() == kaibo).isTrue();
        assertThat(server.address().url()).isEqualTo(address);
    }

    @Test
    void while_it_is_away_wishes_are_refused_every_screen_says_so_and_clocks_go_on() throws SQLException, IOException {
        Path data = server.data();
        Path away = data.resolveSibling("away");
        int before = server.log().length();
        try (var evening = new Evening(server)) {
            Files.move(data, away); // so that it cannot come back yet
            try {
                DatabaseProcesses.on(data).kill();
                evening.awaitScreensSayNotWritten("The database does not write");
                evening.awaitRefusal("The database does not write");
                evening.assertClocksGoOn();
                Until.so(WITHIN, "it is tried again", () -> server.log().indexOf("(try 3)", before) > 0, server::log);
                evening.assertClocksGoOn();
            } finally {
                Files.move(away, data);
            }
            evening.awaitWork();
            evening.rest();
            assertThat(Reckoning.faults(server, evening.show, evening.ledger)).isEmpty();
        }
    }

    @Test
    void while_it_stands_still_it_is_the_same_and_afterwards_nothing_is_there_twice() throws SQLException {
        try (var evening = new Evening(server)) {
            DatabaseProcesses database = server.database();
            database.freeze();
            try {
                evening.assertClocksGoOn();
                evening.awaitScreensSayNotWritten("The database does not write");
                evening.awaitRefusal("The database does not write");
                evening.assertClocksGoOn();
            } finally {
                database.thaw();
            }
            evening.awaitWork();
            evening.rest();
            assertThat(Reckoning.faults(server, evening.show, evening.ledger)).isEmpty();
        }
    }
}
