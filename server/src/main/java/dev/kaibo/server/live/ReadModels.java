package dev.kaibo.server.live;

import static dev.kaibo.schema.generated.live.Tables.COMMENT;
import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static dev.kaibo.schema.generated.live.Tables.TREND;
import static org.jooq.impl.DSL.binaryOctetLength;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.AudienceFact.Commented;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.server.live.internal.TrendTable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The tables that follow from the journal, made again from it: the figures per second, and by whom and when each comment was written. What somebody wrote is a truth
 * of its own and stays as it is, forgotten or not (C5).
 */
public final class ReadModels {
    private static final int BLOCKS_AT_ONCE = 50;
    private static final int SECONDS_AT_ONCE = 5_000;
    private static final int COMMENTS_AT_ONCE = 5_000;

    private final DSLContext database;

    /** @param database with autocommit on: each show is a transaction of its own */
    public ReadModels(Connection database) {
        this.database = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** @param bytes of its journal's blocks */
    public record StoredShow(ShowId show, String title, long bytes) {}

    /**
     * @param position the last of the journal, which the tables know now
     * @param strays comments without an event in the journal; they are taken out
     */
    public record Rebuilt(long position, long seconds, long comments, long strays) {}

    public List<StoredShow> shows() {
        return database.select(SHOW.ID, SHOW.TITLE, coalesce(sum(binaryOctetLength(JOURNAL.EVENTS)), BigDecimal.ZERO))
                .from(SHOW)
                .leftJoin(JOURNAL)
                .on(JOURNAL.SHOW.eq(SHOW.ID))
                .groupBy(SHOW.ID, SHOW.TITLE, SHOW.CREATED)
                .orderBy(SHOW.CREATED, SHOW.ID)
                .fetch(row -> new StoredShow(
                        new ShowId(row.value1()), row.value2(), row.value3().longValue()));
    }

    /**
     * Makes the tables of one show anew, all of it or nothing. A host that has the show in memory is fenced by it and reads it anew.
     *
     * @param read told how many bytes of the journal were read since it was told last; what it throws ends the work, and nothing is changed
     */
    public Rebuilt rebuild(ShowId show, LongConsumer read) {
        return database.transactionResult(inside -> rebuild(inside.dsl(), show, read));
    }

    private static Rebuilt rebuild(DSLContext sql, ShowId show, LongConsumer read) {
        // The row's lock first, as an append takes it: nobody writes until this is over, and nobody adds to the tables
        // from before it.
        int found = sql.update(SHOW)
                .set(SHOW.LAST_APPEND, UUID.randomUUID())
                .where(SHOW.ID.eq(show.value()))
                .execute();
        if (found == 0) return new Rebuilt(0, 0, 0, 0);
        sql.deleteFrom(TREND).where(TREND.SHOW.eq(show.value())).execute();
        sql.update(COMMENT)
                .setNull(COMMENT.POSITION)
                .where(COMMENT.SHOW.eq(show.value()))
                .execute();
        var room = Room.empty();
        room.keepSeconds();
        var seconds = new TreeMap<Long, SecondFigures>();
        var comments = new CommentRows(sql, show);
        long position = 0;
        try (Cursor<Record2<Long, byte[]>> blocks = sql.select(JOURNAL.LAST_POSITION, JOURNAL.EVENTS)
                .from(JOURNAL)
                .where(JOURNAL.SHOW.eq(show.value()))
                .orderBy(JOURNAL.FIRST_POSITION)
                .fetchSize(BLOCKS_AT_ONCE)
                .fetchLazy()) {
            for (Record2<Long, byte[]> block : blocks) {
                for (Recorded each : EventCodec.decode(block.value2())) {
                    room.apply(each);
                    if (each.event() instanceof Commented comment) comments.add(each.position(), comment);
                }
                position = block.value1();
                for (SecondFigures each : room.takeSeconds()) seconds.merge(each.second(), each, SecondFigures::and);
                if (seconds.size() >= SECONDS_AT_ONCE) write(sql, show, seconds);
                read.accept(block.value2().length);
            }
        }
        write(sql, show, seconds);
        comments.write();
        int strays = sql.deleteFrom(COMMENT)
                .where(COMMENT.SHOW.eq(show.value()), COMMENT.POSITION.isNull())
                .execute();
        sql.update(SHOW)
                .set(SHOW.TREND_POSITION, position)
                .where(SHOW.ID.eq(show.value()))
                .execute();
        return new Rebuilt(position, sql.fetchCount(TREND, TREND.SHOW.eq(show.value())), comments.written, strays);
    }

    private static void write(DSLContext sql, ShowId show, TreeMap<Long, SecondFigures> seconds) {
        TrendTable.gain(sql, show, List.copyOf(seconds.values()));
        seconds.clear();
    }

    /** By whom, when and with which event the comments came whose texts are there. */
    private static final class CommentRows {
        private final DSLContext sql;
        private final ShowId show;
        private final List<Long> numbers = new ArrayList<>();
        private final List<@Nullable Integer> viewers = new ArrayList<>();
        private final List<Long> moments = new ArrayList<>();
        private final List<Long> positions = new ArrayList<>();
        private long written;

        CommentRows(DSLContext sql, ShowId show) {
            this.sql = sql;
            this.show = show;
        }

        void add(long position, Commented comment) {
            numbers.add(comment.comment());
            int viewer = comment.head().viewer();
            viewers.add(viewer == FactHead.NOBODY ? null : viewer);
            moments.add(comment.head().happenedMillis());
            positions.add(position);
            if (numbers.size() >= COMMENTS_AT_ONCE) write();
        }

        void write() {
            if (numbers.isEmpty()) return;
            written += sql.execute(
                    """
                    update live.comment set viewer = told.viewer, at = told.at, position = told.position
                    from unnest(?::bigint[], ?::integer[], ?::bigint[], ?::bigint[]) as told (number, viewer, at, position)
                    where comment.show = ? and comment.number = told.number""",
                    numbers.toArray(Long[]::new),
                    viewers.toArray(Integer[]::new),
                    moments.toArray(Long[]::new),
                    positions.toArray(Long[]::new),
                    show.value());
            numbers.clear();
            viewers.clear();
            moments.clear();
            positions.clear();
        }
    }
}
