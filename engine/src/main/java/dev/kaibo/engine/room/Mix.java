package dev.kaibo.engine.room;

/** Spreads the bits of numbers over tables. */
final class Mix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /** Two numbers as one, all bits depending on all bits. */
    static long of(long a, long b) {
        return finish(finish(a + GOLDEN) ^ (b * GOLDEN + 0x632BE59BD9B4E019L));
    }

    /** A slot in a table of any length. */
    static int slot(long value, int capacity) {
        return (int) Math.unsignedMultiplyHigh(value * GOLDEN, capacity);
    }

    private static long finish(long value) {
        long v = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        v = (v ^ (v >>> 27)) * 0x94D049BB133111EBL;
        return v ^ (v >>> 31);
    }
}
