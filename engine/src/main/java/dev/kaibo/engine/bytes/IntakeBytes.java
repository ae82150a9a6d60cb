package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.IntakeEvent.FactsDropped;
import dev.kaibo.engine.event.IntakeEvent.OffsetMeasured;
import dev.kaibo.engine.event.IntakeEvent.PlatformRead;
import dev.kaibo.engine.event.IntakeEvent.ProductMet;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.event.IntakeEvent.ViewerMet;
import dev.kaibo.engine.event.PlatformReading;
import java.util.EnumSet;
import java.util.Set;

/** What the intake said, as bytes. */
final class IntakeBytes {
    private static final Origin[] ORIGINS = Origin.values();
    private static final FactKind[] KINDS = FactKind.values();
    private static final PlatformMeasure[] MEASURES = PlatformMeasure.values();
    private static final TrafficSource[] SOURCES = TrafficSource.values();

    private IntakeBytes() {}

    static void write(IntakeEvent event, ByteWriter out) {
        switch (event) {
            case StreamDeclared(var stream, var name, var origin, var gives, var zone, var period) -> {
                out.unsigned(stream).text(name, EventCodec.TEXT_MOST).oneOf(origin);
                out.unsigned(bits(gives)).text(zone, EventCodec.TEXT_MOST);
                PlanBytes.writeLength(period, out);
            }
            case OffsetMeasured(var stream, var offset) -> PlanBytes.writeLength(offset, out.unsigned(stream));
            case ViewerMet(var viewer) -> out.unsigned(viewer);
            case ProductMet(var product, var code) -> out.unsigned(product).text(code, EventCodec.TEXT_MOST);
            case FactsDropped(var stream, var duplicates, var rejected) ->
                out.unsigned(stream).unsigned(duplicates).unsigned(rejected);
            case PlatformRead(var stream, var reading) -> write(reading, out.unsigned(stream));
        }
    }

    static IntakeEvent read(int tag, ByteReader in) {
        return switch (tag) {
            case Tags.STREAM_DECLARED ->
                new StreamDeclared(
                        in.count(),
                        in.text(EventCodec.TEXT_MOST),
                        in.oneOf(ORIGINS),
                        kinds(in),
                        in.text(EventCodec.TEXT_MOST),
                        PlanBytes.readLength(in));
            case Tags.OFFSET_MEASURED -> new OffsetMeasured(in.count(), PlanBytes.readLength(in));
            case Tags.VIEWER_MET -> new ViewerMet(in.count());
            case Tags.PRODUCT_MET -> new ProductMet(in.count(), in.text(EventCodec.TEXT_MOST));
            case Tags.FACTS_DROPPED -> new FactsDropped(in.count(), in.count(), in.count());
            case Tags.PLATFORM_READ -> new PlatformRead(in.count(), reading(in));
            default -> throw Tags.unknown(tag, in);
        };
    }

    private static void write(PlatformReading reading, ByteWriter out) {
        TrafficSource source = reading.source();
        PersonId by = reading.by();
        out.oneOf(reading.measure()).unsigned(reading.windowMinutes()).flag(source != null);
        if (source != null) out.oneOf(source);
        out.unsigned(reading.value()).signed(reading.happened().millis()).flag(by != null);
        if (by != null) out.uuid(by.value());
    }

    private static PlatformReading reading(ByteReader in) {
        return new PlatformReading(
                in.oneOf(MEASURES),
                in.count(),
                in.flag() ? in.oneOf(SOURCES) : null,
                in.unsigned(),
                new Moment(in.signed()),
                in.flag() ? new PersonId(in.uuid()) : null);
    }

    private static long bits(Set<FactKind> kinds) {
        long bits = 0;
        for (FactKind kind : kinds) bits |= 1L << kind.ordinal();
        return bits;
    }

    private static Set<FactKind> kinds(ByteReader in) {
        long bits = in.unsigned();
        if (bits >>> KINDS.length != 0)
            throw new DamagedBytes(
                    "the kinds %x name one that this program does not know before offset %d".formatted(bits, in.at()));
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        for (FactKind kind : KINDS) if ((bits >>> kind.ordinal() & 1) == 1) kinds.add(kind);
        return kinds;
    }
}
