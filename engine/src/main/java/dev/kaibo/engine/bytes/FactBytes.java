package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.AudienceFact.Clicked;
import dev.kaibo.engine.event.AudienceFact.Commented;
import dev.kaibo.engine.event.AudienceFact.Entered;
import dev.kaibo.engine.event.AudienceFact.ExposureSampled;
import dev.kaibo.engine.event.AudienceFact.Followed;
import dev.kaibo.engine.event.AudienceFact.Gifted;
import dev.kaibo.engine.event.AudienceFact.Left;
import dev.kaibo.engine.event.AudienceFact.Liked;
import dev.kaibo.engine.event.AudienceFact.OnlineSampled;
import dev.kaibo.engine.event.AudienceFact.Ordered;
import dev.kaibo.engine.event.AudienceFact.Paid;
import dev.kaibo.engine.event.AudienceFact.Refunded;
import dev.kaibo.engine.event.AudienceFact.Shared;
import dev.kaibo.engine.event.AudienceFact.Unrecognised;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;

/**
 * Audience facts as bytes. Millions of them stand in a show, so their heads are packed: one byte holds key kind, whether a viewer is named and
 * a small stream number; a sequence is stored as the step from the stream's last one in this block, a moment as the step from the journal's.
 */
final class FactBytes {
    private static final KeyKind[] KEY_KINDS = KeyKind.values();
    private static final TrafficSource[] SOURCES = TrafficSource.values();
    private static final int NAMES_VIEWER = 4;
    private static final int STREAM_SHIFT = 3;
    /** Streams up to here fit into the head's byte; this value says that the number follows. */
    private static final int STREAM_FOLLOWS = 31;

    private final long[] lastSequence = new long[STREAM_FOLLOWS];

    void write(AudienceFact fact, long at, ByteWriter out) {
        writeHead(fact.head(), at, out);
        switch (fact) {
            case Entered it -> out.oneOf(it.source());
            case Left _, Followed _, Shared _ -> {}
            case Commented it -> out.signed(it.comment());
            case Liked it -> out.unsigned(it.times());
            case Clicked it -> out.signed(it.product());
            case Ordered it -> writeSale(it.order(), it.product(), it.units(), it.amount(), out);
            case Paid it -> writeSale(it.order(), it.product(), it.units(), it.amount(), out);
            case Refunded it -> writeSale(it.order(), it.product(), it.units(), it.amount(), out);
            case Gifted it -> out.unsigned(it.count()).unsigned(it.coins());
            case OnlineSampled it -> out.unsigned(it.online());
            case ExposureSampled it -> out.unsigned(it.exposures());
            case Unrecognised it -> out.text(it.type(), EventCodec.TEXT_MOST);
        }
    }

    AudienceFact read(int tag, long at, ByteReader in) {
        if (tag < Tags.ENTERED || tag > Tags.UNRECOGNISED) throw Tags.unknown(tag, in);
        FactHead head = readHead(at, in);
        return switch (tag) {
            case Tags.ENTERED -> new Entered(head, in.oneOf(SOURCES));
            case Tags.LEFT -> new Left(head);
            case Tags.COMMENTED -> new Commented(head, in.signed());
            case Tags.LIKED -> new Liked(head, in.count());
            case Tags.FOLLOWED -> new Followed(head);
            case Tags.SHARED -> new Shared(head);
            case Tags.CLICKED -> new Clicked(head, in.integer());
            case Tags.ORDERED -> new Ordered(head, in.fixed64(), in.integer(), in.count(), new Money(in.unsigned()));
            case Tags.PAID -> new Paid(head, in.fixed64(), in.integer(), in.count(), new Money(in.unsigned()));
            case Tags.REFUNDED -> new Refunded(head, in.fixed64(), in.integer(), in.count(), new Money(in.unsigned()));
            case Tags.GIFTED -> new Gifted(head, in.count(), in.unsigned());
            case Tags.ONLINE_SAMPLED -> new OnlineSampled(head, in.count());
            case Tags.EXPOSURE_SAMPLED -> new ExposureSampled(head, in.unsigned());
            case Tags.UNRECOGNISED -> new Unrecognised(head, in.text(EventCodec.TEXT_MOST));
            default -> throw Tags.unknown(tag, in);
        };
    }

    private static void writeSale(long order, int product, int units, Money amount, ByteWriter out) {
        out.fixed64(order).signed(product).unsigned(units).unsigned(amount.fen());
    }

    private void writeHead(FactHead head, long at, ByteWriter out) {
        int stream = Math.min(head.stream(), STREAM_FOLLOWS);
        out.u8(head.keyKind().ordinal() | (head.namesViewer() ? NAMES_VIEWER : 0) | stream << STREAM_SHIFT);
        if (stream == STREAM_FOLLOWS) out.unsigned(head.stream());
        switch (head.keyKind()) {
            case NONE -> out.signed(head.key());
            case SEQUENCE -> {
                out.signed(head.key() - lastSequence(stream));
                remember(stream, head.key());
            }
            case MESSAGE -> out.fixed64(head.key());
        }
        out.fixed64(head.content()).signed(at - head.happenedMillis());
        if (head.namesViewer()) out.unsigned(head.viewer());
    }

    private FactHead readHead(long at, ByteReader in) {
        int packed = in.u8();
        int kind = packed & 3;
        if (kind >= KEY_KINDS.length) throw new DamagedBytes("key kind %d before offset %d".formatted(kind, in.at()));
        int small = packed >> STREAM_SHIFT;
        int stream = small == STREAM_FOLLOWS ? in.count() : small;
        KeyKind keyKind = KEY_KINDS[kind];
        long key = switch (keyKind) {
            case NONE -> in.signed();
            case SEQUENCE -> {
                long sequence = lastSequence(small) + in.signed();
                remember(small, sequence);
                yield sequence;
            }
            case MESSAGE -> in.fixed64();
        };
        long content = in.fixed64();
        long happened = at - in.signed();
        int viewer = (packed & NAMES_VIEWER) == 0 ? FactHead.NOBODY : in.count();
        return new FactHead(stream, keyKind, key, content, happened, viewer);
    }

    private long lastSequence(int stream) {
        return stream == STREAM_FOLLOWS ? 0 : lastSequence[stream];
    }

    private void remember(int stream, long sequence) {
        if (stream != STREAM_FOLLOWS) lastSequence[stream] = sequence;
    }
}
