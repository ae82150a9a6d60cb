package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.SHOW;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.schema.generated.live.tables.records.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.DSLContext;

/**
 * Puts many small blocks of one show into few full ones, inside a transaction: whoever reads meanwhile sees the old ones. A show writes thousands of blocks of a
 * few hundred bytes while it is on air; together they take a fraction of the room, and are read faster.
 */
final class Packing {
    /** Events of a full block: far below {@link PostgresJournal#LONGEST_BLOCK}, and some hundred kilobytes. */
    static final int FULL = 20_000;

    private static final int BLOCKS_AT_ONCE = 50;

    private final DSLContext sql;
    private final ShowId show;
    private final UUID writer;

    private final List<Recorded> waiting = new ArrayList<>();
    private long blocksBefore;
    private long bytesBefore;
    private long blocksAfter;
    private long bytesAfter;

    /** @param writer signs the new blocks */
    Packing(DSLContext sql, ShowId show, UUID writer) {
        this.sql = sql;
        this.show = show;
        this.writer = writer;
    }

    Journal.Packed all() {
        // The row's lock first, as an append takes it: then nobody writes until this is over, and nobody goes on from
        // before it.
        Long packed = sql.update(SHOW)
                .set(SHOW.LAST_APPEND, UUID.randomUUID())
                .where(SHOW.ID.eq(show.value()))
                .returning(SHOW.PACKED_POSITION)
                .fetchOne(SHOW.PACKED_POSITION);
        if (packed == null) return new Journal.Packed(0, 0, 0, 0);
        long last = packed;
        try (Cursor<JournalRecord> blocks = sql.selectFrom(JOURNAL)
                .where(JOURNAL.SHOW.eq(show.value()), JOURNAL.FIRST_POSITION.gt(packed))
                .orderBy(JOURNAL.FIRST_POSITION)
                .fetchSize(BLOCKS_AT_ONCE)
                .fetchLazy()) {
            for (JournalRecord block : blocks) {
                List<Recorded> events = EventCodec.decode(block.getEvents());
                if (events.getFirst().position() != last + 1)
                    throw new IllegalStateException("Show %s has a block at %d behind position %d."
                            .formatted(show, events.getFirst().position(), last));
                last = events.getLast().position();
                blocksBefore++;
                bytesBefore += block.getEvents().length;
                if (waiting.size() + events.size() > PostgresJournal.LONGEST_BLOCK) write();
                waiting.addAll(events);
                if (waiting.size() >= FULL) write();
            }
        }
        if (!waiting.isEmpty()) write();
        sql.update(SHOW)
                .set(SHOW.PACKED_POSITION, last)
                .where(SHOW.ID.eq(show.value()))
                .execute();
        return new Journal.Packed(blocksBefore, bytesBefore, blocksAfter, bytesAfter);
    }

    private void write() {
        long first = waiting.getFirst().position();
        long last = waiting.getLast().position();
        byte[] bytes = EventCodec.encode(waiting);
        if (!EventCodec.decode(bytes).equals(waiting))
            throw new IllegalStateException(
                    "Positions %d to %d of show %s would not be read back as they are.".formatted(first, last, show));
        sql.deleteFrom(JOURNAL)
                .where(JOURNAL.SHOW.eq(show.value()), JOURNAL.FIRST_POSITION.between(first, last))
                .execute();
        sql.insertInto(JOURNAL)
                .set(JOURNAL.SHOW, show.value())
                .set(JOURNAL.FIRST_POSITION, first)
                .set(JOURNAL.LAST_POSITION, last)
                .set(JOURNAL.FORMAT, (short) EventCodec.VERSION)
                .set(JOURNAL.WRITER, writer)
                .set(JOURNAL.EVENTS, bytes)
                .execute();
        blocksAfter++;
        bytesAfter += bytes.length;
        waiting.clear();
    }
}
