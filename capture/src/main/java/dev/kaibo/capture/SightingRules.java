package dev.kaibo.capture;

import org.jspecify.annotations.Nullable;

/** What a fact must keep to before it may be taken in, from a file or from a post. Sums of millions of such facts stay inside a long. */
public final class SightingRules {
    /** Longest id of a viewer, a message, an order or a product, in characters. */
    public static final int LONGEST_ID = 256;

    /** Most pieces, likes or gifts in one fact. */
    public static final int MOST_COUNTED = 1_000_000;

    /** Most fen, coins or exposures in one fact: two million of them still fit a sum. */
    public static final long MOST_VALUE = 1_000_000_000_000L;

    private SightingRules() {}

    /** Why the sighting cannot be taken; null when it can. */
    static @Nullable String fault(Sighting s) {
        String tooLong = tooLong(s);
        if (tooLong != null) return tooLong;
        Long sequence = s.sequence();
        if (sequence != null && sequence < 0) return "seq (%d) cannot be negative.".formatted(sequence);
        return switch (s.kind()) {
            case ENTERED, LEFT, COMMENTED, FOLLOWED, SHARED, CLICKED, UNRECOGNISED -> null;
            case LIKED -> range("times", s.count(), 1, MOST_COUNTED);
            case ORDERED, PAID ->
                first(
                        needsOrder(s),
                        range("units", s.units(), 1, MOST_COUNTED),
                        range("amountFen", s.amountFen(), 0, MOST_VALUE));
            case REFUNDED ->
                first(
                        needsOrder(s),
                        range("units", s.units(), 0, MOST_COUNTED),
                        range("amountFen", s.amountFen(), 0, MOST_VALUE));
            case GIFTED -> first(range("count", s.count(), 1, MOST_COUNTED), range("coins", s.value(), 0, MOST_VALUE));
            case ONLINE -> range("online", s.value(), 0, 1_000_000_000);
            case EXPOSURE -> range("exposures", s.value(), 0, MOST_VALUE);
        };
    }

    private static @Nullable String needsOrder(Sighting s) {
        return s.order() == null ? "order is missing: an order, a payment and a refund name their order." : null;
    }

    private static @Nullable String range(String name, long value, long least, long most) {
        if (value < least)
            return least == 0
                    ? "%s (%d) cannot be negative.".formatted(name, value)
                    : "%s (%d) starts at %d.".formatted(name, value, least);
        if (value > most) return "%s (%d) is beyond %d.".formatted(name, value, most);
        return null;
    }

    private static @Nullable String tooLong(Sighting s) {
        return first(
                longId("viewer", s.viewer()),
                longId("id", s.messageId()),
                first(longId("product", s.product()), longId("order", s.order()), null));
    }

    private static @Nullable String longId(String name, @Nullable String id) {
        if (id == null || id.length() <= LONGEST_ID) return null;
        return "%s has %d characters; at most %d are taken.".formatted(name, id.length(), LONGEST_ID);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        if (one != null) return one;
        return two != null ? two : three;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two) {
        return one != null ? one : two;
    }
}
