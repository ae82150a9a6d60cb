package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.COMMENT;
import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static dev.kaibo.schema.generated.live.Tables.TREND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.ReadModels;
import dev.kaibo.server.live.internal.FaultyJournal.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that follow from the journal follow from it whatever happens, and are made anew from it the same. */
class TrendTest {
    private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(6);

    private static final int PATIENCE = 20;

    private static DataSource database;
    private static DSLContext sql;

    @TempDir
    Path folder;

    private House house;

    @BeforeAll
    static void oneDatabase() {
        database = House.database();
        sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    @BeforeEach
    void aHouse() {
        house = House.on(database, folder);
    }

    @AfterEach
    void closed() {
        house.close();
    }

    @Test
    void each_second_holds_what_happened_in_it_and_late_facts_go_where_they_belong() {
        ShowId show = house.onAir();
        house.take(show, house.comments(0, 30));
        house.pass(show, Duration.ofSeconds(2));
        house.take(show, house.comments(30, 20));
        house.take(show, List.of(at(Duration.ofSeconds(-1), FactKind.LIKED, 50).withAmounts(7, 0)));
        written(show);

        long eight = House.EIGHT.getEpochSecond();
        assertThat(column(show, "comments"))
                .containsExactly("%d 30".formatted(eight), "%d 0".formatted(eight + 1), "%d 20".formatted(eight + 2));
        assertThat(column(show, "likes")).contains("%d 7".formatted(eight + 1));
        assertThat(column(show, "arrived")).contains("%d 30".formatted(eight), "%d 20".formatted(eight + 2));
    }

    @Test
    void whatever_breaks_on_the_way_the_trend_is_what_the_journal_says() {
        for (long seed = 1; seed <= 8; seed++) {
            ShowId show = house.onAir();
            var dice = new SplittableRandom(seed);
            house.journal.faults(() -> faultOf(dice));
            for (int round = 0; round < 40; round++) {
                // without keys: what was counted twice would be seen
                var _ = house.host.take(show, Post.of(House.FORWARDER, some(dice)));
                house.pass(show, Duration.ofMillis(dice.nextInt(4_000)));
                if (dice.nextInt(8) == 0) {
                    house.journal.faults(() -> Fault.NONE);
                    house.kill();
                    house = house.another(database);
                    house.journal.faults(() -> faultOf(dice));
                }
            }
            house.journal.faults(() -> Fault.NONE);
            written(show);
            List<Record> kept = rows(show);
            assertThat(kept).as("seed %d", seed).isNotEmpty();

            rebuilt(show);
            assertThat(rows(show)).as("seed %d", seed).isEqualTo(kept);
        }
    }

    @Test
    void a_trend_and_comments_that_were_damaged_are_made_anew_while_the_show_goes_on() {
        ShowId show = house.onAir();
        house.take(show, house.comments(0, 60));
        written(show);
        List<Record> kept = rows(show);
        List<Record> comments = comments(show);
        sql.deleteFrom(TREND)
                .where(TREND.SHOW.eq(show.value()), TREND.SECOND.mod(2).eq(0L))
                .execute();
        sql.update(TREND)
                .set(TREND.COMMENTS, 9_999L)
                .where(TREND.SHOW.eq(show.value()))
                .execute();
        sql.update(COMMENT)
                .setNull(COMMENT.POSITION)
                .set(COMMENT.VIEWER, 3)
                .where(COMMENT.SHOW.eq(show.value()))
                .execute();
        sql.insertInto(COMMENT)
                .set(COMMENT.SHOW, show.value())
                .set(COMMENT.NUMBER, 70_000L)
                .set(COMMENT.AT, 0L)
                .execute();

        ReadModels.Rebuilt rebuilt = rebuilt(show);
        assertThat(rebuilt.comments()).isEqualTo(60);
        assertThat(rebuilt.strays()).isEqualTo(1);
        assertThat(rows(show)).isEqualTo(kept);
        assertThat(comments(show)).isEqualTo(comments);

        // its writer learns that somebody was there, reads the journal anew, and goes on from there
        for (int i = 0; !(house.wish(show, House.cue()) instanceof Answer.Done); i++) {
            assertThat(i).isLessThan(PATIENCE);
            house.pass(show, Duration.ofSeconds(1));
        }
        house.take(show, house.comments(60, 5));
        written(show);
        List<Record> after = rows(show);
        rebuilt(show);
        assertThat(rows(show)).isEqualTo(after);
        assertThat(after.stream().mapToLong(each -> each.get(TREND.COMMENTS)).sum())
                .isEqualTo(65);
    }

    @Test
    void seconds_from_before_entries_were_kept_by_source_say_so_until_they_are_made_anew() {
        ShowId show = house.onAir();
        house.take(
                show,
                List.of(
                        at(Duration.ZERO, FactKind.ENTERED, 1).withSource(TrafficSource.SHARE),
                        at(Duration.ZERO, FactKind.ENTERED, 2).withSource(TrafficSource.SHARE)));
        written(show);
        sql.update(TREND)
                .setNull(TREND.ENTRIES_SHARE)
                .where(TREND.SHOW.eq(show.value()))
                .execute();
        assertThat(entered(show).entriesBySource()).isNull();
        assertThat(entered(show).entries()).isEqualTo(2);
        rebuilt(show);
        assertThat(entered(show).entriesBySource()).isEqualTo(Map.of(TrafficSource.SHARE, 2L));
    }

    private static SecondFigures entered(ShowId show) {
        return new StoredTrends(sql)
                .of(show, 0, Long.MAX_VALUE, 3_600, 10).stream()
                        .filter(each -> each.entries() > 0)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a_rebuild_that_is_cancelled_changes_nothing() {
        ShowId show = house.onAir();
        for (int i = 0; i < 5; i++) house.take(show, house.comments(i * 20L, 20));
        written(show);
        List<Record> kept = rows(show);
        var read = new AtomicLong();
        assertThatThrownBy(() -> rebuild(show, bytes -> {
                    if (read.addAndGet(bytes) > 200) throw new IllegalStateException("enough");
                }))
                .hasMessageContaining("enough");
        assertThat(rows(show)).isEqualTo(kept);
    }

    @Test
    void forgotten_comments_stay_forgotten() {
        ShowId show = house.onAir();
        house.take(show, house.comments(0, 10));
        written(show);
        sql.update(COMMENT)
                .setNull(COMMENT.SEALED)
                .where(COMMENT.SHOW.eq(show.value()))
                .execute();
        assertThat(rebuilt(show).comments()).isEqualTo(10);
        assertThat(sql.fetchCount(COMMENT, COMMENT.SHOW.eq(show.value()), COMMENT.SEALED.isNotNull()))
                .isZero();
    }

    private static ReadModels.Rebuilt rebuilt(ShowId show) {
        var read = new AtomicLong();
        ReadModels.Rebuilt rebuilt = rebuild(show, read::addAndGet);
        long bytes = sql.select(DSL.sum(DSL.binaryOctetLength(JOURNAL.EVENTS)))
                .from(JOURNAL)
                .where(JOURNAL.SHOW.eq(show.value()))
                .fetchSingle()
                .value1()
                .longValue();
        assertThat(read.get()).isEqualTo(bytes);
        return rebuilt;
    }

    private static ReadModels.Rebuilt rebuild(ShowId show, LongConsumer read) {
        try (Connection connection = database.getConnection()) {
            return new ReadModels(connection).rebuild(show, read);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the figures per second come to where the journal is, but for the ticks that do it. */
    private void written(ShowId show) {
        for (int i = 0; i < PATIENCE; i++) {
            house.pass(show, UNTIL_WRITTEN);
            long position = sql.selectFrom(SHOW)
                    .where(SHOW.ID.eq(show.value()))
                    .fetchSingle()
                    .getTrendPosition();
            if (house.events(show).stream()
                    .allMatch(each -> each.position() <= position || each.event() instanceof Tick)) return;
        }
        throw new AssertionError("The figures per second do not come to where the journal is.");
    }

    private static Fault faultOf(SplittableRandom dice) {
        if (dice.nextInt(10) < 7) return Fault.NONE;
        return List.of(Fault.BROKEN, Fault.COMMIT_LOST, Fault.ANSWER_LOST).get(dice.nextInt(3));
    }

    private List<Sighting> some(SplittableRandom dice) {
        var some = new ArrayList<Sighting>();
        for (int i = dice.nextInt(30); i > 0; i--)
            some.add(at(
                            Duration.ofMillis(-dice.nextInt(9_000)),
                            List.of(FactKind.COMMENTED, FactKind.LIKED, FactKind.ENTERED)
                                    .get(dice.nextInt(3)),
                            dice.nextInt(40))
                    .withSource(TrafficSource.values()[dice.nextInt(TrafficSource.values().length)]));
        return some;
    }

    private Sighting at(Duration from, FactKind kind, int viewer) {
        return Sighting.of(kind, Moment.of(house.clock.wall().plus(from)))
                .withViewer("viewer-" + viewer, "山茶花" + viewer)
                .withText("多少钱");
    }

    private static List<Record> rows(ShowId show) {
        return List.copyOf(sql.selectFrom(TREND)
                .where(TREND.SHOW.eq(show.value()))
                .orderBy(TREND.SECOND)
                .fetch());
    }

    private static List<Record> comments(ShowId show) {
        return List.copyOf(sql.selectFrom(COMMENT)
                .where(COMMENT.SHOW.eq(show.value()))
                .orderBy(COMMENT.NUMBER)
                .fetch());
    }

    private static List<String> column(ShowId show, String name) {
        return rows(show).stream()
                .map(each -> each.get(TREND.SECOND) + " " + each.get(name, Long.class))
                .toList();
    }
}
