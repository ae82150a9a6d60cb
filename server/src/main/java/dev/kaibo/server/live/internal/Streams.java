package dev.kaibo.server.live.internal;

import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.IntakeEvent.FactsDropped;
import dev.kaibo.engine.event.IntakeEvent.OffsetMeasured;
import dev.kaibo.engine.event.IntakeEvent.PlatformRead;
import dev.kaibo.engine.event.IntakeEvent.ProductMet;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.event.IntakeEvent.ViewerMet;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal says about numbering: streams, products, and the next free numbers. From it the intake goes on after a restart where it stopped. */
final class Streams {
    private final List<StreamDeclared> declared = new ArrayList<>();
    private final List<Duration> offsets = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private int nextViewer;
    private long nextComment;
    private long rejected;

    void apply(ShowEvent event) {
        switch (event) {
            case StreamDeclared stream -> {
                if (stream.stream() < declared.size()) declared.set(stream.stream(), stream);
                else {
                    declared.add(stream);
                    offsets.add(Duration.ZERO);
                }
            }
            case OffsetMeasured measured -> offsets.set(measured.stream(), measured.offset());
            case ProductMet met -> products.add(met.code());
            case ViewerMet met -> nextViewer = Math.max(nextViewer, met.viewer() + 1);
            case AudienceFact.Commented comment -> nextComment = Math.max(nextComment, comment.comment() + 1);
            case FactsDropped dropped -> rejected += dropped.rejected();
            case AudienceFact _, CrewEvent _, PlatformRead _, Tick _ -> {}
        }
    }

    /** Number of the stream of this name and origin; null when it was never declared. */
    @Nullable
    Integer number(StreamHeader header) {
        for (StreamDeclared each : declared)
            if (each.name().equals(header.name()) && each.origin() == header.origin()) return each.stream();
        return null;
    }

    /** What the journal has to say anew about this stream; null when it knows all of it. */
    @Nullable
    StreamDeclared news(int number, StreamHeader header) {
        var now = new StreamDeclared(
                number, header.name(), header.origin(), header.gives(), header.zone(), header.period());
        return now.equals(declared.get(number)) ? null : now;
    }

    List<Duration> offsets() {
        return offsets;
    }

    List<String> products() {
        return products;
    }

    int nextViewer() {
        return nextViewer;
    }

    long nextComment() {
        return nextComment;
    }

    /** Lines that could not be understood so far: the number of the next one in quarantine. */
    long rejected() {
        return rejected;
    }

    void writeTo(ByteWriter out) {
        List<Recorded> events = new ArrayList<>();
        for (StreamDeclared stream : declared) add(events, stream);
        for (int i = 0; i < offsets.size(); i++) add(events, new OffsetMeasured(i, offsets.get(i)));
        for (int i = 0; i < products.size(); i++) add(events, new ProductMet(i, products.get(i)));
        add(events, new Tick()); // a block is never empty
        byte[] block = EventCodec.encode(events);
        out.unsigned(block.length);
        for (byte each : block) out.u8(each);
        out.unsigned(nextViewer).unsigned(nextComment).unsigned(rejected);
    }

    static Streams readFrom(ByteReader in) {
        byte[] block = new byte[in.count()];
        for (int i = 0; i < block.length; i++) block[i] = (byte) in.u8();
        var streams = new Streams();
        for (Recorded each : EventCodec.decode(block)) streams.apply(each.event());
        streams.nextViewer = in.count();
        streams.nextComment = in.unsigned();
        streams.rejected = in.unsigned();
        return streams;
    }

    private static void add(List<Recorded> events, ShowEvent event) {
        events.add(new Recorded(events.size() + 1, new Moment(0), event));
    }
}
