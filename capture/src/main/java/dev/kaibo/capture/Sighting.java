package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * One fact as a source tells it, still with its own ids and texts. It never enters the journal: {@link Intake} turns it into numbers.
 *
 * @param kind what happened; {@link FactKind#UNRECOGNISED} for a type that this version does not know
 * @param sequence the source's running number of this fact, 0 or more; null when the source does not count
 * @param messageId the source's own id of this fact; null when it gives none
 * @param happened when it happened by the source's clock, not shifted by any offset
 * @param viewer the source's id of the viewer; null when the fact names nobody
 * @param nick how the viewer is called; null when not told
 * @param text what a comment says, not masked; null when there is none
 * @param source by which entry a viewer came in; null when not told
 * @param product the shop's item number; null when the fact names no product
 * @param order the shop's order id; needed by an order, a payment and a refund
 * @param units pieces ordered, paid or given back
 * @param amountFen amount of an order, a payment or a refund in fen
 * @param count how many likes or gifts this fact stands for
 * @param value coins of a gift, viewers online, or exposures so far, by kind
 * @param rawType the source's own word for an unrecognised type; null for all other kinds
 */
public record Sighting(
        FactKind kind,
        @Nullable Long sequence,
        @Nullable String messageId,
        Moment happened,
        @Nullable String viewer,
        @Nullable String nick,
        @Nullable String text,
        @Nullable TrafficSource source,
        @Nullable String product,
        @Nullable String order,
        int units,
        long amountFen,
        int count,
        long value,
        @Nullable String rawType) {

    /** The simplest fact of a kind: one unit, once, nothing else told. */
    public static Sighting of(FactKind kind, Moment happened) {
        int units = kind == FactKind.REFUNDED ? 0 : 1;
        return new Sighting(kind, null, null, happened, null, null, null, null, null, null, units, 0, 1, 0, null);
    }

    public Sighting withSequence(long value) {
        return new Sighting(
                kind,
                value,
                messageId,
                happened,
                viewer,
                nick,
                text,
                source,
                product,
                order,
                units,
                amountFen,
                count,
                this.value,
                rawType);
    }

    public Sighting withMessageId(@Nullable String id) {
        return new Sighting(
                kind, sequence, id, happened, viewer, nick, text, source, product, order, units, amountFen, count,
                value, rawType);
    }

    public Sighting withViewer(@Nullable String id, @Nullable String name) {
        return new Sighting(
                kind, sequence, messageId, happened, id, name, text, source, product, order, units, amountFen, count,
                value, rawType);
    }

    public Sighting withText(@Nullable String said) {
        return new Sighting(
                kind, sequence, messageId, happened, viewer, nick, said, source, product, order, units, amountFen,
                count, value, rawType);
    }

    public Sighting withSource(@Nullable TrafficSource entry) {
        return new Sighting(
                kind, sequence, messageId, happened, viewer, nick, text, entry, product, order, units, amountFen, count,
                value, rawType);
    }

    public Sighting withProduct(@Nullable String code) {
        return new Sighting(
                kind, sequence, messageId, happened, viewer, nick, text, source, code, order, units, amountFen, count,
                value, rawType);
    }

    /** The sale of an order: its id, how many pieces, for how many fen. */
    public Sighting withSale(String orderId, int pieces, long fen) {
        return new Sighting(
                kind, sequence, messageId, happened, viewer, nick, text, source, product, orderId, pieces, fen, count,
                value, rawType);
    }

    /** How many likes or gifts, and the coins, the viewers online or the exposures. */
    public Sighting withAmounts(int howMany, long measured) {
        return new Sighting(
                kind, sequence, messageId, happened, viewer, nick, text, source, product, order, units, amountFen,
                howMany, measured, rawType);
    }

    public Sighting withRawType(@Nullable String type) {
        return new Sighting(
                kind, sequence, messageId, happened, viewer, nick, text, source, product, order, units, amountFen,
                count, value, type);
    }

    /** What makes this sighting impossible, as a sentence with the value in it; null when it can be taken in. */
    public @Nullable String fault() {
        return SightingRules.fault(this);
    }
}
