package dev.kaibo.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Product and yardstick ran in turns, so that whatever the machine did meanwhile it did to both; their medians are compared. When the yardstick itself was not
 * steady no ratio is told: it would measure the machine.
 *
 * @param ratio of the medians, product to yardstick; null when it is refused
 * @param refusal why it is refused; null when it is not
 */
public record Race(
        String name,
        Unit unit,
        Spread product,
        String yardstickName,
        Spread yardstick,
        @Nullable Double ratio,
        @Nullable String refusal) {
    /** A yardstick whose runs lie further apart than this part of their median is none. */
    static final double MOST_MOVED = 0.40;

    /** Fewer turns say too little. */
    public static final int LEAST_TURNS = 5;

    /** Runs once and says what was measured: events a second, or seconds, the same for both that race. */
    @FunctionalInterface
    public interface Lane {
        double run() throws Exception;
    }

    /** Decides about two sets of runs that were made in turns. */
    public static Race of(String name, Unit unit, double[] product, String yardstickName, double[] yardstick) {
        Spread one = Spread.of(product);
        Spread other = Spread.of(yardstick);
        String refusal = null;
        if (other.runs() < LEAST_TURNS)
            refusal = "refused: %d turns fitted into the time, %d are needed".formatted(other.runs(), LEAST_TURNS);
        else if (other.moved() > MOST_MOVED)
            refusal = "refused: the yardstick moved by %.0f %%".formatted(other.moved() * 100);
        Double ratio = refusal == null ? one.median() / other.median() : null;
        return new Race(name, unit, one, yardstickName, other, ratio, refusal);
    }

    /**
     * Runs both in turns.
     *
     * @param warmUps turns before the counted ones, so that both are compiled
     * @param turns counted turns, at least {@link #LEAST_TURNS}
     * @param deadline no turn begins after it, but one is always run
     */
    public static Race run(
            String name,
            Unit unit,
            int warmUps,
            int turns,
            Deadline deadline,
            Lane product,
            String yardstickName,
            Lane yardstick)
            throws Exception {
        if (turns < LEAST_TURNS)
            throw new IllegalArgumentException("A race has at least %d turns, not %d.".formatted(LEAST_TURNS, turns));
        for (int turn = 0; turn < warmUps && !deadline.isOver(); turn++) {
            product.run();
            yardstick.run();
        }
        double[] one = new double[turns];
        double[] other = new double[turns];
        int done = 0;
        while (done < turns && (done == 0 || !deadline.isOver())) {
            one[done] = product.run();
            other[done] = yardstick.run();
            Progress.say(
                    "%s, turn %d of %d: %s, yardstick %s",
                    name, done + 1, turns, unit.text(one[done]), unit.text(other[done]));
            done++;
        }
        return of(name, unit, Arrays.copyOf(one, done), yardstickName, Arrays.copyOf(other, done));
    }
}
