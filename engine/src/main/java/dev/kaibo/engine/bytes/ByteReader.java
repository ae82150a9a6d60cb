package dev.kaibo.engine.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Reads what {@link ByteWriter} wrote. Every read checks its bounds: a cut or damaged block is said, never guessed. */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** The next {@code length} bytes as a reader of their own; this one goes on behind them. */
    public ByteReader part(int length) {
        need(length);
        ByteReader part = new ByteReader(bytes, at, at + length);
        at += length;
        return part;
    }

    public boolean hasMore() {
        return at < end;
    }

    public int at() {
        return at;
    }

    public int left() {
        return end - at;
    }

    /** CRC-32C of everything from offset {@code from} up to here. */
    public int checksumFrom(int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, at - from);
        return (int) checksum.getValue();
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
        if (value < 0 || value > Integer.MAX_VALUE)
            throw new DamagedBytes("a count (%d) is out of range before offset %d".formatted(value, at));
        return (int) value;
    }

    public long signed() {
        long raw = unsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    /** @throws DamagedBytes when the number does not fit an int */
    public int integer() {
        long value = signed();
        if (value != (int) value)
            throw new DamagedBytes("a number (%d) is no int before offset %d".formatted(value, at));
        return (int) value;
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

    /** @throws DamagedBytes when the number is above {@code most} */
    public int count(int most) {
        int value = count();
        if (value > most)
            throw new DamagedBytes("a count (%d) is above %d before offset %d".formatted(value, most, at));
        return value;
    }

    /** @throws DamagedBytes when a text is not UTF-8 or longer than {@code most} bytes */
    public String text(int most) {
        int length = count(most);
        need(length);
        for (int i = at; i < at + length; i++) {
            if (bytes[i] < 0) return wideText(length);
        }
        String value = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        at += length;
        return value;
    }

    public String text() {
        return text(end - at);
    }

    /** One of an enum's values by its place: {@code values} in the order that the stored format froze. */
    public <E extends Enum<E>> E oneOf(E[] values) {
        int place = u8();
        if (place >= values.length)
            throw new DamagedBytes("%d is none of the %d known %s values before offset %d"
                    .formatted(
                            place,
                            values.length,
                            values.getClass().getComponentType().getSimpleName(),
                            at));
        return values[place];
    }

    public UUID uuid() {
        return new UUID(fixed64(), fixed64());
    }

    public int fixed32() {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) value = value << 8 | (bytes[at++] & 0xFF);
        return value;
    }

    private String wideText(int length) {
        try {
            // a plain new String() would put a mark in place of what it cannot read
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return value;
        } catch (CharacterCodingException e) {
            throw new DamagedBytes("a text of %d bytes at offset %d is not UTF-8".formatted(length, at));
        }
    }

    private void need(int more) {
        if (more < 0 || more > end - at)
            throw new DamagedBytes("%d bytes wanted at offset %d of %d".formatted(more, at, end));
    }
}
