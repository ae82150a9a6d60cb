package dev.kaibo.bench;

/**
 * What a measurement is held against.
 *
 * @param atLeast whether more is better
 */
public record Target(boolean atLeast, double bound, Unit unit) {
    public Target {
        if (!(bound > 0)) throw new IllegalArgumentException("A bound is above 0, not %s.".formatted(bound));
    }

    public static Target atLeast(double bound, Unit unit) {
        return new Target(true, bound, unit);
    }

    public static Target atMost(double bound, Unit unit) {
        return new Target(false, bound, unit);
    }

    public boolean meets(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    /** "meets", or by which part of the bound it misses. */
    public String verdict(double value) {
        return meets(value) ? "meets" : "misses by %.0f %%".formatted(Math.abs(value - bound) / bound * 100);
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + unit.text(bound);
    }
}
