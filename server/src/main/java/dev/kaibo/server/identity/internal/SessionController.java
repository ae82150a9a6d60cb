package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final AuditTrail audit;

    SessionController(
            Accounts accounts,
            StoredSignIns signIns,
            SignInCookie cookie,
            SampleDoor sampleDoor,
            IdentityStore store,
            Staffing staffing,
            AuditTrail audit) {
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
        String password = fields.secret("password", 1, Accounts.LONGEST_PASSWORD);
        fields.orInvalid();
        String address = request.getRemoteAddr();
        return switch (accounts.check(account, password, address)) {
            case Accounts.Checked.Right(var person) ->
                ResponseEntity.ok(begin(person, "signed-in", Map.of(), request, response));
            case Accounts.Checked.Wrong(int triesLeft) -> {
                audit.note("sign-in-refused", null, address, Map.of("account", account));
                yield Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "wrong-credentials",
                                "Account or password is wrong",
                                "%d tries are left, then this account waits 10 minutes.".formatted(triesLeft))
                        .with("triesLeft", triesLeft)
                        .response();
            }
            case Accounts.Checked.MustWait(var wait) -> mustWait(wait);
        };
    }

    /** The own password. The present one is asked for, and throttled like at the door: a screen that was left open must not be enough. */
    @PostMapping("/password")
    ResponseEntity<?> changePassword(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Fields fields = Fields.of(body);
        String password = fields.secret("password", 1, Accounts.LONGEST_PASSWORD);
        String newPassword = fields.secret("newPassword", Accounts.SHORTEST_PASSWORD, Accounts.LONGEST_PASSWORD);
        fields.orInvalid();
        Optional<String> account = store.login(caller.id());
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
                staffing.setOwnPassword(caller, address, newPassword);
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
            case Accounts.Checked.MustWait(var wait) -> mustWait(wait);
        };
    }

    private static ResponseEntity<Object> mustWait(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-tries",
                        "Too many wrong passwords",
                        "Wait %d seconds, then try again.".formatted(seconds))
                .with("retryAfterSeconds", seconds)
                .retryAfter(wait)
                .response();
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
        String token = signIns.begin(person);
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
        return SessionView.of(caller, roles, !store.hasAdministrator());
    }
}
