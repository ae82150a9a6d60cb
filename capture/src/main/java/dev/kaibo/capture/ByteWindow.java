package dev.kaibo.capture;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part of a file that is in hand: {@code bytes[from, to)}. It grows up to twice the longest line and never further. */
final class ByteWindow implements AutoCloseable {
    /** Longest line that is read, in bytes; what is longer is put aside. */
    static final int LONGEST_LINE = 1 << 20;

    private final TextSource source;
    byte[] bytes = new byte[1 << 18];
    int from;
    int to;
    private boolean ended;

    ByteWindow(TextSource source) {
        this.source = source;
    }

    /**
     * Reads on behind {@code to}. What lies before {@code from} is given up, and the rest may move to the front: places are kept relative to
     * {@code from}.
     *
     * @return false at the end of the file
     */
    boolean more() throws IOException {
        if (ended) return false;
        if (to == bytes.length) {
            if (from > bytes.length / 2) {
                System.arraycopy(bytes, from, bytes, 0, to - from);
            } else {
                byte[] longer = bytes.length < 2 * LONGEST_LINE
                        ? new byte[bytes.length * 2]
                        : new byte[bytes.length + LONGEST_LINE];
                System.arraycopy(bytes, from, longer, 0, to - from);
                bytes = longer;
            }
            to -= from;
            from = 0;
        }
        int read = source.read(bytes, to, bytes.length - to);
        if (read < 0) {
            ended = true;
            return false;
        }
        to += read;
        return true;
    }

    /** Whether everything of the file is in hand or behind us. */
    boolean isAtEnd() {
        return ended;
    }

    /** Why the file ended before its end; null when it did not. */
    @Nullable
    String cut() {
        return source.cut();
    }

    byte[] copy(int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** Passes over a byte order mark, if the file begins with one. */
    void skipMark() throws IOException {
        while (to - from < Utf8.MARK_LENGTH && more()) {}
        if (Utf8.isMarked(bytes, from, to)) from += Utf8.MARK_LENGTH;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
