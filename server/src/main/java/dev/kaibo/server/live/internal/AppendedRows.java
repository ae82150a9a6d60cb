package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.COMMENT;
import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.PLAYBACK;
import static dev.kaibo.schema.generated.live.Tables.QUARANTINE;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static dev.kaibo.schema.generated.live.Tables.VIEWER;
import static dev.kaibo.schema.generated.live.Tables.WISH;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.EventCodec;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one append, inside the transaction that it is given. */
final class AppendedRows {
    private final UUID writer;

    /** @param writer signs the blocks */
    AppendedRows(UUID writer) {
        this.writer = writer;
    }

    /** @throws Journal.Collision when events stand at this position already */
    void write(DSLContext sql, Journal.Append append) {
        UUID show = append.show().value();
        if (!append.events().isEmpty()) writeBlock(sql, append);
        if (!append.viewers().isEmpty())
            sql.batch(append.viewers().stream()
                            .map(row -> sql.insertInto(VIEWER)
                                    .columns(
                                            VIEWER.SHOW,
                                            VIEWER.NUMBER,
                                            VIEWER.FINGERPRINT_HI,
                                            VIEWER.FINGERPRINT_LO,
                                            VIEWER.SEALED)
                                    .values(
                                            show,
                                            row.number(),
                                            row.fingerprint().high(),
                                            row.fingerprint().low(),
                                            row.sealed()))
                            .toList())
                    .execute();
        if (!append.comments().isEmpty())
            sql.batch(append.comments().stream()
                            .map(row -> sql.insertInto(COMMENT)
                                    .columns(COMMENT.SHOW, COMMENT.NUMBER, COMMENT.VIEWER, COMMENT.AT, COMMENT.SEALED)
                                    .values(
                                            show,
                                            row.number(),
                                            row.viewer(),
                                            row.at().millis(),
                                            row.sealed()))
                            .toList())
                    .execute();
        for (Journal.WishRow row : append.wishes())
            sql.insertInto(WISH)
                    .set(WISH.SHOW, show)
                    .set(WISH.KEY, row.key())
                    .set(WISH.POSITION, row.position())
                    .execute();
        if (!append.quarantine().isEmpty())
            sql.batch(append.quarantine().stream()
                            .map(row -> sql.insertInto(QUARANTINE)
                                    .columns(
                                            QUARANTINE.SHOW,
                                            QUARANTINE.ORDINAL,
                                            QUARANTINE.LINE,
                                            QUARANTINE.REASON,
                                            QUARANTINE.EXCERPT)
                                    .values(
                                            show,
                                            row.ordinal(),
                                            row.line(),
                                            storable(row.reason()),
                                            storable(row.excerpt())))
                            .toList())
                    .execute();
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
        Journal.Summary summary = append.summary();
        if (summary != null) writeSummary(sql, show, summary);
    }

    /** The one place where a writer can be fenced: the insert of a block whose first position is taken. */
    private void writeBlock(DSLContext sql, Journal.Append append) {
        long first = append.events().getFirst().position();
        try {
            sql.insertInto(JOURNAL)
                    .set(JOURNAL.SHOW, append.show().value())
                    .set(JOURNAL.FIRST_POSITION, first)
                    .set(JOURNAL.LAST_POSITION, append.events().getLast().position())
                    .set(JOURNAL.FORMAT, (short) EventCodec.VERSION)
                    .set(JOURNAL.WRITER, writer)
                    .set(JOURNAL.EVENTS, EventCodec.encode(append.events()))
                    .execute();
        } catch (IntegrityConstraintViolationException e) {
            if ("23505".equals(e.sqlState())) throw new Journal.Collision(append.show(), first);
            throw e;
        }
    }

    private static void writeSummary(DSLContext sql, UUID show, Journal.Summary summary) {
        sql.update(SHOW)
                .set(SHOW.PHASE, summary.phase())
                .set(SHOW.STARTED_AT, millis(summary.startedAt()))
                .set(SHOW.ENDED_AT, millis(summary.endedAt()))
                .set(SHOW.ONLINE_LAST, summary.onlineLast())
                .set(SHOW.UV, summary.uv())
                .set(SHOW.GMV_FEN, summary.gmvFen())
                .set(SHOW.SUMMARY_POSITION, summary.position())
                .where(SHOW.ID.eq(show))
                .execute();
    }

    /** PostgreSQL's text holds everything but the character 0, which a broken file may well hold. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static @Nullable Long millis(@Nullable Moment moment) {
        return moment == null ? null : moment.millis();
    }
}
