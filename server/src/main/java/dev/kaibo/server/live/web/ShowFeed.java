package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.Watch;
import dev.kaibo.server.live.Watcher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One show's newest state for all its screens. The show's writer leaves it here and goes on; {@link ScreenSender} takes it to each screen at that screen's pace. Nothing queues: a
 * screen that was slow finds the newest state, and what it missed in between was never kept for it.
 */
final class ShowFeed implements Watcher, AutoCloseable {
    /** Figures, comments and charts go out ten times a second, whatever the event rate. */
    static final Duration BEAT = Duration.ofMillis(100);

    /** At least one frame a second, with room for a late thread. */
    static final Duration HEART_BEAT = Duration.ofMillis(800);

    /** Publishings from which a screen can resume: a minute of a busy show. */
    static final int REMEMBERED = 600;

    /** What somebody did, or what everybody must know: it does not wait for the beat. */
    private static final Set<Changed> AT_ONCE =
            EnumSet.of(Changed.CREW, Changed.PLAYBACK, Changed.JOURNAL, Changed.REMOVED);

    /** Held while the show is loaded, which can take long; nothing but opening waits for it. */
    private final ReentrantLock opening = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final ShowHost host;
    private final ShowId show;
    private final ScreenEvents events;
    private final ScreenSender sender = new ScreenSender(this);
    private @Nullable Watch watch;
    private @Nullable Latest latest;
    private boolean open;
    private boolean ended;

    ShowFeed(ShowHost host, ShowId show, Views views) {
        this.host = host;
        this.show = show;
        this.events = new ScreenEvents(this, views, System::nanoTime);
    }

    /**
     * @param atNanos when it arrived here
     * @param version grows with each publishing
     * @param urgent grows with each publishing that must go out at once
     */
    record Latest(Published state, long atNanos, long version, long urgent) {}

    /** At this position a screen had all comments up to this number. */
    private record Mark(long position, long lastComment) {}

    /**
     * Loads the show and watches it, once; whoever comes meanwhile waits until that is done.
     *
     * @throws dev.kaibo.server.live.NoSuchShow when there is none
     */
    void open() {
        opening.lock();
        try {
            if (isOpen()) return;
            Watch watching = host.watch(show, this);
            try {
                watches(watching, host.state(show));
            } catch (RuntimeException e) {
                watching.close();
                throw e;
            }
        } finally {
            opening.unlock();
        }
    }

    private void watches(Watch watching, Published now) {
        lock.lock();
        try {
            if (latest == null) keep(now, Set.of());
            if (ended) watching.close(); // the server began to stop while the show was loaded
            else watch = watching;
            open = true;
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void published(Published state, Set<Changed> changed) {
        lock.lock();
        try {
            if (changed.contains(Changed.REMOVED)) ended = true;
            keep(state, changed);
        } finally {
            lock.unlock();
        }
        sender.wake();
    }

    private void keep(Published state, Set<Changed> changed) {
        boolean atOnce = changed.stream().anyMatch(AT_ONCE::contains);
        Latest before = latest;
        latest = before == null
                ? new Latest(state, System.nanoTime(), 1, 1)
                : new Latest(state, System.nanoTime(), before.version() + 1, before.urgent() + (atOnce ? 1 : 0));
        Mark last = marks.peekLast();
        if (last != null && last.position() == state.position()) marks.removeLast();
        marks.addLast(new Mark(state.position(), state.lastComment()));
        if (marks.size() > REMEMBERED) marks.removeFirst();
    }

    /** The newest state, without waiting. */
    Latest now() {
        lock.lock();
        try {
            return required();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long the newest state waits before it goes out: not at all for what people did, to the next beat for the rest, and to the heart beat when nothing
     * happened.
     *
     * @param seen what the screen was sent last
     * @param sentNanos when that was
     * @return nanoseconds; 0 or less when it is due
     */
    static long untilDue(Latest newest, Latest seen, long sentNanos) {
        if (newest.urgent() != seen.urgent()) return 0;
        Duration wait = newest.version() == seen.version() ? HEART_BEAT : BEAT;
        return sentNanos + wait.toNanos() - System.nanoTime();
    }

    /** Sends to this screen as well, until its stream is over. */
    void send(ScreenStream stream) {
        sender.add(stream);
    }

    /** Something may be due for a screen. Never waits. */
    void wake() {
        sender.wake();
    }

    /** The newest comment that a screen had which last saw this position; empty when it is not remembered, so that it needs a snapshot. */
    OptionalLong lastCommentAt(long position) {
        lock.lock();
        try {
            for (Iterator<Mark> newest = marks.descendingIterator(); newest.hasNext(); ) {
                Mark mark = newest.next();
                if (mark.position() == position) return OptionalLong.of(mark.lastComment());
                if (mark.position() < position) break;
            }
            return OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Comments after {@code from} up to the state's last, oldest first. */
    List<KeptComment> comments(long from, Published state, int atMost) {
        return host.commentsSince(show, from, atMost).stream()
                .filter(comment -> comment.number() <= state.lastComment())
                .toList();
    }

    ScreenEvents events() {
        return events;
    }

    /** Sends every screen away; they come back when the server does. */
    @Override
    public void close() {
        Watch watching;
        lock.lock();
        try {
            ended = true;
            watching = watch;
            watch = null;
        } finally {
            lock.unlock();
        }
        sender.wake();
        if (watching != null) watching.close();
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private Latest required() {
        if (latest == null) throw new IllegalStateException("The feed of show %s was not opened.".formatted(show));
        return latest;
    }
}
