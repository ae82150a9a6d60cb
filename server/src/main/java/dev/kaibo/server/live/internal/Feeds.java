package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Mapping;
import dev.kaibo.capture.Mappings;
import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.Recordings;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.server.live.Playback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what played shows are fed from. The files lie in a folder of their own, each under the id of its show. */
final class Feeds {
    private static final int WAITING_TO_BE_MEASURED = 64;
    private static final Logger log = LoggerFactory.getLogger(Feeds.class);

    private final Path folder;
    private final Executor measuring;
    private final Disk disk;

    /**
     * @param folder of the recordings; made when the first one comes
     * @param measuring where recordings are read to their end, beside the shows
     * @param disk on which the folder lies
     */
    Feeds(Path folder, Executor measuring, Disk disk) {
        this.folder = folder;
        this.measuring = measuring;
        this.disk = disk;
    }

    /**
     * One recording at a time. A thread of the system and no virtual one: reading millions of lines never waits, so it would keep the writers of other shows off one
     * of the few carriers. What is asked beyond {@value #WAITING_TO_BE_MEASURED} waiting ones is let go; its show has no bar until it is loaded again.
     */
    static Executor oneAtATime() {
        var pool = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_TO_BE_MEASURED),
                Thread.ofPlatform()
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .name("measuring")
                        .factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Finds out when the last line of a played recording is due, unless that is known. */
    void measure(Journal.PlaybackRow row, Consumer<Moment> found) {
        String file = row.file();
        if (file == null || row.until() != null || row.state() == Playback.State.FINISHED) return;
        measuring.execute(() -> {
            try {
                Moment end = Recordings.span(folder.resolve(file), mapping(row.mapping()))
                        .end();
                if (end != null) found.accept(end);
            } catch (IOException e) {
                log.warn("How long the recording {} is stays unknown: {}", file, e.getMessage());
            }
        });
    }

    /**
     * @param heard what the crew of a simulated show did so far
     */
    Feed open(Journal.PlaybackRow row, Rundown rundown, List<Recorded> heard) {
        Long seed = row.seed();
        if (row.simulated() && seed != null)
            return new SimulatedFeed(seed, rundown, new PersonId(row.by()), heard, row.fedTo(), row.fed());
        String file = row.file();
        if (file == null) throw new IllegalStateException("A played show names neither a seed nor a file.");
        // A finished one needs its file no more; who deletes it loses nothing but the chance to play it again.
        if (row.state() == Playback.State.FINISHED) return new Gone("It has been played to its end.");
        try {
            return new RecordingFeed(recorded(folder.resolve(file), row.mapping()), row.fed());
        } catch (IOException e) {
            // The show itself is in the journal and stays to be seen, whatever became of the file.
            return new Gone("The recording %s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    static RecordedShow recorded(Path file, @Nullable String mapping) throws IOException {
        return new RecordedShow(Recordings.open(file, mapping(mapping)));
    }

    private static @Nullable Mapping mapping(@Nullable String name) throws IOException {
        return name == null ? null : Mappings.named(name);
    }

    /** The shipped mapping by which a recording is read that was opened without naming one; null for Kaibo's own format. */
    static @Nullable String recognised(StreamHeader header) {
        return Mappings.shipped().stream()
                .filter(mapping -> mapping.header().equals(header))
                .map(Mapping::name)
                .findFirst()
                .orElse(null);
    }

    /** Keeps a copy under this name, which outlasts a power cut; the original may be deleted afterwards. */
    void keep(Path original, String name) throws IOException {
        boolean first = Files.notExists(folder);
        Files.createDirectories(folder);
        Path copy = folder.resolve(name);
        try {
            try {
                Files.createLink(copy, original); // no second half gigabyte when both lie on one disk
            } catch (IOException | UnsupportedOperationException otherDisk) {
                Files.copy(original, copy);
            }
            disk.force(copy);
            disk.force(folder);
            Path above = folder.toAbsolutePath().getParent();
            if (first && above != null) disk.force(above);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** Gives nothing more, and says why when it is asked. */
    private record Gone(String why) implements Feed {
        @Override
        public StreamHeader header() {
            throw new IllegalStateException(why);
        }

        @Override
        public Stretch due(Moment until, int most) throws IOException {
            throw new IOException(why);
        }

        @Override
        public void journaled() {}

        @Override
        public void hear(CrewEvent event, Moment at) {}

        @Override
        public void close() {}
    }
}
