package dev.kaibo.cli;

import dev.kaibo.capture.FingerprintKey;
import dev.kaibo.capture.Intake;
import dev.kaibo.capture.Line;
import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.Taken;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.Sifted;
import dev.kaibo.engine.rundown.Rundown;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recording folded by the rules of a show, with the very events that the server journals when it plays the file: opened with an empty rundown,
 * the stream declared, on air with the first fact, ended with the last.
 */
final class Replay {
    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final int BATCH = 2_048;
    private static final int SHOWN_REJECTED = 20;

    /** Nobody in particular: a file has no crew. */
    private static final PersonId NOBODY = new PersonId(new java.util.UUID(0, 0));

    private final Room room = Room.empty();
    private final Intake intake = Intake.empty(FingerprintKey.NONE);
    private final StreamHeader header;
    private final String title;
    private final Map<Line.Reason, Long> rejected = new EnumMap<>(Line.Reason.class);
    private final List<Line.Rejected> firstRejected = new ArrayList<>();
    private int stream;
    private long position;
    private @Nullable Long ignored;
    private boolean isWhole;
    private @Nullable Moment start;
    private @Nullable Moment end;

    private Replay(StreamHeader header, String title) {
        this.header = header;
        this.title = title;
    }

    /** @param until null for the whole recording */
    static Replay of(Recording recording, String title, @Nullable Until until) throws IOException {
        Replay replay = new Replay(recording.header(), title);
        replay.fold(new RecordedShow(recording), until);
        // A replay that stopped early has read ahead: what lies behind its end is not counted as passed over.
        if (replay.isWhole) replay.ignored = recording.ignored();
        return replay;
    }

    RoomFigures figures() {
        return room.figures();
    }

    StreamHeader header() {
        return header;
    }

    String title() {
        return title;
    }

    /** When the show went on air; null when the recording holds no fact. */
    @Nullable
    Moment start() {
        return start;
    }

    /** The last moment that was played. */
    @Nullable
    Moment end() {
        return end;
    }

    /** Rows that the mapping names as no facts; null when the replay stopped before the recording's end. */
    @Nullable
    Long ignored() {
        return ignored;
    }

    Map<Line.Reason, Long> rejected() {
        return rejected;
    }

    /** The first lines of the quarantine. */
    List<Line.Rejected> firstRejected() {
        return firstRejected;
    }

    private void fold(RecordedShow show, @Nullable Until until) throws IOException {
        long dropped = 0;
        RecordedShow.Stretch stretch = null;
        // Lines before the first fact have no moment of their own; they are counted once the show is open.
        while (show.start() == null && (stretch == null || !stretch.isLast())) {
            stretch = show.upTo(RecordedShow.BEFORE_ALL, BATCH);
            dropped += stretch.rejected().size();
            quarantine(stretch.rejected());
        }
        Moment first = show.start();
        Moment now = first == null ? new Moment(0) : first;
        open(now);
        if (dropped > 0) apply(now, new IntakeEvent.FactsDropped(stream, 0, Math.toIntExact(dropped)));
        isWhole = first == null;
        if (first == null) return;
        start = first;
        apply(first, new CrewEvent.ShowStarted(NOBODY));
        Moment limit = until == null ? new Moment(Long.MAX_VALUE) : until.of(first);
        do {
            stretch = show.upTo(limit, BATCH);
            now = take(stretch, now);
        } while (stretch.leavesMore(limit));
        isWhole = stretch.isLast();
        if (isWhole) {
            apply(now, new CrewEvent.ShowEnded(NOBODY));
        } else {
            if (limit.isAfter(now)) now = limit;
            apply(now, new Tick());
        }
        end = now;
    }

    private void open(Moment at) {
        Rundown empty = new Rundown(at, header.zone(), ROUND, List.of(), List.of(), List.of());
        apply(
                at,
                new CrewEvent.ShowOpened(
                        new ShowId(new java.util.UUID(0, 0)), title, CrewEvent.Nature.RECORDING, empty));
        IntakeEvent.StreamDeclared declared = intake.declare(header);
        stream = declared.stream();
        apply(at, declared);
    }

    /** Returns the moment that the show has come to. */
    @SuppressWarnings(
            "ReferenceEquality") // an accepted fact is the taken one itself; two that look alike must not be mixed up
    private Moment take(RecordedShow.Stretch stretch, Moment before) {
        Moment now = before;
        int duplicates = 0;
        if (!stretch.sightings().isEmpty()) {
            Taken taken = intake.take(stream, stretch.sightings());
            Moment first = stretch.due(0);
            for (ShowEvent event : taken.intakeEvents()) apply(first, event);
            Sifted sifted = room.sift(taken.facts());
            duplicates = sifted.duplicates();
            int index = 0;
            for (AudienceFact fact : sifted.accepted()) {
                // The accepted facts are some of the taken ones, in their order.
                while (taken.facts().get(index) != fact) index++;
                apply(stretch.due(index++), fact);
            }
            now = stretch.due(stretch.sightings().size() - 1);
        }
        quarantine(stretch.rejected());
        int bad = stretch.rejected().size();
        if (duplicates + bad > 0) apply(now, new IntakeEvent.FactsDropped(stream, duplicates, bad));
        return now;
    }

    private void quarantine(List<Line.Rejected> lines) {
        for (Line.Rejected line : lines) {
            rejected.merge(line.reason(), 1L, Long::sum);
            if (firstRejected.size() < SHOWN_REJECTED) firstRejected.add(line);
        }
    }

    private void apply(Moment at, ShowEvent event) {
        room.apply(new Recorded(++position, at, event));
    }
}
