package dev.kaibo.server.live;

import java.util.Set;

/** Is told after each publishing. Called by the show's writer, so it only notes what it is told: one that waits would hold up the show. */
@FunctionalInterface
public interface Watcher {
    /** @param changed what differs from the publishing before; at once for what people did, at most ten times a second for the room */
    void published(Published state, Set<Changed> changed);

    enum Changed {
        CREW,
        ROOM,
        COMMENTS,
        PLAYBACK,
        JOURNAL,
        /** The show was removed; nothing follows. */
        REMOVED
    }
}
