package dev.kaibo.capture;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

/**
 * Tells UTF-8 from GB18030 by the lines that hold more than ASCII: each speaks for one of them, and the majority decides. A line that is UTF-8 only by
 * characters of two bytes speaks softly, because about every fifth Chinese character of GB18030 happens to be such a one. A line that is neither, or
 * that was UTF-8 before it was damaged, does not speak. Where none speaks louder than the other, the file is UTF-8.
 */
final class EncodingVote {
    /** So many lines more on one side settle it: no handful of damaged lines at the beginning can. */
    private static final int CLEAR_LEAD = 100;

    private static final int LOUD = 3;
    private static final int SOFT = 1;

    private long utf8;
    private long gb18030;

    /** A line, or the beginning of one that ends with a whole character. */
    void hear(byte[] bytes, int from, int to) {
        if (Utf8.isAscii(bytes, from, to)) return;
        if (Utf8.isValid(bytes, from, to)) utf8 += hasLongCharacter(bytes, from, to) ? LOUD : SOFT;
        else if (!wasUtf8(bytes, from, to) && isGb18030(bytes, from, to)) gb18030 += LOUD;
    }

    boolean isSettled() {
        return Math.abs(utf8 - gb18030) >= CLEAR_LEAD * LOUD;
    }

    boolean isGb18030() {
        return gb18030 > utf8;
    }

    boolean heardNothing() {
        return utf8 + gb18030 == 0;
    }

    private static boolean hasLongCharacter(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) if ((bytes[at] & 0xFF) >= 0xE0) return true;
        return false;
    }

    /** Whether at least half of what is not ASCII are characters of UTF-8 with three or four bytes, which GB18030 hardly ever looks like. */
    private static boolean wasUtf8(byte[] bytes, int from, int to) {
        int inCharacters = 0;
        int all = 0;
        int at = from;
        while (at < to) {
            int lead = bytes[at] & 0xFF;
            int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 1;
            if (length > 1 && at + length <= to && Utf8.isValid(bytes, at, at + length)) inCharacters += length;
            else length = 1;
            if (lead >= 0x80) all += length;
            at += length;
        }
        return 2 * inCharacters >= all;
    }

    private static boolean isGb18030(byte[] bytes, int from, int to) {
        ByteBuffer line = ByteBuffer.wrap(bytes, from, to - from);
        return !Charset.forName("GB18030")
                .newDecoder()
                .decode(line, CharBuffer.allocate(to - from), false)
                .isError();
    }
}
