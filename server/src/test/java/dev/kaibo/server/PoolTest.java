package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No connection waits for ever for a database that stands still. */
class PoolTest {
    @Test
    void every_connection_gives_up_a_question_after_twenty_seconds() throws SQLException {
        DatabaseAddress address = TestDatabases.fresh();
        try (var pool = DatabaseConfiguration.pool(address, 6)) {
            for (int round = 0; round < 4; round++) {
                List<Connection> taken = new ArrayList<>();
                for (int i = 0; i < 6; i++) taken.add(pool.getConnection());
                for (Connection each : taken) {
                    assertThat(each.getNetworkTimeout()).as("round %d", round).isEqualTo(20_000);
                    if (round % 2 == 0) {
                        try (var statement = each.createStatement()) {
                            statement.execute("select pg_terminate_backend(pg_backend_pid())");
                        } catch (SQLException gone) {
                            // as it should be
                        }
                    }
                    each.close();
                }
            }
        }
    }
}
