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
import dev.kaibo.server.identity.StandIn;
import dev.kaibo.server.identity.internal.Staffing.Outcome;
import dev.kaibo.server.identity.internal.Staffing.Position;
import dev.kaibo.server.identity.internal.Staffing.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
    private final Clock clock = Clock.systemUTC();

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
            @Nullable Instant signedInAt,
            List<SessionView.StandInView> standsIn) {
        static AccountView of(CrewMember member) {
            return new AccountView(
                    member.person().id().toString(),
                    member.person().name(),
                    Words.of(member.person().role()),
                    member.administrator(),
                    member.account(),
                    member.signedInAt(),
                    SessionView.StandInView.of(member.standsIn()));
        }
    }

    /**
     * @param password shown once and kept nowhere
     * @param until when it is worth nothing any more
     */
    record HandedView(AccountView person, String password, Instant until) {
        static HandedView of(Staffing.Handed handed) {
            return new HandedView(AccountView.of(handed.member()), handed.password(), handed.until());
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
        AdministratorsOnly.require(Field.ACCOUNTS, Access.SEE, caller, ONLY_ADMINISTRATORS);
        return store.members(caller.workspaceId()).stream().map(AccountView::of).toList();
    }

    @PostMapping
    ResponseEntity<?> add(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AdministratorsOnly.require(Field.ACCOUNTS, Access.CHANGE, caller, ONLY_ADMINISTRATORS);
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
        PersonId id = person(person, caller, Field.NAMES_AND_ROLES);
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
                staffing.resetPassword(caller, request.getRemoteAddr(), person(person, caller, Field.ACCOUNTS)),
                handed -> once(HttpStatus.OK).body(HandedView.of(handed)));
    }

    @DeleteMapping("/{person}")
    ResponseEntity<?> takeAway(
            @PathVariable String person, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return answer(
                staffing.takeAway(caller, request.getRemoteAddr(), person(person, caller, Field.NAMES_AND_ROLES)),
                _ -> ResponseEntity.noContent().build());
    }

    /** Everywhere the account is signed in, in other workspaces too; an administrator who does it to himself stays in here. */
    @DeleteMapping("/{person}/sign-ins")
    ResponseEntity<?> endSignIns(
            @PathVariable String person, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return answer(
                staffing.endSignIns(caller, request.getRemoteAddr(), person(person, caller, Field.ACCOUNTS)),
                _ -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{person}/stand-ins")
    ResponseEntity<?> standIn(
            @PathVariable String person,
            @RequestBody JsonNode body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        PersonId id = person(person, caller, Field.STAND_INS);
        Fields fields = Fields.of(body);
        CrewRole role = fields.word("role", Words.all(CrewRole.class), CrewRole.BRAND_VIEWER);
        Instant until = fields.moment("until");
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(Staffing.LONGEST_STAND_IN)))
            fields.refuse("until", "must be within the next %d days".formatted(Staffing.LONGEST_STAND_IN.toDays()));
        fields.orInvalid();
        return answer(
                staffing.standIn(caller, request.getRemoteAddr(), id, new StandIn(role, until)),
                member -> ResponseEntity.ok(AccountView.of(member)));
    }

    @DeleteMapping("/{person}/stand-ins/{role}")
    ResponseEntity<?> endStandIn(
            @PathVariable String person,
            @PathVariable String role,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        PersonId id = person(person, caller, Field.STAND_INS);
        CrewRole meant = Words.all(CrewRole.class).get(role);
        if (meant == null) return noSuchStandIn().response();
        return answer(
                staffing.endStandIn(caller, request.getRemoteAddr(), id, meant),
                _ -> ResponseEntity.noContent().build());
    }

    /** Every route that names a person comes through here first: another workspace's person does not exist for the caller. */
    private PersonId person(String id, Caller caller, Field field) {
        PersonId found = Fields.asUuid(id)
                .map(PersonId::new)
                .filter(person -> store.member(caller.workspaceId(), person).isPresent())
                .orElseThrow(() -> noSuchPerson().found());
        // only then: whoever may not is told so about his own crew, and nothing about others
        AdministratorsOnly.require(field, Access.CHANGE, caller, ONLY_ADMINISTRATORS);
        return found;
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

    static Problem problem(Refusal why) {
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
            case Refusal.OfOthers _ ->
                Problem.of(
                        HttpStatus.CONFLICT,
                        "account-of-others",
                        "This account also opens a workspace that you do not administer",
                        "Its person changes the password, or an administrator of all its workspaces does; or take the person away and invite again.");
            case Refusal.NoSuchStandIn _ -> noSuchStandIn();
            case Refusal.StandsInForHimself _ -> Problem.invalid(Map.of("role", "is the person's own"));
            case Refusal.OnlyReads _ -> Problem.invalid(Map.of("role", "a brand viewer only reads"));
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

    private static Problem noSuchStandIn() {
        return Problem.notFound("Nobody stands in there now.");
    }

    private static Problem noSuchPerson() {
        return Problem.notFound("There is no such person.");
    }
}
