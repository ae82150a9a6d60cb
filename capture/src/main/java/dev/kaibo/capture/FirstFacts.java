package dev.kaibo.capture;

import java.time.Duration;
import java.util.Arrays;

/**
 * What the first facts of a file say of when its show was, so that no single wrong time decides: by the typical time, the median, for the whole file,
 * and by the crowd around it for what stands at the beginning and would be taken for the moment on air.
 *
 * @param earliest no fact of this show happened before
 * @param latest no fact of this show happened after
 * @param crowdFrom the crowd: those linked to the typical time without a longer silence than {@link #SILENCE}
 * @param alone so many facts at the very beginning stand alone, with times that must be wrong or belong to something else
 */
record FirstFacts(long earliest, long latest, long crowdFrom, long crowdTo, int alone) {
    /** So many facts are asked. */
    static final int MOST = 101;
    /** A fact may lie this far before or after the typical time. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration AFTER = Duration.ofDays(2);

    private static final Duration SILENCE = Duration.ofHours(1);
    /** Fewer facts than these are no crowd. */
    private static final int LEAST = 5;
    /** One fact, or one in so many, may stand alone. More are not a wrong clock but a show with a silence in it. */
    private static final int ONE_IN = 20;

    /** @param times in the file's order, at least one */
    static FirstFacts of(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        int from = sorted.length / 2;
        int to = from;
        long typical = sorted[from];
        while (from > 0 && sorted[from] - sorted[from - 1] <= SILENCE.toMillis()) from--;
        while (to < sorted.length - 1 && sorted[to + 1] - sorted[to] <= SILENCE.toMillis()) to++;
        boolean isCrowd = sorted.length >= LEAST && (to - from + 1) * 5 >= sorted.length * 4;
        return new FirstFacts(
                typical - BEFORE.toMillis(),
                typical + AFTER.toMillis(),
                sorted[from],
                sorted[to],
                isCrowd ? alone(times, sorted[from], sorted[to]) : 0);
    }

    /** Alone is what lies further from the crowd than the crowd is long, and more than {@link #SILENCE}. */
    private static int alone(long[] times, long crowdFrom, long crowdTo) {
        long apart = Math.max(SILENCE.toMillis(), crowdTo - crowdFrom);
        int alone = 0;
        while (times[alone] < crowdFrom - apart || times[alone] > crowdTo + apart) alone++;
        return alone <= Math.max(1, times.length / ONE_IN) ? alone : 0;
    }
}
