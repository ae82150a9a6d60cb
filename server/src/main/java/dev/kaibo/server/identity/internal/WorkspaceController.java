package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.identity.WorkspaceContents;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes a further workspace (a brand of a service provider), names it anew; removes the sample as a whole: its shows first, by whoever keeps them, then its people and itself. */
@RestController
@RequestMapping("/api/workspaces")
class WorkspaceController {
    private static final int LONGEST_NAME = 80;

    private final IdentityStore store;
    private final StoredSignIns signIns;
    private final List<WorkspaceContents> contents;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    WorkspaceController(
            IdentityStore store,
            StoredSignIns signIns,
            List<WorkspaceContents> contents,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.store = store;
        this.signIns = signIns;
        this.contents = List.copyOf(contents);
        this.audit = audit;
    }

    /** With its maker as its administrator, who stays what he is in his other workspaces and goes over by himself. */
    @PostMapping
    ResponseEntity<?> make(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AdministratorsOnly.require(
                Field.WORKSPACES, Access.CHANGE, caller, "Only an administrator makes a further workspace");
        Fields fields = Fields.of(body);
        String name = fields.text("name", 1, LONGEST_NAME);
        fields.orInvalid();
        String login = loginOf(caller);
        Workspace made = new Workspace(UUID.randomUUID(), name, false);
        Optional<Problem> refused = Objects.requireNonNull(transaction.execute(_ -> {
            store.lockAccount(login);
            List<IdentityStore.Membership> has = store.memberships(login);
            if (has.size() >= Invitations.MOST_WORKSPACES) return Optional.of(tooMany(Invitations.MOST_WORKSPACES));
            if (has.stream().anyMatch(one -> one.workspace().name().equals(name)))
                return Optional.of(Problem.invalid(Map.of("name", "is taken")));
            Person person =
                    new Person(new PersonId(UUID.randomUUID()), caller.person().name(), caller.role());
            store.add(made, clock.instant());
            store.add(person, made.id(), true, login);
            audit.note(
                    "workspace-made",
                    new Caller(person, true, made, ""),
                    request.getRemoteAddr(),
                    Map.of("workspace", name, "account", login));
            return Optional.<Problem>empty();
        }));
        return refused.isPresent()
                ? refused.get().response()
                : ResponseEntity.status(HttpStatus.CREATED).body(SessionView.place(made));
    }

    /** What it is called from now on; who is in it sees that with the next page. Only the workspace that one is in: another one is nothing here. */
    @PostMapping("/{workspace}")
    ResponseEntity<?> rename(
            @PathVariable("workspace") String id,
            @RequestBody JsonNode body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Workspace before = caller.workspace();
        if (!Fields.asUuid(id).equals(Optional.of(before.id())))
            return Problem.notFound("You are not in such a workspace.").response();
        AdministratorsOnly.require(
                Field.WORKSPACES, Access.CHANGE, caller, "Only an administrator renames the workspace");
        Fields fields = Fields.of(body);
        String name = fields.text("name", 1, LONGEST_NAME);
        fields.orInvalid();
        String login = loginOf(caller);
        boolean taken = Objects.requireNonNull(transaction.execute(_ -> {
            store.lockAccount(login);
            if (store.memberships(login).stream()
                    .map(IdentityStore.Membership::workspace)
                    .anyMatch(one -> one.name().equals(name) && !one.id().equals(before.id()))) return true;
            if (!name.equals(before.name())) {
                store.rename(before.id(), name);
                audit.note(
                        "workspace-renamed",
                        caller,
                        request.getRemoteAddr(),
                        Map.of("workspace", name, "workspace-before", before.name()));
            }
            return false;
        }));
        return taken
                ? Problem.invalid(Map.of("name", "is taken")).response()
                : ResponseEntity.ok(SessionView.place(new Workspace(before.id(), name, before.sample())));
    }

    private String loginOf(Caller caller) {
        return store.login(caller.id())
                .orElseThrow(() -> new IllegalStateException("An administrator without an account."));
    }

    static Problem tooMany(int most) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "too-many-workspaces",
                        "This account has enough workspaces",
                        "One account is of at most %d.".formatted(most))
                .with("most", most);
    }

    @DeleteMapping("/sample")
    ResponseEntity<?> removeSample(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AdministratorsOnly.require(Field.WORKSPACES, Access.CHANGE, caller, "Only an administrator removes the sample");
        Optional<Workspace> sample = store.sampleWorkspace();
        if (sample.isEmpty())
            return Problem.notFound("The sample was removed before.").response();
        for (WorkspaceContents content : contents) content.remove(sample.get().id());
        store.remove(sample.get().id());
        signIns.ended();
        audit.note("sample-removed", caller, request.getRemoteAddr(), Map.of());
        return ResponseEntity.noContent().build();
    }
}
