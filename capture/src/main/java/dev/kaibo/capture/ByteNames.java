package dev.kaibo.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds a known name by its bytes, without making a string of it. */
final class ByteNames {
    static final int NONE = -1;

    private final byte[][] names;
    /** Position of the name + 1; 0 is free. */
    private final int[] index;

    ByteNames(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int size = Integer.highestOneBit(Math.max(8, names.size() * 4));
        this.index = new int[size];
        for (int i = 0; i < this.names.length; i++) {
            byte[] name = this.names[i];
            int place = hash(name, 0, name.length) & size - 1;
            while (index[place] != 0) place = place + 1 & size - 1;
            index[place] = i + 1;
        }
    }

    /** Position of the name in the list; {@link #NONE} when it is not one of them. */
    int find(byte[] bytes, int from, int to) {
        int mask = index.length - 1;
        for (int place = hash(bytes, from, to) & mask; index[place] != 0; place = place + 1 & mask) {
            byte[] name = names[index[place] - 1];
            if (name.length == to - from && matches(name, bytes, from)) return index[place] - 1;
        }
        return NONE;
    }

    private static boolean matches(byte[] name, byte[] bytes, int from) {
        for (int i = 0; i < name.length; i++) if (name[i] != bytes[from + i]) return false;
        return true;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int at = from; at < to; at++) hash = hash * 31 + bytes[at];
        return hash ^ hash >>> 7;
    }
}
