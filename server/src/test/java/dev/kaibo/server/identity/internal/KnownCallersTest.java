package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.ServerTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A caller is known for a moment without the database, and never for longer than what made him so. */
class KnownCallersTest extends ServerTest {
    @Autowired
    private PeopleChanges changes;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DatabaseAddress database;

    private final UUID person = UUID.randomUUID();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private StoredSignIns signIns;
    private String token;

    @BeforeEach
    void signIn() {
        InstantSource time = () -> now;
        signIns = new StoredSignIns(sql, changes, time.withZone(ZoneOffset.UTC));
        UUID sample = sql.fetchSingle("select id from identity.workspace where sample")
                .get(0, UUID.class);
        sql.execute(
                "insert into identity.person (id, workspace, name, role) values (?, ?, '示例阿岚', 'HOST')",
                person,
                sample);
        token = signIns.begin(new PersonId(person), Device.of(null));
        assertThat(role()).contains(CrewRole.HOST);
    }

    @AfterEach
    void takeAway() {
        here("delete from identity.person where id = ?");
    }

    private Optional<CrewRole> role() {
        return signIns.caller(token).map(caller -> caller.role());
    }

    private void here(String statement) {
        sql.execute(statement, person);
    }

    /** By another server on the same database, of which this one hears nothing. */
    private void elsewhere(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, person);
            prepared.execute();
        }
    }

    @Test
    void what_is_taken_from_him_here_is_gone_at_once() {
        here("update identity.person set role = 'CUSTOMER_SERVICE' where id = ?");
        assertThat(role()).contains(CrewRole.CUSTOMER_SERVICE);
        here("update identity.person set left_at = now() where id = ?");
        assertThat(role()).isEmpty();
    }

    @Test
    void what_is_taken_in_a_transaction_is_gone_when_that_stands() {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            here("update identity.person set role = 'CUSTOMER_SERVICE' where id = ?");
            // meanwhile another request reads what still stands
            assertThat(CompletableFuture.supplyAsync(this::role).join()).contains(CrewRole.HOST);
        });
        assertThat(role()).contains(CrewRole.CUSTOMER_SERVICE);
    }

    @Test
    void what_another_server_takes_is_gone_within_a_second_and_not_asked_for_before() throws SQLException {
        elsewhere("update identity.person set role = 'CUSTOMER_SERVICE' where id = ?");
        now = now.plusMillis(999);
        assertThat(role()).contains(CrewRole.HOST);
        now = now.plusMillis(1);
        assertThat(role()).contains(CrewRole.CUSTOMER_SERVICE);
    }

    @Test
    void standing_in_ends_by_the_clock_although_nobody_asks() {
        sql.execute(
                "insert into identity.stand_in (person, role, ends_at, made_at, made_by) values (?, 'OPERATOR', ?::timestamptz, ?::timestamptz, ?)",
                person,
                now.plusMillis(500).atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                person);
        assertThat(signIns.caller(token).orElseThrow().standsIn()).hasSize(1);
        now = now.plus(Duration.ofMillis(600));
        assertThat(signIns.caller(token).orElseThrow().standsIn()).isEmpty();
    }
}
