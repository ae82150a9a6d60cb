package dev.kaibo.server.live.internal;

import dev.kaibo.server.live.internal.Journal.Append;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Brings the appends of all shows to the database, those that wait at the same time in one transaction: one commit, and so one wait for the disk, makes many shows
 * durable. One that comes alone goes alone and at once.
 */
final class Committer {
    /** Appends of one transaction. What is larger holds those behind it up for longer and saves little more. */
    static final int TOGETHER = 64;
    /** Transactions at the same time: while one waits for the disk the next is made. */
    private static final int AT_ONCE = 2;
    /** So long a thread waits for more before it ends: in a running show something comes each second. */
    private static final Duration LINGERS = Duration.ofSeconds(5);

    private final Consumer<List<Append>> transaction;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(); // one of each show at most
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();

    private record Waiting(Append append, CompletableFuture<Void> written) {}

    /** One of the appends cannot be written; without it the others may well be. */
    static final class OneOfThem extends RuntimeException {
        private final RuntimeException why;

        OneOfThem(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }

    /** @param transaction writes all of them or none; throws {@link OneOfThem} when the reason is one append, anything else when it is the store */
    Committer(Consumer<List<Append>> transaction) {
        this.transaction = transaction;
    }

    /** As {@link Journal#append}; at most one append of a show at a time. */
    void write(Append append) {
        var one = new Waiting(append, new CompletableFuture<>());
        waiting.add(one);
        startIfNeeded();
        try {
            var _ = one.written().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw e;
        }
    }

    private void startIfNeeded() {
        int now = working.get();
        while (now < AT_ONCE && idle.get() == 0 && !waiting.isEmpty()) {
            if (working.compareAndSet(now, now + 1)) {
                // of the platform: each answer of the database would cost a virtual one two switches more
                Thread.ofPlatform().daemon().name("committer").start(this::work);
                return;
            }
            now = working.get();
        }
    }

    private void work() {
        try {
            for (List<Waiting> group = next(); !group.isEmpty(); group = next()) write(group);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.decrementAndGet();
            // whoever came between the last look and now found enough at work
            startIfNeeded();
        }
    }

    /** Empty when nothing has come for a while. */
    private List<Waiting> next() throws InterruptedException {
        var group = new ArrayList<Waiting>();
        Waiting first = waiting.poll();
        if (first == null) {
            idle.incrementAndGet();
            try {
                first = waiting.poll(LINGERS.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                idle.decrementAndGet();
            }
        }
        if (first == null) return group;
        group.add(first);
        waiting.drainTo(group, TOGETHER - 1);
        // in one order, so that two hosts on one database never wait for each other's rows in turn
        group.sort(Comparator.comparing(each -> each.append().show().value()));
        return group;
    }

    private void write(List<Waiting> group) {
        try {
            transaction.accept(group.stream().map(Waiting::append).toList());
            group.forEach(each -> each.written().complete(null));
        } catch (OneOfThem e) {
            if (group.size() == 1) group.getFirst().written().completeExceptionally(e.why);
            else for (Waiting each : group) write(List.of(each));
        } catch (Journal.Trouble away) {
            group.forEach(each -> each.written().completeExceptionally(away));
            // who waits would wait for the same, one group after the other
            for (Waiting each = waiting.poll(); each != null; each = waiting.poll())
                each.written().completeExceptionally(away);
        } catch (RuntimeException | Error e) {
            group.forEach(each -> each.written().completeExceptionally(e));
        }
    }
}
