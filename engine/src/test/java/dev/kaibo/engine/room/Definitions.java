package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Money;
import java.lang.reflect.RecordComponent;
import java.math.*;
import java.time.Duration;
import java.util.*;
import java.util.regex.Pattern;
import java.util.stream.*;
import org.jspecify.annotations.Nullable;

/** What each figure is, in one table, and how it is reckoned from the numbers of its scope. */
final class Definitions {
    /**
     * The figures by their names: a number of the scope, or one divided by another; null when one of these is null or there is nothing to divide by. Of each kind of fact there
     * are the times it happened, the people who did it, and the sum of what it says. A figure that is not listed is a number under its own name.
     */
    private static final Map<String, List<String>> DEFINITIONS = Pattern.compile("(\\w+) += (\\S+( / \\S+)?)")
            .matcher("""
            entries    = ENTERED.times     entrants     = uv                 stay            = stayed / stayers
            onlineLast = ONLINE.last       onlinePeak   = ONLINE.peak
            exposures  = EXPOSURE.rise     entryRate    = ENTERED.times / EXPOSURE.rise
            comments   = COMMENTED.times   commenters   = COMMENTED.people   interactionRate = COMMENTED.people / uv
            likes      = LIKED.sum         likers       = LIKED.people       likeRate        = LIKED.people / uv
            follows    = FOLLOWED.times    followers    = FOLLOWED.people    followRate      = FOLLOWED.people / uv
            shares     = SHARED.times      sharers      = SHARED.people      shareRate       = SHARED.people / uv
            clicks     = CLICKED.times     clickers     = CLICKED.people     clickRate       = CLICKED.people / uv
            orders     = ORDERED.times     buyers       = PAID.people        conversionRate  = PAID.people / uv
            gifts      = GIFTED.times      giftCoins    = GIFTED.sum         dealRate        = ORDERED.times / CLICKED.times
            paid       = PAID.sum          refunded     = REFUNDED.sum       gmv             = PAID.gmv
            unitsSold  = PAID.units        sellThrough  = PAID.promised / promise
            uvValue    = PAID.gmv / uv     averageOrder = PAID.gmv / PAID.times
            gpm        = PAID.gmvTimes1000 / views
            commented  = COMMENTED.people  liked        = LIKED.people       followed        = FOLLOWED.people
            shared     = SHARED.people     clicked      = CLICKED.people     ordered         = ORDERED.people
            bought     = PAID.people
            """)
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> List.of(m.group(2).split(" / "))));

    private Definitions() {}

    /** A record of the figures that its parts are named after. */
    static <R extends Record> R figures(Class<R> type, Map<String, @Nullable Object> numbers) {
        Object[] figures = Stream.of(type.getRecordComponents())
                .map(part -> figure(part, numbers))
                .toArray();
        try {
            return type.cast(type.getDeclaredConstructors()[0].newInstance(figures));
        } catch (ReflectiveOperationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static @Nullable Object figure(RecordComponent part, Map<String, @Nullable Object> numbers) {
        List<String> names = DEFINITIONS.getOrDefault(part.getName(), List.of(part.getName()));
        if (!numbers.keySet().containsAll(names)) throw new AssertionError(part + " is not defined");
        Object number = numbers.get(names.getFirst()),
                among = names.size() == 1 ? (Long) 1L : numbers.get(names.getLast());
        if (!(number instanceof Long n)) return number;
        if (!(among instanceof Long a) || a == 0) return null;
        BigDecimal quotient = new BigDecimal(n).divide(new BigDecimal(a), 0, RoundingMode.HALF_UP);
        return switch (part.getType().getSimpleName()) {
            case "Double" -> (double) n / a;
            case "Money" -> new Money(quotient.longValueExact());
            case "Duration" -> Duration.ofMillis(Math.floorDiv(n, a));
            case "int" -> (Object) Math.toIntExact(n);
            default -> n;
        };
    }
}
