package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last hour in seconds: what was counted in each, who did what, so that the distinct figures of any window are exact (4 bytes a fact), and by which entry
 * viewers came.
 */
final class RecentSeconds {
    /** Longest window; as much again lies before it for comparison. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int SECONDS = (int) (2 * LONGEST.toSeconds());
    private static final long FREE = Long.MIN_VALUE;
    private static final int FLAG_BITS = 8;
    private static final int SOURCES = TrafficSource.values().length;

    private final long[] second = new long[SECONDS];
    private final long[] @Nullable [] tallies = new long[SECONDS][];
    private final int[][] touches = new int[SECONDS][];
    private final int[] touched = new int[SECONDS];
    /** Entries by the ordinal of their source; null for a second in which nobody entered. */
    private final int[] @Nullable [] entries = new int[SECONDS][];

    RecentSeconds() {
        Arrays.fill(second, FREE);
        Arrays.fill(touches, new int[0]);
    }

    static long secondOf(long moment) {
        return Math.floorDiv(moment, 1000L);
    }

    /** The second in which a moment lies; null when it is too long ago for any window. */
    long @Nullable [] tally(long moment, long now) {
        long wanted = secondOf(moment);
        if (wanted <= secondOf(now) - SECONDS) return null;
        int slot = (int) Math.floorMod(wanted, (long) SECONDS);
        long[] tally = tallies[slot];
        if (tally == null || second[slot] != wanted) {
            tally = Tally.fresh();
            tallies[slot] = tally;
            second[slot] = wanted;
            touched[slot] = 0;
            entries[slot] = null;
            if (touches[slot].length > 64) touches[slot] = new int[0];
        }
        return tally;
    }

    /** Remembers that a viewer did something in a second that {@link #tally} has given. */
    void touch(long moment, int viewer, int mask) {
        int slot = (int) Math.floorMod(secondOf(moment), (long) SECONDS);
        int at = touched[slot];
        int[] list = touches[slot];
        if (at > 0 && list[at - 1] >>> FLAG_BITS == viewer) {
            list[at - 1] |= mask;
            return;
        }
        if (at == list.length) {
            list = Arrays.copyOf(list, Math.max(4, at + at / 2));
            touches[slot] = list;
        }
        list[at] = viewer << FLAG_BITS | mask;
        touched[slot] = at + 1;
    }

    /** Counts an entry in a second that {@link #tally} has given. */
    void enter(long moment, TrafficSource source) {
        int slot = (int) Math.floorMod(secondOf(moment), (long) SECONDS);
        int[] counted = entries[slot];
        if (counted == null) {
            counted = new int[SOURCES];
            entries[slot] = counted;
        }
        counted[source.ordinal()]++;
    }

    /** Entries of the seconds in [from, to), by the ordinal of the source that each enter fact names. */
    long[] entries(long from, long to) {
        long[] sum = new long[SOURCES];
        for (long wanted = from; wanted < to; wanted++) {
            int slot = (int) Math.floorMod(wanted, (long) SECONDS);
            int[] counted = entries[slot];
            if (counted == null || second[slot] != wanted) continue;
            for (int i = 0; i < SOURCES; i++) sum[i] += counted[i];
        }
        return sum;
    }

    /** Totals and distinct viewers of the seconds in [from, to). */
    long[] window(long from, long to, int viewers) {
        long[] sum = Tally.fresh();
        byte[] did = new byte[viewers];
        for (long wanted = from; wanted < to; wanted++) {
            int slot = (int) Math.floorMod(wanted, (long) SECONDS);
            long[] tally = tallies[slot];
            if (tally == null || second[slot] != wanted) continue;
            Tally.addTotals(tally, sum);
            for (int i = 0; i < touched[slot]; i++) {
                int viewer = touches[slot][i] >>> FLAG_BITS;
                int more = touches[slot][i] & ~did[viewer] & 0xFF;
                if (more == 0) continue;
                did[viewer] |= (byte) more;
                for (int bit = 0; bit < Tally.DISTINCT; bit++) sum[bit] += more >>> bit & 1;
            }
        }
        return sum;
    }

    void writeTo(ByteWriter out, long now) {
        long first = secondOf(now) - SECONDS + 1;
        int live = 0;
        for (long known : second) if (known >= first) live++;
        out.unsigned(live);
        for (long wanted = first; wanted < first + SECONDS; wanted++) {
            int slot = (int) Math.floorMod(wanted, (long) SECONDS);
            long[] tally = tallies[slot];
            if (tally == null || second[slot] != wanted) continue;
            out.unsigned(wanted - first);
            for (int i = Tally.DISTINCT; i < Tally.VISITED; i++) out.signed(tally[i]);
            out.unsigned(touched[slot]);
            for (int i = 0; i < touched[slot]; i++) out.unsigned(touches[slot][i]);
            int[] counted = entries[slot];
            out.unsigned(counted == null ? 0 : SOURCES);
            if (counted != null) for (int each : counted) out.unsigned(each);
        }
    }

    static RecentSeconds readFrom(ByteReader in, long now) {
        RecentSeconds recent = new RecentSeconds();
        long first = secondOf(now) - SECONDS + 1;
        int live = in.count();
        for (int s = 0; s < live; s++) {
            int offset = in.count();
            if (offset >= SECONDS) throw new DamagedBytes("second %d of %d".formatted(offset, SECONDS));
            long moment = (first + offset) * 1000;
            long[] tally = recent.tally(moment, now);
            if (tally == null) throw new DamagedBytes("second %d is too long ago".formatted(first + offset));
            for (int i = Tally.DISTINCT; i < Tally.VISITED; i++) tally[i] = in.signed();
            int touched = in.count();
            for (int i = 0; i < touched; i++) {
                int touch = in.count();
                recent.touch(moment, touch >>> FLAG_BITS, touch & 0xFF);
            }
            int sources = in.count();
            if (sources > SOURCES) throw new DamagedBytes("%d traffic sources in a second".formatted(sources));
            if (sources > 0) {
                int[] counted = new int[SOURCES];
                for (int i = 0; i < sources; i++) counted[i] = in.count();
                recent.entries[(int) Math.floorMod(first + offset, (long) SECONDS)] = counted;
            }
        }
        return recent;
    }
}
