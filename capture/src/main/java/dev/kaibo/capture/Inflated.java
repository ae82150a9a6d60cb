package dev.kaibo.capture;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.zip.ZipException;

/**
 * The body of a post as plain bytes, whether it came plain or gzip. Both what arrives and what it inflates to are bounded, and no buffer ever grows
 * beyond its bound.
 */
public final class Inflated {
    /** Bytes of a body as it arrives, and of what it inflates to. */
    public static final int MOST_BYTES = 5 << 20;

    private static final int SMALLEST = 1 << 13;

    private Inflated() {}

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
        byte[] raw = drain(body, mostRaw, PostTooLarge::bytes);
        if (Gunzip.isBegun(raw)) return inflated(raw, mostInflated);
        if (saidGzip) throw new PostUnreadable("The post is said to be gzip, but does not begin like it (1f 8b).");
        return raw;
    }

    private static byte[] inflated(byte[] raw, int most) throws IOException, PostTooLarge, PostUnreadable {
        try (Gunzip gzip = new Gunzip(new ByteArrayInputStream(raw), SMALLEST)) {
            return drain(gzip, most, PostTooLarge::inflated);
        } catch (EOFException e) {
            throw new PostUnreadable("The gzip of the post is cut off.");
        } catch (Gunzip.NoGzip e) {
            throw new PostUnreadable(
                    "Something that is no gzip stands behind the gzip (byte %d of the post).".formatted(e.at()));
        } catch (ZipException e) {
            throw new PostUnreadable("The gzip of the post is damaged: %s.".formatted(e.getMessage()));
        }
    }

    private static byte[] drain(InputStream in, int most, IntFunction<PostTooLarge> tooLarge)
            throws IOException, PostTooLarge {
        byte[] bytes = new byte[Math.min(most, SMALLEST)];
        int size = 0;
        while (true) {
            if (size == most) {
                if (in.read() >= 0) throw tooLarge.apply(most);
                return bytes;
            }
            if (size == bytes.length) bytes = Arrays.copyOf(bytes, Math.min(most, Math.multiplyExact(size, 2)));
            int read = in.read(bytes, size, bytes.length - size);
            if (read < 0) return Arrays.copyOf(bytes, size);
            size += read;
        }
    }
}
