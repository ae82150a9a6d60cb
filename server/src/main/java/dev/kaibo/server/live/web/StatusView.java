package dev.kaibo.server.live.web;

import dev.kaibo.server.edge.Words;
import dev.kaibo.server.live.Pulse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this server does, for the crew: whether what they do counts, and how much room is left.
 *
 * @param databaseMs how long the database took to answer; null when it did not
 * @param diskFree bytes left where the data lie
 * @param diskLow less is left than a busy show may need
 */
record StatusView(
        String version,
        String now,
        String startedAt,
        @Nullable Long databaseMs,
        long diskFree,
        long diskTotal,
        boolean diskLow,
        long journalBytes,
        List<ShowStatus> shows) {
    /** @param waitingFacts how far the journal is behind what came in */
    record ShowStatus(
            String show,
            String title,
            String phase,
            long position,
            boolean writing,
            @Nullable String problem,
            int waitingFacts,
            long journalBytes) {
        static ShowStatus of(Pulse it, long journalBytes) {
            return new ShowStatus(
                    it.show().toString(),
                    it.title(),
                    Words.of(it.phase()),
                    it.position(),
                    it.writing(),
                    it.problem(),
                    it.waitingFacts(),
                    journalBytes);
        }
    }
}
