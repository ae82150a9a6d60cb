package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams that facts came from: what they said of themselves, how fresh they are, where their keys clashed. */
final class Streams {
    static final int MOST = 4_096;
    static final long NEVER = Long.MIN_VALUE;

    /** One stream, declared or not. */
    static final class Stream {
        @Nullable
        StreamDeclared declared;

        long offsetMillis;
        long lastAt = NEVER;
        long sequenceConflicts;
        long messageConflicts;
        /** Running totals of exposures, as this stream gave them. */
        Samples exposures = new Samples();
    }

    private final List<Stream> streams = new ArrayList<>();
    /** Kinds that came, as bits. */
    private int seen;

    /** @throws IllegalArgumentException when the number is 4,096 or more: the intake gives them out densely */
    Stream at(int number) {
        if (number >= MOST)
            throw new IllegalArgumentException(
                    "A show has at most %d streams (was number %d).".formatted(MOST, number));
        while (streams.size() <= number) streams.add(new Stream());
        return streams.get(number);
    }

    List<Stream> all() {
        return streams;
    }

    void see(FactKind kind) {
        seen |= 1 << kind.ordinal();
    }

    /** Bits of the kinds that the declared streams give together. What came without being declared may be but a part, so it is none of them. */
    int given() {
        int given = 0;
        for (Stream stream : streams)
            if (stream.declared != null) for (FactKind kind : stream.declared.gives()) given |= 1 << kind.ordinal();
        return given;
    }

    /** Kinds that came although no stream declares them. */
    Set<FactKind> undeclared() {
        Set<FactKind> undeclared = EnumSet.noneOf(FactKind.class);
        int bits = seen & ~given();
        for (FactKind kind : FactKind.values()) if ((bits & 1 << kind.ordinal()) != 0) undeclared.add(kind);
        undeclared.remove(FactKind.UNRECOGNISED);
        return undeclared;
    }

    /** The newest running total of each stream before a moment, summed. */
    long exposuresBefore(long moment) {
        long sum = 0;
        for (Stream stream : streams) sum += stream.exposures.before(moment);
        return sum;
    }

    void writeTo(ByteWriter out) {
        out.unsigned(seen).unsigned(streams.size());
        for (Stream stream : streams) {
            StreamDeclared declared = stream.declared;
            out.flag(declared != null);
            if (declared != null) {
                out.unsigned(declared.stream())
                        .text(declared.name())
                        .u8(declared.origin().ordinal());
                int gives = 0;
                for (FactKind kind : declared.gives()) gives |= 1 << kind.ordinal();
                out.unsigned(gives)
                        .text(declared.zone())
                        .signed(declared.period().toMillis());
            }
            out.signed(stream.offsetMillis).signed(stream.lastAt);
            out.unsigned(stream.sequenceConflicts).unsigned(stream.messageConflicts);
            stream.exposures.writeTo(out);
        }
    }

    static Streams readFrom(ByteReader in) {
        Streams read = new Streams();
        read.seen = in.count();
        int size = in.count();
        if (size > MOST) throw new DamagedBytes("%d streams".formatted(size));
        for (int i = 0; i < size; i++) {
            Stream stream = new Stream();
            if (in.flag()) stream.declared = declared(in);
            stream.offsetMillis = in.signed();
            stream.lastAt = in.signed();
            stream.sequenceConflicts = in.unsigned();
            stream.messageConflicts = in.unsigned();
            stream.exposures = Samples.readFrom(in);
            read.streams.add(stream);
        }
        return read;
    }

    private static StreamDeclared declared(ByteReader in) {
        int number = in.count();
        String name = in.text();
        int origin = in.u8();
        if (origin >= Origin.values().length) throw new DamagedBytes("origin %d".formatted(origin));
        int bits = in.count();
        Set<FactKind> gives = EnumSet.noneOf(FactKind.class);
        for (FactKind kind : FactKind.values()) if ((bits & 1 << kind.ordinal()) != 0) gives.add(kind);
        return new StreamDeclared(
                number, name, Origin.values()[origin], gives, in.text(), Duration.ofMillis(in.signed()));
    }
}
