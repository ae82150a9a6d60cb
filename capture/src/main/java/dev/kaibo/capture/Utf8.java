package dev.kaibo.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.CharBuffer;

/** What must be known of UTF-8 byte by byte. Strict: no overlong forms, no halves of surrogate pairs. */
final class Utf8 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Bytes of the mark that some programs put at the beginning of a file. */
    static final int MARK_LENGTH = 3;

    private Utf8() {}

    static boolean isMarked(byte[] bytes, int from, int to) {
        return to - from >= MARK_LENGTH
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) if (((long) WORD.get(bytes, at) & HIGH_BITS) != 0) return false;
        for (; at < to; at++) if (bytes[at] < 0) return false;
        return true;
    }

    /** Eight bytes as one number, to compare them at once. */
    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = bytes[at] & 0xFF;
            if (lead < 0x80) {
                // Most of a line is ASCII: eight bytes at once where all eight are.
                at += at + 8 <= to && ((long) WORD.get(bytes, at) & HIGH_BITS) == 0 ? 8 : 1;
                continue;
            }
            int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            if (lead < 0xC2 || lead > 0xF4 || at + more >= to) return false;
            int second = bytes[at + 1] & 0xFF;
            int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (second < least || second > most) return false;
            for (int i = 2; i <= more; i++) if ((bytes[at + i] & 0xC0) != 0x80) return false;
            at += more + 1;
        }
        return true;
    }

    /** The end without the bytes of a character that is not complete. */
    static int wholeUntil(byte[] bytes, int from, int to) {
        for (int back = 1; back <= 3 && to - back >= from; back++) {
            int b = bytes[to - back] & 0xFF;
            if (b >= 0xC0) return to - back;
            if (b < 0x80) return to;
        }
        return to;
    }

    /** Place of the next line feed from here; {@code to} when there is none. */
    static int lineFeed(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) WORD.get(bytes, at) ^ 0x0A0A0A0A0A0A0A0AL;
            long found = (word - 0x0101010101010101L) & ~word & HIGH_BITS;
            if (found != 0) return at + (Long.numberOfTrailingZeros(found) >>> 3);
        }
        for (; at < to; at++) if (bytes[at] == '\n') return at;
        return to;
    }

    /** Appends characters, whose surrogates are in pairs, and returns the new size. */
    static int write(CharBuffer chars, byte[] out, int size) {
        int at = size;
        while (chars.hasRemaining()) {
            int c = chars.get();
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate((char) c)) {
                int whole = Character.toCodePoint((char) c, chars.get());
                out[at++] = (byte) (0xF0 | whole >> 18);
                out[at++] = (byte) (0x80 | (whole >> 12 & 0x3F));
                out[at++] = (byte) (0x80 | (whole >> 6 & 0x3F));
                out[at++] = (byte) (0x80 | (whole & 0x3F));
            } else {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = (byte) (0x80 | (c >> 6 & 0x3F));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return at;
    }
}
