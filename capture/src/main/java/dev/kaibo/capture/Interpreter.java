package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a sighting of the fields of a line. Only the fields that its kind speaks of are looked at. */
final class Interpreter {
    /** Epoch times outside are no moments of a live show; most often they are seconds where milliseconds belong. */
    static final long EARLIEST = 946_684_800_000L; // 2000-01-01

    static final long LATEST = 4_102_444_800_000L; // 2100-01-01

    private final TypeNames types;
    private final SourceNames sources;
    private final Times times;
    private final @Nullable TimePattern pattern;

    /** @param pattern how times are written; null for ISO-8601 or epoch milliseconds */
    Interpreter(TypeNames types, SourceNames sources, Times times, @Nullable TimePattern pattern) {
        this.types = types;
        this.sources = sources;
        this.times = times;
        this.pattern = pattern;
    }

    /** What the source calls its types; {@code kinds} has null where a type is deliberately no fact. */
    record TypeNames(
            ByteNames names,
            List<@Nullable FactKind> kinds,
            @Nullable FactKind always) {}

    record SourceNames(ByteNames names, List<TrafficSource> sources) {
        static final SourceNames KAIBO = new SourceNames(new ByteNames(Words.all(Words.sources())), Words.sources());
    }

    /** @throws BadLine when the fields make no fact; null when the line is deliberately none */
    @Nullable
    Sighting read(Slots slots) {
        FactKind kind = types.always();
        if (kind == null) {
            if (!slots.has(Slots.TYPE)) throw new BadLine(Line.Reason.WRONG_VALUE, "type is missing.");
            int type = find(types.names(), slots, Slots.TYPE);
            if (type == ByteNames.NONE) {
                kind = FactKind.UNRECOGNISED;
            } else {
                kind = types.kinds().get(type);
                if (kind == null) return null;
            }
        }
        Sighting sighting = sighting(kind, slots, new Moment(happened(slots)));
        String fault = sighting.fault();
        if (fault != null) throw new BadLine(Line.Reason.WRONG_VALUE, fault);
        return sighting;
    }

    private long happened(Slots slots) {
        if (!slots.has(Slots.AT)) throw new BadLine(Line.Reason.NO_TIME, "The time is missing.");
        byte form = slots.form[Slots.AT];
        if (form != Slots.PLAIN && form != Slots.NUMBER)
            throw new BadLine(Line.Reason.NO_TIME, "The time must be a text or a whole number.");
        int from = slots.from[Slots.AT];
        int to = slots.to[Slots.AT];
        long happened = pattern == null
                ? times.iso(slots.timeBytes, from, to)
                : times.pattern(pattern, slots.timeBytes, from, to);
        if (happened < EARLIEST || happened >= LATEST)
            throw new BadLine(
                    Line.Reason.FAR_OFF,
                    "The time %s lies outside 2000 to 2099; a number is read as milliseconds since 1970."
                            .formatted(new Moment(happened)));
        return happened;
    }

    private Sighting sighting(FactKind kind, Slots slots, Moment happened) {
        Long sequence = slots.has(Slots.SEQ) ? slots.whole(Slots.SEQ, 0) : null;
        String id = slots.text(Slots.ID);
        String viewer = slots.text(Slots.VIEWER);
        String nick = slots.text(Slots.NICK);
        String text = null;
        TrafficSource source = null;
        String product = null;
        String order = null;
        String rawType = null;
        int units = 1;
        long fen = 0;
        int count = 1;
        long value = 0;
        switch (kind) {
            case ENTERED -> source = source(slots);
            case COMMENTED -> text = slots.text(Slots.TEXT);
            case LIKED -> count = slots.count(Slots.TIMES, 1);
            case CLICKED -> product = slots.text(Slots.PRODUCT);
            case ORDERED, PAID, REFUNDED -> {
                product = slots.text(Slots.PRODUCT);
                order = slots.text(Slots.ORDER);
                units = slots.count(Slots.UNITS, kind == FactKind.REFUNDED ? 0 : 1);
                fen = amount(kind, slots);
            }
            case GIFTED -> {
                count = slots.count(Slots.COUNT, 1);
                value = slots.whole(Slots.COINS, 0);
            }
            case ONLINE -> value = needed(slots, Slots.ONLINE);
            case EXPOSURE -> value = needed(slots, Slots.EXPOSURES);
            case UNRECOGNISED -> rawType = slots.text(Slots.TYPE);
            case LEFT, FOLLOWED, SHARED -> {}
        }
        return new Sighting(
                kind, sequence, id, happened, viewer, nick, text, source, product, order, units, fen, count, value,
                rawType);
    }

    private static long amount(FactKind kind, Slots slots) {
        if (slots.has(Slots.AMOUNT_YUAN)) return slots.yuanAsFen(Slots.AMOUNT_YUAN);
        // An order that is not paid may come without its amount; money that moved may not.
        return kind == FactKind.ORDERED ? slots.whole(Slots.AMOUNT_FEN, 0) : needed(slots, Slots.AMOUNT_FEN);
    }

    private static long needed(Slots slots, int slot) {
        if (!slots.has(slot))
            throw new BadLine(Line.Reason.WRONG_VALUE, "%s is missing.".formatted(Slots.NAMES.get(slot)));
        return slots.whole(slot, 0);
    }

    private @Nullable TrafficSource source(Slots slots) {
        if (!slots.has(Slots.SOURCE)) return null;
        int found = find(sources.names(), slots, Slots.SOURCE);
        return found == ByteNames.NONE ? TrafficSource.OTHER : sources.sources().get(found);
    }

    private static int find(ByteNames names, Slots slots, int slot) {
        if (slots.form[slot] == Slots.PLAIN) return names.find(slots.bytes, slots.from[slot], slots.to[slot]);
        String text = slots.text(slot);
        if (text == null) return ByteNames.NONE;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return names.find(bytes, 0, bytes.length);
    }
}
