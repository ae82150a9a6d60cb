package dev.kaibo.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The body of a post as plain bytes, whether it came plain or gzip. Both what arrives and what it inflates to are bounded, and no buffer ever grows
 * beyond its bound.
 */
public final class Inflated {
    /** Bytes of a body as it arrives, and of what it inflates to. */
    public static final int MOST_BYTES = 5 << 20;

    private static final int SMALLEST = 1 << 13;
    private static final int HEAD = 10;
    private static final int TRAILER = 8;
    private static final int FLAG_HEAD_CHECK = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final byte[] raw;
    private final int most;
    private final Inflater inflater = new Inflater(true);
    private byte[] out;
    private int size;

    private Inflated(byte[] raw, int most) {
        this.raw = raw;
        this.most = most;
        this.out = new byte[Math.min(most, Math.max(SMALLEST, raw.length))];
    }

    /** With {@link #MOST_BYTES} for both bounds. */
    public static byte[] read(InputStream body, boolean saidGzip) throws IOException, PostTooLarge, PostUnreadable {
        return read(body, saidGzip, MOST_BYTES, MOST_BYTES);
    }

    /**
     * Reads a body to its end; closing it is the caller's.
     *
     * @param saidGzip whether the sender says that it is gzip; a body that begins like gzip is inflated all the same
     * @param mostRaw bytes that may arrive, at least 1
     * @param mostInflated bytes that they may inflate to, at least 1
     * @throws PostTooLarge when there is more of either
     * @throws PostUnreadable when the gzip is cut off or damaged, or when it is none although it is said to be
     * @throws IOException when the body cannot be read
     */
    public static byte[] read(InputStream body, boolean saidGzip, int mostRaw, int mostInflated)
            throws IOException, PostTooLarge, PostUnreadable {
        byte[] raw = drain(body, mostRaw);
        if (!saidGzip && !beginsLikeGzip(raw, 0)) return raw;
        Inflated inflated = new Inflated(raw, mostInflated);
        try {
            return inflated.whole();
        } finally {
            inflated.inflater.end();
        }
    }

    private static byte[] drain(InputStream body, int most) throws IOException, PostTooLarge {
        byte[] raw = new byte[Math.min(most, SMALLEST)];
        int size = 0;
        while (true) {
            if (size == most) {
                if (body.read() >= 0) throw PostTooLarge.bytes(most);
                return raw;
            }
            if (size == raw.length) raw = Arrays.copyOf(raw, Math.min(most, Math.multiplyExact(size, 2)));
            int read = body.read(raw, size, raw.length - size);
            if (read < 0) return Arrays.copyOf(raw, size);
            size += read;
        }
    }

    private static boolean beginsLikeGzip(byte[] bytes, int at) {
        return at + 1 < bytes.length && bytes[at] == (byte) 0x1F && bytes[at + 1] == (byte) 0x8B;
    }

    /**
     * A gzip may have several members one after the other. The JDK's own stream goes from one to the next by calling itself, so that a few megabytes
     * of empty members would end the thread; here it is a loop.
     */
    private byte[] whole() throws PostTooLarge, PostUnreadable {
        int at = 0;
        do at = member(at);
        while (at < raw.length);
        return size == out.length ? out : Arrays.copyOf(out, size);
    }

    private int member(int from) throws PostTooLarge, PostUnreadable {
        if (!beginsLikeGzip(raw, from))
            throw new PostUnreadable(
                    from == 0
                            ? "The post is said to be gzip, but does not begin like it (1f 8b)."
                            : "Something that is no gzip stands behind the gzip (byte %d of the post)."
                                    .formatted(from + 1));
        int data = behindHead(from);
        int begin = size;
        inflater.reset();
        inflater.setInput(raw, data, raw.length - data);
        inflate();
        int trailer = raw.length - inflater.getRemaining();
        if (trailer + TRAILER > raw.length) throw cutOff();
        CRC32 check = new CRC32();
        check.update(out, begin, size - begin);
        if (little(trailer) != (int) check.getValue() || little(trailer + 4) != size - begin)
            throw new PostUnreadable("The gzip of the post is damaged: its check sum or its length is wrong.");
        return trailer + TRAILER;
    }

    private void inflate() throws PostTooLarge, PostUnreadable {
        byte[] beyond = new byte[1];
        try {
            while (!inflater.finished()) {
                boolean full = size == most;
                if (size == out.length && !full) out = Arrays.copyOf(out, Math.min(most, Math.multiplyExact(size, 2)));
                // At the bound the end may still be to come; a single byte more decides.
                int more = full ? inflater.inflate(beyond) : inflater.inflate(out, size, out.length - size);
                if (full && more > 0) throw PostTooLarge.inflated(most);
                size += more;
                if (inflater.needsDictionary())
                    throw new PostUnreadable("The gzip of the post is damaged: it asks for a dictionary.");
                if (more == 0 && !inflater.finished()) throw cutOff();
            }
        } catch (DataFormatException e) {
            String why = e.getMessage();
            throw new PostUnreadable(
                    "The gzip of the post is damaged: %s.".formatted(why == null ? "its data make no sense" : why));
        }
    }

    private int behindHead(int from) throws PostUnreadable {
        if (from + HEAD > raw.length) throw cutOff();
        if (raw[from + 2] != 8)
            throw new PostUnreadable(
                    "The gzip of the post is damaged: its method (%d) is unknown.".formatted(raw[from + 2] & 0xFF));
        int flags = raw[from + 3];
        int at = from + HEAD;
        if ((flags & FLAG_EXTRA) != 0) {
            if (at + 2 > raw.length) throw cutOff();
            at += 2 + ((raw[at] & 0xFF) | ((raw[at + 1] & 0xFF) << 8));
        }
        if ((flags & FLAG_NAME) != 0) at = behindZero(at);
        if ((flags & FLAG_COMMENT) != 0) at = behindZero(at);
        if ((flags & FLAG_HEAD_CHECK) != 0) at += 2;
        if (at > raw.length) throw cutOff();
        return at;
    }

    private int behindZero(int from) throws PostUnreadable {
        for (int at = from; at < raw.length; at++) if (raw[at] == 0) return at + 1;
        throw cutOff();
    }

    private int little(int at) {
        return (raw[at] & 0xFF) | ((raw[at + 1] & 0xFF) << 8) | ((raw[at + 2] & 0xFF) << 16) | (raw[at + 3] << 24);
    }

    private static PostUnreadable cutOff() {
        return new PostUnreadable("The gzip of the post is cut off.");
    }
}
