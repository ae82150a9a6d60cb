package dev.kaibo.engine;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.room.Room;

/**
 * A show as bytes, so that after a crash only the journal's rest is folded. Canonical: equal shows give equal bytes.
 *
 * <p>Not frozen, unlike the journal: when the state changes its shape, {@link #VERSION} goes up, and a snapshot of another version is left
 * aside and made again from the journal.
 */
public final class Snapshots {
    /** Up by one with every change of what {@link Crew} or {@link Room} write. */
    public static final int VERSION = 3;

    private static final int SMALLEST = 1 << 16;

    private Snapshots() {}

    public static byte[] write(Show show) {
        ByteWriter out = new ByteWriter(SMALLEST);
        out.u8(VERSION).unsigned(show.position()).signed(show.at().millis());
        show.crew().writeTo(out);
        show.room().writeTo(out);
        return out.fixed32(out.checksumFrom(0)).toBytes();
    }

    /** Whether these bytes are of the version that {@link #read} understands. Says nothing about damage. */
    public static boolean isCurrent(byte[] snapshot) {
        return snapshot.length > 0 && snapshot[0] == VERSION;
    }

    /** @throws DamagedBytes when the bytes are cut or changed, or of another version: ask {@link #isCurrent} first */
    public static Show read(byte[] snapshot) {
        ByteReader whole = new ByteReader(snapshot);
        if (!isCurrent(snapshot))
            throw new DamagedBytes(
                    "a snapshot of version %d, and this program reads version %d".formatted(whole.u8(), VERSION));
        ByteReader in = whole.part(Math.max(1, snapshot.length - Integer.BYTES));
        int checksum = whole.checksumFrom(0);
        int stored = whole.fixed32();
        if (stored != checksum)
            throw new DamagedBytes("the snapshot has checksum %08x and says %08x".formatted(checksum, stored));
        in.u8();
        long position = in.unsigned();
        Moment at = new Moment(in.signed());
        Crew crew = Crew.readFrom(in);
        Room room = Room.readFrom(in);
        if (in.hasMore()) throw new DamagedBytes("%d bytes stand behind the snapshot".formatted(in.left()));
        if (room.position() != position)
            throw new DamagedBytes("the snapshot's room stands at position %d and its show at %d"
                    .formatted(room.position(), position));
        return Show.restored(crew, room, position, at);
    }
}
