package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.StandIn;
import dev.kaibo.server.identity.Workspace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages know about who is signed in, word for word as in the contract. */
record SessionView(@Nullable Me person, List<Place> workspaces, List<String> sampleRoles, boolean needsAdministrator) {
    /** @param standsIn for which other roles, until when */
    record Me(
            String id, String name, String role, boolean administrator, Place workspace, List<StandInView> standsIn) {}

    record StandInView(String role, Instant until) {
        static List<StandInView> of(List<StandIn> standsIn) {
            return standsIn.stream()
                    .map(one -> new StandInView(Words.of(one.role()), one.until()))
                    .toList();
        }
    }

    record Place(String id, String name, boolean sample) {}

    record PersonView(String id, String name, String role) {
        static PersonView of(Person person) {
            return new PersonView(person.id().toString(), person.name(), Words.of(person.role()));
        }
    }

    static SessionView of(
            @Nullable Caller caller,
            List<IdentityStore.Membership> workspaces,
            List<CrewRole> sampleRoles,
            boolean needsAdministrator) {
        return new SessionView(
                caller == null ? null : me(caller),
                workspaces.stream().map(one -> place(one.workspace())).toList(),
                sampleRoles.stream().map(Words::of).toList(),
                needsAdministrator);
    }

    private static Me me(Caller caller) {
        return new Me(
                caller.id().toString(),
                caller.person().name(),
                Words.of(caller.role()),
                caller.administrator(),
                place(caller.workspace()),
                StandInView.of(caller.standsIn()));
    }

    static Place place(Workspace workspace) {
        return new Place(workspace.id().toString(), workspace.name(), workspace.sample());
    }
}
