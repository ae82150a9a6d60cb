package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was before the camera when (R2), and what happened then. What happened before the first shift belongs to none. */
final class Shifts {
    /** One host before the camera, until the next one comes. */
    static final class Shift {
        final PersonId host;
        final long from;
        final long[] tally;
        /** What each viewer did within this shift. */
        private byte[] did = new byte[0];

        private Shift(PersonId host, long from, long[] tally) {
            this.host = host;
            this.from = from;
            this.tally = tally;
        }

        void mark(int viewer, int mask) {
            if (viewer >= did.length) did = Arrays.copyOf(did, Math.min(Viewers.MOST, viewer + 1 + viewer / 5));
            int more = mask & ~did[viewer] & 0xFF;
            if (more == 0) return;
            did[viewer] |= (byte) more;
            for (int bit = 0; bit < Tally.DISTINCT; bit++) tally[bit] += more >>> bit & 1;
        }
    }

    private final List<Shift> shifts = new ArrayList<>();

    void change(PersonId host, long from) {
        shifts.add(new Shift(host, from, Tally.fresh()));
    }

    /** The shift in which a moment lies; null before the first. */
    @Nullable
    Shift at(long moment) {
        for (int i = shifts.size() - 1; i >= 0; i--) {
            Shift shift = shifts.get(i);
            if (shift.from <= moment) return shift;
        }
        return null;
    }

    List<Shift> all() {
        return shifts;
    }

    /** Where a shift ends: where the next begins. */
    long end(int index) {
        return index + 1 < shifts.size() ? shifts.get(index + 1).from : Long.MAX_VALUE;
    }

    void writeTo(ByteWriter out) {
        out.unsigned(shifts.size());
        for (Shift shift : shifts) {
            out.fixed64(shift.host.value().getMostSignificantBits())
                    .fixed64(shift.host.value().getLeastSignificantBits());
            out.signed(shift.from);
            Tally.write(out, shift.tally);
            int last = shift.did.length;
            while (last > 0 && shift.did[last - 1] == 0) last--;
            out.unsigned(last);
            for (int i = 0; i < last; i++) out.u8(shift.did[i] & 0xFF);
        }
    }

    static Shifts readFrom(ByteReader in) {
        Shifts read = new Shifts();
        int size = in.count();
        for (int s = 0; s < size; s++) {
            PersonId host = new PersonId(new UUID(in.fixed64(), in.fixed64()));
            Shift shift = new Shift(host, in.signed(), Tally.read(in));
            int viewers = in.count();
            if (viewers > Viewers.MOST) throw new DamagedBytes("%d viewers in a shift".formatted(viewers));
            shift.did = new byte[viewers];
            for (int i = 0; i < viewers; i++) shift.did[i] = (byte) in.u8();
            read.shifts.add(shift);
        }
        return read;
    }
}
