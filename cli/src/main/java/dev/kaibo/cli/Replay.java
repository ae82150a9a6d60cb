package dev.kaibo.cli;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.RecordedShow;
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
    private static final int SHOWN_REJECTED = 20;

    /** Nobody in particular: a file has no crew. */
    private static final PersonId NOBODY = new PersonId(new java.util.UUID(0, 0));

    private final Room room = Room.empty();
    private final ReadAhead recording;
    private final String title;
    private final Map<Line.Reason, Long> rejected = new EnumMap<>(Line.Reason.class);
    private final List<Line.Rejected> firstRejected = new ArrayList<>();
    private long position;
    private @Nullable Long ignored;
    private @Nullable Moment start;
    private @Nullable Moment end;

    private Replay(ReadAhead recording, String title) {
        this.recording = recording;
        this.title = title;
    }

    static Replay of(ReadAhead recording, String title) throws IOException {
        Replay replay = new Replay(recording, title);
        replay.fold();
        return replay;
    }

    RoomFigures figures() {
        return room.figures();
    }

    StreamHeader header() {
        return recording.header();
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

    private void fold() throws IOException {
        int dropped = 0;
        ReadAhead.Step step = recording.next();
        // Lines before the first fact have no moment of their own; they are counted once the show is open.
        for (; step.start() == null && !step.isLast(); step = recording.next()) dropped += quarantine(step);
        Moment first = step.start();
        if (first == null) dropped += quarantine(step);
        Moment now = first == null ? new Moment(0) : first;
        open(now);
        if (dropped > 0) apply(now, new IntakeEvent.FactsDropped(stream(), 0, dropped));
        if (first != null) play(first, step);
        else ignored = step.ignored();
    }

    /** @param from the first step with a fact */
    private void play(Moment first, ReadAhead.Step from) throws IOException {
        start = first;
        apply(first, new CrewEvent.ShowStarted(NOBODY));
        ReadAhead.Step step = from;
        Moment now = take(step, first);
        while (!step.isLast()) {
            step = recording.next();
            now = take(step, now);
        }
        Moment limit = step.limit();
        if (step.stretch().isLast()) {
            apply(now, new CrewEvent.ShowEnded(NOBODY));
            // A replay that stopped early has read ahead: what lies behind its end is not counted as passed over.
            ignored = step.ignored();
        } else {
            if (limit != null && limit.isAfter(now)) now = limit;
            apply(now, new Tick());
        }
        end = now;
    }

    private int stream() {
        return recording.declared().stream();
    }

    private void open(Moment at) {
        Rundown empty = new Rundown(at, header().zone(), ROUND, List.of(), List.of(), List.of());
        apply(
                at,
                new CrewEvent.ShowOpened(
                        new ShowId(new java.util.UUID(0, 0)), title, CrewEvent.Nature.RECORDING, empty));
        apply(at, recording.declared());
    }

    /** Returns the moment that the show has come to. */
    @SuppressWarnings(
            "ReferenceEquality") // an accepted fact is the taken one itself; two that look alike must not be mixed up
    private Moment take(ReadAhead.Step step, Moment before) {
        RecordedShow.Stretch stretch = step.stretch();
        Taken taken = recording.taken(step);
        Moment now = before;
        int duplicates = 0;
        if (!taken.facts().isEmpty()) {
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
            now = stretch.due(taken.facts().size() - 1);
        }
        int bad = quarantine(step);
        if (duplicates + bad > 0) apply(now, new IntakeEvent.FactsDropped(stream(), duplicates, bad));
        return now;
    }

    /** Returns how many lines it put aside. */
    private int quarantine(ReadAhead.Step step) {
        List<Line.Rejected> lines = step.stretch().rejected();
        for (Line.Rejected line : lines) {
            rejected.merge(line.reason(), 1L, Long::sum);
            if (firstRejected.size() < SHOWN_REJECTED) firstRejected.add(line);
        }
        return lines.size();
    }

    private void apply(Moment at, ShowEvent event) {
        room.apply(new Recorded(++position, at, event));
    }
}
