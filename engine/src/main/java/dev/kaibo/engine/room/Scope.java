package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.CLICKED;
import static dev.kaibo.engine.event.FactKind.COMMENTED;
import static dev.kaibo.engine.event.FactKind.ENTERED;
import static dev.kaibo.engine.event.FactKind.EXPOSURE;
import static dev.kaibo.engine.event.FactKind.FOLLOWED;
import static dev.kaibo.engine.event.FactKind.GIFTED;
import static dev.kaibo.engine.event.FactKind.LIKED;
import static dev.kaibo.engine.event.FactKind.ONLINE;
import static dev.kaibo.engine.event.FactKind.ORDERED;
import static dev.kaibo.engine.event.FactKind.PAID;
import static dev.kaibo.engine.event.FactKind.REFUNDED;
import static dev.kaibo.engine.event.FactKind.SHARED;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.event.FactKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the figures of one scope from its tally and what else is known of it. */
final class Scope {
    private final int given;
    private final long[] tally;
    private final int uv;

    @Nullable
    Moment startedAt;
    /** Views for GPM: entries; null when they are not given. */
    @Nullable
    Long views;

    long onlineLast;
    long onlinePeak;
    long exposures;

    @Nullable
    Duration stay;

    private boolean stayEstimated;

    @Nullable
    Double sellThrough;

    /**
     * @param given bits of the kinds that have a meaning in this scope and are given
     * @param uv distinct viewers to which the rates relate
     */
    Scope(int given, long[] tally, int uv) {
        this.given = given;
        this.tally = tally;
        this.uv = uv;
    }

    static int bits(FactKind... kinds) {
        int bits = 0;
        for (FactKind kind : kinds) bits |= 1 << kind.ordinal();
        return bits;
    }

    /** null when a part is not given, or when there is nothing to divide by. */
    static @Nullable Double rate(@Nullable Long part, @Nullable Long whole) {
        return part == null || whole == null || whole <= 0 ? null : (Double) ((double) part / whole);
    }

    /** Little's law: mean stay = online over time / entries. Left open when either is not given or nobody entered. */
    void estimateStay(long onlineMillis) {
        if ((given & 1 << ONLINE.ordinal()) == 0 || views == null || views <= 0) return;
        stay = Duration.ofMillis(Math.floorDiv(onlineMillis, views));
        stayEstimated = true;
    }

    Figures figures() {
        Long people = (long) uv;
        Long entries = of(ENTERED, tally[Tally.ENTRIES]);
        Long shown = of(EXPOSURE, exposures);
        Long commenters = of(COMMENTED, tally[Tally.COMMENTERS]);
        Long likers = of(LIKED, tally[Tally.LIKERS]);
        Long followers = of(FOLLOWED, tally[Tally.FOLLOWERS]);
        Long sharers = of(SHARED, tally[Tally.SHARERS]);
        Long clicks = of(CLICKED, tally[Tally.CLICKS]);
        Long clickers = of(CLICKED, tally[Tally.CLICKERS]);
        Long orders = of(ORDERED, tally[Tally.ORDERS]);
        Long buyers = of(PAID, tally[Tally.BUYERS]);
        Long gmv = of(PAID, tally[Tally.PAID] - tally[Tally.REFUNDED]);
        return new Figures(
                startedAt,
                of(ONLINE, onlineLast),
                of(ONLINE, onlinePeak),
                entries,
                shown,
                rate(entries, shown),
                uv,
                stay,
                stayEstimated,
                of(COMMENTED, tally[Tally.COMMENTS]),
                commenters,
                rate(commenters, people),
                of(LIKED, tally[Tally.LIKES]),
                likers,
                rate(likers, people),
                of(FOLLOWED, tally[Tally.FOLLOWS]),
                followers,
                rate(followers, people),
                of(SHARED, tally[Tally.SHARES]),
                sharers,
                rate(sharers, people),
                of(GIFTED, tally[Tally.GIFTS]),
                of(GIFTED, tally[Tally.COINS]),
                clicks,
                clickers,
                rate(clickers, people),
                orders,
                rate(orders, clicks),
                buyers,
                rate(buyers, people),
                of(PAID, tally[Tally.UNITS]),
                sellThrough,
                money(of(PAID, tally[Tally.PAID])),
                money(of(REFUNDED, tally[Tally.REFUNDED])),
                money(gmv),
                share(gmv, 1, tally[Tally.PAID_ORDERS]),
                share(gmv, 1, people),
                share(gmv, 1000, views));
    }

    private @Nullable Long of(FactKind kind, long value) {
        return (given & 1 << kind.ordinal()) != 0 ? (Long) value : null;
    }

    private static @Nullable Money money(@Nullable Long fen) {
        return fen == null ? null : new Money(fen);
    }

    /** gmv times a factor, shared among so many, to the nearest fen (half a fen away from zero). */
    private static @Nullable Money share(@Nullable Long gmv, int times, @Nullable Long among) {
        if (gmv == null || among == null || among <= 0) return null;
        BigDecimal whole = BigDecimal.valueOf(gmv).multiply(BigDecimal.valueOf(times));
        return new Money(
                whole.divide(BigDecimal.valueOf(among), 0, RoundingMode.HALF_UP).longValue());
    }
}
