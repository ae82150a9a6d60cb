package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;

/**
 * Keys and the content first seen under each: 12 bytes an entry at a load of 0.67 to 0.8. Of the content 32 bits are kept; a conflict is taken for a duplicate
 * once in four thousand million conflicts, and the memory of a show of two million message ids stays within bounds.
 */
final class KeyTable {
    static final int ABSENT = 0;
    static final int SAME = 1;
    static final int OTHER = 2;

    private static final int FIRST_CAPACITY = 64;
    /** Stands for 0, which marks a free slot. */
    private static final long ZERO = 0x5EED0F0A11C0FFEEL;

    private long[] keys = new long[FIRST_CAPACITY];
    private int[] contents = new int[FIRST_CAPACITY];
    private int size;

    int look(long key, long content) {
        long entry = key == 0 ? ZERO : key;
        int slot = slotOf(keys, entry);
        if (keys[slot] == 0) return ABSENT;
        return contents[slot] == folded(content) ? SAME : OTHER;
    }

    /** Looks, and keeps the content when the key is absent. */
    int admit(long key, long content) {
        long entry = key == 0 ? ZERO : key;
        int slot = slotOf(keys, entry);
        if (keys[slot] != 0) return contents[slot] == folded(content) ? SAME : OTHER;
        keys[slot] = entry;
        contents[slot] = folded(content);
        if (++size > keys.length * 0.8) grow();
        return ABSENT;
    }

    private void grow() {
        int capacity = keys.length + keys.length / 5;
        long[] widerKeys = new long[capacity];
        int[] widerContents = new int[capacity];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == 0) continue;
            int slot = slotOf(widerKeys, keys[i]);
            widerKeys[slot] = keys[i];
            widerContents[slot] = contents[i];
        }
        keys = widerKeys;
        contents = widerContents;
    }

    private static int folded(long content) {
        return (int) (content ^ (content >>> 32));
    }

    private static int slotOf(long[] keys, long entry) {
        int slot = Mix.slot(entry, keys.length);
        while (keys[slot] != 0 && keys[slot] != entry) if (++slot == keys.length) slot = 0;
        return slot;
    }

    /** The very layout is written, as in {@link LongSet#writeTo}. */
    void writeTo(ByteWriter out) {
        out.unsigned(keys.length).unsigned(size);
        int next = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] == 0) continue;
            out.unsigned(slot - next).fixed64(keys[slot]).unsigned(Integer.toUnsignedLong(contents[slot]));
            next = slot + 1;
        }
    }

    static KeyTable readFrom(ByteReader in) {
        KeyTable table = new KeyTable();
        int capacity = in.count();
        table.size = in.count();
        if (capacity < FIRST_CAPACITY || table.size > capacity * 0.8)
            throw new DamagedBytes("%d keys lie in %d slots".formatted(table.size, capacity));
        table.keys = new long[capacity];
        table.contents = new int[capacity];
        int slot = 0;
        for (int i = 0; i < table.size; i++) {
            slot += in.count();
            if (slot >= capacity) throw new DamagedBytes("slot %d of %d".formatted(slot, capacity));
            table.keys[slot] = in.fixed64();
            table.contents[slot++] = (int) in.unsigned();
        }
        return table;
    }
}
