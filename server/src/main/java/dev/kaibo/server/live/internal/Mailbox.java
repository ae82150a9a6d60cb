package dev.kaibo.server.live.internal;

import dev.kaibo.server.live.ShowHost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a show's writer, in two lanes: what people want goes before what sources saw. Both lanes are bounded. The lane of captured facts is also the
 * spool while the journal cannot be written: what was taken out and not journaled goes back to its front.
 *
 * @param <W> a wish or a control
 * @param <C> a batch of captured facts
 */
final class Mailbox<W, C extends Mailbox.Sized> {
    /** Facts that wait at most; a further batch is told to come again. */
    static final int WAITING_FACTS = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final ArrayDeque<W> wishes = new ArrayDeque<>();
    private final ArrayDeque<C> captured = new ArrayDeque<>();
    private int facts;
    /** Taken out and neither journaled nor given back yet. */
    private int underWay;

    private boolean beat;
    private boolean closed;
    /** Sources wait while the journal is in trouble; only a beat lets the writer try again. */
    private boolean holdingCaptured;

    interface Sized {
        int facts();
    }

    enum Offer {
        TAKEN,
        FULL,
        /** The writer stops; ask the host for the one that comes after it. */
        CLOSED
    }

    record Work<W, C>(List<W> wishes, List<C> captured, boolean beat, boolean closed) {}

    Offer offerWish(W wish) {
        lock.lock();
        try {
            if (closed) return Offer.CLOSED;
            if (wishes.size() >= ShowHost.WAITING_WISHES) return Offer.FULL;
            wishes.add(wish);
            something.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    Offer offerCaptured(C batch) {
        lock.lock();
        try {
            if (closed) return Offer.CLOSED;
            if (facts + underWay + batch.facts() > WAITING_FACTS) return Offer.FULL;
            captured.add(batch);
            facts += batch.facts();
            something.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Time to look at the clock. Several beats that nobody took are one. */
    void beat() {
        lock.lock();
        try {
            beat = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something. All wishes come, and batches of together not much more than {@code mostFacts} facts. */
    Work<W, C> take(int mostFacts) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !beat && wishes.isEmpty() && (captured.isEmpty() || holdingCaptured)) something.await();
            var takenWishes = List.copyOf(wishes);
            wishes.clear();
            var takenCaptured = new ArrayList<C>();
            int taken = 0;
            // While the journal is in trouble only a beat tries the waiting facts again.
            while ((!holdingCaptured || beat) && !captured.isEmpty() && taken < mostFacts) {
                C batch = captured.removeFirst();
                taken += batch.facts();
                takenCaptured.add(batch);
            }
            facts -= taken;
            underWay += taken;
            boolean beaten = beat;
            beat = false;
            return new Work<>(takenWishes, takenCaptured, beaten, closed);
        } finally {
            lock.unlock();
        }
    }

    /** These are journaled: they make room for others. */
    void journaled(List<C> batches) {
        lock.lock();
        try {
            for (C batch : batches) underWay -= batch.facts();
        } finally {
            lock.unlock();
        }
    }

    /** Batches that could not be journaled wait again, before all others. Their place was kept, so they are never turned away. */
    void giveBack(List<C> batches) {
        lock.lock();
        try {
            holdingCaptured = true;
            for (C batch : batches.reversed()) {
                captured.addFirst(batch);
                facts += batch.facts();
                underWay -= batch.facts();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The journal can be written again. */
    void release() {
        lock.lock();
        try {
            holdingCaptured = false;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is taken in any more; what waits still comes out once. */
    void close() {
        lock.lock();
        try {
            closed = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes only when nothing waits. @return whether it is closed now */
    boolean closeIfEmpty() {
        lock.lock();
        try {
            if (wishes.isEmpty() && captured.isEmpty()) {
                closed = true;
                // The writer may be waiting at this very moment, and whoever finds the box closed waits for the writer
                // to end.
                something.signalAll();
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** All that is left in a closed box. */
    Work<W, C> drain() {
        lock.lock();
        try {
            var left = new Work<W, C>(List.copyOf(wishes), List.copyOf(captured), false, closed);
            wishes.clear();
            captured.clear();
            facts = 0;
            underWay = 0;
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** All that came in and is not in the journal. */
    int waitingFacts() {
        lock.lock();
        try {
            return facts + underWay;
        } finally {
            lock.unlock();
        }
    }
}
