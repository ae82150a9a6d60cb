package dev.kaibo.server.process;

import dev.kaibo.server.Browser;
import dev.kaibo.server.Browser.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many hands at one running server, and the sources of the ledger: each has one wish or one post under way all the time, until the server is gone or they are
 * told to rest.
 */
final class Crowd implements AutoCloseable {
    private static final Duration REST_WITHIN = Duration.ofSeconds(60);
    /** Of a hundred, those that repeat what was answered before, and those that send a cue. */
    private static final int REPEATS = 5;

    private static final int CUES = 70;
    private static final int MOST_FACTS = 20;
    private static final long BEFORE_TRYING_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Browser browser;
    private final String show;
    private final Ledger ledger;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicReference<@Nullable String> lastRefusal = new AtomicReference<>();
    private final List<Thread> hands = new ArrayList<>();
    private volatile boolean resting;

    Crowd(KaiboServer server, String show, Ledger ledger, int hands, long seed) {
        this.browser = server.browser().signedInAs("floorController");
        this.show = show;
        this.ledger = ledger;
        var dice = new SplittableRandom(seed);
        for (int i = 0; i < hands; i++) {
            var own = dice.split();
            this.hands.add(Thread.ofVirtual().name("hand-" + i).start(() -> wishOn(own)));
        }
        for (Source source : ledger.sources()) {
            var own = dice.split();
            this.hands.add(Thread.ofVirtual().name(source.toString()).start(() -> postOn(source, own)));
        }
    }

    private void wishOn(SplittableRandom dice) {
        while (!resting) {
            Ledger.Asked repeated = dice.nextInt(100) < REPEATS ? ledger.repeated() : null;
            Ledger.Asked wish = repeated != null ? repeated : ledger.next(dice.nextInt(100) < CUES);
            underWay.incrementAndGet();
            try {
                boolean done =
                        noted(wish, browser.wish(show, wish.json(), wish.key().toString()));
                // a screen would wait for two seconds; a test is in a hurry
                if (!done) LockSupport.parkNanos(BEFORE_TRYING_AGAIN);
            } catch (UncheckedIOException gone) {
                ledger.unanswered(wish);
                if (resting) return;
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    private void postOn(Source source, SplittableRandom dice) {
        while (!resting) {
            Source.Post post = source.next(1 + dice.nextInt(MOST_FACTS));
            underWay.incrementAndGet();
            try {
                boolean done = noted(source, post, source.send(browser, post));
                if (!done) LockSupport.parkNanos(BEFORE_TRYING_AGAIN);
            } catch (UncheckedIOException gone) {
                ledger.unansweredPost();
                if (resting) return;
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    /** Kept in memory (202) is no promise to somebody who asks whether it is in the journal: it is posted once more. */
    private boolean noted(Source source, Source.Post post, Reply reply) {
        switch (reply.status()) {
            case 200 -> {
                int counted = reply.json().get("accepted").intValue()
                        + reply.json().get("duplicates").intValue();
                if (counted != post.facts())
                    ledger.fault("%d comments were posted, and answered with %s".formatted(post.facts(), reply));
                source.promised(post);
                posted.incrementAndGet();
            }
            case 202, 429, 503 -> {}
            default -> ledger.fault("%s was answered with %s".formatted(source, reply));
        }
        return reply.status() == 200;
    }

    private boolean noted(Ledger.Asked wish, Reply reply) {
        switch (reply.status()) {
            case 200 -> {
                ledger.acknowledged(wish, reply.json().get("position").longValue());
                answered.incrementAndGet();
            }
            case 503 -> {
                ledger.refused(wish);
                lastRefusal.set(reply.json().path("reason").asString("") + " (" + reply.problem() + ")");
            }
            default -> ledger.fault("%s was answered with %s".formatted(wish, reply));
        }
        return reply.status() == 200;
    }

    /** Requests that have been sent and not answered yet. */
    int underWay() {
        return underWay.get();
    }

    /** Wishes that were acknowledged to this crowd. */
    int answered() {
        return answered.get();
    }

    /** Posts of its sources that are in the journal. */
    int posted() {
        return posted.get();
    }

    /** Why it was turned away last; null while it was not. */
    @Nullable
    String lastRefusal() {
        return lastRefusal.get();
    }

    /** To be said before the server is killed: whoever gets no answer then does not try again. */
    void restWhenItIsGone() {
        resting = true;
    }

    /** Everybody gets his answer, or sees that the server is gone, and rests. */
    @Override
    public void close() {
        resting = true;
        for (Thread hand : hands)
            try {
                if (!hand.join(REST_WITHIN)) throw new AssertionError(hand.getName() + " does not rest.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        browser.close();
    }
}
