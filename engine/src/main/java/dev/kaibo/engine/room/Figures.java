package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of one scope: a show, a window, a product, a traffic source, a host shift (DESIGN §5; the glossary carries the definitions). null: no stream
 * declares to give it, it has no meaning in this scope, or a rate has nothing to divide by. 0: it is given and nothing came. Rates are fractions, not percent.
 *
 * @param startedAt where this scope begins: t0 for the show, products and sources; null before t0
 * @param onlineLast the newest measured number of viewers in the room
 * @param entries enter facts, re-entries included
 * @param exposures newest running total of each stream, summed
 * @param entryRate entries / exposures
 * @param uv distinct viewers; of a product the show's
 * @param stay mean length of presence of the viewers who were seen entering, in whole milliseconds rounded down
 * @param stayEstimated true when it comes from Little's law (online over time / entries), shown with ≈
 * @param interactionRate commenters / uv
 * @param likes sum of the times of like facts
 * @param gifts gift facts: how often somebody gave, however many pieces at once
 * @param giftCoins in the platform's own coin, not money
 * @param clickRate clickers / uv
 * @param orders distinct order numbers, counted at their first order fact
 * @param dealRate orders / clicks
 * @param buyers distinct viewers who paid
 * @param conversionRate buyers / uv
 * @param unitsSold pieces paid less pieces that came back
 * @param sellThrough units sold / pieces promised in the rundown; only of the show and of a product
 * @param gmv paid less refunded
 * @param averageOrder gmv / distinct paid orders, rounded to the nearest fen
 * @param uvValue gmv / uv, rounded to the nearest fen
 * @param gpm gmv per 1,000 entries, rounded to the nearest fen
 */
public record Figures(
        @Nullable Moment startedAt,
        @Nullable Long onlineLast,
        @Nullable Long onlinePeak,
        @Nullable Long entries,
        @Nullable Long exposures,
        @Nullable Double entryRate,
        int uv,
        @Nullable Duration stay,
        boolean stayEstimated,
        @Nullable Long comments,
        @Nullable Long commenters,
        @Nullable Double interactionRate,
        @Nullable Long likes,
        @Nullable Long likers,
        @Nullable Double likeRate,
        @Nullable Long follows,
        @Nullable Long followers,
        @Nullable Double followRate,
        @Nullable Long shares,
        @Nullable Long sharers,
        @Nullable Double shareRate,
        @Nullable Long gifts,
        @Nullable Long giftCoins,
        @Nullable Long clicks,
        @Nullable Long clickers,
        @Nullable Double clickRate,
        @Nullable Long orders,
        @Nullable Double dealRate,
        @Nullable Long buyers,
        @Nullable Double conversionRate,
        @Nullable Long unitsSold,
        @Nullable Double sellThrough,
        @Nullable Money paid,
        @Nullable Money refunded,
        @Nullable Money gmv,
        @Nullable Money averageOrder,
        @Nullable Money uvValue,
        @Nullable Money gpm) {}
