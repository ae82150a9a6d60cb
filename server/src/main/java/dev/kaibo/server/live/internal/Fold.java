package dev.kaibo.server.live.internal;

import dev.kaibo.engine.Show;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Room;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A show in memory with what its host needs beside it: the numbering of its streams, and what the table of seconds has not heard yet. Owned by the show's writer.
 */
final class Fold {
    /** Of what stands before the engine's own snapshot, which has a version inside. */
    static final short FORMAT = 5;

    private final Show show;
    private final Streams streams;
    private final UnwrittenTrend trend;
    private long crewPosition;

    private Fold(Show show, Streams streams, UnwrittenTrend trend, long crewPosition) {
        this.show = show;
        this.streams = streams;
        this.trend = trend;
        this.crewPosition = crewPosition;
    }

    /** @param trendPosition up to where the table of seconds knows the journal */
    static Fold empty(long trendPosition) {
        Show show = Show.empty();
        return new Fold(show, new Streams(), UnwrittenTrend.after(show.room(), trendPosition, 0), 0);
    }

    Crew crew() {
        return show.crew();
    }

    Room room() {
        return show.room();
    }

    Streams streams() {
        return streams;
    }

    /** Last applied event; 0 when there is none. */
    long position() {
        return show.position();
    }

    /** Last event that may have changed the crew's part. */
    long crewPosition() {
        return crewPosition;
    }

    /** When the last event was taken in; before any, a moment that nothing is earlier than. */
    Moment at() {
        return show.position() == 0 ? new Moment(Long.MIN_VALUE) : show.at();
    }

    /** @throws IllegalStateException when the events do not follow on: then what is stored is not a journal */
    void apply(List<Recorded> events) {
        for (Recorded each : events) {
            show.apply(each);
            streams.apply(each.event());
            trend.applied(each.position());
            if (each.event() instanceof CrewEvent) crewPosition = each.position();
        }
    }

    /** What the table of seconds has not heard yet. Nothing may be applied until it is written or known not to be. */
    Journal.TrendRows trend() {
        return trend.rows(show.position());
    }

    void trendWritten(Journal.TrendRows rows) {
        trend.written(rows);
    }

    /** The same journal gives the same bytes. */
    byte[] state() {
        var own = new ByteWriter(256);
        own.unsigned(crewPosition);
        streams.writeTo(own);
        byte[] before = own.toBytes();
        byte[] engine = dev.kaibo.engine.Snapshots.write(show);
        return ByteBuffer.allocate(Integer.BYTES + before.length + engine.length)
                .putInt(before.length)
                .put(before)
                .put(engine)
                .array();
    }

    /** The state, and before it what the table of seconds has not heard yet. */
    byte[] toBytes() {
        var waiting = new ByteWriter(256);
        trend.writeTo(waiting);
        byte[] before = waiting.toBytes();
        byte[] state = state();
        return ByteBuffer.allocate(Integer.BYTES + before.length + state.length)
                .putInt(before.length)
                .put(before)
                .put(state)
                .array();
    }

    /**
     * @param trendPosition up to where the table of seconds knows the journal
     * @throws DamagedBytes when these are not the bytes of a fold in the present format, or not ones with which that table can go on
     */
    static Fold fromBytes(byte[] bytes, long trendPosition) {
        var all = ByteBuffer.wrap(bytes);
        var waiting = new ByteReader(part(all));
        var own = new ByteReader(part(all));
        byte[] engine = new byte[all.remaining()];
        all.get(engine);
        long crewPosition = own.unsigned();
        Streams streams = Streams.readFrom(own);
        Show show = dev.kaibo.engine.Snapshots.read(engine);
        UnwrittenTrend trend = UnwrittenTrend.readFrom(waiting, show.room(), trendPosition, show.position());
        if (own.hasMore() || waiting.hasMore())
            throw new DamagedBytes("bytes are left at offsets %d and %d".formatted(waiting.at(), own.at()));
        return new Fold(show, streams, trend, crewPosition);
    }

    private static byte[] part(ByteBuffer all) {
        int length = all.remaining() < Integer.BYTES ? -1 : all.getInt();
        if (length < 0 || length > all.remaining())
            throw new DamagedBytes("%d bytes wanted, of %d".formatted(length, all.remaining()));
        byte[] part = new byte[length];
        all.get(part);
        return part;
    }
}
