package dev.kaibo.server.live.web;

import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.SignIns;
import dev.kaibo.server.live.Published;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One screen's stream: a snapshot, then frames. All it remembers is what the screen was sent last, so that a slow screen costs nothing; when it takes the
 * next frame it gets the newest state, and a snapshot when too many comments went by. Stepped by its {@link ScreenSender} alone.
 */
final class ScreenStream {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenStream.class);

    /** As an answer of {@link #step}: nothing follows. */
    static final long OVER = -1;

    /** A sign-in can also end by its age, which nobody announces. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /** For so long nothing is sent to whoever may have been signed out. Screens call themselves stale after three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final ShowFeed feed;
    private final Admission admission;
    /** R6: the brand reads figures, not what people wrote; nor does whoever needs no viewer's words (C5). */
    private final boolean readsComments;

    private final ScreenLine line;
    private final @Nullable Long resumeFrom;
    private final Runnable left;

    private ShowFeed.@Nullable Latest seen;
    private @Nullable Published sent;
    private long sentNanos;
    private long lastComment = -1;
    private long endingsSeen;
    private long lookedAt = System.nanoTime();
    private @Nullable CompletableFuture<Boolean> asked;
    /** The last question was answered in time; then the next is worth waiting for. */
    private boolean answers = true;

    /** Whether whoever looks still may. */
    interface Admission {
        /** Changes whenever somebody's was ended. Costs nothing. */
        long endings();

        /** Asks the database. */
        boolean holds();

        static Admission of(SignIns signIns, Caller caller) {
            return new Admission() {
                @Override
                public long endings() {
                    return signIns.endings();
                }

                @Override
                public boolean holds() {
                    return signIns.holds(caller);
                }
            };
        }
    }

    /**
     * @param readsComments see {@link #readsComments(Caller)}; false for whoever needs no viewer's words, and so gets none (C5)
     * @param resumeFrom the position that the screen saw last; null when it begins
     * @param left is run once, when the stream is over
     */
    ScreenStream(
            ShowFeed feed,
            Admission admission,
            boolean readsComments,
            ScreenLine line,
            @Nullable Long resumeFrom,
            Runnable left) {
        this.feed = feed;
        this.admission = admission;
        this.readsComments = readsComments;
        this.line = line;
        this.resumeFrom = resumeFrom;
        this.left = left;
        this.endingsSeen = admission.endings();
        line.wakes(feed::wake);
    }

    static boolean readsComments(Caller caller) {
        return Field.COMMENTS.isOpenTo(caller, Access.SEE);
    }

    /**
     * Sends what is due, if the line takes it.
     *
     * @return nanoseconds until there may be something to do though nothing happens; {@link #OVER} when the screen has gone or its sign-in has ended
     */
    long step(ShowFeed.Latest latest) {
        try {
            if (!line.ready()) return Long.MAX_VALUE; // it wakes us
            ShowFeed.Latest before = seen;
            if (before == null) {
                begin(latest);
            } else {
                long wait = ShowFeed.untilDue(latest, before, sentNanos);
                if (wait > 0) return wait;
                long held = hold();
                if (held != 0) return held;
                sentNanos = System.nanoTime();
                line.send(frame(latest));
            }
            seen = latest;
            return ShowFeed.untilDue(latest, latest, sentNanos);
        } catch (IOException gone) {
            LOG.debug("A screen went away: {}", gone.getMessage());
            return OVER;
        } catch (RuntimeException e) {
            // the others' screens go on; this one comes back and begins anew
            LOG.error("A stream failed", e);
            return OVER;
        }
    }

    void end() {
        line.end();
        left.run();
    }

    private void begin(ShowFeed.Latest latest) throws IOException {
        sentNanos = System.nanoTime();
        OptionalLong had = resumeFrom == null ? OptionalLong.empty() : feed.lastCommentAt(resumeFrom);
        byte[] first;
        if (had.isPresent()) {
            lastComment = had.getAsLong();
            first = frame(latest);
        } else {
            first = snapshot(latest);
        }
        byte[] both = new byte[RETRY.length + first.length];
        System.arraycopy(RETRY, 0, both, 0, RETRY.length);
        System.arraycopy(first, 0, both, RETRY.length, first.length);
        line.send(both);
    }

    private byte[] snapshot(ShowFeed.Latest latest) {
        sent = latest.state();
        lastComment = latest.state().lastComment();
        return feed.events().snapshot(latest, readsComments);
    }

    private byte[] frame(ShowFeed.Latest latest) {
        Published state = latest.state();
        if (readsComments && state.lastComment() - lastComment > ShowView.COMMENTS) return snapshot(latest);
        byte[] frame = feed.events().frame(sent, latest, readsComments ? lastComment : ScreenEvents.NO_COMMENTS);
        sent = state;
        lastComment = Math.max(lastComment, state.lastComment());
        return frame;
    }

    /** @return 0 when the next frame may go out; else for how long it is held, or {@link #OVER} */
    private long hold() {
        long endings = admission.endings();
        long now = System.nanoTime();
        CompletableFuture<Boolean> answer = asked;
        if (answer == null) {
            if (endings == endingsSeen && now - lookedAt < LOOK_AGAIN.toNanos()) return 0;
            endingsSeen = endings;
            lookedAt = now;
            answer = CompletableFuture.supplyAsync(
                    admission::holds, task -> Thread.ofVirtual().name("lookup").start(task));
            asked = answer;
            answer.whenComplete((_, _) -> feed.wake());
        }
        if (!answer.isDone()) {
            long patience = lookedAt + PATIENCE.toNanos() - now;
            if (answers && patience > 0) return patience;
            answers = false;
            return 0; // nobody knows yet, and a screen must not stand still with the database
        }
        asked = null;
        try {
            boolean holds = answer.join();
            answers = true;
            return holds ? 0 : OVER;
        } catch (CompletionException e) {
            answers = false;
            if (!(e.getCause() instanceof DataAccessException away)) throw e;
            // a screen must not go dark because the database did: it is just now that people need it
            LOG.warn("Whether a sign-in still holds could not be looked up: {}", away.getMessage());
            return 0;
        }
    }
}
