package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.live.ShowHost;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Every route that names a show comes through here first: another workspace's show does not exist for the caller. */
@Component
class ShowAccess {
    private final ShowHost host;
    private final People people;

    ShowAccess(ShowHost host, People people) {
        this.host = host;
        this.people = people;
    }

    /** @throws dev.kaibo.server.edge.ProblemFound 404, the same for no id at all, no such show and another workspace's */
    ShowId show(String id, Caller caller) {
        return Fields.asUuid(id)
                .map(ShowId::new)
                .filter(show -> host.belongs(show, caller.workspaceId()))
                .orElseThrow(() -> Problem.notFound("There is no such show.").found());
    }

    /** @throws dev.kaibo.server.edge.ProblemFound 403 naming who may */
    static void require(Field field, Access wanted, Caller caller) {
        if (field.isOpenTo(caller, wanted)) return;
        Set<CrewRole> may = field.may(wanted);
        throw (may.isEmpty() ? administratorsOnly() : noRight(may, caller)).found();
    }

    private static Problem administratorsOnly() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "administrators-only",
                "Only an administrator may do this",
                "Ask an administrator of this workspace: he answers for it.");
    }

    static Problem noRight(Set<CrewRole> may, Caller caller) {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "no-right",
                        "Your role may not do this",
                        may.isEmpty()
                                ? "Nobody may do this."
                                : "Ask one of these roles: %s."
                                        .formatted(String.join(
                                                ", ",
                                                may.stream().map(Words::of).toList())))
                .with("role", Words.of(caller.role()))
                .with("may", may.stream().map(Words::of).toList());
    }

    Names names(UUID workspace) {
        return Names.of(workspace, people);
    }
}
