package dev.kaibo.capture;

import java.util.ArrayList;
import java.util.List;

/** What a post holds, told by its content: the sender's headers are no help, because everything arrives as JSON. */
public enum PostedKind {
    /** For {@link ForwarderPost}. */
    FORWARDER,
    /** For {@link PostedLines}; also whatever is neither, so that each line is judged and named for itself. */
    LINES;

    private static final List<String> FORWARDER_KEYS =
            List.of("host_info", "live_info", "events", "original_url", "original_body", "decoded_data");
    private static final ByteNames KEYS = keys();

    /**
     * Looks at the first object only, and in it only as far as the first key that tells.
     *
     * @param body not compressed
     */
    public static PostedKind of(byte[] body) {
        Sniffed sniffed = new Sniffed(body.length);
        try {
            new JsonFields(KEYS, "post").object(body, behindMark(body), body.length, sniffed);
        } catch (BadLine e) {
            // What was found before the problem decides; the reader of that kind says what the problem is.
        }
        return sniffed.forwarder ? FORWARDER : LINES;
    }

    /** Where the text of a post begins: behind the byte order mark, if there is one. */
    static int behindMark(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private static ByteNames keys() {
        List<String> keys = new ArrayList<>(FORWARDER_KEYS);
        keys.add("kaibo");
        keys.addAll(Slots.NAMES);
        return new ByteNames(keys);
    }

    private static final class Sniffed implements JsonFields.Known {
        private final int end;
        private boolean forwarder;

        Sniffed(int end) {
            this.end = end;
        }

        @Override
        public int within(int key, int from) {
            forwarder = key < FORWARDER_KEYS.size();
            // As if everything were read: nothing behind the first key that tells is looked at.
            return end;
        }

        @Override
        public void found(int key, byte form, int from, int to) {}
    }
}
