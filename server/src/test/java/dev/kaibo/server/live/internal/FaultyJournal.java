package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Intake.KnownViewer;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.server.live.ShowRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real journal, with everything that can go wrong around it: gone, slow, killed before the commit or just after it, the answer lost. */
final class FaultyJournal implements Journal {
    private final Journal real;
    private volatile Supplier<Fault> faults = () -> Fault.NONE;
    private volatile boolean gone;
    private volatile boolean dead;
    private volatile @Nullable CountDownLatch gate;
    private volatile CountDownLatch atGate = new CountDownLatch(1);

    FaultyJournal(Journal real) {
        this.real = real;
    }

    enum Fault {
        NONE,
        KILLED_BEFORE_COMMIT,
        KILLED_AFTER_COMMIT,
        /** The connection broke before anything was written. */
        BROKEN,
        /** The commit was asked for and never arrived. */
        COMMIT_LOST,
        /** Written, but the answer got lost. */
        ANSWER_LOST
    }

    /** The process dies here: an error that nobody handles. */
    static final class Killed extends Error {
        Killed() {
            super("killed");
        }
    }

    void faults(Supplier<Fault> each) {
        faults = each;
    }

    void gone(boolean now) {
        gone = now;
    }

    void die() {
        dead = true;
    }

    /** Appends wait until the latch is released. */
    void holdAppends(@Nullable CountDownLatch until) {
        atGate = new CountDownLatch(1);
        gate = until;
    }

    /** Until an append stands at the gate. */
    void awaitHeld() throws InterruptedException {
        if (!atGate.await(House.PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("No append came.");
    }

    @Override
    public void append(Append append) {
        CountDownLatch held = gate;
        if (held != null)
            try {
                atGate.countDown();
                held.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        check();
        Fault fault = faults.get();
        if (fault == Fault.KILLED_BEFORE_COMMIT) throw new Killed();
        if (fault == Fault.BROKEN) throw new Trouble("The connection broke.", null);
        if (fault == Fault.COMMIT_LOST) throw new AnswerLost("The answer got lost.", null);
        real.append(append);
        if (fault == Fault.KILLED_AFTER_COMMIT) throw new Killed();
        if (fault == Fault.ANSWER_LOST) throw new AnswerLost("The answer got lost.", null);
    }

    @Override
    public @Nullable UUID claim(ShowId show, UUID after, UUID claim) {
        check();
        return real.claim(show, after, claim);
    }

    private void check() {
        if (dead) throw new Killed();
        if (gone) throw new Trouble("The disk is full.", null);
    }

    private <T> T checked(Supplier<T> ask) {
        check();
        return ask.get();
    }

    private void checked(Runnable run) {
        check();
        run.run();
    }

    @Override
    public void create(StoredShow show, Append first) {
        checked(() -> real.create(show, first));
    }

    @Override
    public Optional<Block> after(ShowId show, long position) {
        return checked(() -> real.after(show, position));
    }

    @Override
    public Optional<StoredShow> find(ShowId show) {
        return checked(() -> real.find(show));
    }

    @Override
    public byte @Nullable [] snapshot(ShowId show, short format) {
        check();
        return real.snapshot(show, format);
    }

    @Override
    public void keepSnapshot(ShowId show, long position, short format, byte[] state) {
        checked(() -> real.keepSnapshot(show, position, format, state));
    }

    @Override
    public void dropSnapshots(ShowId show) {
        checked(() -> real.dropSnapshots(show));
    }

    @Override
    public void read(ShowId show, long position, Consumer<List<Recorded>> blocks) {
        checked(() -> real.read(show, position, blocks));
    }

    @Override
    public Iterable<KnownViewer> viewers(ShowId show, int below) {
        return checked(() -> real.viewers(show, below));
    }

    @Override
    public List<CommentRow> comments(ShowId show, int most) {
        return checked(() -> real.comments(show, most));
    }

    @Override
    public Map<UUID, Long> granted(ShowId show, Collection<UUID> keys) {
        return checked(() -> real.granted(show, keys));
    }

    @Override
    public Map<UUID, Long> granted(ShowId show, int atMost) {
        return checked(() -> real.granted(show, atMost));
    }

    @Override
    public Optional<PlaybackRow> playback(ShowId show) {
        return checked(() -> real.playback(show));
    }

    @Override
    public Quarantined quarantine(ShowId show, int offset, int limit) {
        return checked(() -> real.quarantine(show, offset, limit));
    }

    @Override
    public List<SealedLine> quarantined(ShowId show, UUID capture) {
        return checked(() -> real.quarantined(show, capture));
    }

    @Override
    public void handedOut(UUID capture, int ordinal) {
        checked(() -> real.handedOut(capture, ordinal));
    }

    @Override
    public List<ShowRow> shows(UUID workspace) {
        return checked(() -> real.shows(workspace));
    }

    @Override
    public List<ShowId> running() {
        return checked(real::running);
    }

    @Override
    public void forgetWishes(Instant before) {
        checked(() -> real.forgetWishes(before));
    }

    @Override
    public List<ShowId> unpacked(Instant endedBefore) {
        return checked(() -> real.unpacked(endedBefore));
    }

    @Override
    public Packed pack(ShowId show) {
        return checked(() -> real.pack(show));
    }

    @Override
    public void remove(ShowId show) {
        checked(() -> real.remove(show));
    }

    @Override
    public UUID writer() {
        return real.writer();
    }
}
