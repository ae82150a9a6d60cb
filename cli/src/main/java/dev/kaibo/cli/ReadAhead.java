package dev.kaibo.cli;

import dev.kaibo.capture.FingerprintKey;
import dev.kaibo.capture.Intake;
import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.Taken;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.IntakeEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording on a thread of its own, a few steps ahead of the fold. Between reading and folding lies taking in, which whoever has time does:
 * the reader while it is ahead as far as it may be, else the fold. So two cores share the work evenly, whatever the lines cost to read.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BATCH = 2_048;
    private static final int STEPS = 8;

    private final Recording recording;
    private final @Nullable Until until;
    /** Guarded by itself, and with it what the steps have taken in. */
    private final Intake intake = Intake.empty(FingerprintKey.NONE);

    private final IntakeEvent.StreamDeclared declared;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(STEPS);
    /** The reader's: steps that it has handed on and not seen taken in, the oldest first. */
    private final ArrayDeque<Step> handedOn = new ArrayDeque<>();

    private final Thread reader;

    /**
     * What one step read.
     *
     * @param taken what the sightings have become, in the place of one; null until somebody took them in
     * @param start when the show goes on air; null as long as only lines for the quarantine were met
     * @param limit nothing later is played; null as long as there is no start
     * @param ignored rows so far that the mapping names as no facts
     */
    record Step(
            RecordedShow.Stretch stretch,
            @Nullable Taken[] taken,
            @Nullable Moment start,
            @Nullable Moment limit,
            long ignored) {
        /** Whether nothing comes after it, because the recording ends or the limit is reached. */
        boolean isLast() {
            return stretch.isLast() || (limit != null && !stretch.leavesMore(limit));
        }
    }

    private record Failure(Throwable cause) {}

    /** @param until null for the whole recording */
    ReadAhead(Recording recording, @Nullable Until until) {
        this.recording = recording;
        this.until = until;
        this.declared = intake.declare(recording.header());
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::read);
    }

    StreamHeader header() {
        return recording.header();
    }

    /** The one stream that the facts come from. */
    IntakeEvent.StreamDeclared declared() {
        return declared;
    }

    /** What the sightings of a step have become. Steps are asked for in their order. */
    Taken taken(Step step) {
        synchronized (intake) {
            Taken taken = step.taken()[0];
            if (taken == null)
                step.taken()[0] =
                        taken = intake.take(declared.stream(), step.stretch().sightings());
            return taken;
        }
    }

    /** The next step; not to be asked for after the last. */
    Step next() throws IOException {
        Object next;
        try {
            next = queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the next lines.", e);
        }
        if (next instanceof Step step) return step;
        Throwable cause = ((Failure) next).cause();
        if (cause instanceof IOException e) throw e;
        throw new IllegalStateException("Reading the recording failed.", cause);
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        recording.close();
    }

    private void read() {
        try {
            RecordedShow show = new RecordedShow(recording);
            Step step;
            do {
                step = read(show);
                while (!queue.offer(step)) {
                    Step oldest = handedOn.poll();
                    if (oldest == null) {
                        queue.put(step);
                        break;
                    }
                    taken(oldest);
                }
                handedOn.add(step);
                // What left the queue was taken in by the fold, but for the one that it may have in hand.
                if (handedOn.size() > STEPS + 1) handedOn.remove();
            } while (!step.isLast());
        } catch (InterruptedException e) {
            // Closed before the end: nobody waits for more.
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private Step read(RecordedShow show) throws IOException {
        Moment start = show.start();
        Moment limit = start == null ? null : limit(start);
        RecordedShow.Stretch stretch = show.upTo(limit == null ? RecordedShow.BEFORE_ALL : limit, BATCH);
        return new Step(stretch, new @Nullable Taken[1], start, limit, recording.ignored());
    }

    private Moment limit(Moment start) {
        return until == null ? new Moment(Long.MAX_VALUE) : until.of(start);
    }

    private void fail(Throwable failure) {
        try {
            queue.put(new Failure(failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
