package dev.kaibo.server.live.web;

import dev.kaibo.server.identity.WorkspaceContents;
import dev.kaibo.server.live.ShowHost;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A workspace that is removed takes its shows with it. */
@Component
class ShowsOfWorkspace implements WorkspaceContents {
    private final ShowHost host;

    ShowsOfWorkspace(ShowHost host) {
        this.host = host;
    }

    @Override
    public void remove(UUID workspace) {
        host.remove(workspace);
    }
}
