package dev.kaibo.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Cuts a file into lines and counts them. A line that is too long is passed over, however long it is, and reading goes on with the next. */
final class Framer implements AutoCloseable {
    /** A record in quotes may span this many lines; beyond that its quote was never meant to be open. */
    private static final int MOST_LINES = 64;

    enum Found {
        LINE,
        TOO_LONG,
        CUT_OFF,
        END
    }

    private final ByteWindow window;
    /** Number of the line in hand, from 1, and how many it spans. */
    private long line;

    private int spans;
    /** Where the line in hand ends and where the next begins, relative to {@code window.from}; the same for its first physical line. */
    private int end;

    private int next;
    private int firstNext;
    private long length;
    private boolean saidCut;

    Framer(ByteWindow window) {
        this.window = window;
    }

    void skipMark() throws IOException {
        window.skipMark();
    }

    byte[] bytes() {
        return window.bytes;
    }

    int from() {
        return window.from;
    }

    /** Without the line feed and a carriage return before it. */
    int to() {
        return window.from + end;
    }

    long line() {
        return line;
    }

    /** Bytes of the line in hand, also of one that was too long to read. */
    long length() {
        return length;
    }

    String cut() {
        String cut = window.cut();
        return cut == null ? "" : cut;
    }

    /** Goes to the next line. For a line that is too long or cut off, its beginning is in hand. */
    Found next() throws IOException {
        window.from += next;
        line += Math.max(1, spans);
        spans = 1;
        next = 0;
        end = 0;
        Found found = scan();
        firstNext = next;
        return found;
    }

    /** Takes the following line into the one in hand, because a quote is still open; false when there is none or the record gets too long. */
    boolean extend() throws IOException {
        if (spans >= MOST_LINES || next > ByteWindow.LONGEST_LINE) return false;
        int endBefore = end;
        int nextBefore = next;
        if (scan() == Found.LINE && next > nextBefore && end <= ByteWindow.LONGEST_LINE) {
            spans++;
            return true;
        }
        end = endBefore;
        next = nextBefore;
        return false;
    }

    /** Only the first physical line of the record in hand is given up; reading goes on with its second. */
    void keepOnlyFirstLine() {
        next = firstNext;
        end = Math.max(0, firstNext - 1);
        spans = 1;
    }

    private Found scan() throws IOException {
        int scanned = next;
        while (true) {
            int feed = Utf8.lineFeed(window.bytes, window.from + scanned, window.to);
            if (feed < window.to) {
                end = feed - window.from;
                next = end + 1;
                break;
            }
            scanned = window.to - window.from;
            if (scanned - next > ByteWindow.LONGEST_LINE) return skipLong();
            if (window.more()) continue;
            if (window.cut() != null) {
                if (saidCut) return Found.END;
                if (next > 0) return Found.CUT_OFF;
                saidCut = true;
                end = scanned;
                next = scanned;
                return Found.CUT_OFF;
            }
            if (scanned == next) return Found.END;
            end = scanned;
            next = scanned;
            break;
        }
        if (end > 0 && window.bytes[window.from + end - 1] == '\r') end--;
        length = end;
        return end > ByteWindow.LONGEST_LINE && spans == 1 ? tooLong() : Found.LINE;
    }

    private Found tooLong() {
        length = end;
        return Found.TOO_LONG;
    }

    /** Keeps only the beginning of the line in hand and counts the rest. */
    private Found skipLong() throws IOException {
        // Within a record in quotes: the record is given up, and this line is met again as the first of its own.
        if (next > 0) return Found.TOO_LONG;
        byte[] beginning = window.copy(window.from, window.from + Excerpts.MOST_BYTES);
        long skipped = 0;
        while (true) {
            int feed = Utf8.lineFeed(window.bytes, window.from, window.to);
            skipped += feed - window.from;
            window.from = feed;
            if (feed < window.to || !window.more()) break;
        }
        // What was the line's end is overwritten by its beginning, so that an excerpt can be taken from it.
        int lead = Math.min(beginning.length, window.from);
        window.from -= lead;
        System.arraycopy(beginning, 0, window.bytes, window.from, lead);
        end = lead;
        next = window.from + lead < window.to ? lead + 1 : lead;
        length = skipped;
        return Found.TOO_LONG;
    }

    String text() {
        return new String(window.bytes, window.from, end, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
