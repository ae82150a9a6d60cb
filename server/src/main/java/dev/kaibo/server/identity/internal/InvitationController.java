package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.identity.internal.Invitations.Accepted;
import dev.kaibo.server.identity.internal.Invitations.Invitation;
import dev.kaibo.server.identity.internal.Invitations.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Making and revoking invitations, for administrators; and coming in by the code of one, for who was invited. Codes come in bodies, never in addresses. */
@RestController
@RequestMapping("/api/invitations")
class InvitationController {
    private static final String ONLY_ADMINISTRATORS = "Only an administrator invites";
    private static final int LONGEST_CODE = 40;

    private final Invitations invitations;
    private final People people;
    private final IdentityStore store;
    private final Throttle throttle;
    private final SessionController sessions;

    InvitationController(
            Invitations invitations,
            People people,
            IdentityStore store,
            Throttle throttle,
            SessionController sessions) {
        this.invitations = invitations;
        this.people = people;
        this.store = store;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    /** An invitation as an administrator sees it, word for word as in the contract. */
    record InvitationView(
            String id,
            String role,
            @Nullable String name,
            SessionView.@Nullable PersonView madeBy,
            Instant madeAt,
            Instant expiresAt,
            String state,
            SessionView.@Nullable PersonView usedBy) {
        static InvitationView of(Invitation invitation, Map<PersonId, Person> people) {
            return new InvitationView(
                    invitation.id().toString(),
                    Words.of(invitation.role()),
                    invitation.name(),
                    view(invitation.madeBy(), people),
                    invitation.madeAt(),
                    invitation.expiresAt(),
                    Words.of(invitation.state()),
                    view(invitation.usedBy(), people));
        }

        private static SessionView.@Nullable PersonView view(@Nullable PersonId id, Map<PersonId, Person> people) {
            Person person = id == null ? null : people.get(id);
            return person == null ? null : SessionView.PersonView.of(person);
        }
    }

    /** @param code shown once and kept nowhere */
    record MadeView(InvitationView invitation, String code) {}

    /** What the invited sees before coming in. */
    record OpenedView(
            String workspace, String role, @Nullable String name, Instant expiresAt) {}

    @GetMapping
    List<InvitationView> invitations(@AuthenticationPrincipal Caller caller) {
        AdministratorsOnly.require(Field.ACCOUNTS, Access.SEE, caller, ONLY_ADMINISTRATORS);
        Map<PersonId, Person> names = people.byId(caller.workspaceId());
        return invitations.of(caller.workspaceId()).stream()
                .map(one -> InvitationView.of(one, names))
                .toList();
    }

    @PostMapping
    ResponseEntity<?> make(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AdministratorsOnly.require(Field.ACCOUNTS, Access.CHANGE, caller, ONLY_ADMINISTRATORS);
        Fields fields = Fields.of(body);
        CrewRole role = fields.word("role", Words.all(CrewRole.class), CrewRole.BRAND_VIEWER);
        String name = fields.optionalText("name", Accounts.LONGEST_NAME);
        Long hours = fields.optionalWhole("hours", Invitations.SHORTEST.toHours(), Invitations.LONGEST.toHours());
        fields.orInvalid();
        Duration life = Duration.ofHours(hours == null ? 24 : hours);
        return switch (invitations.make(caller, request.getRemoteAddr(), role, name, life)) {
            case Invitations.Making.Done(var made) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new MadeView(
                                InvitationView.of(made.invitation(), people.byId(caller.workspaceId())), made.code()));
            case Invitations.Making.TooManyOpen(int most) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "too-many-invitations",
                                "Enough invitations are open",
                                "%d can be used now, and that is the most; revoke one that is not needed."
                                        .formatted(most))
                        .with("most", most)
                        .response();
            case Invitations.Making.NoRight _ ->
                AdministratorsOnly.noRight(ONLY_ADMINISTRATORS).response();
        };
    }

    @DeleteMapping("/{invitation}")
    ResponseEntity<Void> revoke(
            @PathVariable String invitation, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Invitation found = Fields.asUuid(invitation)
                .flatMap(id -> invitations.find(caller.workspaceId(), id))
                .orElseThrow(
                        () -> Problem.notFound("There is no such invitation.").found());
        AdministratorsOnly.require(Field.ACCOUNTS, Access.CHANGE, caller, ONLY_ADMINISTRATORS);
        invitations.revoke(caller, request.getRemoteAddr(), found);
        return ResponseEntity.noContent().build();
    }

    /** What the code is for, before anything is typed. */
    @PostMapping("/look")
    ResponseEntity<?> look(@RequestBody JsonNode body, HttpServletRequest request) {
        Fields fields = Fields.of(body);
        String code = fields.text("code", 1, LONGEST_CODE);
        fields.orInvalid();
        return opened(code, request, found -> {
            String workspace =
                    store.workspace(found.workspace()).map(Workspace::name).orElse("");
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new OpenedView(workspace, Words.of(found.role()), found.name(), found.expiresAt()));
        });
    }

    /** Comes in: with a new account when one is given, else with the one that is signed in. */
    @PostMapping("/accept")
    ResponseEntity<?> accept(
            @RequestBody JsonNode body,
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        Fields fields = Fields.of(body);
        String code = fields.text("code", 1, LONGEST_CODE);
        if (caller != null && !fields.has("account")) {
            String name = fields.optionalText("name", Accounts.LONGEST_NAME);
            fields.orInvalid();
            return join(code, name == null ? caller.person().name() : name, caller, request, response);
        }
        String name = fields.text("name", 1, Accounts.LONGEST_NAME);
        String login = Accounts.login(fields.text("account", 1, Accounts.LONGEST_LOGIN));
        String password = PasswordRules.read(fields, "password", login);
        fields.orInvalid();
        return opened(
                code,
                request,
                found -> entered(
                        invitations.acceptAnew(found, request.getRemoteAddr(), name, login, password),
                        request,
                        response));
    }

    private ResponseEntity<?> join(
            String code, String name, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> login = store.login(caller.id());
        if (login.isEmpty())
            return Problem.of(
                            HttpStatus.CONFLICT,
                            "no-account",
                            "You have no account",
                            "The sample's people are invented; sign out and use the code with an account of your own.")
                    .response();
        return opened(
                code,
                request,
                found -> entered(
                        invitations.join(found, request.getRemoteAddr(), name, login.get()), request, response));
    }

    private ResponseEntity<?> entered(Accepted accepted, HttpServletRequest request, HttpServletResponse response) {
        return switch (accepted) {
            case Accepted.Done(var person) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(sessions.begin(person, "signed-in", Map.of(), request, response));
            case Accepted.NotOpen(var state) -> notOpen(state).response();
            case Accepted.AccountTaken _ ->
                Problem.invalid(Map.of("account", "is taken")).response();
            case Accepted.AlreadyMember _ ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "already-member",
                                "You are of this workspace already",
                                "The code was not used up; hand it to whom it is meant for.")
                        .response();
            case Accepted.Full(var why) -> PeopleController.problem(why).response();
            case Accepted.TooManyWorkspaces(int most) ->
                WorkspaceController.tooMany(most).response();
        };
    }

    /** Whoever guesses codes waits; whoever has a real one, used or not, has not guessed. */
    private ResponseEntity<?> opened(
            String code, HttpServletRequest request, Function<Invitation, ResponseEntity<?>> open) {
        return switch (throttle.takeOfCode(request.getRemoteAddr())) {
            case Throttle.MustWait(var wait) -> SessionController.mustWait(wait).response();
            case Throttle.Try taken -> opened(taken, code, open);
        };
    }

    private ResponseEntity<?> opened(Throttle.Try taken, String code, Function<Invitation, ResponseEntity<?>> open) {
        try (taken) {
            Optional<Invitation> found = invitations.byCode(code);
            if (found.isEmpty()) {
                int left = taken.wrong();
                return Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "no-such-invitation",
                                "There is no invitation with this code",
                                "Compare it with what you were given; %d tries are left, then this address waits 10 minutes."
                                        .formatted(left))
                        .with("triesLeft", left)
                        .response();
            }
            taken.right();
            State state = found.get().state();
            return state == State.OPEN
                    ? Objects.requireNonNull(open.apply(found.get()))
                    : notOpen(state).response();
        }
    }

    private static Problem notOpen(State state) {
        return Problem.of(
                HttpStatus.GONE,
                "invitation-" + Words.of(state),
                "This code opens nothing any more",
                "Ask whoever invited you for a new one.");
    }
}
