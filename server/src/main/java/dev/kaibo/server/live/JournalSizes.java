package dev.kaibo.server.live;

import dev.kaibo.engine.basics.ShowId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How large the journals are. */
public interface JournalSizes {
    /** Bytes of the journal's blocks, for each show of a workspace that has any. */
    Map<ShowId, Long> of(UUID workspace);

    /** Rows of each table of this desk and of its neighbours', by name. */
    Map<String, Long> rows();

    /** Milliseconds until the database has answered a question about nothing; null when it does not. */
    @Nullable
    Long answersWithin();
}
