package dev.kaibo.server.identity;

import dev.kaibo.engine.basics.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks up people and workspaces. */
public interface People {
    /** Everybody of the workspace, in the order of roles and names. */
    List<Person> of(UUID workspace);

    /** As {@link #of}, by id. Someone who is not in it has left. */
    Map<PersonId, Person> byId(UUID workspace);

    /** Empty when it is not there, or not any more. */
    Optional<Workspace> workspace(UUID id);

    /** 示例: empty once it was removed. */
    Optional<Workspace> sampleWorkspace();
}
