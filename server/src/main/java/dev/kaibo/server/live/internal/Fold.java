package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Room;
import java.util.List;

/** A show in memory: crew, room and numbering, all at the same position of the journal. Owned by the show's writer. */
final class Fold {
    /** Of the snapshot as a whole; crew and room have formats of their own inside. */
    static final short FORMAT = 1;

    private Crew crew;
    private final Room room;
    private final Streams streams;
    private long position;
    private long crewPosition;
    private Moment at;

    private Fold(Crew crew, Room room, Streams streams, long position, long crewPosition, Moment at) {
        this.crew = crew;
        this.room = room;
        this.streams = streams;
        this.position = position;
        this.crewPosition = crewPosition;
        this.at = at;
    }

    static Fold empty() {
        return new Fold(Crew.empty(), Room.empty(), new Streams(), 0, 0, new Moment(Long.MIN_VALUE));
    }

    Crew crew() {
        return crew;
    }

    Room room() {
        return room;
    }

    Streams streams() {
        return streams;
    }

    /** Last applied event; 0 when there is none. */
    long position() {
        return position;
    }

    /** Last event that may have changed the crew's part. */
    long crewPosition() {
        return crewPosition;
    }

    /** When the last event was taken in. */
    Moment at() {
        return at;
    }

    /** @throws IllegalStateException when the events do not follow on: then what is stored is not a journal */
    void apply(List<Recorded> events) {
        for (Recorded each : events) {
            if (each.position() != position + 1)
                throw new IllegalStateException("Position %d follows position %d: the journal has a hole or a double."
                        .formatted(each.position(), position));
            if (each.at().isBefore(at))
                throw new IllegalStateException("Position %d is of %s, before %s of the one before it."
                        .formatted(each.position(), each.at(), at));
            position = each.position();
            at = each.at();
            if (each.event() instanceof CrewEvent) {
                crew = crew.apply(each);
                crewPosition = position;
            }
            streams.apply(each.event());
        }
        room.applyAll(events);
    }

    byte[] toBytes() {
        var out = new ByteWriter(1 << 16);
        out.unsigned(position).unsigned(crewPosition).signed(at.millis());
        crew.writeTo(out);
        streams.writeTo(out);
        room.writeTo(out);
        return out.toBytes();
    }

    /** @throws DamagedBytes when these are not the bytes of a fold in the present format */
    static Fold fromBytes(byte[] bytes) {
        var in = new ByteReader(bytes);
        long position = in.unsigned();
        long crewPosition = in.unsigned();
        var at = new Moment(in.signed());
        Crew crew = Crew.readFrom(in);
        Streams streams = Streams.readFrom(in);
        Room room = Room.readFrom(in);
        if (in.hasMore()) throw new DamagedBytes("bytes are left at offset %d".formatted(in.at()));
        return new Fold(crew, room, streams, position, crewPosition, at);
    }
}
