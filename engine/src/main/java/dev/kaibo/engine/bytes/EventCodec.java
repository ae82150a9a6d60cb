package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Blocks of events as bytes, the journal's format 1.
 *
 * <p>A block is: version (1 byte), length of the body (varint), body, CRC-32C of all before it (4 bytes). The body is: first position, number of
 * events, moment of the first, then each event as tag, milliseconds since the one before, payload. Positions follow one another and moments
 * never run backwards, so neither is stored again. Frozen: a change is a new version with a reader of its own beside this one, and
 * contract/samples/journal holds what format 1 looks like.
 */
public final class EventCodec {
    /** The version that {@link #encode} writes, and stored with each block of the journal. */
    public static final int VERSION = 1;

    /** A text of the journal is never longer than this, in bytes. */
    public static final int TEXT_MOST = 16_384;

    private EventCodec() {}

    /**
     * @param events at least one, with consecutive positions and moments that never run backwards
     * @throws IllegalArgumentException when they are not, or a text is longer than {@link #TEXT_MOST}
     */
    public static byte[] encode(List<Recorded> events) {
        if (events.isEmpty()) throw new IllegalArgumentException("A block holds at least one event.");
        Recorded first = events.getFirst();
        ByteWriter body = new ByteWriter(32 + events.size() * 24);
        body.unsigned(first.position())
                .unsigned(events.size())
                .signed(first.at().millis());
        FactBytes facts = new FactBytes();
        long position = first.position();
        long at = first.at().millis();
        for (Recorded it : events) {
            if (it.position() != position)
                throw new IllegalArgumentException(
                        "Position %d stands where %d belongs.".formatted(it.position(), position));
            if (it.at().millis() < at)
                throw new IllegalArgumentException(
                        "Position %d runs backwards from %s to %s.".formatted(position, new Moment(at), it.at()));
            long since = it.at().millis() - at;
            at = it.at().millis();
            position++;
            switch (it.event()) {
                case Tick _ -> body.u8(Tags.TICK).unsigned(since);
                case AudienceFact fact ->
                    facts.write(fact, at, body.u8(Tags.of(fact)).unsigned(since));
                case IntakeEvent event ->
                    IntakeBytes.write(event, body.u8(Tags.of(event)).unsigned(since));
                case CrewEvent event ->
                    CrewEventBytes.write(event, body.u8(Tags.of(event)).unsigned(since));
            }
        }
        ByteWriter block = new ByteWriter(body.size() + 16);
        block.u8(VERSION).unsigned(body.size()).all(body);
        return block.fixed32(block.checksumFrom(0)).toBytes();
    }

    /** @throws DamagedBytes when the bytes are not exactly one block */
    public static List<Recorded> decode(byte[] block) {
        List<Recorded> events = new ArrayList<>();
        ByteReader in = new ByteReader(block);
        decode(in, events::add);
        if (in.hasMore()) throw new DamagedBytes("%d bytes stand behind the block".formatted(in.left()));
        return events;
    }

    /**
     * Reads one block and leaves the reader behind it. The checksum is compared before the first event is handed out.
     *
     * @throws DamagedBytes when the bytes are cut or changed, or hold a version or an event that this program does not know
     */
    public static void decode(ByteReader in, Consumer<Recorded> events) {
        int start = in.at();
        int version = in.u8();
        if (version != VERSION)
            throw new DamagedBytes(
                    "a block of format %d, and this program reads format %d".formatted(version, VERSION));
        ByteReader body = in.part(in.count());
        int checksum = in.checksumFrom(start);
        int stored = in.fixed32();
        if (stored != checksum)
            throw new DamagedBytes(
                    "the block at offset %d has checksum %08x and says %08x".formatted(start, checksum, stored));
        long position = body.unsigned();
        if (position < 1) throw new DamagedBytes("a block begins at position %d".formatted(position));
        int count = body.count();
        Moment at = new Moment(body.signed());
        FactBytes facts = new FactBytes();
        for (int i = 0; i < count; i++, position++) {
            int tag = body.u8();
            long since = body.unsigned();
            if (since != 0) at = later(at, since);
            events.accept(recorded(position, at, tag, facts, body));
        }
        if (body.hasMore())
            throw new DamagedBytes("%d bytes stand behind the last event of the block".formatted(body.left()));
    }

    private static Recorded recorded(long position, Moment at, int tag, FactBytes facts, ByteReader in) {
        try {
            ShowEvent event;
            if (tag == Tags.TICK) event = Tags.THE_TICK;
            else if (tag < Tags.FIRST_INTAKE) event = facts.read(tag, at.millis(), in);
            else if (tag < Tags.FIRST_CREW) event = IntakeBytes.read(tag, in);
            else event = CrewEventBytes.read(tag, in);
            return new Recorded(position, at, event);
        } catch (IllegalArgumentException e) {
            // an event that cannot be: its own constructor says what is wrong with it
            throw new DamagedBytes("position %d holds what cannot be: %s".formatted(position, e.getMessage()));
        }
    }

    private static Moment later(Moment at, long since) {
        long millis = at.millis() + since;
        if (since < 0 || millis < at.millis())
            throw new DamagedBytes("a moment runs backwards from %d by %d".formatted(at.millis(), since));
        return new Moment(millis);
    }
}
