package dev.kaibo.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What a gzip holds (RFC 1952), of however many members it is made. The JDK has a stream for it, with two habits that cost us something: it goes from
 * member to member by calling itself, so that a few megabytes of empty ones end the thread, and it forgets what it inflated in the read that meets a
 * damage. Here members are a loop, and every byte before a damage is given before the damage is told. Holds one window and no more.
 *
 * <p>Reading throws an {@link EOFException} where the gzip is cut off and a {@link ZipException} where it is damaged; its message is what is wrong, to be
 * put behind a colon. A damage that was told once is told again.
 */
final class Gunzip extends InputStream {
    private static final int METHOD_DEFLATE = 8;
    private static final int BEHIND_FLAGS = 6;
    private static final int FLAG_HEAD_CHECK = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] window;
    /** What is in hand and not read yet, as long as no member is being inflated: {@code window[at, limit)}. */
    private int at;

    private int limit;
    /** Bytes of the gzip before the window. */
    private long before;

    private boolean ended;
    private @Nullable IOException trouble;

    /** Something stands where a gzip, or its next member, should begin. */
    static final class NoGzip extends ZipException {
        private static final long serialVersionUID = 1L;

        private final long at;

        private NoGzip(long at) {
            super("something that is no gzip stands from byte %d on".formatted(at));
            this.at = at;
        }

        /** The first byte that is none, from 1. */
        long at() {
            return at;
        }
    }

    /**
     * Reads the head of the first member.
     *
     * @param window bytes that are held, at least 1
     * @throws EOFException when it is cut off
     * @throws ZipException when it is none, or damaged
     */
    Gunzip(InputStream in, int window) throws IOException {
        this.in = in;
        this.window = new byte[window];
        try {
            if (!head()) throw new EOFException();
        } catch (IOException e) {
            inflater.end();
            throw e;
        }
    }

    /** Whether these bytes begin as every gzip does. */
    static boolean isBegun(byte[] bytes) {
        return bytes.length >= 2 && isMagic(bytes[0] & 0xFF, bytes[1] & 0xFF);
    }

    private static boolean isMagic(int first, int second) {
        return first == 0x1F && second == 0x8B;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (trouble != null) throw trouble;
        if (ended) return -1;
        if (length == 0) return 0;
        long known = inflater.getBytesWritten();
        try {
            while (true) {
                if (inflater.finished()) {
                    trailer();
                    if (!head()) {
                        ended = true;
                        return -1;
                    }
                    known = 0;
                }
                if (inflater.needsInput()) feed();
                int given = inflater.inflate(into, from, length);
                if (given > 0) {
                    check.update(into, from, given);
                    return given;
                }
                if (inflater.needsDictionary()) throw new ZipException("it asks for a dictionary");
            }
        } catch (DataFormatException e) {
            String why = e.getMessage();
            trouble = new ZipException(why == null ? "its data make no sense" : why);
            // Inflated before the damage was met, and no less true for it.
            int given = (int) (inflater.getBytesWritten() - known);
            if (given > 0) return given;
            throw trouble;
        } catch (EOFException | ZipException e) {
            trouble = e;
            throw e;
        }
    }

    private void feed() throws IOException {
        if (at == limit && !more()) throw new EOFException();
        inflater.setInput(window, at, limit - at);
        at = limit;
    }

    /** Passes over the head of a member; false when there is none because the gzip is at its end. */
    private boolean head() throws IOException {
        if (at == limit && !more()) return false;
        long begin = before + at + 1;
        int first = next();
        if (at == limit && !more() || !isMagic(first, next())) throw new NoGzip(begin);
        int method = next();
        if (method != METHOD_DEFLATE) throw new ZipException("its method (%d) is unknown".formatted(method));
        int flags = next();
        skip(BEHIND_FLAGS);
        if ((flags & FLAG_EXTRA) != 0) skip(next() | next() << 8);
        if ((flags & FLAG_NAME) != 0) skipText();
        if ((flags & FLAG_COMMENT) != 0) skipText();
        // It guards nothing but the head, of which nothing is used.
        if ((flags & FLAG_HEAD_CHECK) != 0) skip(2);
        inflater.reset();
        check.reset();
        return true;
    }

    private void trailer() throws IOException {
        at = limit - inflater.getRemaining();
        int said = little();
        int length = little();
        if (said != (int) check.getValue() || length != (int) inflater.getBytesWritten())
            throw new ZipException("its check sum or its length is wrong");
    }

    private int little() throws IOException {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) next();
    }

    private void skipText() throws IOException {
        int letter;
        do letter = next();
        while (letter != 0);
    }

    private int next() throws IOException {
        if (at == limit && !more()) throw new EOFException();
        return window[at++] & 0xFF;
    }

    private boolean more() throws IOException {
        int read = in.read(window, 0, window.length);
        if (read < 0) return false;
        before += limit;
        at = 0;
        limit = read;
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
