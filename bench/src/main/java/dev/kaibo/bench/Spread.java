package dev.kaibo.bench;

import java.util.Arrays;

/**
 * What several runs of the same thing gave.
 *
 * @param median the middle one; of an even number the mean of the two in the middle
 * @param runs how many there were
 */
public record Spread(double least, double median, double most, int runs) {
    /** @throws IllegalArgumentException when there was no run, or one gave nothing that is above 0 */
    public static Spread of(double... values) {
        if (values.length == 0) throw new IllegalArgumentException("There was no run.");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (!(sorted[0] > 0) || !Double.isFinite(sorted[sorted.length - 1]))
            throw new IllegalArgumentException("A run gave what cannot be measured: " + Arrays.toString(values));
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1], sorted.length);
    }

    /** How far the runs lie apart, as a part of their median. */
    public double moved() {
        return (most - least) / median;
    }

    /** Of many single measurements the value that the given part of them does not exceed (nearest rank), 0 < part ≤ 1. */
    public static double percentile(double part, double... values) {
        if (values.length == 0) throw new IllegalArgumentException("There was no measurement.");
        if (!(part > 0 && part <= 1))
            throw new IllegalArgumentException("A part is in (0, 1], not %s.".formatted(part));
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
