package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.PLAYBACK;
import static dev.kaibo.schema.generated.live.Tables.QUARANTINE;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.capture.Intake.KnownViewer;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.IntakeEvent.ProductMet;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.server.live.Playback;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresJournalTest {
    private static final Moment EIGHT = Moment.of(House.EIGHT);
    private static final List<Answered> ANSWERED = new CopyOnWriteArrayList<>();
    private static DSLContext database;

    private final ShowId show = new ShowId(UUID.randomUUID());
    private final Recorded opened =
            new Recorded(1, EIGHT, new ShowOpened(show, "试播", Nature.RECORDING, House.rundown()));
    private final UUID first = UUID.randomUUID();
    private Journal journal;

    /** What one question to the database brought back at once. */
    private static final class Answered implements ExecuteListener {
        int rows;
        long bytes;

        @Override
        public void recordEnd(ExecuteContext context) {
            if (rows++ == 0) ANSWERED.add(this);
            for (Object value : Objects.requireNonNull(
                    Objects.requireNonNull(context.record()).intoArray()))
                if (value instanceof byte[] some) bytes += some.length;
        }
    }

    @BeforeAll
    static void oneDatabase() {
        database = DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(House.database())
                .set((ExecuteListenerProvider) Answered::new));
    }

    @BeforeEach
    void aShow() {
        journal = new PostgresJournal(database, DiskRoom.UNKNOWN);
        UUID beginning = UUID.randomUUID();
        journal.create(
                new Journal.StoredShow(
                        show,
                        UUID.randomUUID(),
                        "试播",
                        Nature.RECORDING,
                        false,
                        "Asia/Shanghai",
                        new byte[1],
                        beginning,
                        0),
                Journal.Append.of(
                        show,
                        first,
                        beginning,
                        List.of(opened),
                        played(1),
                        Summaries.of(1, Crew.empty().apply(opened), null)));
        ANSWERED.clear();
    }

    private static Journal.PlaybackRow played(int speed) {
        return new Journal.PlaybackRow(
                false,
                "file",
                "name",
                null,
                null,
                UUID.randomUUID(),
                speed,
                Playback.State.PAUSED,
                EIGHT,
                null,
                EIGHT,
                0,
                0);
    }

    private enum Kind {
        EVENTS,
        SUMMARY,
        PLAYBACK,
        QUARANTINE,
        NOTHING
    }

    private Journal.Append append(UUID id, UUID after, Kind kind) {
        Journal.Summary summary = Summaries.of(2, Crew.empty().apply(opened), null);
        return new Journal.Append(
                show,
                id,
                after,
                kind == Kind.EVENTS ? List.of(new Recorded(2, EIGHT, new ProductMet(0, "A1"))) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                kind == Kind.QUARANTINE ? List.of(new Journal.QuarantineRow(0, 7, "no JSON", null, null)) : List.of(),
                List.of(),
                null,
                kind == Kind.PLAYBACK ? played(20) : null,
                kind == Kind.SUMMARY ? summary : null);
    }

    /** Everything of the show that an append can change, but who was last. */
    private String stored() {
        return "%s %s %s %s"
                .formatted(
                        database.fetchCount(JOURNAL, JOURNAL.SHOW.eq(show.value())),
                        database.fetchValue(SHOW.SUMMARY_POSITION, SHOW.ID.eq(show.value())),
                        database.fetchValue(PLAYBACK.SPEED, PLAYBACK.SHOW.eq(show.value())),
                        database.fetchCount(QUARANTINE, QUARANTINE.SHOW.eq(show.value())));
    }

    static Stream<Kind[]> pairs() {
        return Stream.of(Kind.values()).flatMap(one -> Stream.of(Kind.values()).map(other -> new Kind[] {one, other}));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void of_two_appends_behind_the_same_one_only_the_first_is_written(Kind one, Kind other) {
        journal.append(append(UUID.randomUUID(), first, one));
        String before = stored();
        assertThatThrownBy(() -> journal.append(append(UUID.randomUUID(), first, other)))
                .isInstanceOf(Journal.Collision.class);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void appends_follow_on_each_other() {
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        journal.append(append(second, first, Kind.SUMMARY));
        journal.append(append(third, second, Kind.EVENTS));
        assertThat(journal.find(show).orElseThrow().lastAppend()).isEqualTo(third);
    }

    @Test
    void a_block_at_a_position_that_is_taken_is_never_written() {
        UUID second = UUID.randomUUID();
        journal.append(append(second, first, Kind.EVENTS));
        assertThatThrownBy(() -> journal.append(append(UUID.randomUUID(), second, Kind.EVENTS)))
                .isInstanceOf(Journal.Collision.class);
        assertThat(journal.find(show).orElseThrow().lastAppend())
                .as("nor anything of what came with it")
                .isEqualTo(second);
    }

    /** What people do goes in one statement, everything else in several: what is written is the same. */
    @Test
    void what_people_did_is_written_with_the_keys_of_their_wishes_and_the_summary() {
        UUID second = UUID.randomUUID();
        var wishes = List.of(new Journal.WishRow(UUID.randomUUID(), 2), new Journal.WishRow(UUID.randomUUID(), 2));
        Journal.Append plain = append(second, first, Kind.EVENTS);
        Journal.Summary summary = Summaries.of(2, Crew.empty().apply(opened), null);
        var whole = new Journal.Append(
                show,
                second,
                first,
                plain.events(),
                List.of(),
                List.of(),
                wishes,
                List.of(),
                List.of(),
                null,
                null,
                summary);
        assertThat(SingleAppend.fits(whole)).isTrue();
        journal.append(whole);
        Journal.Block block = journal.after(show, 1).orElseThrow();
        assertThat(EventCodec.decode(block.events())).isEqualTo(plain.events());
        assertThat(block.writer()).isEqualTo(journal.writer());
        assertThat(journal.granted(show, 10))
                .containsOnlyKeys(wishes.stream().map(Journal.WishRow::key).toList())
                .containsValue(2L);
        assertThat(journal.granted(show, 1)).hasSize(1);
        assertThat(database.fetchValue(SHOW.SUMMARY_POSITION, SHOW.ID.eq(show.value())))
                .isEqualTo(2L);
    }

    @Test
    void only_what_the_database_itself_refuses_is_surely_not_written() {
        for (String state : List.of("53100", "40P01", "55P03"))
            assertThat(SingleAppend.isRefused(refusal(state))).as(state).isTrue();
        for (String state : List.of("08006", "57P01", "58030", "XX000"))
            assertThat(SingleAppend.isRefused(refusal(state))).as(state).isFalse();
        assertThat(SingleAppend.isRefused(new Journal.Trouble("timeout", new SocketTimeoutException())))
                .isFalse();
    }

    private static Journal.Trouble refusal(String state) {
        return new Journal.Trouble("no", new DataAccessException("no", new SQLException("no", state)));
    }

    @Test
    void a_claim_keeps_out_what_was_to_follow() {
        UUID claim = UUID.randomUUID();
        assertThat(journal.claim(show, first, claim)).isEqualTo(claim);
        assertThatThrownBy(() -> journal.append(append(UUID.randomUUID(), first, Kind.EVENTS)))
                .isInstanceOf(Journal.Collision.class);
        assertThat(journal.claim(show, first, claim)).as("asked again").isEqualTo(claim);
    }

    @Test
    void a_claim_that_comes_too_late_tells_who_was_first() {
        UUID second = UUID.randomUUID();
        journal.append(append(second, first, Kind.NOTHING));
        assertThat(journal.claim(show, first, UUID.randomUUID())).isEqualTo(second);
        journal.remove(show);
        assertThat(journal.claim(show, second, UUID.randomUUID())).isNull();
    }

    @Test
    void viewers_come_in_pages_and_none_is_missing() {
        int count = 2 * PostgresJournal.VIEWERS_AT_ONCE + 5;
        database.execute(
                "insert into live.viewer (show, number, fingerprint_hi, fingerprint_lo) select {0}, n, n, -n from generate_series(0, {1}) n where n <> 17",
                DSL.val(show.value()), DSL.val(count));
        ANSWERED.clear();
        var numbers = new ArrayList<Integer>();
        for (KnownViewer each : journal.viewers(show, count)) numbers.add(each.viewer());
        assertThat(numbers)
                .isEqualTo(IntStream.range(0, count)
                        .filter(number -> number != 17) // forgotten
                        .boxed()
                        .toList());
        assertThat(ANSWERED)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.rows).isLessThanOrEqualTo(PostgresJournal.VIEWERS_AT_ONCE));
    }

    @Test
    void a_journal_of_large_blocks_is_read_a_few_at_a_time() {
        int blocks = 12;
        String code = "x".repeat(16_000);
        int events = PostgresJournal.BYTES_AT_ONCE / 3 / code.length();
        UUID last = first;
        long position = 1;
        for (int block = 0; block < blocks; block++) {
            UUID id = UUID.randomUUID();
            var filled = new ArrayList<Recorded>();
            for (int i = 0; i < events; i++) filled.add(new Recorded(++position, EIGHT, new ProductMet(i, code)));
            journal.append(Journal.Append.of(show, id, last, filled, null, null));
            last = id;
        }
        ANSWERED.clear();
        var positions = new ArrayList<Long>();
        journal.read(show, 20, some -> some.forEach(each -> positions.add(each.position())));
        assertThat(positions).first().isEqualTo(21L);
        assertThat(positions).last().isEqualTo(position);
        assertThat(positions).hasSize((int) position - 20);
        assertThat(ANSWERED)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.bytes).isLessThan(2L * PostgresJournal.BYTES_AT_ONCE));
    }
}
