package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is known of each viewer, in arrays by viewer number: 24 bytes each, and a row of counters for those who were never seen entering. */
final class Viewers {
    /** A show is bounded at this many viewers; facts of later ones count in totals only. */
    static final int MOST = 2_000_000;

    private byte[] flags = new byte[0];
    /** Source of the first enter fact plus one; 0 for those who were never seen entering. */
    private byte[] sources = new byte[0];

    private short[] rounds = new short[0];
    /** Where the viewer's visits stand, see {@link Visit}. */
    private long[] visits = new long[0];
    /** When a viewer came whose first fact is an enter fact, plus one; 0 for the others. */
    private long[] came = new long[0];
    /** What was counted for a viewer before the first enter fact, to be moved to its source then. */
    private long[] @Nullable [] waiting = new long[0][];

    /** Viewers by the source of their first enter fact. */
    private final int[] entered = new int[TrafficSource.values().length];

    private int size;

    void reach(int viewer) {
        if (viewer < size) return;
        size = viewer + 1;
        if (size <= flags.length) return;
        int capacity = (int) Math.min(MOST, Math.max(1024L, size + size / 5L));
        flags = Arrays.copyOf(flags, capacity);
        sources = Arrays.copyOf(sources, capacity);
        rounds = Arrays.copyOf(rounds, capacity);
        visits = Arrays.copyOf(visits, capacity);
        came = Arrays.copyOf(came, capacity);
        waiting = Arrays.copyOf(waiting, capacity);
    }

    int size() {
        return size;
    }

    boolean arrived(int viewer) {
        return (flags[viewer] & 1 << Tally.UV) != 0;
    }

    void arrive(int viewer, int round) {
        rounds[viewer] = (short) round;
    }

    /** The viewer's first fact is an enter fact of this moment. */
    void come(int viewer, long moment) {
        came[viewer] = moment + 1;
    }

    boolean came(int viewer) {
        return came[viewer] != 0;
    }

    /** Only of one who {@link #came}. */
    long cameAt(int viewer) {
        return came[viewer] - 1;
    }

    int round(int viewer) {
        return rounds[viewer];
    }

    /** What this viewer ever did: bits by the distinct counters of {@link Tally}. */
    int flags(int viewer) {
        return flags[viewer];
    }

    void addFlags(int viewer, int mask) {
        flags[viewer] |= (byte) mask;
    }

    boolean entered(int viewer) {
        return sources[viewer] != 0;
    }

    void enter(int viewer, TrafficSource source) {
        sources[viewer] = (byte) (source.ordinal() + 1);
        entered[source.ordinal()]++;
    }

    /** How many viewers were seen entering. */
    int seenEntering() {
        return Arrays.stream(entered).sum();
    }

    int seenEntering(TrafficSource source) {
        return entered[source.ordinal()];
    }

    /** Ordinal of the viewer's source; that of UNKNOWN for those who were never seen entering. */
    int source(int viewer) {
        return entered(viewer) ? sources[viewer] - 1 : TrafficSource.UNKNOWN.ordinal();
    }

    long visit(int viewer) {
        return visits[viewer];
    }

    void visit(int viewer, long visit) {
        visits[viewer] = visit;
    }

    /** The totals, from {@link Tally#ENTRIES} on, of a viewer who was not seen entering yet. */
    long[] waiting(int viewer) {
        long[] row = waiting[viewer];
        if (row == null) {
            row = new long[Tally.VISITED - Tally.DISTINCT];
            waiting[viewer] = row;
        }
        return row;
    }

    long @Nullable [] takeWaiting(int viewer) {
        long[] row = waiting[viewer];
        waiting[viewer] = null;
        return row;
    }

    void writeTo(ByteWriter out) {
        out.unsigned(size);
        long before = 0; // viewers are numbered as they come, so what lies between two is small
        for (int viewer = 0; viewer < size; viewer++) {
            out.u8(flags[viewer] & 0xFF).u8(sources[viewer]);
            out.unsigned(rounds[viewer]).unsigned(visits[viewer]);
            out.flag(came(viewer));
            if (came(viewer)) {
                out.signed(cameAt(viewer) - before);
                before = cameAt(viewer);
            }
            long[] row = waiting[viewer];
            out.flag(row != null);
            if (row != null) for (long total : row) out.signed(total);
        }
    }

    static Viewers readFrom(ByteReader in) {
        Viewers viewers = new Viewers();
        int size = in.count();
        if (size > MOST) throw new DamagedBytes("%d viewers".formatted(size));
        if (size > 0) viewers.reach(size - 1);
        long before = 0;
        for (int viewer = 0; viewer < size; viewer++) {
            viewers.flags[viewer] = (byte) in.u8();
            int source = in.u8();
            if (source > viewers.entered.length) throw new DamagedBytes("traffic source %d".formatted(source - 1));
            viewers.sources[viewer] = (byte) source;
            if (source > 0) viewers.entered[source - 1]++;
            viewers.rounds[viewer] = (short) in.count();
            viewers.visits[viewer] = in.unsigned();
            if (in.flag()) {
                before += in.signed();
                viewers.come(viewer, before);
            }
            if (in.flag()) {
                long[] row = viewers.waiting(viewer);
                for (int i = 0; i < row.length; i++) row[i] = in.signed();
            }
        }
        return viewers;
    }
}
