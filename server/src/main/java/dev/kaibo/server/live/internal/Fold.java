package dev.kaibo.server.live.internal;

import dev.kaibo.engine.Show;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Room;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A show in memory with what its host needs beside it: the numbering of its streams. Owned by the show's writer. */
final class Fold {
    /** Of what stands before the engine's own snapshot, which has a version inside. */
    static final short FORMAT = 3;

    private final Show show;
    private final Streams streams;
    private long crewPosition;

    private Fold(Show show, Streams streams, long crewPosition) {
        this.show = show;
        this.streams = streams;
        this.crewPosition = crewPosition;
    }

    static Fold empty() {
        return new Fold(Show.empty(), new Streams(), 0);
    }

    Crew crew() {
        return show.crew();
    }

    Room room() {
        return show.room();
    }

    Streams streams() {
        return streams;
    }

    /** Last applied event; 0 when there is none. */
    long position() {
        return show.position();
    }

    /** Last event that may have changed the crew's part. */
    long crewPosition() {
        return crewPosition;
    }

    /** When the last event was taken in; before any, a moment that nothing is earlier than. */
    Moment at() {
        return show.position() == 0 ? new Moment(Long.MIN_VALUE) : show.at();
    }

    /** @throws IllegalStateException when the events do not follow on: then what is stored is not a journal */
    void apply(List<Recorded> events) {
        for (Recorded each : events) {
            show.apply(each);
            streams.apply(each.event());
            if (each.event() instanceof CrewEvent) crewPosition = each.position();
        }
    }

    byte[] toBytes() {
        var own = new ByteWriter(256);
        own.unsigned(crewPosition);
        streams.writeTo(own);
        byte[] before = own.toBytes();
        byte[] engine = dev.kaibo.engine.Snapshots.write(show);
        return ByteBuffer.allocate(Integer.BYTES + before.length + engine.length)
                .putInt(before.length)
                .put(before)
                .put(engine)
                .array();
    }

    /** @throws DamagedBytes when these are not the bytes of a fold in the present format */
    static Fold fromBytes(byte[] bytes) {
        if (bytes.length < Integer.BYTES) throw new DamagedBytes("%d bytes are no snapshot".formatted(bytes.length));
        int length = ByteBuffer.wrap(bytes).getInt();
        int engine = Integer.BYTES + length;
        if (length < 0 || engine < 0 || engine > bytes.length)
            throw new DamagedBytes("%d bytes wanted before the engine's part, of %d".formatted(length, bytes.length));
        var in = new ByteReader(Arrays.copyOfRange(bytes, Integer.BYTES, engine));
        long crewPosition = in.unsigned();
        Streams streams = Streams.readFrom(in);
        if (in.hasMore()) throw new DamagedBytes("bytes are left at offset %d".formatted(in.at()));
        return new Fold(
                dev.kaibo.engine.Snapshots.read(Arrays.copyOfRange(bytes, engine, bytes.length)),
                streams,
                crewPosition);
    }
}
