package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.internal.Staffing.Outcome;
import dev.kaibo.server.identity.internal.Staffing.Position;
import dev.kaibo.server.identity.internal.Staffing.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** Who is in the caller's crew, for everybody; and adding, changing and taking them away, for its administrators. */
@RestController
@RequestMapping("/api/people")
class PeopleController {
    private static final String ONLY_ADMINISTRATORS = "Only an administrator looks after accounts";

    private final People people;
    private final IdentityStore store;
    private final Staffing staffing;

    PeopleController(People people, IdentityStore store, Staffing staffing) {
        this.people = people;
        this.store = store;
        this.staffing = staffing;
    }

    /** A person with his account, word for word as in the contract. */
    record AccountView(
            String id,
            String name,
            String role,
            boolean administrator,
            @Nullable String account,
            @Nullable Instant signedInAt) {
        static AccountView of(CrewMember member) {
            return new AccountView(
                    member.person().id().toString(),
                    member.person().name(),
                    Words.of(member.person().role()),
                    member.administrator(),
                    member.account(),
                    member.signedInAt());
        }
    }

    /** @param password shown once and kept nowhere */
    record HandedView(AccountView person, String password) {
        static HandedView of(Staffing.Handed handed) {
            return new HandedView(AccountView.of(handed.member()), handed.password());
        }
    }

    @GetMapping
    List<SessionView.PersonView> people(@AuthenticationPrincipal Caller caller) {
        return people.of(caller.workspaceId()).stream()
                .map(SessionView.PersonView::of)
                .toList();
    }

    @GetMapping("/accounts")
    List<AccountView> accounts(@AuthenticationPrincipal Caller caller) {
        AdministratorsOnly.require(caller, ONLY_ADMINISTRATORS);
        return store.members(caller.workspaceId()).stream().map(AccountView::of).toList();
    }

    @PostMapping
    ResponseEntity<?> add(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AdministratorsOnly.require(caller, ONLY_ADMINISTRATORS);
        Fields fields = Fields.of(body);
        Position wanted = position(fields);
        String account = fields.text("account", 1, Accounts.LONGEST_LOGIN);
        fields.orInvalid();
        return answer(
                staffing.add(caller, request.getRemoteAddr(), wanted, account),
                handed -> once(HttpStatus.CREATED).body(HandedView.of(handed)));
    }

    @PostMapping("/{person}")
    ResponseEntity<?> change(
            @PathVariable String person,
            @RequestBody JsonNode body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        PersonId id = person(person, caller);
        Fields fields = Fields.of(body);
        Position wanted = position(fields);
        fields.orInvalid();
        return answer(
                staffing.change(caller, request.getRemoteAddr(), id, wanted),
                member -> ResponseEntity.ok(AccountView.of(member)));
    }

    @PostMapping("/{person}/password")
    ResponseEntity<?> resetPassword(
            @PathVariable String person, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return answer(
                staffing.resetPassword(caller, request.getRemoteAddr(), person(person, caller)),
                handed -> once(HttpStatus.OK).body(HandedView.of(handed)));
    }

    @DeleteMapping("/{person}")
    ResponseEntity<?> takeAway(
            @PathVariable String person, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return answer(
                staffing.takeAway(caller, request.getRemoteAddr(), person(person, caller)),
                _ -> ResponseEntity.noContent().build());
    }

    /** Every route that names a person comes through here first: another workspace's person does not exist for the caller. */
    private PersonId person(String id, Caller caller) {
        AdministratorsOnly.require(caller, ONLY_ADMINISTRATORS);
        return Fields.asUuid(id)
                .map(PersonId::new)
                .filter(person -> store.member(caller.workspaceId(), person).isPresent())
                .orElseThrow(() -> noSuchPerson().found());
    }

    private static Position position(Fields fields) {
        String name = fields.text("name", 1, Accounts.LONGEST_NAME);
        CrewRole role = fields.word("role", Words.all(CrewRole.class), CrewRole.BRAND_VIEWER);
        Boolean administrator = fields.optionalFlag("administrator");
        // left out by mistake it must take nobody's right away
        if (administrator == null) fields.refuse("administrator", "is missing");
        return new Position(name, role, Boolean.TRUE.equals(administrator));
    }

    /** A password must not lie in anybody's cache. */
    private static ResponseEntity.BodyBuilder once(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static <T> ResponseEntity<?> answer(Outcome<T> outcome, Function<T, ResponseEntity<?>> done) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> done.apply(value);
            case Outcome.Refused<T>(var why) -> problem(why).response();
        };
    }

    private static Problem problem(Refusal why) {
        return switch (why) {
            case Refusal.NoSuchPerson _ -> noSuchPerson();
            case Refusal.NoRight _ -> AdministratorsOnly.noRight(ONLY_ADMINISTRATORS);
            case Refusal.AccountTaken _ -> Problem.invalid(Map.of("account", "is taken"));
            case Refusal.LastAdministrator _ ->
                Problem.of(
                        HttpStatus.CONFLICT,
                        "last-administrator",
                        "This is the only administrator",
                        "Make somebody else an administrator first; else nobody could look after the accounts.");
            case Refusal.OwnPassword _ ->
                Problem.of(
                        HttpStatus.CONFLICT,
                        "own-password",
                        "This is your own account",
                        "Change your own password with POST /api/session/password, which asks for the present one.");
            case Refusal.TooMany(int most, boolean ever) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "too-many-people",
                                "The workspace is full",
                                ever
                                        ? "With those who left, whose names are kept, it has %d people, and that is the most."
                                                .formatted(most)
                                        : "It has %d people, and that is the most; take somebody away first."
                                                .formatted(most))
                        .with("most", most)
                        .with("ever", ever);
        };
    }

    private static Problem noSuchPerson() {
        return Problem.notFound("There is no such person.");
    }
}
