package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.identity.internal.AuditChain.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AuditChainTest {
    private static final Caller MUMU = new Caller(
            new Person(new PersonId(new UUID(0, 7)), "木木", CrewRole.OPERATOR),
            true,
            new Workspace(new UUID(0, 1), "岚棉旗舰店", false),
            "00");

    private final DatabaseAddress database = TestDatabases.fresh();
    private final CloseableDSLContext sql = connect(database);
    private final AuditTrail trail = new StoredAuditTrail(sql, new JsonMapper());
    private final AuditChain chain = new AuditChain(sql);

    private static CloseableDSLContext connect(DatabaseAddress database) {
        return DSL.using(database.url(), database.user(), database.password());
    }

    @AfterEach
    void disconnect() {
        sql.close();
    }

    /** Six rows: with a caller and without, with an address and without, with words that JSON must escape. */
    private void sixRows() {
        trail.note("signed-in", MUMU, "10.0.0.1", Map.of());
        trail.note("sign-in-refused", null, "10.0.0.2", Map.of("account", "he said \"mumu\"\n木木 🎈"));
        trail.note("person-added", MUMU, "10.0.0.1", Map.of("role", "host", "account", "wanqing"));
        trail.note("kept-by-itself", null, null, Map.of("b", "1", "aa", "2"));
        trail.note("signed-out", MUMU, "10.0.0.1", Map.of());
        trail.note("signed-in", MUMU, "10.0.0.1", Map.of());
    }

    /** What somebody can do who has the database itself in his hands. */
    private void behindItsBack(String statement) {
        sql.execute("alter table identity.audit disable trigger user");
        sql.execute(statement);
        sql.execute("alter table identity.audit enable trigger user");
    }

    @Test
    void an_untouched_trail_is_whole_and_ends_with_its_last_hash() {
        assertThat(chain.verify()).isEqualTo(new AuditChain.Verdict(0, 0, "", List.of()));
        sixRows();
        AuditChain.Verdict verdict = chain.verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(6);
        assertThat(verdict.last()).isEqualTo(6);
        assertThat(verdict.hash())
                .isEqualTo(sql.fetchValue("select encode(hash, 'hex') from identity.audit where id = 6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what = 'signed-up'",
                "at = at + interval '1 microsecond'",
                "person = null",
                "person = gen_random_uuid()",
                "workspace = gen_random_uuid()",
                "address = null",
                "address = ''",
                "details = '{}'",
                "details = details || '{\"role\": \"operator\"}'",
                // the same characters in a row, in other columns
                "what = what || '00000000-0000', workspace = null",
                "person = workspace, workspace = person"
            })
    void a_changed_row_no_longer_fits(String change) {
        sixRows();
        behindItsBack("update identity.audit set %s where id = 3".formatted(change));
        assertThat(chain.verify().faults()).containsExactly(new Fault(3, Fault.Kind.DOES_NOT_FIT));
    }

    @Test
    void a_row_whose_hash_was_made_to_fit_its_change_breaks_the_next() {
        sixRows();
        behindItsBack("update identity.audit set hash = sha256('anything') where id = 3");
        assertThat(chain.verify().faults())
                .containsExactly(new Fault(3, Fault.Kind.DOES_NOT_FIT), new Fault(4, Fault.Kind.DOES_NOT_FIT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 5})
    void a_removed_row_is_missed(long row) {
        sixRows();
        behindItsBack("delete from identity.audit where id = " + row);
        assertThat(chain.verify().faults()).containsExactly(new Fault(row, Fault.Kind.MISSING));
    }

    @Test
    void a_removed_row_cannot_be_hidden_by_counting_anew() {
        sixRows();
        behindItsBack(
                "delete from identity.audit where id = 3; update identity.audit set id = id - 1 where id = 4;"
                        + "update identity.audit set id = id - 1 where id = 5; update identity.audit set id = id - 1 where id = 6");
        assertThat(chain.verify().faults())
                .containsExactly(
                        new Fault(3, Fault.Kind.DOES_NOT_FIT),
                        new Fault(4, Fault.Kind.DOES_NOT_FIT),
                        new Fault(5, Fault.Kind.DOES_NOT_FIT));
    }

    @Test
    void an_inserted_row_does_not_fit_nor_do_those_that_made_room_for_it() {
        sixRows();
        behindItsBack(
                "update identity.audit set id = 7 where id = 6; update identity.audit set id = 6 where id = 5;"
                        + "insert into identity.audit (id, at, what, hash) select 5, at, 'never-was', hash from identity.audit where id = 4");
        assertThat(chain.verify().faults())
                .containsExactly(
                        new Fault(5, Fault.Kind.DOES_NOT_FIT),
                        new Fault(6, Fault.Kind.DOES_NOT_FIT),
                        new Fault(7, Fault.Kind.DOES_NOT_FIT));
    }

    @Test
    void a_row_before_the_first_does_not_fit() {
        sixRows();
        behindItsBack("insert into identity.audit (id, at, what, hash) values (0, now(), 'never-was', sha256(''))");
        assertThat(chain.verify().faults()).contains(new Fault(0, Fault.Kind.DOES_NOT_FIT));
    }

    /** What the chain alone cannot see; whoever noted the last row and its hash elsewhere can. */
    @Test
    void a_cut_off_end_is_seen_only_by_who_noted_it_elsewhere() {
        sixRows();
        AuditChain.Verdict noted = chain.verify();
        behindItsBack("delete from identity.audit where id > 4");
        AuditChain.Verdict now = chain.verify();
        assertThat(now.faults()).isEmpty();
        assertThat(now.last()).isLessThan(noted.last());
    }

    @Test
    void faults_are_named_up_to_a_bound() {
        for (int i = 0; i < AuditChain.MOST_FAULTS + 10; i++) trail.note("signed-in", null, null, Map.of());
        behindItsBack("update identity.audit set what = 'signed-up'");
        assertThat(chain.verify().faults()).hasSize(AuditChain.MOST_FAULTS);
    }

    /** Each on a connection of its own: without one lock for all, two rows would follow the same one. */
    @Test
    void rows_written_at_once_make_one_chain_without_a_gap() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < 8; i++)
                busy.add(people.submit(() -> {
                    try (CloseableDSLContext own = connect(database)) {
                        AuditTrail theirs = new StoredAuditTrail(own, new JsonMapper());
                        for (int k = 0; k < 25; k++) theirs.note("signed-in", MUMU, "10.0.0.1", Map.of());
                    }
                }));
            for (Future<?> one : busy) one.get();
        }
        AuditChain.Verdict verdict = chain.verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(200);
        assertThat(verdict.last()).isEqualTo(200);
    }

    @Test
    void a_row_that_was_taken_back_with_its_change_leaves_no_gap() {
        sixRows();
        assertThatThrownBy(() -> sql.transaction(inside -> {
                    new StoredAuditTrail(inside.dsl(), new JsonMapper()).note("never-was", MUMU, null, Map.of());
                    throw new IllegalStateException("the change itself failed");
                }))
                .hasMessageContaining("failed");
        trail.note("signed-out", MUMU, "10.0.0.1", Map.of());
        assertThat(chain.verify().rows()).isEqualTo(7);
        assertThat(chain.verify().faults()).isEmpty();
    }

    @Test
    void nobody_writes_into_the_trail_with_a_number_or_a_hash_of_his_own() {
        sixRows();
        sql.execute("insert into identity.audit (id, at, what, hash) values (2, now(), 'pushed-in', sha256(''))");
        assertThat(chain.verify().faults()).isEmpty();
        assertThat(sql.fetchValue("select what from identity.audit where id = 7"))
                .isEqualTo("pushed-in");
    }

    /** Rows of before the chain, with the gaps that failed requests left. */
    @Test
    void rows_of_before_the_chain_are_chained_as_they_are() {
        sql.execute("drop schema identity cascade; drop schema live cascade; drop schema kaibo cascade");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas("kaibo")
                .locations("classpath:db/migration")
                .target("2.1")
                .load()
                .migrate();
        for (int i = 1; i <= 5; i++) {
            sql.execute(
                    "insert into identity.audit (at, what, address, details) values (?::timestamptz, ?, ?, ?::jsonb)",
                    "2026-11-22T12:00:0" + i + ".123456Z",
                    "what-" + i,
                    "10.0.0." + i,
                    "{\"b\": \"木\", \"aa\": \"2\"}");
            sql.fetchValue("select nextval('identity.audit_id_seq')");
        }
        String before = sql.fetch(
                        "select at, what, workspace, person, address, details from identity.audit order by id")
                .formatCSV();
        Migrations.migrate(database);
        assertThat(sql.fetch("select at, what, workspace, person, address, details from identity.audit order by id")
                        .formatCSV())
                .isEqualTo(before);
        trail.note("signed-in", MUMU, "10.0.0.1", Map.of());
        assertThat(chain.verify().faults()).isEmpty();
        assertThat(chain.verify().rows()).isEqualTo(6);
        assertThatThrownBy(() -> sql.execute("delete from identity.audit")).hasMessageContaining("append-only");
    }
}
