package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;

import dev.kaibo.engine.basics.*;
import dev.kaibo.engine.event.*;
import dev.kaibo.engine.event.AudienceFact.*;
import dev.kaibo.engine.room.Recount.Seen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.*;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The arithmetic of {@link Recount}: plain sums and sets over a list of facts. */
final class PlainSums {
    private PlainSums() {}

    static Figures figures(
            List<Seen> facts,
            Set<FactKind> given,
            @Nullable Moment startedAt,
            long onlineLast,
            long onlinePeak,
            long exposures,
            long uv,
            @Nullable Long views,
            @Nullable Duration stay,
            boolean estimated,
            @Nullable Double sellThrough,
            Predicate<Seen> firstOfOrder) {
        List<AudienceFact> firsts =
                facts.stream().filter(firstOfOrder).map(Seen::fact).toList();
        long orders = firsts.stream().filter(Ordered.class::isInstance).count(),
                paidOrders = firsts.stream().filter(Paid.class::isInstance).count();
        Long entries = given.contains(ENTERED) ? views : null,
                shown = given(given, EXPOSURE, exposures),
                clicks = given(given, CLICKED, count(facts, CLICKED));
        Long people = uv, gmv = given(given, PAID, paid(facts) - refunded(facts));
        Function<FactKind, @Nullable Long> did = kind -> given(given, kind, people(facts, f -> f.kind() == kind));
        return new Figures(
                startedAt,
                given(given, ONLINE, onlineLast),
                given(given, ONLINE, onlinePeak),
                entries,
                shown,
                rate(entries, shown),
                (int) uv,
                stay,
                estimated && stay != null,
                given(given, COMMENTED, count(facts, COMMENTED)),
                did.apply(COMMENTED),
                rate(did.apply(COMMENTED), people),
                given(given, LIKED, likes(facts)),
                did.apply(LIKED),
                rate(did.apply(LIKED), people),
                given(given, FOLLOWED, count(facts, FOLLOWED)),
                did.apply(FOLLOWED),
                rate(did.apply(FOLLOWED), people),
                given(given, SHARED, count(facts, SHARED)),
                did.apply(SHARED),
                rate(did.apply(SHARED), people),
                given(given, GIFTED, sum(facts, f -> f instanceof Gifted ? 1 : 0)),
                given(given, GIFTED, sum(facts, f -> f instanceof Gifted g ? g.coins() : 0)),
                clicks,
                did.apply(CLICKED),
                rate(did.apply(CLICKED), people),
                given(given, ORDERED, orders),
                rate(given(given, ORDERED, orders), clicks),
                did.apply(PAID),
                rate(did.apply(PAID), people),
                given(given, PAID, facts.stream().mapToLong(PlainSums::units).sum()),
                sellThrough,
                money(given(given, PAID, paid(facts))),
                money(given(given, REFUNDED, refunded(facts))),
                money(gmv),
                share(gmv, 1, paidOrders),
                share(gmv, 1, people),
                share(gmv, 1000, views));
    }

    static int product(Seen s) {
        return switch (s.fact()) {
            case Clicked c -> c.product();
            case Ordered o -> o.product();
            case Paid p -> p.product();
            case Refunded r -> r.product();
            default -> -1;
        };
    }

    static long units(Seen s) {
        return s.fact() instanceof Paid p ? p.units() : s.fact() instanceof Refunded r ? -r.units() : 0;
    }

    static long count(List<Seen> facts, FactKind kind) {
        return facts.stream().filter(s -> s.fact().kind() == kind).count();
    }

    static int people(List<Seen> facts, Predicate<AudienceFact> did) {
        return (int) facts.stream()
                .filter(s -> s.viewer() != null && did.test(s.fact()))
                .map(Seen::viewer)
                .distinct()
                .count();
    }

    static long sum(List<Seen> facts, ToLongFunction<AudienceFact> of) {
        return facts.stream().map(Seen::fact).mapToLong(of).sum();
    }

    static long likes(List<Seen> facts) {
        return sum(facts, f -> f instanceof Liked l ? l.times() : 0);
    }

    static long paid(List<Seen> facts) {
        return sum(facts, f -> f instanceof Paid p ? p.amount().fen() : 0);
    }

    static long refunded(List<Seen> facts) {
        return sum(facts, f -> f instanceof Refunded r ? r.amount().fen() : 0);
    }

    static @Nullable Long given(Set<FactKind> given, FactKind kind, long value) {
        return given.contains(kind) ? (Long) value : null;
    }

    static @Nullable Double rate(@Nullable Long part, @Nullable Long whole) {
        return part == null || whole == null || whole == 0 ? null : (Double) (part / (double) whole);
    }

    static @Nullable Duration mean(long millis, long among) {
        return among == 0 ? null : Duration.ofMillis(Math.floorDiv(millis, among));
    }

    static @Nullable Moment moment(@Nullable Long millis) {
        return millis == null ? null : new Moment(millis);
    }

    static @Nullable Money money(@Nullable Long fen) {
        return fen == null ? null : new Money(fen);
    }

    static @Nullable Money share(@Nullable Long gmv, long times, @Nullable Long among) {
        if (gmv == null || among == null || among == 0) return null;
        return new Money(new BigDecimal(gmv * times)
                .divide(new BigDecimal(among), 0, RoundingMode.HALF_UP)
                .longValue());
    }
}
