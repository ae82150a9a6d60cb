package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.live.ShowHost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One feed for each show that is looked at. A feed outlives its last screen for a while, so that a screen that lost its line can resume. */
@Component
class ShowFeeds implements SmartLifecycle {
    /** Screens of all shows together. */
    static final int MOST_SCREENS = 2_048;

    private static final Duration LINGER = Duration.ofMinutes(2);

    private final ShowHost host;
    private final People people;
    private final JsonMapper json;
    private final Map<ShowId, Used> feeds = new HashMap<>();
    private int screens;
    private boolean open = true;

    ShowFeeds(ShowHost host, People people, JsonMapper json) {
        this.host = host;
        this.people = people;
        this.json = json;
    }

    private static final class Used {
        final ShowFeed feed;
        int screens;
        long leftAt;

        Used(ShowFeed feed) {
            this.feed = feed;
        }
    }

    /**
     * Give it back with {@link #leave}. A show that is not in memory is loaded; only those who want this very show wait for it.
     *
     * @throws dev.kaibo.server.live.NoSuchShow when there is none
     */
    ShowFeed enter(ShowId show) {
        ShowFeed feed = placeAt(show);
        try {
            feed.open();
            return feed;
        } catch (RuntimeException e) {
            leave(show, feed);
            throw e;
        }
    }

    /** Begins a stream, once the show is loaded and there is room for one more screen. */
    void stream(
            ShowId show,
            ScreenStream.Admission admission,
            boolean readsComments,
            @Nullable Long resumeFrom,
            Opening opening)
            throws IOException {
        ShowFeed feed = enter(show);
        boolean begun = false;
        try {
            ScreenLine line = opening.open();
            feed.send(new ScreenStream(feed, admission, readsComments, line, resumeFrom, () -> leave(show, feed)));
            begun = true;
        } finally {
            if (!begun) leave(show, feed);
        }
    }

    /** Opens the line to a screen. */
    @FunctionalInterface
    interface Opening {
        ScreenLine open() throws IOException;
    }

    private synchronized ShowFeed placeAt(ShowId show) {
        if (!open || screens >= MOST_SCREENS)
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            open ? "too-many-screens" : "stopping",
                            open ? "Too many screens are connected" : "The server is stopping",
                            open ? "At most %d at once; close some.".formatted(MOST_SCREENS) : "Come back in a moment.")
                    .retryAfter(Duration.ofSeconds(2))
                    .found();
        removeLeft();
        Used used = feeds.get(show);
        if (used == null || used.feed.hasEnded()) {
            used = new Used(new ShowFeed(host, show, new Views(json, people)));
            feeds.put(show, used);
        }
        used.screens++;
        screens++;
        return used.feed;
    }

    synchronized void leave(ShowId show, ShowFeed feed) {
        screens--;
        Used used = feeds.get(show);
        if (used == null || used.feed != feed) return;
        used.screens--;
        used.leftAt = System.nanoTime();
        if (used.screens == 0 && !feed.isOpen()) feeds.remove(show);
    }

    private void removeLeft() {
        long now = System.nanoTime();
        for (Iterator<Used> each = feeds.values().iterator(); each.hasNext(); ) {
            Used used = each.next();
            boolean left = used.screens == 0 && now - used.leftAt > LINGER.toNanos();
            if (!left && !used.feed.hasEnded()) continue;
            used.feed.close();
            each.remove();
        }
    }

    @Override
    public synchronized void start() {
        open = true;
    }

    /** Before the web server waits for its running requests: a stream never ends by itself. */
    @Override
    public void stop() {
        List<Used> closing;
        synchronized (this) {
            open = false;
            closing = new ArrayList<>(feeds.values());
            feeds.clear();
        }
        for (Used used : closing) used.feed.close();
    }

    @Override
    public synchronized boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
