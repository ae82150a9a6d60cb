package dev.kaibo.engine;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Room;
import java.util.List;

/**
 * The state of one show: a fold over its journal, from position 1 without a gap. Owned by the show's one writer and not safe for several
 * threads; {@link #crew()} is immutable and {@code room().figures()} gives what is.
 */
public final class Show {
    private final Room room;
    private Crew crew;
    private long position;
    private Moment at;

    private Show(Crew crew, Room room, long position, Moment at) {
        this.crew = crew;
        this.room = room;
        this.position = position;
        this.at = at;
    }

    /** Before the first event. */
    public static Show empty() {
        return new Show(Crew.empty(), Room.empty(), 0, new Moment(0));
    }

    static Show restored(Crew crew, Room room, long position, Moment at) {
        return new Show(crew, room, position, at);
    }

    /**
     * The only way a show changes: same events in, same show out, on any machine, tonight or at review.
     *
     * @throws IllegalStateException when the event does not follow the last one, or cannot have happened after it: the journal is broken
     */
    public void apply(Recorded recorded) {
        if (recorded.position() != position + 1)
            throw new IllegalStateException(
                    "Position %d came where %d belongs.".formatted(recorded.position(), position + 1));
        if (position > 0 && recorded.at().isBefore(at))
            throw new IllegalStateException(
                    "Position %d runs backwards from %s to %s.".formatted(recorded.position(), at, recorded.at()));
        crew = crew.apply(recorded);
        room.apply(recorded);
        position = recorded.position();
        at = recorded.at();
    }

    public void applyAll(List<Recorded> batch) {
        for (Recorded recorded : batch) apply(recorded);
    }

    public Crew crew() {
        return crew;
    }

    /** For the writer only: it changes with the next event. */
    public Room room() {
        return room;
    }

    /** Position of the last applied event; 0 when none was. */
    public long position() {
        return position;
    }

    /** When the last applied event was taken in; the next one may not be earlier. */
    public Moment at() {
        return at;
    }
}
