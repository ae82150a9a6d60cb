package dev.kaibo.engine.bytes;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote. Every read checks its bounds: a cut or damaged block is said, never guessed. */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    public boolean hasMore() {
        return at < end;
    }

    public int at() {
        return at;
    }

    public int u8() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = u8();
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) return value;
        }
        throw new DamagedBytes("a number has more than ten bytes before offset %d".formatted(at));
    }

    /** @throws DamagedBytes when the number does not fit an int of 0 or more */
    public int count() {
        long value = unsigned();
        if (value < 0 || value > Integer.MAX_VALUE) throw new DamagedBytes("a count (%d) is out of range before offset %d".formatted(value, at));
        return (int) value;
    }

    public long signed() {
        long raw = unsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    public long fixed64() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) value = value << 8 | (bytes[at++] & 0xFF);
        return value;
    }

    public boolean flag() {
        int value = u8();
        if (value > 1) throw new DamagedBytes("a flag is %d before offset %d".formatted(value, at));
        return value == 1;
    }

    public String text() {
        int length = count();
        need(length);
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    private void need(int more) {
        if (more > end - at) throw new DamagedBytes("%d bytes wanted at offset %d of %d".formatted(more, at, end));
    }
}
