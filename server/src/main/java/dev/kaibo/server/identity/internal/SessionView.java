package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages know about who is signed in, word for word as in the contract. */
record SessionView(@Nullable Me person, List<String> sampleRoles, boolean needsAdministrator) {
    record Me(String id, String name, String role, boolean administrator, Place workspace) {}

    record Place(String id, String name, boolean sample) {}

    record PersonView(String id, String name, String role) {
        static PersonView of(Person person) {
            return new PersonView(person.id().toString(), person.name(), Words.of(person.role()));
        }
    }

    static SessionView of(@Nullable Caller caller, List<CrewRole> sampleRoles, boolean needsAdministrator) {
        return new SessionView(
                caller == null ? null : me(caller),
                sampleRoles.stream().map(Words::of).toList(),
                needsAdministrator);
    }

    private static Me me(Caller caller) {
        return new Me(
                caller.id().toString(),
                caller.person().name(),
                Words.of(caller.role()),
                caller.administrator(),
                new Place(
                        caller.workspaceId().toString(),
                        caller.workspace().name(),
                        caller.workspace().sample()));
    }
}
