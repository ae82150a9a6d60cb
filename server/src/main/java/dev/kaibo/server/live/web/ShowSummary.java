package dev.kaibo.server.live.web;

import static dev.kaibo.server.live.web.FiguresView.fen;
import static dev.kaibo.server.live.web.FiguresView.text;

import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.ShowRow;
import org.jspecify.annotations.Nullable;

/**
 * A show in a list, word for word as in the contract.
 *
 * @param workspace its name
 */
record ShowSummary(
        String id,
        String title,
        String workspace,
        String nature,
        boolean sample,
        String zone,
        String phase,
        String plannedStart,
        String plannedEnd,
        @Nullable String startedAt,
        @Nullable String endedAt,
        int items,
        @Nullable Long onlineLast,
        long uv,
        @Nullable Long gmvFen) {
    static ShowSummary of(ShowRow it, Workspace workspace) {
        return new ShowSummary(
                it.show().toString(),
                it.title(),
                workspace.name(),
                Words.of(it.nature()),
                it.sample(),
                it.zone(),
                Words.of(it.phase()),
                it.plannedStart().toString(),
                it.plannedEnd().toString(),
                text(it.startedAt()),
                text(it.endedAt()),
                it.items(),
                it.onlineLast(),
                it.uv(),
                fen(it.gmv()));
    }

    static ShowSummary of(Published it, Workspace workspace) {
        Crew crew = it.crew();
        Figures figures = it.room().figures();
        return new ShowSummary(
                it.show().toString(),
                it.title(),
                workspace.name(),
                Words.of(it.nature()),
                it.sample(),
                it.zone(),
                Words.of(crew.phase()),
                crew.rundown().plannedStart().toString(),
                crew.rundown().plannedEnd().toString(),
                text(crew.progress().startedAt()),
                text(crew.progress().endedAt()),
                crew.rundown().items().size(),
                figures.onlineLast(),
                figures.uv(),
                fen(figures.gmv()));
    }
}
