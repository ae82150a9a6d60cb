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
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one append, inside the transaction that it is given. */
final class AppendedRows {
    /** Stands in a statement for the values that are bound later. */
    private static final byte[] NOTHING = {};

    private final UUID writer;

    /** @param writer signs the blocks */
    AppendedRows(UUID writer) {
        this.writer = writer;
    }

    /** @throws Journal.Collision when something else follows the append that this one is to follow */
    void write(DSLContext sql, Journal.Append append) {
        UUID show = append.show().value();
        follow(sql, append);
        if (!append.events().isEmpty()) writeBlock(sql, append);
        writeViewers(sql, show, append.viewers());
        writeComments(sql, show, append.comments());
        for (Journal.WishRow row : append.wishes())
            sql.insertInto(WISH)
                    .set(WISH.SHOW, show)
                    .set(WISH.KEY, row.key())
                    .set(WISH.POSITION, row.position())
                    .execute();
        for (Journal.CaptureRow row : append.captures()) writeCapture(sql, row);
        writeQuarantine(sql, show, append.quarantine());
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
                    .where(PLAYBACK.SHOW.eq(show))
                    .execute();
    }

    /**
     * Takes the place behind the append that this one is to follow, first of all and with the summary, which lies in the same row. It fences a writer, whatever the
     * append carries; and because the row's lock is then held to the end of the transaction, whoever gets it later knows that this append is over.
     */
    private static void follow(DSLContext sql, Journal.Append append) {
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

    /** One statement for all rows: a crowd that comes in at once brings thousands. */
    private static void writeViewers(DSLContext sql, UUID show, List<Journal.ViewerRow> rows) {
        if (rows.isEmpty()) return;
        var batch = sql.batch(sql.insertInto(VIEWER)
                .columns(VIEWER.SHOW, VIEWER.NUMBER, VIEWER.FINGERPRINT_HI, VIEWER.FINGERPRINT_LO, VIEWER.SEALED)
                .values(show, 0, 0L, 0L, NOTHING));
        for (Journal.ViewerRow row : rows)
            batch = batch.bind(
                    show,
                    row.number(),
                    row.fingerprint().high(),
                    row.fingerprint().low(),
                    row.sealed());
        batch.execute();
    }

    private static void writeComments(DSLContext sql, UUID show, List<Journal.CommentRow> rows) {
        if (rows.isEmpty()) return;
        var batch = sql.batch(sql.insertInto(COMMENT)
                .columns(COMMENT.SHOW, COMMENT.NUMBER, COMMENT.VIEWER, COMMENT.AT, COMMENT.SEALED, COMMENT.POSITION)
                .values(show, 0L, 0, 0L, NOTHING, 0L));
        for (Journal.CommentRow row : rows)
            batch = batch.bind(show, row.number(), row.viewer(), row.at().millis(), row.sealed(), row.position());
        batch.execute();
    }

    private static void writeQuarantine(DSLContext sql, UUID show, List<Journal.QuarantineRow> rows) {
        if (rows.isEmpty()) return;
        var batch = sql.batch(sql.insertInto(QUARANTINE)
                .columns(
                        QUARANTINE.SHOW,
                        QUARANTINE.ORDINAL,
                        QUARANTINE.LINE,
                        QUARANTINE.REASON,
                        QUARANTINE.CAPTURE,
                        QUARANTINE.SEALED)
                .values(show, 0, 0L, "", show, NOTHING));
        for (Journal.QuarantineRow row : rows)
            batch = batch.bind(show, row.ordinal(), row.line(), storable(row.reason()), row.capture(), row.sealed());
        batch.execute();
    }

    private static void writeCapture(DSLContext sql, Journal.CaptureRow row) {
        // Before the new rejected lines go in: what was mended is taken out, what still cannot be understood comes
        // again.
        if (row.replaces())
            sql.deleteFrom(QUARANTINE)
                    .where(
                            QUARANTINE.CAPTURE.eq(row.capture()),
                            QUARANTINE.ORDINAL.le(
                                    sql.select(CAPTURE.HANDED_OUT).from(CAPTURE).where(CAPTURE.ID.eq(row.capture()))))
                    .execute();
        sql.update(CAPTURE)
                .set(CAPTURE.LAST_POST_AT, row.at().atOffset(ZoneOffset.UTC))
                .set(CAPTURE.POSTS, CAPTURE.POSTS.plus(row.posts()))
                .set(CAPTURE.ACCEPTED, CAPTURE.ACCEPTED.plus(row.accepted()))
                .set(CAPTURE.DUPLICATES, CAPTURE.DUPLICATES.plus(row.duplicates()))
                .set(CAPTURE.REJECTED, CAPTURE.REJECTED.plus(row.rejected()))
                .set(CAPTURE.HEADER, DSL.coalesce(DSL.val(row.header(), CAPTURE.HEADER), CAPTURE.HEADER))
                .where(CAPTURE.ID.eq(row.capture()))
                .execute();
    }

    /** The primary key fences once more: two blocks at one position would be two truths, whoever wrote them. */
    private void writeBlock(DSLContext sql, Journal.Append append) {
        int written = sql.insertInto(JOURNAL)
                .set(JOURNAL.SHOW, append.show().value())
                .set(JOURNAL.FIRST_POSITION, append.events().getFirst().position())
                .set(JOURNAL.LAST_POSITION, append.events().getLast().position())
                .set(JOURNAL.FORMAT, (short) EventCodec.VERSION)
                .set(JOURNAL.WRITER, writer)
                .set(JOURNAL.EVENTS, EventCodec.encode(append.events()))
                .onConflictDoNothing()
                .execute();
        if (written == 0) throw new Journal.Collision(append);
    }

    /** PostgreSQL's text holds everything but the character 0, which a broken file may well hold. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static @Nullable Long millis(@Nullable Moment moment) {
        return moment == null ? null : moment.millis();
    }
}
