package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.server.live.Published;
import org.jspecify.annotations.Nullable;

/** Short forms of a show. */
final class Summaries {
    private Summaries() {}

    /** @param room as last published, so at most a few seconds older than the crew's part */
    static Journal.Summary of(long position, Crew crew, @Nullable RoomFigures room) {
        Figures figures = room == null ? null : room.figures();
        Money gmv = figures == null ? null : figures.gmv();
        return new Journal.Summary(
                position,
                crew.phase().name(),
                crew.rundown().plannedStart(),
                crew.rundown().plannedEnd(),
                crew.progress().startedAt(),
                crew.progress().endedAt(),
                crew.rundown().items().size(),
                figures == null ? null : figures.onlineLast(),
                figures == null ? 0 : figures.uv(),
                gmv == null ? null : gmv.fen());
    }

    /** The same view with the clock as it stands now. */
    static Published asOf(Published view, Moment now, double rate) {
        return new Published(
                view.show(),
                view.workspace(),
                view.title(),
                view.nature(),
                view.sample(),
                view.zone(),
                view.position(),
                now,
                rate,
                view.crewPosition(),
                view.crew(),
                view.room(),
                view.lastComment(),
                view.journal(),
                view.playback());
    }
}
