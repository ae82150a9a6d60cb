package dev.kaibo.simulator.room;

import java.time.Duration;

/**
 * The room's only chance: SplitMix64, written out here because the library's generators promise the same bits for a seed but not the same
 * doubles, and {@link Math} may differ in the last bit between machines where {@link StrictMath} may not.
 */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice seeded(long seed) {
        return new Dice(mix(seed));
    }

    /**
     * Dice of one's own for a part of the room, so that what one viewer draws does not shift what the next one draws.
     *
     * @param part which part; the same seed, part and number give the same dice
     */
    static Dice of(long seed, Part part, long number) {
        return new Dice(mix(mix(seed + STEP * (part.salt)) + STEP * number));
    }

    /** Who has dice of their own. The salt decides what is drawn: it stays as it is. */
    enum Part {
        DOOR(1),
        VIEWER(2),
        WAVE(3),
        EXPOSURE(4),
        RESTLESS(5);

        private final long salt;

        Part(long salt) {
            this.salt = salt;
        }
    }

    long nextLong() {
        state += STEP;
        return mix(state);
    }

    /** In [0, 1). */
    double share() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    /** In [0, bound). */
    int below(int bound) {
        if (bound < 1) throw new IllegalArgumentException("A bound (%d) starts at 1.".formatted(bound));
        return (int) (share() * bound);
    }

    /** In [from, to]. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /** A waiting time without memory, with this mean, in the mean's unit. */
    double waiting(double mean) {
        return -mean * StrictMath.log(1.0 - share());
    }

    /** The same for lengths of time, in whole milliseconds. */
    long waiting(Duration mean) {
        return (long) waiting((double) mean.toMillis());
    }

    /** A length with a heavy tail: half lie below the median, few are many times as long. */
    double heavyTailed(double median, double spread) {
        double normal =
                StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - share())) * StrictMath.cos(2.0 * StrictMath.PI * share());
        return median * StrictMath.exp(spread * normal);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
