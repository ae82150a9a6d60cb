package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the course of a show: what is due up to a moment, in the file's own order. The command line asks for all of it at once, the
 * server for a little more each second, and both fold the same facts.
 *
 * <p>A fact is due at the latest moment that any fact up to it happened, so that time never runs backwards. A single fact that lies more than
 * {@link #JUMP} ahead of its neighbours does not pull the clock with it, nor does the show begin there: the {@link #NEIGHBOURS} facts behind it decide
 * by majority.
 */
public final class RecordedShow implements AutoCloseable {
    /** A longer way forward than this is looked at before it is believed. */
    public static final Duration JUMP = Duration.ofMinutes(10);

    /** Before anything that a recording can hold. */
    public static final Moment BEFORE_ALL = new Moment(Long.MIN_VALUE);

    private static final int NEIGHBOURS = 16;
    /** Where hardly any line is a fact, those among so many lines are the neighbours. */
    static final int MOST_AHEAD = 1_000;

    private final Recording recording;
    /** Lines read ahead to judge a jump: at most {@link #NEIGHBOURS} facts and {@link #MOST_AHEAD} lines. */
    private final ArrayDeque<Line> ahead = new ArrayDeque<>();

    private int factsAhead;
    private @Nullable Line waiting;
    private long waitingDue;
    private @Nullable Moment start;
    private long latest = Long.MIN_VALUE;

    /** @throws IOException when the file cannot be read */
    public RecordedShow(Recording recording) throws IOException {
        this.recording = recording;
        prepare();
    }

    /**
     * What is due within one step.
     *
     * @param sightings in the order of the file
     * @param due for each sighting, when it is due, in milliseconds since the epoch; never falling
     * @param rejected lines between them for the quarantine
     * @param next when the next line is due; null at the end of the recording
     */
    public record Stretch(
            List<Sighting> sightings,
            long[] due,
            List<Line.Rejected> rejected,
            @Nullable Moment next) {
        public Moment due(int index) {
            return new Moment(due[index]);
        }

        public boolean isLast() {
            return next == null;
        }

        /** Whether more is due up to and including that moment, because one step did not take it all. */
        public boolean leavesMore(Moment until) {
            return next != null && !next.isAfter(until);
        }
    }

    public StreamHeader header() {
        return recording.header();
    }

    /**
     * When the first fact happened, or the first that is not far ahead of its neighbours: the show is on air from here. Null as long as only lines
     * for the quarantine were met; they are due at once, so {@code upTo(BEFORE_ALL, n)} gives them without moving on.
     */
    public @Nullable Moment start() {
        return start;
    }

    /**
     * Everything that is due up to and including a moment and was not given before.
     *
     * @param most lines at once, at least 1; ask again while {@link Stretch#leavesMore} says so
     * @throws IOException when the file cannot be read on
     */
    public Stretch upTo(Moment until, int most) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        List<Line.Rejected> rejected = new ArrayList<>();
        long[] due = new long[Math.min(most, 256)];
        int lines = 0;
        for (Line line = waiting;
                line != null && waitingDue <= until.millis() && lines < most;
                line = waiting, lines++) {
            switch (line) {
                case Line.Understood(var _, var sighting) -> {
                    if (sightings.size() == due.length) due = Arrays.copyOf(due, due.length * 2);
                    due[sightings.size()] = waitingDue;
                    sightings.add(sighting);
                }
                case Line.Rejected bad -> rejected.add(bad);
            }
            prepare();
        }
        Moment next = waiting == null ? null : new Moment(waitingDue);
        return new Stretch(sightings, Arrays.copyOf(due, sightings.size()), rejected, next);
    }

    /** The waiting line, whenever it is due; null at the end. */
    @Nullable
    Line nextLine() throws IOException {
        Line line = waiting;
        if (line != null) prepare();
        return line;
    }

    /** How far the lines up to the waiting one have carried the clock; null before the first fact. */
    @Nullable
    Moment latest() {
        return start == null ? null : new Moment(latest);
    }

    @Override
    public void close() throws IOException {
        recording.close();
    }

    /** Makes the next line the waiting one and settles when it is due. */
    private void prepare() throws IOException {
        Line line = take();
        waiting = line;
        if (line instanceof Line.Understood(var _, var sighting)) {
            long happened = sighting.happened().millis();
            if (start == null) begin(happened);
            else if (happened - latest <= JUMP.toMillis() || isBelieved(happened)) latest = Math.max(latest, happened);
        }
        // Before any fact there is no time yet: such lines are due at once.
        waitingDue = latest;
    }

    /** The first fact begins the show, or, when it lies far ahead of its neighbours, the first of these that does not. */
    private void begin(long happened) throws IOException {
        latest = happened;
        if (!isBelieved(happened))
            for (Line line : ahead)
                if (line instanceof Line.Understood(var _, var sighting)
                        && isBelieved(sighting.happened().millis())) {
                    latest = sighting.happened().millis();
                    break;
                }
        start = new Moment(latest);
    }

    /** Whether at least half of the neighbours behind the waiting line happened then or later. */
    private boolean isBelieved(long happened) throws IOException {
        while (factsAhead < NEIGHBOURS && ahead.size() < MOST_AHEAD) {
            Line line = recording.next();
            if (line == null) break;
            pushLast(line);
        }
        int later = 0;
        int seen = 0;
        for (Line line : ahead) {
            if (!(line instanceof Line.Understood(var _, var sighting))) continue;
            seen++;
            if (sighting.happened().millis() >= happened - JUMP.toMillis()) later++;
        }
        return later * 2 >= seen;
    }

    private @Nullable Line take() throws IOException {
        Line line = ahead.pollFirst();
        if (line == null) return recording.next();
        if (line instanceof Line.Understood) factsAhead--;
        return line;
    }

    private void pushLast(Line line) {
        ahead.addLast(line);
        if (line instanceof Line.Understood) factsAhead++;
    }
}
