package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.internal.FaultyJournal.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The answer to a commit is lost: nobody is told "not written" before that is certain, and nobody waits for ever. */
class LostAnswersTest {
    private static final int GATE = 4711;
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private HikariDataSource database;
    private Line line;
    private House house;

    /** A line to the database that can be cut. What the server is doing then it goes on doing. */
    private static final class Line extends DelegatingDataSource {
        private final Set<Connection> used = ConcurrentHashMap.newKeySet();

        Line(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '50ms'"); // so that a test need not wait for seconds
            }
            used.add(connection.unwrap(Connection.class));
            return connection;
        }

        void cut(int process) throws SQLException {
            for (Connection each : used)
                if (!each.isClosed() && each.unwrap(PGConnection.class).getBackendPID() == process)
                    each.abort(Runnable::run);
        }
    }

    @BeforeEach
    void aHouse() {
        database = House.database();
        line = new Line(database);
        house = House.on(line, folder);
    }

    @AfterEach
    void closed() {
        house.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_commit_that_hangs_beyond_its_connection_is_in_doubt_until_it_is_over(boolean stands) throws Exception {
        ShowId show = house.onAir();
        try (Connection holding = database.getConnection();
                AutoCloseable _ = () -> DSL.using(holding).execute("select pg_advisory_unlock_all()")) {
            DSLContext sql = DSL.using(holding, SQLDialect.POSTGRES);
            commitsWaitAtAGate(sql);
            sql.execute("select pg_advisory_lock({0})", DSL.val(GATE));
            CompletionStage<IntakeAnswer> taken =
                    house.host.take(show, Post.of(House.FORWARDER, house.commentsWithoutKeys(5)));
            int committing = atTheGate(sql);
            line.cut(committing);

            for (int i = 0; i < 3; i++) {
                assertThat(house.settle(show).journal().problem()).contains("not known yet");
                assertThat(taken.toCompletableFuture()).isNotDone();
                house.pass(show, A_WHILE);
            }
            assertThat(house.wish(show, House.cue())).isInstanceOf(Answer.NotJournaled.class);
            assertThat(comments(show)).isZero();

            if (!stands) sql.execute("select pg_terminate_backend({0})", DSL.val(committing));
            sql.execute("select pg_advisory_unlock({0})", DSL.val(GATE));
            while (sql.fetchExists(DSL.table("pg_stat_activity"), DSL.condition("pid = {0}", DSL.val(committing))))
                Thread.onSpinWait();
            assertThat(comments(show)).isEqualTo(stands ? 5 : 0);

            while (!taken.toCompletableFuture().isDone()) house.pass(show, A_WHILE);
            assertThat(House.now(taken)).isEqualTo(new IntakeAnswer.Taken(5, 0));
        }
        assertThat(comments(show)).isEqualTo(5);
        assertThat(house.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
        assertThat(house.replayed(show)).isEqualTo(house.bytes(show));
    }

    /** The last thing that a commit does before it stands: it waits for a lock that somebody else has. */
    private static void commitsWaitAtAGate(DSLContext sql) {
        sql.execute("""
                create function live.wait_at_the_gate() returns trigger language plpgsql as $$
                begin
                    perform set_config('lock_timeout', '0', true);
                    perform pg_advisory_xact_lock_shared(%d);
                    return null;
                end $$""".formatted(GATE));
        sql.execute("""
                create constraint trigger gate after insert on live.journal
                deferrable initially deferred for each row execute function live.wait_at_the_gate()""");
    }

    /** The server process that waits at the gate, as soon as one does. */
    private static int atTheGate(DSLContext sql) {
        while (true) {
            Integer found = sql.fetchOptional("select pid from pg_locks where locktype = 'advisory' and not granted")
                    .map(row -> row.get(0, Integer.class))
                    .orElse(null);
            if (found != null) return found;
            Thread.onSpinWait();
        }
    }

    private long comments(ShowId show) {
        return house.events(show).stream()
                .filter(each -> each.event() instanceof AudienceFact.Commented)
                .count();
    }

    /** The answer to the commit of what is offered gets lost, and the journal is away from then on. */
    private <T> CompletionStage<T> inDoubt(ShowId show, Fault fault, Supplier<CompletionStage<T>> offer) {
        house.pass(show, Duration.ZERO);
        var committed = new CompletableFuture<Boolean>();
        house.journal.faults(() -> {
            house.journal.gone(true);
            committed.complete(true);
            return fault;
        });
        CompletionStage<T> answer = offer.get();
        House.now(committed); // or what asks for the state would stand in the same draft
        assertThat(house.settle(show).journal().problem()).contains("not known yet");
        house.journal.faults(() -> Fault.NONE);
        assertThat(answer.toCompletableFuture()).isNotDone();
        return answer;
    }

    private CompletionStage<IntakeAnswer> takenInDoubt(ShowId show) {
        return inDoubt(
                show,
                Fault.ANSWER_LOST,
                () -> house.host.take(show, Post.of(House.FORWARDER, house.commentsWithoutKeys(5))));
    }

    private CompletionStage<Answer> wishedInDoubt(ShowId show, UUID key, Fault fault) {
        return inDoubt(show, fault, () -> house.host.submit(show, key, House.cue(), House.FLOOR));
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "COMMIT_LOST"})
    void people_are_told_what_became_of_a_wish_in_doubt_when_it_is_known(Fault fault) {
        ShowId show = house.onAir();
        UUID key = UUID.randomUUID();
        CompletionStage<Answer> wished = wishedInDoubt(show, key, fault);
        CompletionStage<Answer> again = house.host.submit(show, key, House.cue(), House.FLOOR);
        assertThat(house.wish(show, House.cue()))
                .as("what is in no draft is certainly not written")
                .isInstanceOf(Answer.NotJournaled.class);
        assertThat(wished.toCompletableFuture()).isNotDone();
        assertThat(again.toCompletableFuture()).isNotDone();

        house.journal.gone(false);
        house.pass(show, A_WHILE);
        boolean stands = fault == Fault.ANSWER_LOST;
        assertThat(House.now(wished)).isInstanceOf(stands ? Answer.Done.class : Answer.NotJournaled.class);
        assertThat(House.now(again)).isEqualTo(House.now(wished));
        assertThat(house.cues(show)).hasSize(stands ? 1 : 0);
    }

    @Test
    void nobody_waits_for_the_truth_longer_than_some_seconds() {
        ShowId show = house.onAir();
        UUID key = UUID.randomUUID();
        CompletionStage<Answer> wished = wishedInDoubt(show, key, Fault.ANSWER_LOST);
        house.pass(show, Writer.IN_DOUBT_AT_MOST.minusSeconds(1));
        assertThat(wished.toCompletableFuture()).isNotDone();
        house.pass(show, Duration.ofSeconds(1));
        assertThat(House.now(wished))
                .isInstanceOfSatisfying(
                        Answer.NotJournaled.class,
                        said -> assertThat(said.reason()).contains("not known yet"));
        assertThat(House.now(house.host.submit(show, key, House.cue(), House.FLOOR)))
                .isInstanceOf(Answer.NotJournaled.class);

        house.journal.gone(false);
        house.pass(show, A_WHILE);
        assertThat(House.now(house.host.submit(show, key, House.cue(), House.FLOOR)))
                .isInstanceOf(Answer.Done.class);
        assertThat(house.cues(show)).hasSize(1);
    }

    @Test
    void what_stands_is_written_although_another_host_has_gone_on_from_there() {
        ShowId show = house.onAir();
        CompletionStage<IntakeAnswer> taken = takenInDoubt(show);
        House other = house.another(database);
        assertThat(other.wish(show, House.cue())).isInstanceOf(Answer.Done.class);

        house.journal.gone(false);
        house.pass(show, A_WHILE);
        assertThat(House.now(taken)).isEqualTo(new IntakeAnswer.Taken(5, 0));
        house.settle(show);
        assertThat(house.settle(show).journal().problem()).contains("Another host writes this show");
        assertThat(comments(show)).isEqualTo(5);
        other.close();
    }

    @Test
    void who_waits_for_a_draft_in_doubt_is_told_when_its_writer_dies() {
        ShowId show = house.onAir();
        CompletionStage<IntakeAnswer> taken = takenInDoubt(show);
        house.journal.die();
        house.clock.pass(A_WHILE);
        house.register.beat();
        assertThat(House.now(taken)).isInstanceOf(IntakeAnswer.NotJournaled.class);
    }

    @Test
    void who_waits_for_a_draft_in_doubt_is_told_when_the_house_stops() {
        ShowId show = house.onAir();
        CompletionStage<IntakeAnswer> taken = takenInDoubt(show);
        house.close();
        assertThat(House.now(taken)).isInstanceOf(IntakeAnswer.NotJournaled.class);
    }

    @Test
    void nobody_holds_or_waits_for_a_lock_for_long() {
        DSLContext sql = DSL.using(database, SQLDialect.POSTGRES);
        assertThat(Objects.requireNonNull(sql.fetchValue("show lock_timeout"))).isEqualTo("3s");
        assertThat(Objects.requireNonNull(sql.fetchValue("show idle_in_transaction_session_timeout")))
                .isEqualTo("30s");
    }
}
