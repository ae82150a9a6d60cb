package dev.kaibo.server.live.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends to all screens of a show, one after the other on one thread, which is there as long as anybody looks. A screen that takes nothing is passed over, so
 * nobody waits for anybody.
 */
final class ScreenSender {
    private final ShowFeed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<ScreenStream> arriving = new ArrayList<>();
    private boolean woken;
    private boolean running;

    ScreenSender(ShowFeed feed) {
        this.feed = feed;
    }

    void add(ScreenStream stream) {
        lock.lock();
        try {
            arriving.add(stream);
            if (!running) {
                running = true;
                Thread.ofVirtual().name("screens").start(this::run);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** There is something new, or a line has become ready. Never waits. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        var streams = new ArrayList<ScreenStream>();
        long wait = 0;
        while (awaitNews(streams, wait)) {
            ShowFeed.Latest latest = feed.now();
            boolean ended = feed.hasEnded();
            long next = Long.MAX_VALUE;
            for (var each = streams.iterator(); each.hasNext(); ) {
                ScreenStream stream = each.next();
                long due = ended ? ScreenStream.OVER : stream.step(latest);
                if (due == ScreenStream.OVER) {
                    each.remove();
                    stream.end();
                } else next = Math.min(next, due);
            }
            wait = next;
        }
    }

    /** @return false when nobody looks any more */
    private boolean awaitNews(List<ScreenStream> streams, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!woken && arriving.isEmpty() && left > 0 && !streams.isEmpty()) {
                try {
                    left = news.awaitNanos(left);
                } catch (InterruptedException _) {
                    // nobody interrupts this thread; it ends with its last screen
                    left = Math.min(left, TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
            woken = false;
            streams.addAll(arriving);
            arriving.clear();
            running = !streams.isEmpty();
            return running;
        } finally {
            lock.unlock();
        }
    }
}
