package dev.kaibo.capture;

import java.util.Arrays;

/** Cuts a CSV record into its fields (RFC 4180). A quote opens a field only at its beginning; elsewhere it stands for itself. */
final class CsvFields {
    enum Found {
        WHOLE,
        /** A quote is still open where the bytes end. */
        OPEN,
        /** Something other than a delimiter stands behind a closing quote, or a NUL is in it. */
        BROKEN
    }

    private static final int MOST_COLUMNS = 1_000;

    private final byte delimiter;
    int[] from = new int[16];
    int[] to = new int[16];
    boolean[] escaped = new boolean[16];
    int count;
    int brokenAt;

    CsvFields(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    Found cut(byte[] bytes, int start, int end) {
        count = 0;
        int at = start;
        while (true) {
            if (count == from.length) {
                if (count >= MOST_COLUMNS) return broken(at);
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
                escaped = Arrays.copyOf(escaped, count * 2);
            }
            boolean doubled = false;
            if (at < end && bytes[at] == '"') {
                int quote = ++at;
                while (true) {
                    while (at < end && bytes[at] != '"') if (bytes[at++] == 0) return broken(at - 1);
                    if (at >= end) return Found.OPEN;
                    if (at + 1 < end && bytes[at + 1] == '"') {
                        doubled = true;
                        at += 2;
                    } else {
                        break;
                    }
                }
                from[count] = quote;
                to[count] = at++;
                if (at < end && bytes[at] != delimiter) return broken(at);
            } else {
                from[count] = at;
                while (at < end && bytes[at] != delimiter) if (bytes[at++] == 0) return broken(at - 1);
                to[count] = at;
            }
            escaped[count++] = doubled;
            if (at >= end) return Found.WHOLE;
            at++;
        }
    }

    private Found broken(int at) {
        brokenAt = at;
        return Found.BROKEN;
    }
}
