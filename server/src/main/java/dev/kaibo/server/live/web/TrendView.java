package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.server.edge.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a show went over time.
 *
 * @param from ISO moment of the first step
 * @param step seconds of each point
 * @param points those in which something was counted, oldest first
 * @param more whether later ones were left out: ask again from where this ends
 */
record TrendView(String from, int step, List<Point> points, boolean more) {
    /**
     * What was counted in one step. Null is what the sources of this show do not give (DESIGN §5).
     *
     * @param at ISO moment at which the step begins
     * @param online the last that was measured in it; null also when nothing was
     * @param arrived viewers who came for the first time: they add up to uv
     * @param entriesBySource entries by the source that each names, without those by which nobody came; null also in a step from before this was kept
     */
    record Point(
            String at,
            @Nullable Integer online,
            long arrived,
            @Nullable Long entries,
            @Nullable Long comments,
            @Nullable Long likes,
            @Nullable Long follows,
            @Nullable Long shares,
            @Nullable Long gifts,
            @Nullable Long clicks,
            @Nullable Long orders,
            @Nullable Long paidOrders,
            @Nullable Long units,
            @Nullable Long gmvFen,
            @Nullable Map<String, Long> entriesBySource) {
        static Point of(SecondFigures second, Figures whole) {
            return new Point(
                    Instant.ofEpochSecond(second.second()).toString(),
                    second.online(),
                    second.arrived(),
                    given(whole.entries(), second.entries()),
                    given(whole.comments(), second.comments()),
                    given(whole.likes(), second.likes()),
                    given(whole.follows(), second.follows()),
                    given(whole.shares(), second.shares()),
                    given(whole.gifts(), second.gifts()),
                    given(whole.clicks(), second.clicks()),
                    given(whole.orders(), second.orders()),
                    given(whole.gmv(), second.paidOrders()),
                    given(whole.gmv(), second.units()),
                    given(whole.gmv(), second.paidFen() - second.refundedFen()),
                    whole.entries() == null ? null : named(second.entriesBySource()));
        }

        private static @Nullable Map<String, Long> named(@Nullable Map<TrafficSource, Long> entries) {
            if (entries == null) return null;
            Map<String, Long> named = new LinkedHashMap<>();
            for (TrafficSource source : TrafficSource.values()) {
                Long counted = entries.get(source);
                if (counted != null) named.put(Words.of(source), counted);
            }
            return named;
        }

        /** @param whole the figure of the show, which is null when no source gives it */
        private static @Nullable Long given(@Nullable Object whole, long counted) {
            return whole == null ? null : counted;
        }
    }
}
