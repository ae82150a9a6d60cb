package dev.kaibo.capture;

import java.util.Arrays;

/**
 * Fingerprint of a viewer → number. Two rows of longs by number and an index of ints over them: about 26 bytes a viewer, 5 to 6 MB for 200,000.
 * A number whose person was forgotten has no fingerprint any more and is never found again.
 */
final class Identities {
    static final int NOT_KNOWN = -1;

    private long[] high = new long[64];
    private long[] low = new long[64];
    /** Number + 1 at the place of its fingerprint; 0 is free. The length is a power of two. */
    private int[] index = new int[128];

    private int size;
    private int indexed;

    /** The next number to be given. */
    int size() {
        return size;
    }

    int find(long h, long l) {
        int mask = index.length - 1;
        for (int place = (int) h & mask; index[place] != 0; place = place + 1 & mask) {
            int number = index[place] - 1;
            if (high[number] == h && low[number] == l) return number;
        }
        return NOT_KNOWN;
    }

    /** Gives the next number. The fingerprint must not be known. */
    int add(long h, long l) {
        int number = size;
        put(number, h, l);
        return number;
    }

    /** Puts a fingerprint back under the number that it had. */
    void put(int number, long h, long l) {
        skipTo(number + 1);
        high[number] = h;
        low[number] = l;
        if ((indexed + 1) * 5L > index.length * 4L) {
            index = new int[index.length * 2];
            for (int known = 0; known < size; known++)
                if (known != number && (high[known] | low[known]) != 0) place(known);
        }
        place(number);
        indexed++;
    }

    /** Numbers below this have been given, whether their fingerprints are still known or not. */
    void skipTo(int next) {
        if (next <= size) return;
        if (next > high.length) {
            int length = Math.max(next, high.length + (high.length >> 2));
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
        }
        size = next;
    }

    private void place(int number) {
        int mask = index.length - 1;
        int place = (int) high[number] & mask;
        while (index[place] != 0) place = place + 1 & mask;
        index[place] = number + 1;
    }

    /** What the tables take in memory. */
    long bytes() {
        return 16L * high.length + 4L * index.length;
    }
}
