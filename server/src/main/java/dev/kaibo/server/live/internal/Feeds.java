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
import org.jspecify.annotations.Nullable;

/** Opens what played shows are fed from. The files lie in a folder of their own, each under the id of its show. */
final class Feeds {
    private final Path folder;

    /** @param folder of the recordings; made when the first one comes */
    Feeds(Path folder) {
        this.folder = folder;
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
        Mapping shipped = mapping == null ? null : Mappings.named(mapping);
        return new RecordedShow(Recordings.open(file, shipped));
    }

    /** Keeps a copy under this name; the original may be deleted afterwards. */
    void keep(Path original, String name) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve(name);
        try {
            Files.createLink(copy, original); // no second half gigabyte when both lie on one disk
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(original, copy);
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
