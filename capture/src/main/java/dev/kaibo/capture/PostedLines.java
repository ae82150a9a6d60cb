package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a post of Kaibo's own lines says. The lines are those of docs/capture-format.md and are read by what reads them in a file; of a post, the first
 * line may be left out when an earlier post has declared the stream.
 *
 * @param header the stream to which the sightings belong
 * @param declared whether this post declared it; else it is the one that was known
 * @param sent when the post left by the source's clock, which tells how far that clock is off; null when the first line does not say
 * @param sightings in the order of the lines
 * @param rejected lines for the quarantine
 * @param newest when the newest of the sightings happened by the source's clock; null when there are none
 */
public record PostedLines(
        StreamHeader header,
        boolean declared,
        @Nullable Moment sent,
        List<Sighting> sightings,
        List<Line.Rejected> rejected,
        @Nullable Moment newest) {
    /** Lines in one post, rejected ones included. */
    public static final int MOST_LINES = 20_000;

    public PostedLines {
        sightings = List.copyOf(sightings);
        rejected = List.copyOf(rejected);
    }

    /**
     * Reads a post.
     *
     * @param body not compressed ({@link Inflated}), UTF-8
     * @param known what an earlier post of the same source declared; null when none did
     * @throws PostUnreadable when nobody knows what the stream is, or its declaration is wrong
     * @throws PostTooLarge when it holds more than {@link #MOST_LINES} lines
     */
    public static PostedLines read(byte[] body, @Nullable StreamHeader known) throws PostUnreadable, PostTooLarge {
        return new PostedLinesReader(body).read(known);
    }
}
