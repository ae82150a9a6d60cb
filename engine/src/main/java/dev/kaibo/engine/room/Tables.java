package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;

/** All that a room knows. {@link Fold} writes it, {@link Sheet} reads it. */
final class Tables {
    /** First byte of a stored room: the format; another one is not guessed at. */
    private static final int FORMAT = 3;

    static final long NEVER = Long.MIN_VALUE;

    long position;
    /** When the last event was taken in. */
    long at;

    long plannedStart = NEVER;
    long endedAt = NEVER;

    long accepted;
    long duplicates;
    long conflicts;
    long rejected;
    long unrecognised;
    /** Viewers who were met beyond the bound. */
    long viewersBeyond;

    long[] show = Tally.fresh();
    final long[][] sources = new long[TrafficSource.values().length][Tally.SIZE];
    Viewers viewers = new Viewers();
    Rounds rounds = new Rounds();
    RecentSeconds recent = new RecentSeconds();
    Shifts shifts = new Shifts();
    Products products = new Products();
    Streams streams = new Streams();
    Samples online = new Samples();
    Guard guard = new Guard();
    Platform platform = new Platform();

    /** Until when visits and what was measured last go on: the end of the show, or now. */
    long until() {
        return endedAt == NEVER ? at : endedAt;
    }

    void writeTo(ByteWriter out) {
        out.u8(FORMAT).unsigned(position).signed(at).signed(plannedStart).signed(endedAt);
        out.unsigned(accepted)
                .unsigned(duplicates)
                .unsigned(conflicts)
                .unsigned(rejected)
                .unsigned(unrecognised);
        out.unsigned(viewersBeyond);
        Tally.write(out, show);
        out.unsigned(sources.length);
        for (long[] source : sources) Tally.write(out, source);
        viewers.writeTo(out);
        rounds.writeTo(out);
        recent.writeTo(out, at);
        shifts.writeTo(out);
        products.writeTo(out);
        streams.writeTo(out);
        online.writeTo(out);
        guard.writeTo(out);
        platform.writeTo(out);
    }

    static Tables readFrom(ByteReader in) {
        Tables read = new Tables();
        int format = in.u8();
        if (format != FORMAT) throw new DamagedBytes("format %d of a room, known is %d".formatted(format, FORMAT));
        read.position = in.unsigned();
        read.at = in.signed();
        read.plannedStart = in.signed();
        read.endedAt = in.signed();
        read.accepted = in.unsigned();
        read.duplicates = in.unsigned();
        read.conflicts = in.unsigned();
        read.rejected = in.unsigned();
        read.unrecognised = in.unsigned();
        read.viewersBeyond = in.unsigned();
        read.show = Tally.read(in);
        int sources = in.count();
        if (sources > read.sources.length) throw new DamagedBytes("%d traffic sources".formatted(sources));
        for (int i = 0; i < sources; i++) read.sources[i] = Tally.read(in);
        read.viewers = Viewers.readFrom(in);
        read.rounds = Rounds.readFrom(in);
        read.recent = RecentSeconds.readFrom(in, read.at);
        read.shifts = Shifts.readFrom(in);
        read.products = Products.readFrom(in);
        read.streams = Streams.readFrom(in);
        read.online = Samples.readFrom(in);
        read.guard = Guard.readFrom(in);
        read.platform = Platform.readFrom(in);
        return read;
    }
}
