package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.room.RoomFigures;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A show as everybody may see it: immutable, and nothing in it that is not in the journal.
 *
 * @param position last applied event
 * @param now the show's own clock when this was published; a screen goes on ticking by {@code rate}
 * @param rate show seconds per real second: 1 for a live show, the speed for a played one, 0 while playback stands still
 * @param crewPosition last event that changed {@code crew}
 * @param room figures, at most a tenth of a second behind {@code position}
 * @param lastComment number of the newest kept comment, -1 when there is none
 * @param playback null for a live show
 */
public record Published(
        ShowId show,
        UUID workspace,
        String title,
        Nature nature,
        boolean sample,
        String zone,
        long position,
        Moment now,
        double rate,
        long crewPosition,
        Crew crew,
        RoomFigures room,
        long lastComment,
        JournalState journal,
        @Nullable Playback playback) {
    /**
     * @param writing false: 没写进日志, nothing that arrives now is durable
     * @param problem what is wrong, in a sentence; null while all is well
     */
    public record JournalState(boolean writing, @Nullable String problem) {
        public static final JournalState WELL = new JournalState(true, null);
    }
}
