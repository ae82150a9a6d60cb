package dev.kaibo.server.live.web;

import dev.kaibo.server.live.Published;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one show's streams as bytes. Screens that have the same and are to get the same share one writing, so that a cue on two hundred screens
 * is written once and sent two hundred times.
 */
final class ScreenEvents {
    /** By so much the clock in an event may be behind: what a network does anyway. */
    private static final Duration SHARED_FOR = Duration.ofMillis(10);

    /** As the last comment of whoever is sent none. */
    static final long NO_COMMENTS = Long.MAX_VALUE;

    private final ShowFeed feed;
    private final Views views;
    private final LongSupplier nanoTime;
    private final SharedWhole snapshots = new SharedWhole();
    private final SharedWhole snapshotsWithoutComments = new SharedWhole();
    private final SharedFrame frames = new SharedFrame();
    private final SharedFrame framesWithoutComments = new SharedFrame();

    /** @param nanoTime as {@link System#nanoTime} */
    ScreenEvents(ShowFeed feed, Views views, LongSupplier nanoTime) {
        this.feed = feed;
        this.views = views;
        this.nanoTime = nanoTime;
    }

    byte[] snapshot(ShowFeed.Latest latest, boolean withComments) {
        Published state = latest.state();
        byte[] whole = (withComments ? snapshots : snapshotsWithoutComments)
                .of(
                        latest,
                        () -> views.whole(
                                state, withComments ? feed.comments(-1, state, ShowView.COMMENTS) : List.of()));
        var data = new ByteArrayOutputStream(whole.length + 128);
        beginWith(data, latest);
        data.writeBytes(whole);
        data.write('}');
        return event("snapshot", state.position(), data);
    }

    /**
     * @param before what the screen was sent last; null when nothing is known of it
     * @param lastComment the number of the last comment that it has, or {@link #NO_COMMENTS}
     */
    byte[] frame(@Nullable Published before, ShowFeed.Latest latest, long lastComment) {
        Published state = latest.state();
        return (lastComment == NO_COMMENTS ? framesWithoutComments : frames).of(before, latest, lastComment, () -> {
            var frame = new ByteArrayOutputStream(1024);
            beginWith(frame, latest);
            put(frame, "\"changes\":[");
            Changes changes = new Changes(frame);
            changes.add(views.crew(before, state));
            changes.add(views.room(before, state));
            changes.add(views.comments(lastComment, state, () -> feed.comments(lastComment, state, ShowView.COMMENTS)));
            changes.add(views.playback(before, state));
            changes.add(views.journal(before, state));
            put(frame, "]}");
            return event("frame", state.position(), frame);
        });
    }

    private void beginWith(ByteArrayOutputStream data, ShowFeed.Latest latest) {
        put(data, "{\"position\":" + latest.state().position() + ",\"clock\":");
        data.writeBytes(views.clock(latest.state(), nanoTime.getAsLong() - latest.atNanos()));
        data.write(',');
    }

    /** JSON has no line break outside its strings and none unescaped in them, so one data line holds it. */
    private static byte[] event(String name, long position, ByteArrayOutputStream data) {
        var whole = new ByteArrayOutputStream(data.size() + 64);
        put(whole, "id: " + position + "\nevent: " + name + "\ndata: ");
        whole.writeBytes(data.toByteArray());
        put(whole, "\n\n");
        return whole.toByteArray();
    }

    private static void put(ByteArrayOutputStream into, String text) {
        into.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a screen begins with, but its clock. A thousand that come back at once wait for one writing. */
    private static final class SharedWhole {
        private ShowFeed.@Nullable Latest latest;
        private byte[] whole = {};

        synchronized byte[] of(ShowFeed.Latest latest, Supplier<byte[]> write) {
            if (latest != this.latest) {
                whole = write.get();
                this.latest = latest;
            }
            return whole;
        }
    }

    /** The frame that was asked for last. Whoever asks for the same at once waits for the one writing. */
    private final class SharedFrame {
        private @Nullable Published before;
        private ShowFeed.@Nullable Latest latest;
        private long lastComment;
        private long writtenNanos;
        private byte[] event = {};

        synchronized byte[] of(
                @Nullable Published before, ShowFeed.Latest latest, long lastComment, Supplier<byte[]> write) {
            long now = nanoTime.getAsLong();
            boolean same = latest == this.latest && before == this.before && lastComment == this.lastComment;
            if (!same || now - writtenNanos > SHARED_FOR.toNanos()) {
                event = write.get();
                this.before = before;
                this.latest = latest;
                this.lastComment = lastComment;
                writtenNanos = now;
            }
            return event;
        }
    }

    /** A list of changes without its brackets. */
    private static final class Changes {
        private final ByteArrayOutputStream into;
        private boolean any;

        Changes(ByteArrayOutputStream into) {
            this.into = into;
        }

        void add(byte[] some) {
            if (some.length == 0) return;
            if (any) into.write(',');
            into.writeBytes(some);
            any = true;
        }
    }
}
