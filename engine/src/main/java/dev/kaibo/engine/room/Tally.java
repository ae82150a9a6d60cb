package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;

/**
 * The counters of one scope are one {@code long[SIZE]}: first the distinct ones, whose number is also the bit in a viewer's flags, then the totals, then the visits.
 * An array instead of an object with names, so that moving, adding and storing a scope is a loop.
 */
final class Tally {
    static final int COMMENTERS = 0;
    static final int LIKERS = 1;
    static final int FOLLOWERS = 2;
    static final int SHARERS = 3;
    static final int CLICKERS = 4;
    static final int ORDERERS = 5;
    static final int BUYERS = 6;
    static final int UV = 7;
    /** How many distinct counters there are. */
    static final int DISTINCT = 8;

    static final int ENTRIES = 8;
    static final int COMMENTS = 9;
    static final int LIKES = 10;
    static final int FOLLOWS = 11;
    static final int SHARES = 12;
    static final int GIFTS = 13;
    static final int COINS = 14;
    static final int CLICKS = 15;
    static final int ORDERS = 16;
    static final int PAID_ORDERS = 17;
    static final int UNITS = 18;
    static final int PAID = 19;
    static final int REFUNDED = 20;

    /** Milliseconds of visits that are over. */
    static final int VISITED = 21;
    /** How many viewers are inside, as far as entering and leaving tell. */
    static final int INSIDE = 22;
    /** Sum of the moments since which these are inside. */
    static final int INSIDE_SINCE = 23;

    static final int SIZE = 24;

    private Tally() {}

    static long[] fresh() {
        return new long[SIZE];
    }

    /** Adds the totals, not the distinct counters: those cannot be added across scopes that share viewers. */
    static void addTotals(long[] from, long[] into) {
        for (int i = DISTINCT; i < VISITED; i++) into[i] += from[i];
    }

    /** Presence added up until {@code end}, in milliseconds. */
    static long stay(long[] tally, long end) {
        return tally[VISITED] + tally[INSIDE] * end - tally[INSIDE_SINCE];
    }

    static void write(ByteWriter out, long[] tally) {
        for (long value : tally) out.signed(value);
    }

    static long[] read(ByteReader in) {
        long[] tally = fresh();
        for (int i = 0; i < SIZE; i++) tally[i] = in.signed();
        return tally;
    }
}
