package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.Phase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A show in a list, as of its last summary: for a running show at most a few seconds old.
 *
 * @param onlineLast null when no source gave it
 * @param gmv null when no source gives payments
 */
public record ShowRow(
        ShowId show,
        UUID workspace,
        String title,
        Nature nature,
        boolean sample,
        String zone,
        Phase phase,
        Moment plannedStart,
        Moment plannedEnd,
        @Nullable Moment startedAt,
        @Nullable Moment endedAt,
        int items,
        @Nullable Long onlineLast,
        long uv,
        @Nullable Money gmv) {}
