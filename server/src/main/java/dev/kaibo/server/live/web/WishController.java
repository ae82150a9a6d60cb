package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The one endpoint by which people change a show. What it answers with 200 is in the journal. */
@RestController
@RequestMapping("/api/shows/{show}/wishes")
class WishController {
    /** Far longer than a journal that works ever takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ShowHost host;
    private final ShowAccess access;
    private final People people;
    private final AuditTrail audit;

    WishController(ShowHost host, ShowAccess access, People people, AuditTrail audit) {
        this.audit = audit;
        this.host = host;
        this.access = access;
        this.people = people;
    }

    record Done(long position) {}

    @PostMapping
    ResponseEntity<?> wish(
            @PathVariable("show") String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws InterruptedException, ExecutionException {
        ShowId show = access.show(id, caller);
        UUID wishKey = key(key);
        Wish wish = WishReader.read(body);
        Set<CrewRole> may = Rights.may(wish);
        if (!caller.isOneOf(may)) return ShowAccess.noRight(may, caller).response();
        requireOwnCrew(wish, caller);
        ResponseEntity<?> answer =
                answer(host.submit(show, wishKey, wish, caller.id()), () -> access.names(caller.workspaceId()));
        // R7: what was done for another role is said so
        if (answer.getStatusCode().is2xxSuccessful()) noteStandIn(show, body, may, caller, request);
        return answer;
    }

    /** Waits for what became of a wish. @param names asked for only when it was refused */
    static ResponseEntity<?> answer(CompletionStage<Answer> submitted, Supplier<Names> names)
            throws InterruptedException, ExecutionException {
        try {
            return response(submitted.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS), names);
        } catch (TimeoutException late) {
            return notJournaled("The journal has not answered for %d seconds.".formatted(PATIENCE.toSeconds()))
                    .response();
        }
    }

    private void noteStandIn(ShowId show, JsonNode wish, Set<CrewRole> may, Caller caller, HttpServletRequest request) {
        caller.standInFor(may)
                .ifPresent(standIn -> audit.note(
                        "stood-in",
                        caller,
                        request.getRemoteAddr(),
                        Map.of(
                                "show", show.toString(),
                                "wish", wish.path("wish").asString(""),
                                "role", Words.of(standIn.role()),
                                "until", standIn.until().toString())));
    }

    private static ResponseEntity<?> response(Answer answer, Supplier<Names> names) {
        return switch (answer) {
            case Answer.Done(long position) -> ResponseEntity.ok(new Done(position));
            case Answer.Refused(var refusal) ->
                Refusals.problem(refusal, names.get()).response();
            case Answer.NotJournaled(var reason) -> notJournaled(reason).response();
            case Answer.TooManyWaiting _ ->
                Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "too-many-waiting",
                                "Too many wishes wait",
                                "%d wishes wait already; try again with the same key."
                                        .formatted(ShowHost.WAITING_WISHES))
                        .with("waiting", ShowHost.WAITING_WISHES)
                        .retryAfter(Duration.ofSeconds(1))
                        .response();
        };
    }

    static Problem notJournaled(String reason) {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-journaled",
                        "It could not be written into the journal",
                        "It does not count. Try again with the same key: %s".formatted(reason))
                .with("reason", reason)
                .retryAfter(Duration.ofSeconds(2));
    }

    static UUID key(@Nullable String key) {
        if (key == null)
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "idempotency-key-missing",
                            "The header Idempotency-Key is missing",
                            "Send a new UUID for each wish, and the same one when you repeat a wish.")
                    .found();
        return Fields.asUuid(key)
                .orElseThrow(() -> Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "idempotency-key-invalid",
                                "The header Idempotency-Key is no UUID",
                                "Send a UUID, for example 3f0c1a52-8d1e-4c39-9a57-6c1f1f6d2a10.")
                        .found());
    }

    /** R7: anybody who is of the crew now can stand in before the camera, nobody else can. */
    private void requireOwnCrew(Wish wish, Caller caller) {
        if (!(wish instanceof Wish.ChangeHostShift(var hostId))) return;
        boolean isCrew = people.of(caller.workspaceId()).stream()
                .anyMatch(it -> it.id().equals(hostId) && it.role() != CrewRole.BRAND_VIEWER);
        if (!isCrew)
            throw Problem.invalid(Map.of("host", "is nobody of this crew")).found();
    }
}
