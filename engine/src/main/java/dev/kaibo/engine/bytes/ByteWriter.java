package dev.kaibo.engine.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Writes numbers and texts into a growing array: small numbers in few bytes, the same value always as the same bytes. */
public final class ByteWriter {
    private byte[] bytes;
    private int size;

    public ByteWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    public int size() {
        return size;
    }

    public ByteWriter u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Unsigned LEB128; a negative number takes ten bytes. */
    public ByteWriter unsigned(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Zigzag, so that small negative numbers are short too. */
    public ByteWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** Eight bytes, big end first: for fingerprints, which are never small. */
    public ByteWriter fixed64(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) bytes[size++] = (byte) (value >>> shift);
        return this;
    }

    public ByteWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    public ByteWriter fixed32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) bytes[size++] = (byte) (value >>> shift);
        return this;
    }

    public ByteWriter uuid(UUID value) {
        return fixed64(value.getMostSignificantBits()).fixed64(value.getLeastSignificantBits());
    }

    /** An enum's value by its place; its order is frozen by the stored format. */
    public ByteWriter oneOf(Enum<?> value) {
        return u8(value.ordinal());
    }

    /** Everything that another writer holds, as it stands. */
    public ByteWriter all(ByteWriter other) {
        room(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
        return this;
    }

    /** CRC-32C of everything from offset {@code from} up to here. */
    public int checksumFrom(int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, size - from);
        return (int) checksum.getValue();
    }

    /** UTF-8; half a character (a lone surrogate) is stored as a question mark. */
    public ByteWriter text(String value) {
        return text(value, Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException when the text takes more than {@code most} bytes */
    public ByteWriter text(String value, int most) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > most)
            throw new IllegalArgumentException("A text takes %d bytes and may take %d: '%s…'."
                    .formatted(utf8.length, most, value.substring(0, Math.min(40, value.length()))));
        unsigned(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}
