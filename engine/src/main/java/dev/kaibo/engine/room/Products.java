package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was clicked, ordered and sold of each product, by its number in the journal, and the order numbers that were counted. */
final class Products {
    /** Facts of products numbered higher count in the other scopes only. */
    static final int MOST = 100_000;

    private final List<long @Nullable []> tallies = new ArrayList<>();
    private final List<@Nullable String> codes = new ArrayList<>();
    /** Pieces promised in the rundown, by item number. */
    private final TreeMap<String, Integer> promised = new TreeMap<>();
    /** Product, viewer and deed of each that was counted. */
    private LongSet deeds = new LongSet();
    /** Order and scope of each that was counted. */
    private LongSet orders = new LongSet();

    private long beyond;

    void meet(int product, String code) {
        if (product < 0 || product >= MOST) return;
        tally(product);
        codes.set(product, code);
    }

    /** An item that is talked about twice promises its stock once: the larger figure stands. */
    void promise(String code, int units) {
        promised.merge(code, units, Math::max);
    }

    long @Nullable [] tally(int product) {
        if (product < 0) return null;
        if (product >= MOST) {
            beyond++;
            return null;
        }
        while (tallies.size() <= product) {
            tallies.add(null);
            codes.add(null);
        }
        long[] tally = tallies.get(product);
        if (tally == null) {
            tally = Tally.fresh();
            tallies.set(product, tally);
        }
        return tally;
    }

    /** Whether this viewer did this to the product for the first time. */
    boolean firstDeed(int product, int viewer, int bit) {
        return deeds.add(((long) product << 21 | viewer) << 3 | bit);
    }

    /** Whether the show sees this order for the first time, as ordered or as paid. */
    boolean firstOrder(long order, int field) {
        return orders.add(Mix.of(field, order));
    }

    /** Whether the product sees this order for the first time, as ordered or as paid. */
    boolean firstOrderOf(int product, long order, int field) {
        return orders.add(Mix.of(((long) product + 1) << 8 | field, order));
    }

    int size() {
        return tallies.size();
    }

    /** null for a number that nothing was said about. */
    long @Nullable [] at(int product) {
        return tallies.get(product);
    }

    /** The shop's item number, or the number in the journal when it was never told. */
    String code(int product) {
        String code = codes.get(product);
        return code == null ? "#" + product : code;
    }

    /** null when the rundown promises none. */
    @Nullable
    Integer promised(int product) {
        return promised.get(code(product));
    }

    /** All promises together; null when there is none. */
    @Nullable
    Long promisedUnits() {
        if (promised.isEmpty()) return null;
        long units = 0;
        for (int each : promised.values()) units += each;
        return units;
    }

    long beyond() {
        return beyond;
    }

    void writeTo(ByteWriter out) {
        out.unsigned(beyond).unsigned(tallies.size());
        for (int i = 0; i < tallies.size(); i++) {
            long[] tally = tallies.get(i);
            String code = codes.get(i);
            out.u8((tally == null ? 0 : 1) | (code == null ? 0 : 2));
            if (tally != null) Tally.write(out, tally);
            if (code != null) out.text(code);
        }
        out.unsigned(promised.size());
        promised.forEach((code, units) -> out.text(code).signed(units));
        deeds.writeTo(out);
        orders.writeTo(out);
    }

    static Products readFrom(ByteReader in) {
        Products read = new Products();
        read.beyond = in.unsigned();
        int size = in.count();
        if (size > MOST) throw new DamagedBytes("%d products".formatted(size));
        for (int i = 0; i < size; i++) {
            int has = in.u8();
            read.tallies.add((has & 1) == 0 ? null : Tally.read(in));
            read.codes.add((has & 2) == 0 ? null : in.text());
        }
        int promises = in.count();
        for (int i = 0; i < promises; i++) read.promised.put(in.text(), (int) in.signed());
        read.deeds = LongSet.readFrom(in);
        read.orders = LongSet.readFrom(in);
        return read;
    }
}
