package dev.kaibo.engine.event;

import dev.kaibo.engine.basics.Moment;

/**
 * What every audience fact carries. Numbers instead of objects: a show holds millions of these.
 *
 * @param stream number of the declared stream that gave it (0 is the first declared)
 * @param keyKind how a repetition of this fact is recognised
 * @param key the source's sequence, or a 64-bit fingerprint of its message id; 0 when there is neither
 * @param content 64-bit fingerprint of what the fact says, so that the same key with other content is seen as a conflict
 * @param happenedMillis the source's clock shifted by the stream's measured offset, in milliseconds since the epoch
 * @param viewer dense number of the viewer, from 0; {@link #NOBODY} when the fact names none
 */
public record FactHead(int stream, KeyKind keyKind, long key, long content, long happenedMillis, int viewer) {
    /** The fact names no viewer: it counts in totals, in no distinct figure. */
    public static final int NOBODY = -1;

    public FactHead {
        if (stream < 0)
            throw new IllegalArgumentException("A stream number (%d) cannot be negative.".formatted(stream));
        if (viewer < NOBODY)
            throw new IllegalArgumentException("A viewer number (%d) cannot be negative.".formatted(viewer));
        if (keyKind == KeyKind.SEQUENCE && key < 0)
            throw new IllegalArgumentException("A sequence (%d) cannot be negative.".formatted(key));
    }

    public Moment happened() {
        return new Moment(happenedMillis);
    }

    public boolean namesViewer() {
        return viewer != NOBODY;
    }

    /** Part of the stored format: add at the end only. */
    public enum KeyKind {
        /** Neither sequence nor message id: never a duplicate. */
        NONE,
        SEQUENCE,
        MESSAGE
    }
}
