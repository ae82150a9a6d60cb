package dev.kaibo.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a recording as UTF-8, whatever they were: plain or gzip, UTF-8 with or without a mark at the beginning, or GB18030.
 *
 * <p>Nothing is decided while everything is ASCII. From there on it is read ahead until an {@link EncodingVote} of the lines is settled, at most
 * {@link #MOST_AHEAD}; what it says holds for the whole file. What cannot be decoded then becomes the byte 0xFF, which no UTF-8 line may hold, so that
 * exactly its line is put aside.
 */
final class TextSource implements AutoCloseable {
    private static final int WINDOW = 1 << 16;
    /** Most bytes that are held to find out the encoding: some ten thousand lines. */
    private static final int MOST_AHEAD = 1 << 22;

    private static final byte NOT_TEXT = (byte) 0xFF;

    private final InputStream in;
    private final boolean compressed;
    private @Nullable String cut;
    private boolean decided;
    /** Reads GB18030; null for UTF-8, or as long as nothing is decided. */
    private @Nullable CharsetDecoder decoder;
    /** What was read ahead and not given yet. */
    private byte[] held = new byte[WINDOW];

    private int heldFrom;
    private int heldTo;
    private boolean looked;
    private final byte[] raw = new byte[WINDOW];
    /** Raw bytes from the last read that are the beginning of a character. */
    private int kept;

    private byte[] ready = new byte[0];
    private int readyFrom;
    private int readyTo;

    private TextSource(InputStream in, boolean compressed) {
        this.in = in;
        this.compressed = compressed;
    }

    /**
     * @throws UnreadableRecording when the file is in an encoding that is not read
     * @throws IOException when it cannot be read at all
     */
    static TextSource of(InputStream file) throws IOException {
        PushbackInputStream start = new PushbackInputStream(file, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        if (Gunzip.isBegun(magic)) {
            try {
                return new TextSource(new Gunzip(start, WINDOW), true);
            } catch (EOFException | ZipException e) {
                file.close();
                throw new UnreadableRecording(
                        "The gzip file is cut off or damaged in its head: nothing of it can be read.");
            }
        }
        if (magic.length == 2 && (magic[0] & magic[1] & 0xFE) == 0xFE && magic[0] != magic[1]) {
            file.close();
            throw new UnreadableRecording("The file is UTF-16; save it as UTF-8 or GB18030.");
        }
        return new TextSource(start, false);
    }

    /** Why the file ends before its end; null when it does not, or when its end was not reached yet. */
    @Nullable
    String cut() {
        return cut;
    }

    /** Reads at least one byte into the array; -1 at the end. */
    int read(byte[] into, int from, int length) throws IOException {
        if (!decided && heldFrom == heldTo) look();
        CharsetDecoder gb = decoder;
        if (gb == null) return next(into, from, length);
        while (readyFrom == readyTo) {
            int read = next(raw, kept, raw.length - kept);
            if (read < 0 && kept == 0) return -1;
            transcode(gb, kept + Math.max(read, 0), read < 0);
        }
        int given = Math.min(length, readyTo - readyFrom);
        System.arraycopy(ready, readyFrom, into, from, given);
        readyFrom += given;
        return given;
    }

    /** The file's own bytes, first those that are held. */
    private int next(byte[] into, int from, int length) throws IOException {
        if (heldFrom == heldTo) return readRaw(into, from, length);
        int given = Math.min(length, heldTo - heldFrom);
        System.arraycopy(held, heldFrom, into, from, given);
        heldFrom += given;
        if (decided && heldFrom == heldTo) {
            held = new byte[0];
            heldFrom = 0;
            heldTo = 0;
        }
        return given;
    }

    private int readRaw(byte[] into, int from, int length) throws IOException {
        if (cut != null) return -1;
        try {
            return in.read(into, from, length);
        } catch (EOFException e) {
            cut = "The gzip file is cut off here; everything before was read.";
        } catch (ZipException e) {
            cut = "The gzip file is damaged here (%s); everything before was read.".formatted(e.getMessage());
        }
        return -1;
    }

    /** Holds the next window, and reads on until the encoding is decided when it is not all ASCII. */
    private void look() throws IOException {
        boolean isFirst = !looked;
        looked = true;
        heldFrom = 0;
        heldTo = Math.max(0, readRaw(held, 0, WINDOW));
        if (Utf8.isAscii(held, 0, heldTo)) return;
        decided = true;
        if (isFirst && Utf8.isMarked(held, 0, heldTo)) return;
        EncodingVote vote = new EncodingVote();
        int line = 0;
        int searched = 0;
        while (true) {
            int feed = Utf8.lineFeed(held, searched, heldTo);
            searched = feed;
            if (feed < heldTo) {
                vote.hear(held, line, feed);
                line = feed + 1;
                searched = line;
            } else if (vote.isSettled() || heldTo >= MOST_AHEAD || !readAhead()) break;
        }
        // The last line may be cut in the middle of a character; it is only heard when no other spoke.
        boolean isWhole = heldTo < MOST_AHEAD && cut == null;
        if (vote.heardNothing()) vote.hear(held, line, isWhole ? heldTo : Utf8.wholeUntil(held, line, heldTo));
        if (vote.isGb18030())
            decoder = Charset.forName("GB18030")
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private boolean readAhead() throws IOException {
        if (heldTo == held.length) held = Arrays.copyOf(held, held.length * 2);
        int read = readRaw(held, heldTo, held.length - heldTo);
        heldTo += Math.max(0, read);
        return read >= 0;
    }

    private void transcode(CharsetDecoder gb, int length, boolean last) {
        ByteBuffer bytes = ByteBuffer.wrap(raw, 0, length);
        // One character of GB18030 has one to four bytes and gives at most three bytes a char in UTF-8.
        CharBuffer chars = CharBuffer.allocate(length);
        byte[] out = new byte[length * 3];
        int size = 0;
        while (true) {
            CoderResult result = gb.decode(bytes, chars, last);
            size = Utf8.write(chars.flip(), out, size);
            chars.clear();
            if (!result.isError()) break;
            bytes.position(bytes.position() + result.length());
            out[size++] = NOT_TEXT;
            gb.reset();
        }
        kept = bytes.remaining();
        System.arraycopy(raw, bytes.position(), raw, 0, kept);
        if (last && kept > 0) {
            out[size++] = NOT_TEXT;
            kept = 0;
        }
        ready = out;
        readyFrom = 0;
        readyTo = size;
    }

    boolean isCompressed() {
        return compressed;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
