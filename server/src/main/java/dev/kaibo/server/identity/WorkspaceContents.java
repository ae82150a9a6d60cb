package dev.kaibo.server.identity;

import java.util.UUID;

/** Whatever a desk above keeps for a workspace. A port: the desks fill it, so that identity can remove a workspace without knowing what is in it. */
public interface WorkspaceContents {
    /** Ends what runs and removes all of it. Called again after a failure, so a second call must do no harm. */
    void remove(UUID workspace);
}
