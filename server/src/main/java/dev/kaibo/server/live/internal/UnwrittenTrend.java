package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.SecondFigures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the figures per second gained since their table was last written. The table is never behind what is here: each row that is written once leaves, in the very
 * append that moves the table's position on, so that nothing is added twice.
 */
final class UnwrittenTrend {
    private final Room room;
    private final Map<Long, SecondFigures> waiting = new TreeMap<>();
    /** Up to here the table knows the journal. */
    private long written;

    private boolean keeping;

    private UnwrittenTrend(Room room, long written) {
        this.room = room;
        this.written = written;
    }

    /**
     * @param written up to where the table knows the journal
     * @param position of the room; it may lie before that
     */
    static UnwrittenTrend after(Room room, long written, long position) {
        var seconds = new UnwrittenTrend(room, written);
        seconds.applied(position);
        return seconds;
    }

    /** The room has applied the event at this position. */
    void applied(long position) {
        if (keeping || position < written) return;
        room.keepSeconds();
        keeping = true;
    }

    Journal.TrendRows rows(long position) {
        for (SecondFigures each : room.takeSeconds()) waiting.merge(each.second(), each, SecondFigures::and);
        return new Journal.TrendRows(position, List.copyOf(waiting.values()));
    }

    void written(Journal.TrendRows rows) {
        waiting.clear();
        written = rows.to();
    }

    void writeTo(ByteWriter out) {
        for (SecondFigures each : room.takeSeconds()) waiting.merge(each.second(), each, SecondFigures::and);
        out.unsigned(written).unsigned(waiting.size());
        for (SecondFigures each : waiting.values()) {
            out.signed(each.second()).unsigned(each.position());
            Integer online = each.online();
            out.signed(online == null ? -1 : online);
            out.signed(each.arrived()).signed(each.entries()).signed(each.comments());
            out.signed(each.likes()).signed(each.follows()).signed(each.shares());
            out.signed(each.gifts()).signed(each.coins()).signed(each.clicks());
            out.signed(each.orders()).signed(each.paidOrders()).signed(each.units());
            out.signed(each.paidFen()).signed(each.refundedFen());
            Map<TrafficSource, Long> entries = Objects.requireNonNull(each.entriesBySource());
            out.unsigned(entries.size());
            for (TrafficSource source : TrafficSource.values())
                if (entries.containsKey(source))
                    out.unsigned(source.ordinal()).signed(Objects.requireNonNull(entries.get(source)));
        }
    }

    /** @throws DamagedBytes also when the table stands at neither the position that these bytes go on from nor one behind them */
    static UnwrittenTrend readFrom(ByteReader in, Room room, long written, long position) {
        long from = in.unsigned();
        var seconds = new UnwrittenTrend(room, written);
        for (int left = in.count(); left > 0; left--) {
            SecondFigures each = figures(in);
            seconds.waiting.put(each.second(), each);
        }
        if (written >= position) seconds.waiting.clear(); // they were written after the snapshot was taken
        else if (written != from)
            throw new DamagedBytes("the seconds stand at %d, the snapshot goes on from %d".formatted(written, from));
        seconds.applied(position);
        return seconds;
    }

    private static SecondFigures figures(ByteReader in) {
        return new SecondFigures(
                in.signed(),
                in.unsigned(),
                online(in.signed()),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                entriesBySource(in));
    }

    private static Map<TrafficSource, Long> entriesBySource(ByteReader in) {
        var entries = new EnumMap<TrafficSource, Long>(TrafficSource.class);
        TrafficSource[] sources = TrafficSource.values();
        for (int left = in.count(); left > 0; left--) {
            int source = in.count();
            if (source >= sources.length) throw new DamagedBytes("traffic source %d".formatted(source));
            entries.put(sources[source], in.signed());
        }
        return entries;
    }

    private static @Nullable Integer online(long measured) {
        return measured < 0 ? null : Math.toIntExact(measured);
    }
}
