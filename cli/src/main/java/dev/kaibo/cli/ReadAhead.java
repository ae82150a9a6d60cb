package dev.kaibo.cli;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.StreamHeader;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads a recording on a thread of its own, a few batches ahead of the fold. */
final class ReadAhead implements Recording {
    private static final int BATCH = 1_024;
    private static final int BATCHES = 16;

    private final Recording recording;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader;
    private Batch now = new Batch(new Line[0], 0, 0, false, null);
    private int at;

    /** @param last nothing comes after these lines, or a failure did */
    private record Batch(
            @Nullable Line[] lines,
            int size,
            long ignored,
            boolean last,
            @Nullable Throwable failure) {}

    ReadAhead(Recording recording) {
        this.recording = recording;
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::read);
    }

    @Override
    public StreamHeader header() {
        return recording.header();
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (at == now.size()) {
            if (now.last()) return null;
            try {
                now = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while waiting for the next lines.", e);
            }
            at = 0;
            Throwable failure = now.failure();
            if (failure instanceof IOException e) throw e;
            if (failure != null) throw new IllegalStateException("Reading the recording failed.", failure);
        }
        return now.lines()[at++];
    }

    @Override
    public long ignored() {
        return now.ignored();
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        recording.close();
    }

    private void read() {
        try {
            boolean last = false;
            while (!last) {
                @Nullable Line[] lines = new @Nullable Line[BATCH];
                int size = 0;
                while (size < BATCH && !last) {
                    Line line = recording.next();
                    if (line == null) last = true;
                    else lines[size++] = line;
                }
                queue.put(new Batch(lines, size, recording.ignored(), last, null));
            }
        } catch (InterruptedException e) {
            // Closed before the end: nobody waits for more.
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        try {
            queue.put(new Batch(new Line[0], 0, 0, true, failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
