package dev.kaibo.engine.room;

import dev.kaibo.engine.event.AudienceFact;
import java.util.List;

/**
 * What of a batch may go into the journal.
 *
 * @param accepted in their order, conflicts included
 * @param duplicates how many were left out because one with the same key and content is in the journal or stands earlier in the batch
 */
public record Sifted(List<AudienceFact> accepted, int duplicates) {
    public Sifted {
        accepted = List.copyOf(accepted);
    }
}
