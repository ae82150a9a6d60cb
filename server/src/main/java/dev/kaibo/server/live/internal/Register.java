package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.live.NoSuchShow;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.Pulse;
import dev.kaibo.server.live.Watch;
import dev.kaibo.server.live.Watcher;
import dev.kaibo.server.live.Watcher.Changed;
import dev.kaibo.server.live.internal.Letters.Batch;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which shows are in memory. A show is loaded when somebody asks for it and unloaded when nobody has for a while and it does not go on by itself; at the start, those
 * that do go on are loaded. Somebody outside beats the time: nothing in here reads the clock by itself.
 */
final class Register {
    static final String STOPPING = "Kaibo is stopping.";
    static final Duration IDLE = Duration.ofSeconds(60);
    /** A show that fails again and again, or that another host writes, must not keep the house busy. */
    static final Duration BEFORE_RELOADING = Duration.ofSeconds(2);

    private static final Duration WISHES_KEPT = Duration.ofDays(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final int TRIES = 5;
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(Register.class);

    private final Map<ShowId, Running> running = new ConcurrentHashMap<>();
    private final Map<ShowId, CopyOnWriteArrayList<Watcher>> watchers = new ConcurrentHashMap<>();
    private final Map<ShowId, Instant> failed = new ConcurrentHashMap<>();
    /** Whose tables are being worked on. */
    private final Map<ShowId, CompletableFuture<Void>> aside = new HashMap<>();

    private final Set<ShowId> removed = ConcurrentHashMap.newKeySet();
    /** Where another host was faster. */
    private final Set<ShowId> lost = ConcurrentHashMap.newKeySet();

    private final Journal journal;
    private final Sealing sealing;
    private final Feeds feeds;
    private final MachineClock clock;
    private final int snapshotEvery;
    private Instant cleanedAt = Instant.MIN;
    private volatile boolean stopping;

    /** @param snapshotEvery events between two snapshots */
    Register(Journal journal, Sealing sealing, Feeds feeds, MachineClock clock, int snapshotEvery) {
        this.journal = journal;
        this.sealing = sealing;
        this.feeds = feeds;
        this.clock = clock;
        this.snapshotEvery = snapshotEvery;
    }

    /** The show, loaded or being loaded. */
    Running running(ShowId show) {
        Running found = running.get(show);
        if (found != null && !isToBeLoadedAgain(found)) return found;
        if (found != null) {
            found.mailbox.close();
            found.ended().join();
        }
        if (stopping) throw new Journal.Trouble(STOPPING, null);
        if (removed.contains(show)) throw new NoSuchShow(show);
        Running made = new Running(show);
        while (true) {
            CompletableFuture<Void> busy;
            // So that a show is either there to be closed before its tables are worked on, or comes after that.
            synchronized (aside) {
                busy = aside.get(show);
                if (busy == null) {
                    found = running.putIfAbsent(show, made);
                    if (found != null) return found;
                    break;
                }
            }
            busy.join();
        }
        made.start(
                box -> {
                    var loaded = Loaded.from(show, journal, sealing, feeds, clock.steady());
                    if (loaded.playing() != null)
                        feeds.measure(loaded.playing().row(), until -> box.offerWish(new Errand.Measured(until)));
                    return new Writer(
                            loaded,
                            journal,
                            clock,
                            box,
                            watchers.computeIfAbsent(show, _ -> new CopyOnWriteArrayList<>()),
                            snapshotEvery,
                            lost.remove(show));
                },
                () -> {
                    if (isFenced(made)) lost.add(show);
                    running.remove(show, made);
                });
        var _ = made.ended().thenAccept(failure -> {
            // What cannot be loaded for a reason of its own would fail again; it is tried when somebody asks.
            boolean again = failure instanceof Journal.Trouble || failure != null && made.writerIfReady() != null;
            if (again && !stopping) failed.put(show, clock.steady().plus(BEFORE_RELOADING));
            else if (isFenced(made) && !nobodyWatches(show)) failed.put(show, clock.steady());
        });
        return made;
    }

    private static boolean isFenced(Running each) {
        Writer writer = each.writerIfReady();
        return writer != null && writer.fencedAt() != null;
    }

    /** A fenced show stays in memory as it is for a while, so that everybody is told; then the journal shows how it goes on. */
    private boolean isToBeLoadedAgain(Running each) {
        Writer writer = each.writerIfReady();
        Instant fencedAt = writer == null ? null : writer.fencedAt();
        return fencedAt != null && !clock.steady().isBefore(fencedAt.plus(BEFORE_RELOADING));
    }

    /**
     * Does something to a show's tables while nobody has it in memory; who asks for it meanwhile waits. A show that goes on by itself is loaded again at once.
     */
    void aside(ShowId show, Runnable work) {
        var done = new CompletableFuture<Void>();
        while (true) {
            CompletableFuture<Void> other;
            synchronized (aside) {
                other = aside.putIfAbsent(show, done);
            }
            if (other == null) break;
            other.join();
        }
        boolean goesOn = false;
        try {
            Running found = running.get(show);
            if (found != null) {
                Writer writer = found.writerIfReady();
                goesOn = writer != null && writer.stays();
                found.mailbox.close();
                await(found);
            }
            work.run();
        } finally {
            synchronized (aside) {
                aside.remove(show);
            }
            done.complete(null);
        }
        if (goesOn || !nobodyWatches(show)) running(show);
    }

    /** Whether nobody has it in memory. */
    boolean rests(ShowId show) {
        return !running.containsKey(show);
    }

    /** Puts a letter into the show's box; when that one is just being unloaded, into the next. */
    Mailbox.Offer offer(ShowId show, Function<Mailbox<Errand, Batch>, Mailbox.Offer> letter) {
        for (int tried = 0; tried < TRIES && !stopping; tried++) {
            Running found = running(show);
            var _ = found.writer(); // throws when there is no such show
            Mailbox.Offer offer = letter.apply(found.mailbox);
            if (offer != Mailbox.Offer.CLOSED) return offer;
            found.ended().join();
        }
        return Mailbox.Offer.CLOSED;
    }

    /** As last published; null when it is not in memory. */
    @Nullable
    Published published(ShowId show) {
        Running found = running.get(show);
        Writer writer = found == null ? null : found.writerIfReady();
        return writer == null ? null : writer.published();
    }

    /** How those that are loaded do. */
    List<Pulse> pulses() {
        return running.values().stream()
                .map(Running::pulse)
                .filter(Objects::nonNull)
                .toList();
    }

    Watch watch(ShowId show, Watcher watcher) {
        watchers.computeIfAbsent(show, _ -> new CopyOnWriteArrayList<>()).add(watcher);
        return () -> {
            List<Watcher> all = watchers.get(show);
            if (all != null) all.remove(watcher);
        };
    }

    /** Loads what goes on by itself. */
    void start() {
        for (ShowId show : journal.running()) {
            log.info("Show {} goes on", show);
            var _ = running(show);
        }
    }

    /** Wakes those whose time has come, unloads those that nobody needs, loads those again that failed. */
    void beat() {
        Instant real = clock.steady();
        running.forEach((show, each) -> {
            Writer writer = each.writerIfReady();
            if (writer == null) return;
            if (isToBeLoadedAgain(each) && !nobodyWatches(show)) {
                each.mailbox.close(); // who looks on asks for it all the time
                return;
            }
            if (!real.isBefore(writer.beatDue())) each.mailbox.beat();
            boolean idle = !writer.stays() && real.isAfter(writer.lastWork().plus(IDLE)) && nobodyWatches(show);
            if (idle) each.mailbox.closeIfEmpty();
        });
        failed.forEach((show, due) -> {
            if (real.isBefore(due) || !failed.remove(show, due) || removed.contains(show)) return;
            if (running.containsKey(show)) return;
            var _ = running(show);
        });
        if (real.isBefore(cleanedAt.plus(BETWEEN_CLEANINGS))) return;
        cleanedAt = real;
        try {
            journal.forgetWishes(clock.wall().minus(WISHES_KEPT));
        } catch (Journal.Trouble e) {
            log.warn("Old wishes are forgotten later: {}", e.getMessage());
        }
    }

    private boolean nobodyWatches(ShowId show) {
        List<Watcher> all = watchers.get(show);
        return all == null || all.isEmpty();
    }

    /** Ends the show's writer, does what is to be done without one, and tells the watchers that it is gone. */
    void close(ShowId show, Runnable afterwards) {
        removed.add(show);
        Published last = published(show);
        Running found = running.get(show);
        if (found != null) {
            found.mailbox.close();
            await(found);
        }
        afterwards.run();
        List<Watcher> all = watchers.remove(show);
        if (all != null && last != null) for (Watcher each : all) each.published(last, Set.of(Changed.REMOVED));
    }

    /** Ends all writers in good order; what waits is still written. */
    void stop() {
        stopping = true;
        List<Running> all = List.copyOf(running.values());
        all.forEach(each -> each.mailbox.close());
        all.forEach(Register::await);
    }

    private static void await(Running each) {
        try {
            var _ = each.ended().get(CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("A show's writer did not end within {} s", CLOSED_WITHIN.toSeconds());
        }
    }
}
