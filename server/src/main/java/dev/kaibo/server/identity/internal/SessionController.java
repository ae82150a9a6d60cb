package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Signing in and out, and the own password. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final Accounts accounts;
    private final StoredSignIns signIns;
    private final SignInCookie cookie;
    private final SampleDoor sampleDoor;
    private final IdentityStore store;
    private final Staffing staffing;
    private final StoredAuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    SessionController(
            Accounts accounts,
            StoredSignIns signIns,
            SignInCookie cookie,
            SampleDoor sampleDoor,
            IdentityStore store,
            Staffing staffing,
            StoredAuditTrail audit) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.cookie = cookie;
        this.sampleDoor = sampleDoor;
        this.store = store;
        this.staffing = staffing;
        this.audit = audit;
    }

    @GetMapping
    SessionView session(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request) {
        return view(caller, request);
    }

    @PostMapping
    ResponseEntity<?> signIn(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        Fields fields = Fields.of(body);
        String account = fields.text("account", 1, Accounts.LONGEST_LOGIN);
        String password = fields.secret("password", 1, PasswordRules.LONGEST);
        String chosen =
                fields.has("newPassword") ? PasswordRules.read(fields, "newPassword", Accounts.login(account)) : null;
        fields.orInvalid();
        String address = request.getRemoteAddr();
        return switch (accounts.check(account, password, address)) {
            case Accounts.Checked.Right right -> right(right, password, chosen, request, response);
            case Accounts.Checked.Wrong(int triesLeft) -> {
                refused(Accounts.login(account), address);
                yield Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "wrong-credentials",
                                "Account or password is wrong",
                                "%d tries are left, then this account waits 10 minutes.".formatted(triesLeft))
                        .with("triesLeft", triesLeft)
                        .response();
            }
            case Accounts.Checked.MustWait(var wait) -> mustWait(wait).response();
        };
    }

    private ResponseEntity<?> right(
            Accounts.Checked.Right right,
            String password,
            @Nullable String chosen,
            HttpServletRequest request,
            HttpServletResponse response) {
        IdentityStore.Membership membership = store.memberships(right.login()).stream()
                .findFirst()
                .orElseThrow(() -> takenAwayMeanwhile().found());
        Instant until = right.handedUntil();
        if (until == null) {
            if (chosen != null)
                return Problem.invalid(Map.of("newPassword", "is taken only with a handed password"))
                        .response();
        } else {
            Optional<Problem> open = notYet(right, until, password, chosen, membership, request);
            if (open.isPresent()) return open.get().response();
        }
        return ResponseEntity.ok(begin(membership.person().id(), "signed-in", Map.of(), request, response));
    }

    /** A handed password opens nothing but the choice of one that only its person knows. */
    private Optional<Problem> notYet(
            Accounts.Checked.Right right,
            Instant until,
            String password,
            @Nullable String chosen,
            IdentityStore.Membership membership,
            HttpServletRequest request) {
        if (!until.isAfter(clock.instant()))
            return Optional.of(Problem.of(
                            HttpStatus.FORBIDDEN,
                            "handed-password-expired",
                            "This password is worth nothing any more",
                            "Ask an administrator of your workspace for a new one.")
                    .with("until", until.toString()));
        if (chosen == null)
            return Optional.of(Problem.of(
                            HttpStatus.CONFLICT,
                            "password-handed",
                            "This password was handed to you; choose one of your own",
                            "Send the same again with newPassword.")
                    .with("until", until.toString()));
        if (chosen.equals(password)) return Optional.of(Problem.invalid(Map.of("newPassword", "is the handed one")));
        return staffing.choosePassword(membership, right.login(), right.encoded(), request.getRemoteAddr(), chosen)
                ? Optional.empty()
                : Optional.of(takenAwayMeanwhile());
    }

    /** In the trail of each workspace that the account opens; of none when there is no such account. */
    private void refused(String login, String address) {
        List<IdentityStore.Membership> tried = store.memberships(login);
        for (IdentityStore.Membership one : tried)
            audit.note("sign-in-refused", one.workspace().id(), null, address, Map.of("account", login));
        if (tried.isEmpty()) audit.note("sign-in-refused", null, address, Map.of("account", login));
    }

    /** Another workspace of the same account, with a sign-in of its own: a token is of one workspace for as long as it lives. */
    @PostMapping("/workspace")
    ResponseEntity<?> changeWorkspace(
            @RequestBody JsonNode body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        Fields fields = Fields.of(body);
        UUID workspace = fields.uuid("workspace");
        fields.orInvalid();
        if (workspace.equals(caller.workspaceId())) return ResponseEntity.ok(view(caller, request));
        PersonId person = store.login(caller.id()).map(store::memberships).orElse(List.of()).stream()
                .filter(one -> one.workspace().id().equals(workspace))
                .map(one -> one.person().id())
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("There is no such workspace.").found());
        return ResponseEntity.ok(begin(person, "workspace-entered", Map.of(), request, response));
    }

    /** A sign-in as its person sees it, word for word as in the contract. */
    record SignInView(
            String id,
            String browser,
            String system,
            String workspace,
            Instant madeAt,
            Instant seenAt,
            boolean current) {}

    @GetMapping("/sign-ins")
    List<SignInView> signIns(@AuthenticationPrincipal Caller caller) {
        return signIns.of(caller).stream()
                .map(one -> new SignInView(
                        one.id().toString(),
                        one.browser(),
                        one.system(),
                        one.workspace(),
                        one.madeAt(),
                        one.seenAt(),
                        one.own()))
                .toList();
    }

    @DeleteMapping("/sign-ins/{signIn}")
    ResponseEntity<Void> endSignIn(
            @PathVariable String signIn, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        boolean ended = Fields.asUuid(signIn).map(id -> signIns.end(caller, id)).orElse(false);
        if (!ended) throw Problem.notFound("There is no such sign-in.").found();
        audit.note("own-sign-in-ended", caller, request.getRemoteAddr(), Map.of());
        return ResponseEntity.noContent().build();
    }

    /** All but this one. */
    @DeleteMapping("/sign-ins")
    ResponseEntity<Void> endOtherSignIns(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        signIns.endAll(caller.id(), caller);
        signIns.ended();
        audit.note("own-sign-ins-ended", caller, request.getRemoteAddr(), Map.of());
        return ResponseEntity.noContent().build();
    }

    /** The own password. The present one is asked for, and throttled like at the door: a screen that was left open must not be enough. */
    @PostMapping("/password")
    ResponseEntity<?> changePassword(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Fields fields = Fields.of(body);
        String password = fields.secret("password", 1, PasswordRules.LONGEST);
        Optional<String> account = store.login(caller.id());
        String newPassword = PasswordRules.read(fields, "newPassword", account.orElse(""));
        fields.orInvalid();
        if (account.isEmpty())
            return Problem.of(
                            HttpStatus.CONFLICT,
                            "no-account",
                            "You have no password to change",
                            "The sample's people are invented and come in without an account.")
                    .response();
        String address = request.getRemoteAddr();
        return switch (accounts.check(account.get(), password, address)) {
            case Accounts.Checked.Right _ -> {
                staffing.setOwnPassword(caller, account.get(), address, newPassword);
                yield ResponseEntity.noContent().build();
            }
            case Accounts.Checked.Wrong(int triesLeft) -> {
                audit.note(
                        "own-password-refused",
                        caller,
                        address,
                        Map.of("person", caller.id().toString()));
                yield Problem.invalid(Map.of("password", "is not the present one"))
                        .with("triesLeft", triesLeft)
                        .response();
            }
            case Accounts.Checked.MustWait(var wait) -> mustWait(wait).response();
        };
    }

    static Problem mustWait(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-tries",
                        "Too many wrong tries",
                        "Wait %d seconds, then try again.".formatted(seconds))
                .with("retryAfterSeconds", seconds)
                .retryAfter(wait);
    }

    @PostMapping("/sample")
    ResponseEntity<?> signInToSample(
            @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        // asked first: whoever may not come in by this door learns nothing from it, not even what it wants
        if (!sampleDoor.isOpenFor(request))
            return Problem.notFound("There is nothing at this address.").response();
        Fields fields = Fields.of(body);
        CrewRole role = fields.word("role", Words.all(CrewRole.class), CrewRole.OPERATOR);
        fields.orInvalid();
        Optional<Person> person = store.ofSample(role);
        if (person.isEmpty())
            return Problem.notFound("The sample's crew has no %s.".formatted(Words.of(role)))
                    .response();
        return ResponseEntity.ok(
                begin(person.get().id(), "signed-in-to-sample", Map.of("role", Words.of(role)), request, response));
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (caller != null) {
            signIns.end(caller);
            audit.note("signed-out", caller, request.getRemoteAddr(), Map.of());
        }
        cookie.clear(request, response);
        return ResponseEntity.noContent().build();
    }

    /** Always with a new token, so that one planted in a browser beforehand is worth nothing. */
    SessionView begin(
            PersonId person,
            String what,
            Map<String, String> details,
            HttpServletRequest request,
            HttpServletResponse response) {
        cookie.caller(request).ifPresent(signIns::end);
        String token = signIns.begin(person, Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
        Caller caller =
                signIns.caller(token).orElseThrow(() -> takenAwayMeanwhile().found());
        cookie.write(token, request, response);
        audit.note(what, caller, request.getRemoteAddr(), details);
        return view(caller, request);
    }

    private static Problem takenAwayMeanwhile() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "Nobody is signed in",
                "This account was taken away a moment ago; ask an administrator.");
    }

    private SessionView view(@Nullable Caller caller, HttpServletRequest request) {
        List<CrewRole> roles = sampleDoor.isOpenFor(request)
                ? store.sampleWorkspace().map(Workspace::id).map(store::of).orElse(List.of()).stream()
                        .map(Person::role)
                        .distinct()
                        .toList()
                : List.of();
        return SessionView.of(caller, workspaces(caller), roles, !store.hasAdministrator());
    }

    private List<IdentityStore.Membership> workspaces(@Nullable Caller caller) {
        if (caller == null) return List.of();
        return store.login(caller.id())
                .map(store::memberships)
                .orElseGet(() -> List.of(
                        new IdentityStore.Membership(caller.person(), caller.administrator(), caller.workspace())));
    }
}
