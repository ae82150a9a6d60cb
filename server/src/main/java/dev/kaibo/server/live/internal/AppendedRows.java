package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.CAPTURE;
import static dev.kaibo.schema.generated.live.Tables.COMMENT;
import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.PLAYBACK;
import static dev.kaibo.schema.generated.live.Tables.QUARANTINE;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static dev.kaibo.schema.generated.live.Tables.VIEWER;
import static dev.kaibo.schema.generated.live.Tables.WISH;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.server.live.internal.Journal.Append;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of appends, inside the transaction that it is given. What is alike in all of them goes in one statement, whatever number of shows it comes from: on
 * an evening with a thousand shows statements and commits are what costs.
 */
final class AppendedRows {
    /** Stand in a statement for the values that are bound later. */
    private static final byte[] BYTES = {};

    private static final UUID ID = new UUID(0, 0);
    private static final OffsetDateTime TIME = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final UUID writer;

    /** @param writer signs the blocks */
    AppendedRows(UUID writer) {
        this.writer = writer;
    }

    /**
     * @param appends of different shows
     * @throws Journal.Collision when something else follows the append that one of these is to follow; of several nothing may be committed then
     */
    void write(DSLContext sql, List<Append> appends) {
        follow(sql, appends);
        List<Append> withEvents =
                appends.stream().filter(each -> !each.events().isEmpty()).toList();
        if (appends.size() == 1) withEvents.forEach(each -> writeBlock(sql, each));
        else writeBlocks(sql, withEvents);
        writeViewers(sql, appends);
        writeComments(sql, appends);
        for (Append append : appends)
            for (Journal.WishRow row : append.wishes())
                sql.insertInto(WISH)
                        .set(WISH.SHOW, append.show().value())
                        .set(WISH.KEY, row.key())
                        .set(WISH.POSITION, row.position())
                        .execute();
        writeCaptures(sql, appends);
        writeQuarantine(sql, appends);
        for (Append append : appends) {
            Journal.TrendRows trend = append.trend();
            if (trend != null) TrendTable.gain(sql, append.show(), trend.gained());
            Journal.PlaybackRow playback = append.playback();
            if (playback != null)
                sql.update(PLAYBACK)
                        .set(PLAYBACK.SPEED, playback.speed())
                        .set(PLAYBACK.STATE, playback.state().name())
                        .set(PLAYBACK.UNTIL_AT, millis(playback.until()))
                        .set(PLAYBACK.FED_TO, playback.fedTo().millis())
                        .set(PLAYBACK.FED, playback.fed())
                        .set(PLAYBACK.REJECTED, playback.rejected())
                        .where(PLAYBACK.SHOW.eq(append.show().value()))
                        .execute();
        }
    }

    /**
     * Takes the place behind the append that each is to follow, first of all and with the summary, which lies in the same row. It fences a writer, whatever the
     * append carries; and because the row's lock is then held to the end of the transaction, whoever gets it later knows that this append is over.
     */
    private static void follow(DSLContext sql, List<Append> appends) {
        List<Append> plain = appends.stream()
                .filter(each -> each.summary() == null && each.trend() == null)
                .toList();
        if (!plain.isEmpty()) {
            var batch = sql.batch(
                    sql.update(SHOW).set(SHOW.LAST_APPEND, ID).where(SHOW.ID.eq(ID), SHOW.LAST_APPEND.eq(ID)));
            for (Append each : plain) batch = batch.bind(each.id(), each.show().value(), each.after());
            int[] found = batch.execute();
            for (int i = 0; i < found.length; i++) if (found[i] == 0) throw new Journal.Collision(plain.get(i));
        }
        for (Append each : appends) if (each.summary() != null || each.trend() != null) followTold(sql, each);
    }

    private static void followTold(DSLContext sql, Append append) {
        var row = sql.update(SHOW).set(SHOW.LAST_APPEND, append.id());
        Journal.Summary summary = append.summary();
        if (summary != null)
            row = row.set(SHOW.PHASE, summary.phase())
                    .set(SHOW.STARTED_AT, millis(summary.startedAt()))
                    .set(SHOW.ENDED_AT, millis(summary.endedAt()))
                    .set(SHOW.ONLINE_LAST, summary.onlineLast())
                    .set(SHOW.UV, summary.uv())
                    .set(SHOW.GMV_FEN, summary.gmvFen())
                    .set(SHOW.SUMMARY_POSITION, summary.position());
        Journal.TrendRows trend = append.trend();
        if (trend != null) row = row.set(SHOW.TREND_POSITION, trend.to());
        int found = row.where(SHOW.ID.eq(append.show().value()), SHOW.LAST_APPEND.eq(append.after()))
                .execute();
        if (found == 0) throw new Journal.Collision(append);
    }

    /** The primary key fences once more: two blocks at one position would be two truths, whoever wrote them. */
    private void writeBlock(DSLContext sql, Append append) {
        int written = sql.insertInto(JOURNAL)
                .columns(
                        JOURNAL.SHOW,
                        JOURNAL.FIRST_POSITION,
                        JOURNAL.LAST_POSITION,
                        JOURNAL.FORMAT,
                        JOURNAL.WRITER,
                        JOURNAL.EVENTS)
                .values(
                        append.show().value(),
                        append.events().getFirst().position(),
                        append.events().getLast().position(),
                        (short) EventCodec.VERSION,
                        writer,
                        EventCodec.encode(append.events()))
                .onConflictDoNothing()
                .execute();
        if (written == 0) throw new Journal.Collision(append);
    }

    /** Here the primary key fences by an error of the database. */
    private void writeBlocks(DSLContext sql, List<Append> appends) {
        if (appends.isEmpty()) return;
        var batch = sql.batch(sql.insertInto(JOURNAL)
                .columns(
                        JOURNAL.SHOW,
                        JOURNAL.FIRST_POSITION,
                        JOURNAL.LAST_POSITION,
                        JOURNAL.FORMAT,
                        JOURNAL.WRITER,
                        JOURNAL.EVENTS)
                .values(ID, 0L, 0L, (short) 0, ID, BYTES));
        for (Append each : appends)
            batch = batch.bind(
                    each.show().value(),
                    each.events().getFirst().position(),
                    each.events().getLast().position(),
                    (short) EventCodec.VERSION,
                    writer,
                    EventCodec.encode(each.events()));
        batch.execute();
    }

    private static void writeViewers(DSLContext sql, List<Append> appends) {
        all(
                sql,
                appends,
                Append::viewers,
                sql.insertInto(VIEWER)
                        .columns(
                                VIEWER.SHOW, VIEWER.NUMBER, VIEWER.FINGERPRINT_HI, VIEWER.FINGERPRINT_LO, VIEWER.SEALED)
                        .values(ID, 0, 0L, 0L, BYTES),
                (show, row) -> new @Nullable Object[] {
                    show,
                    row.number(),
                    row.fingerprint().high(),
                    row.fingerprint().low(),
                    row.sealed()
                });
    }

    private static void writeComments(DSLContext sql, List<Append> appends) {
        all(
                sql,
                appends,
                Append::comments,
                sql.insertInto(COMMENT)
                        .columns(
                                COMMENT.SHOW,
                                COMMENT.NUMBER,
                                COMMENT.VIEWER,
                                COMMENT.AT,
                                COMMENT.SEALED,
                                COMMENT.POSITION)
                        .values(ID, 0L, 0, 0L, BYTES, 0L),
                (show, row) -> new @Nullable Object[] {
                    show, row.number(), row.viewer(), row.at().millis(), row.sealed(), row.position()
                });
    }

    private static void writeQuarantine(DSLContext sql, List<Append> appends) {
        all(
                sql,
                appends,
                Append::quarantine,
                sql.insertInto(QUARANTINE)
                        .columns(
                                QUARANTINE.SHOW,
                                QUARANTINE.ORDINAL,
                                QUARANTINE.LINE,
                                QUARANTINE.REASON,
                                QUARANTINE.CAPTURE,
                                QUARANTINE.SEALED)
                        .values(ID, 0, 0L, "", ID, BYTES),
                (show, row) -> new @Nullable Object[] {
                    show, row.ordinal(), row.line(), storable(row.reason()), row.capture(), row.sealed()
                });
    }

    private static void writeCaptures(DSLContext sql, List<Append> appends) {
        // Before the new rejected lines go in: what was mended is taken out, what still cannot be understood comes
        // again.
        for (Append append : appends)
            for (Journal.CaptureRow row : append.captures())
                if (row.replaces())
                    sql.deleteFrom(QUARANTINE)
                            .where(
                                    QUARANTINE.CAPTURE.eq(row.capture()),
                                    QUARANTINE.ORDINAL.le(sql.select(CAPTURE.HANDED_OUT)
                                            .from(CAPTURE)
                                            .where(CAPTURE.ID.eq(row.capture()))))
                            .execute();
        all(
                sql,
                appends,
                Append::captures,
                sql.update(CAPTURE)
                        .set(CAPTURE.LAST_POST_AT, TIME)
                        .set(CAPTURE.POSTS, CAPTURE.POSTS.plus(0L))
                        .set(CAPTURE.ACCEPTED, CAPTURE.ACCEPTED.plus(0L))
                        .set(CAPTURE.DUPLICATES, CAPTURE.DUPLICATES.plus(0L))
                        .set(CAPTURE.REJECTED, CAPTURE.REJECTED.plus(0L))
                        .set(CAPTURE.HEADER, DSL.coalesce(DSL.val("", CAPTURE.HEADER), CAPTURE.HEADER))
                        .where(CAPTURE.ID.eq(ID)),
                (_, row) -> new @Nullable Object[] {
                    row.at().atOffset(ZoneOffset.UTC),
                    (long) row.posts(),
                    (long) row.accepted(),
                    (long) row.duplicates(),
                    (long) row.rejected(),
                    row.header(),
                    row.capture()
                });
    }

    private interface Bound<R> {
        @Nullable
        Object[] values(UUID show, R row);
    }

    /** One statement for the rows of all appends. */
    private static <R> void all(
            DSLContext sql, List<Append> appends, Function<Append, List<R>> rows, Query statement, Bound<R> bound) {
        BatchBindStep batch = null;
        for (Append append : appends)
            for (R row : rows.apply(append)) {
                if (batch == null) batch = sql.batch(statement);
                batch = batch.bind(bound.values(append.show().value(), row));
            }
        if (batch != null) batch.execute();
    }

    /** PostgreSQL's text holds everything but the character 0, which a broken file may well hold. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static @Nullable Long millis(@Nullable Moment moment) {
        return moment == null ? null : moment.millis();
    }
}
