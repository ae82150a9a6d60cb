package dev.kaibo.server.process;

import dev.kaibo.server.Browser;
import dev.kaibo.server.Browser.Reply;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Posts a tape at sixty times its pace, one post after the other, and each until it is acknowledged: what was not answered or was turned away is sent again to the
 * letter. A server that is back first gets the last post that was acknowledged before, as from a source that does not remember it.
 */
final class TapeSender {
    private static final int PACE = 60;
    private static final long BEFORE_TRYING_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration RESTS_WITHIN = Duration.ofSeconds(60);

    private final Source source;
    private final Tape tape;
    /** How often each post has reached a server, or may have. */
    private final int[] sent;

    private final long began = System.nanoTime();
    private int acknowledged;
    private int unanswered;
    private int turnedAway;
    private long repeated;
    private boolean underWay;
    private long underWaySince;
    private @Nullable String fault;

    TapeSender(Source source, Tape tape) {
        this.source = source;
        this.tape = tape;
        this.sent = new int[tape.posts().size()];
    }

    /** Goes on where it stopped, at a server that may be another one, until it is closed or the tape is over. */
    Playing playingTo(KaiboServer server) {
        return new Playing(server.browser());
    }

    final class Playing implements AutoCloseable {
        private final Browser browser;
        private final Thread hand;
        private volatile boolean resting;

        private Playing(Browser browser) {
            this.browser = browser;
            this.hand = Thread.ofVirtual().name("tape").start(this::play);
        }

        private void play() {
            int first = posted();
            if (first > 0) deliver(first - 1);
            for (int next = first; next < sent.length; next++) {
                long due = began + tape.posts().get(next).due().toNanos() / PACE;
                while (!resting && System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
                if (!deliver(next)) return;
            }
        }

        /** @return whether it was acknowledged; else this one rests */
        private boolean deliver(int number) {
            Source.Post post = tape.posts().get(number).post();
            while (!resting) {
                begins(number);
                try {
                    if (ends(number, source.send(browser, post))) return true;
                } catch (UncheckedIOException gone) {
                    broke(number, gone);
                }
                LockSupport.parkNanos(BEFORE_TRYING_AGAIN); // a source would wait for two seconds; a test is in a hurry
            }
            return false;
        }

        /** What is under way gets its answer, or sees that the server is gone. */
        @Override
        public void close() {
            resting = true;
            LockSupport.unpark(hand);
            try {
                if (!hand.join(RESTS_WITHIN)) throw new AssertionError("The tape does not rest: " + account());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            } finally {
                browser.close();
            }
        }
    }

    private synchronized void begins(int number) {
        sent[number]++;
        underWay = true;
        underWaySince = System.nanoTime();
    }

    private synchronized void broke(int number, UncheckedIOException why) {
        underWay = false;
        if (why.getCause() instanceof ConnectException) sent[number]--;
        else unanswered++;
    }

    /** @return whether it is in the journal. Kept in memory (202) is no promise to somebody who asks for that. */
    private synchronized boolean ends(int number, Reply reply) {
        underWay = false;
        switch (reply.status()) {
            case 200 -> acknowledged(number, reply);
            case 202, 429, 500, 502, 503, 504 -> turnedAway++;
            default -> fault = "post %d was answered with %s".formatted(number, reply);
        }
        return reply.status() == 200;
    }

    /** A post is there as a whole or not at all; what was acknowledged is there. */
    private void acknowledged(int number, Reply reply) {
        int facts = tape.posts().get(number).post().facts();
        int accepted = reply.json().get("accepted").intValue();
        int duplicates = reply.json().get("duplicates").intValue();
        boolean isNew = accepted == facts && duplicates == 0 && number == acknowledged;
        boolean wasThere = accepted == 0 && duplicates == facts && sent[number] > 1;
        if (!isNew && !wasThere)
            fault = "post %d of %d facts, sent %d times and %s before, was answered with %s"
                    .formatted(
                            number,
                            facts,
                            sent[number],
                            number < acknowledged ? "acknowledged" : "not acknowledged",
                            reply);
        repeated += duplicates;
        acknowledged = Math.max(acknowledged, number + 1);
    }

    private synchronized int posted() {
        return acknowledged;
    }

    /** Posts that are in the journal. */
    synchronized int acknowledged() {
        if (fault != null) throw new AssertionError(fault);
        return acknowledged;
    }

    boolean isDone() {
        return acknowledged() == sent.length;
    }

    /** Whether a post has been under way for so long. */
    synchronized boolean waitsSince(Duration length) {
        return underWay && System.nanoTime() - underWaySince >= length.toNanos();
    }

    /** Posts that went out and got no answer, because the server was gone. */
    synchronized int unanswered() {
        return unanswered;
    }

    /** Facts that were found to be in the journal already. */
    synchronized long repeated() {
        return repeated;
    }

    /** Facts that went out once more, as often as they did. */
    synchronized long sentAgain() {
        long again = 0;
        for (int number = 0; number < sent.length; number++)
            again += (long) Math.max(0, sent[number] - 1)
                    * tape.posts().get(number).post().facts();
        return again;
    }

    synchronized String account() {
        return "%d of %d posts acknowledged after %.0f s, %d unanswered, %d turned away; %d facts sent again, of which %d were there%s"
                .formatted(
                        acknowledged,
                        sent.length,
                        (System.nanoTime() - began) / 1e9,
                        unanswered,
                        turnedAway,
                        sentAgain(),
                        repeated,
                        fault == null ? "" : "; " + fault);
    }
}
