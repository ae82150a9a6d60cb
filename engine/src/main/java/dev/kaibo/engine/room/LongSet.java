package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;

/** A set of longs in one array, open addressing, 8 bytes an entry at a load of 0.55 to 0.85. Only grows. */
final class LongSet {
    private static final int FIRST_CAPACITY = 64;
    /** Stands for 0, which marks a free slot. */
    private static final long ZERO = 0x5EED0F0A11C0FFEEL;

    private long[] slots = new long[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    boolean contains(long value) {
        return slots[slotOf(slots, value == 0 ? ZERO : value)] != 0;
    }

    /** Whether it was not there yet. */
    boolean add(long value) {
        long entry = value == 0 ? ZERO : value;
        int slot = slotOf(slots, entry);
        if (slots[slot] != 0) return false;
        slots[slot] = entry;
        if (++size > slots.length * 0.85) grow();
        return true;
    }

    void clear() {
        if (size == 0) return;
        slots = new long[FIRST_CAPACITY];
        size = 0;
    }

    private void grow() {
        long[] wider = new long[slots.length + slots.length / 2];
        for (long entry : slots) if (entry != 0) wider[slotOf(wider, entry)] = entry;
        slots = wider;
    }

    private static int slotOf(long[] slots, long entry) {
        int slot = Mix.slot(entry, slots.length);
        while (slots[slot] != 0 && slots[slot] != entry) if (++slot == slots.length) slot = 0;
        return slot;
    }

    /** The very layout is written: it follows from the order of adding alone, so the same journal gives the same bytes without sorting. */
    void writeTo(ByteWriter out) {
        out.unsigned(slots.length).unsigned(size);
        int next = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot] == 0) continue;
            out.unsigned(slot - next).fixed64(slots[slot]);
            next = slot + 1;
        }
    }

    static LongSet readFrom(ByteReader in) {
        LongSet set = new LongSet();
        int capacity = in.count();
        set.size = in.count();
        if (capacity < FIRST_CAPACITY || set.size > capacity * 0.85)
            throw new DamagedBytes("a set of %d lies in %d slots".formatted(set.size, capacity));
        set.slots = new long[capacity];
        int slot = 0;
        for (int i = 0; i < set.size; i++) {
            slot += in.count();
            if (slot >= capacity) throw new DamagedBytes("slot %d of %d".formatted(slot, capacity));
            set.slots[slot++] = in.fixed64();
        }
        return set;
    }
}
