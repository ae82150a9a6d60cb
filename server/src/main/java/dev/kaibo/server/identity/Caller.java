package dev.kaibo.server.identity;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, taken from the request's sign-in; a controller gets it as its {@code @AuthenticationPrincipal}.
 *
 * @param administrator may change the workspace itself; gives no right in a show
 * @param workspace the one that he works in now; his account may be of others too
 * @param signIn tells this sign-in from another one of the same person; no secret
 * @param standsIn for which other roles, at the moment of the request
 */
public record Caller(Person person, boolean administrator, Workspace workspace, String signIn, List<StandIn> standsIn) {
    public Caller {
        standsIn = List.copyOf(standsIn);
    }

    /** Stands in for nobody. */
    public Caller(Person person, boolean administrator, Workspace workspace, String signIn) {
        this(person, administrator, workspace, signIn, List.of());
    }

    public PersonId id() {
        return person.id();
    }

    public CrewRole role() {
        return person.role();
    }

    /** His own, and those that he stands in for. */
    public Set<CrewRole> roles() {
        EnumSet<CrewRole> roles = EnumSet.of(role());
        for (StandIn one : standsIn) roles.add(one.role());
        return Collections.unmodifiableSet(roles);
    }

    /** Whether his own role or one that he stands in for is among them. */
    public boolean isOneOf(Set<CrewRole> may) {
        return !Collections.disjoint(may, roles());
    }

    /** Why he may although his own role may not; empty when his own role is enough, or none is. */
    public Optional<StandIn> standInFor(Set<CrewRole> may) {
        if (may.contains(role())) return Optional.empty();
        return standsIn.stream().filter(one -> may.contains(one.role())).findFirst();
    }

    public UUID workspaceId() {
        return workspace.id();
    }
}
