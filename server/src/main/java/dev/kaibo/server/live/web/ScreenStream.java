package dev.kaibo.server.live.web;

import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.SignIns;
import dev.kaibo.server.live.Published;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes one screen's stream on the thread of its request: a snapshot, then frames. All it remembers is what the screen was sent last, so that a slow
 * screen costs nothing; when it takes the next frame it gets the newest state, and a snapshot when too many comments went by.
 */
final class ScreenStream {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenStream.class);

    /** A sign-in can also end by its age, which nobody announces. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final ShowFeed feed;
    private final Admission admission;
    /** R6: the brand reads figures, not what people wrote; nor does whoever needs no viewer's words (C5). */
    private final boolean readsComments;

    private final OutputStream out;

    private @Nullable Published sent;
    private long lastComment = -1;
    private long endingsSeen;
    private long lookedAt = System.nanoTime();
    private final Lookup<Boolean> lookup = new Lookup<>();
    /** The question whether the sign-in holds has not been answered yet. */
    private boolean open;

    /** Whether whoever looks still may. */
    interface Admission {
        /** Changes whenever somebody's was ended. Costs nothing. */
        long endings();

        /** Asks the database. */
        boolean holds();
    }

    ScreenStream(ShowFeed feed, SignIns signIns, Caller caller, OutputStream out) {
        this(feed, new SignedIn(signIns, caller), Field.COMMENTS.isOpenTo(caller, Access.SEE), out);
    }

    /** For whoever needs no viewer's words, and so gets none (C5). */
    static ScreenStream withoutComments(ShowFeed feed, Admission admission, OutputStream out) {
        return new ScreenStream(feed, admission, false, out);
    }

    private ScreenStream(ShowFeed feed, Admission admission, boolean readsComments, OutputStream out) {
        this.feed = feed;
        this.admission = admission;
        this.readsComments = readsComments;
        this.out = out;
        this.endingsSeen = admission.endings();
    }

    private record SignedIn(SignIns signIns, Caller caller) implements Admission {
        @Override
        public long endings() {
            return signIns.endings();
        }

        @Override
        public boolean holds() {
            return signIns.holds(caller);
        }
    }

    /**
     * Writes until the show is removed, the server stops or the sign-in ends.
     *
     * @param resumeFrom the position that the screen saw last; null when it begins
     * @throws IOException when the screen has gone away
     */
    void run(@Nullable Long resumeFrom) throws IOException, InterruptedException {
        out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
        ShowFeed.Latest seen = feed.now();
        OptionalLong had = resumeFrom == null ? OptionalLong.empty() : feed.lastCommentAt(resumeFrom);
        if (had.isPresent()) {
            lastComment = had.getAsLong();
            writeFrame(seen);
        } else {
            writeSnapshot(seen);
        }
        long sentAt = System.nanoTime();
        while (true) {
            ShowFeed.Latest next = feed.next(seen, sentAt);
            if (next == null || !stillSignedIn()) return;
            sentAt = System.nanoTime();
            writeFrame(next);
            seen = next;
        }
    }

    private void writeSnapshot(ShowFeed.Latest latest) throws IOException {
        write(feed.events().snapshot(latest, readsComments));
        sent = latest.state();
        lastComment = latest.state().lastComment();
    }

    private void writeFrame(ShowFeed.Latest latest) throws IOException {
        Published state = latest.state();
        if (readsComments && state.lastComment() - lastComment > ShowView.COMMENTS) {
            writeSnapshot(latest);
            return;
        }
        write(feed.events().frame(sent, latest, readsComments ? lastComment : ScreenEvents.NO_COMMENTS));
        sent = state;
        lastComment = Math.max(lastComment, state.lastComment());
    }

    private void write(byte[] event) throws IOException {
        out.write(event);
        out.flush();
    }

    private boolean stillSignedIn() {
        long endings = admission.endings();
        long now = System.nanoTime();
        if (!open && endings == endingsSeen && now - lookedAt < LOOK_AGAIN.toNanos()) return true;
        endingsSeen = endings;
        lookedAt = now;
        open = true;
        try {
            Boolean holds = lookup.ask(admission::holds);
            if (holds == null) return true; // nobody knows yet; it is asked on with the next frame
            open = false;
            return holds;
        } catch (DataAccessException away) {
            // a screen must not go dark because the database did: it is just now that people need it
            open = false;
            LOG.warn("Whether a sign-in still holds could not be looked up: {}", away.getMessage());
            return true;
        }
    }
}
