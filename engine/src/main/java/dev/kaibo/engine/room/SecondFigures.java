package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.TrafficSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in one second, by when it happened: one point of a trend (走勢). Sums over seconds give the show's totals, and {@code arrived} adds up to uv;
 * other distinct figures cannot be added, so they are not here.
 *
 * @param second whole seconds since the epoch
 * @param position of the last event that changed it
 * @param online the last that was measured in it; null when nothing was
 * @param arrived viewers whose first fact of the show, in the order of the journal, happened then
 * @param likes times, not facts
 * @param coins worth of the gifts in the platform's own coin
 * @param orders whose first line was seen then; paid orders likewise
 * @param units pieces paid less pieces that came back
 * @param paidFen paid before refunds, in fen
 * @param refundedFen in fen
 * @param entriesBySource entries by the source that each enter fact names, without those by which nobody came; null in a second that was written when this was not
 *     kept yet
 */
public record SecondFigures(
        long second,
        long position,
        @Nullable Integer online,
        long arrived,
        long entries,
        long comments,
        long likes,
        long follows,
        long shares,
        long gifts,
        long coins,
        long clicks,
        long orders,
        long paidOrders,
        long units,
        long paidFen,
        long refundedFen,
        @Nullable Map<TrafficSource, Long> entriesBySource) {
    public SecondFigures {
        entriesBySource = entriesBySource == null ? null : Map.copyOf(entriesBySource);
    }

    /** With what was counted later in the same second. */
    public SecondFigures and(SecondFigures later) {
        if (later.second != second)
            throw new IllegalArgumentException("Second %d is not second %d.".formatted(later.second, second));
        return new SecondFigures(
                second,
                Math.max(position, later.position),
                later.online == null ? online : later.online,
                arrived + later.arrived,
                entries + later.entries,
                comments + later.comments,
                likes + later.likes,
                follows + later.follows,
                shares + later.shares,
                gifts + later.gifts,
                coins + later.coins,
                clicks + later.clicks,
                orders + later.orders,
                paidOrders + later.paidOrders,
                units + later.units,
                paidFen + later.paidFen,
                refundedFen + later.refundedFen,
                together(entriesBySource, later.entriesBySource));
    }

    private static @Nullable Map<TrafficSource, Long> together(
            @Nullable Map<TrafficSource, Long> one, @Nullable Map<TrafficSource, Long> other) {
        if (one == null || other == null) return null;
        if (one.isEmpty() || other.isEmpty()) return one.isEmpty() ? other : one;
        Map<TrafficSource, Long> sum = new EnumMap<>(one);
        other.forEach((source, entries) -> sum.merge(source, entries, Long::sum));
        return sum;
    }

    /**
     * The same as part of the step in which it lies.
     *
     * @param from second at which a step begins
     * @param step seconds of each step, at least 1
     */
    public SecondFigures in(long from, int step) {
        return new SecondFigures(
                second - Math.floorMod(second - from, (long) step),
                position,
                online,
                arrived,
                entries,
                comments,
                likes,
                follows,
                shares,
                gifts,
                coins,
                clicks,
                orders,
                paidOrders,
                units,
                paidFen,
                refundedFen,
                entriesBySource);
    }
}
