package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.Recorded;
import java.time.Duration;
import java.util.List;

/** The audience of one show: a table of numbers owned by the show's writer. Not safe for several threads. */
public final class Room {
    /** How far the window of {@link #figures()} looks back. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private Room() {}

    public static Room empty() {
        return new Room();
    }

    /** Which of these facts may go into the journal: duplicates, of what was applied or among themselves, are left out and counted. */
    public Sifted sift(List<AudienceFact> facts) {
        throw new UnsupportedOperationException("arrives with the fold");
    }

    public void apply(Recorded recorded) {
        throw new UnsupportedOperationException("arrives with the fold");
    }

    public void applyAll(List<Recorded> batch) {
        for (Recorded recorded : batch) apply(recorded);
    }

    /** All figures as of the last event, with a window of {@link #WINDOW}. */
    public RoomFigures figures() {
        return figures(WINDOW);
    }

    /** @param window whole seconds, from 1 second to 30 minutes */
    public RoomFigures figures(Duration window) {
        throw new UnsupportedOperationException("arrives with the fold");
    }

    /** Position of the last applied event; 0 when none was. */
    public long position() {
        return 0;
    }

    /** Distinct viewers who arrived (uv). */
    public int viewers() {
        return 0;
    }

    /** Comment facts. */
    public long comments() {
        return 0;
    }

    /** Canonical bytes: equal rooms give equal bytes. */
    public void writeTo(ByteWriter out) {
        throw new UnsupportedOperationException("arrives with the fold");
    }

    /** @throws dev.kaibo.engine.bytes.DamagedBytes when the bytes are cut or are no room */
    public static Room readFrom(ByteReader in) {
        throw new UnsupportedOperationException("arrives with the fold");
    }
}
