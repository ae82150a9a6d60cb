package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Measures by how much a source's clock differs from ours, from nothing but its posts: the newest moment of a post by its clock, and when the post
 * arrived by ours. The difference holds the way of the post too, so the smallest one of the last posts is nearest to the truth; the offset comes out too
 * large by at most the shortest way among them.
 *
 * <p>What it cannot tell apart is a clock that was set back and a single post that was under way for more than half a minute: it follows both, and
 * comes back with the next post that was quick. One thread at a time uses it.
 */
public final class ClockOffset {
    /** So many posts are looked back upon: some minutes of a busy room, so that a clock that runs fast or slow is followed. */
    public static final int POSTS = 60;

    /** A smaller difference is what the way of a post can be, and is not announced. */
    public static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Between two posts no way differs by so much: the source's clock was set. */
    public static final Duration JUMP = Duration.ofSeconds(30);

    private final long[] differences = new long[POSTS];
    private int seen;
    private long last;
    private long announced;

    /** @param announced what the stream's facts are shifted by so far: zero for a new stream, from the journal for one that goes on */
    public ClockOffset(Duration announced) {
        this.announced = announced.toMillis();
    }

    /**
     * Takes one post into account.
     *
     * @param newestOfSource the newest moment in the post, by the source's clock: of its last event, or when it left
     * @param received when it arrived, by our clock
     * @return the offset to announce from now on ({@link Intake#measured}), to be added to the source's times; null when it stays
     */
    public @Nullable Duration observe(Moment newestOfSource, Moment received) {
        long difference = received.since(newestOfSource).toMillis();
        if (seen > 0 && Math.abs(difference - last) > JUMP.toMillis()) seen = 0;
        last = difference;
        differences[seen++ % POSTS] = difference;
        long smallest = difference;
        for (int i = 0; i < Math.min(seen, POSTS); i++) smallest = Math.min(smallest, differences[i]);
        if (Math.abs(smallest - announced) <= TOLERANCE.toMillis()) return null;
        announced = smallest;
        return Duration.ofMillis(smallest);
    }
}
