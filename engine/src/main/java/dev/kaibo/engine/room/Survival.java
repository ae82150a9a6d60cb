package dev.kaibo.engine.room;

import java.util.List;

/**
 * How many of those who came in in a round were still there some minutes later (留存, L3, D4): each counted from the moment at which he came, and there again counts as
 * there. Only viewers whose first fact is an enter fact: of the others nobody knows when they came.
 *
 * @param came how many there are
 * @param there of these, for each of {@link #MINUTES}; only for the ages that all of them have reached within the show, so it grows by one age after the other
 */
public record Survival(long came, List<Long> there) {
    /** The ages at which a cohort is counted: the platform assesses after 5, 10 and 20 minutes (L3). */
    public static final List<Integer> MINUTES = List.of(1, 3, 5, 10, 15, 20, 30, 45, 60);

    static final int AGES = MINUTES.size();

    private static final long[] MILLIS =
            MINUTES.stream().mapToLong(minutes -> minutes * 60_000L).toArray();

    public Survival {
        there = List.copyOf(there);
    }

    /** How many ages are reached so long after the last of a cohort came. */
    static int reached(long millis) {
        int ages = 0;
        while (ages < AGES && MILLIS[ages] <= millis) ages++;
        return ages;
    }

    /** Adds to the ages that a viewer reaches from a moment on. */
    static void add(int[] there, long cameAt, long from, int by) {
        for (int age = AGES - 1; age >= 0 && cameAt + MILLIS[age] >= from; age--) there[age] += by;
    }
}
