package dev.kaibo.server.identity;

import dev.kaibo.engine.basics.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks up people and workspaces. */
public interface People {
    /** Everybody who is of the workspace now, in the order of roles and names. */
    List<Person> of(UUID workspace);

    /** Everybody who ever was of the workspace, by id: whoever has left still has his name in what he did. */
    Map<PersonId, Person> byId(UUID workspace);

    /** Empty when it is not there, or not any more. */
    Optional<Workspace> workspace(UUID id);

    /** 示例: empty once it was removed. */
    Optional<Workspace> sampleWorkspace();
}
