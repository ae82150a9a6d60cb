package dev.kaibo.server.live.web;

import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.SecondFigures;
import java.time.Instant;
import java.util.List;
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
            @Nullable Long gmvFen) {
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
                    given(whole.gmv(), second.paidFen() - second.refundedFen()));
        }

        /** @param whole the figure of the show, which is null when no source gives it */
        private static @Nullable Long given(@Nullable Object whole, long counted) {
            return whole == null ? null : counted;
        }
    }
}
