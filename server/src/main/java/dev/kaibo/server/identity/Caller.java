package dev.kaibo.server.identity;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import java.util.UUID;

/**
 * Who asks, taken from the request's sign-in; a controller gets it as its {@code @AuthenticationPrincipal}.
 *
 * @param administrator may change the workspace itself; gives no right in a show
 * @param signIn tells this sign-in from another one of the same person; no secret
 */
public record Caller(Person person, boolean administrator, Workspace workspace, String signIn) {
    public PersonId id() {
        return person.id();
    }

    public CrewRole role() {
        return person.role();
    }

    public UUID workspaceId() {
        return workspace.id();
    }
}
