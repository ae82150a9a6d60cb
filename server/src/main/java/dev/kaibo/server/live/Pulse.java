package dev.kaibo.server.live;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.rundown.Phase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a show that is in memory does right now.
 *
 * @param position last event in the journal
 * @param writing false: 没写进日志
 * @param problem why nothing can be written; null while all is well
 * @param waitingFacts facts and lines that wait for the journal: how far it is behind
 */
public record Pulse(
        ShowId show,
        UUID workspace,
        String title,
        Phase phase,
        long position,
        boolean writing,
        @Nullable String problem,
        int waitingFacts) {}
