package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.Joins;
import dev.kaibo.server.reach.Lan;
import dev.kaibo.server.reach.QrCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 让手机加入: links by which a prompter joins one show. Who runs the show makes and closes them. */
@RestController
@RequestMapping("/api/shows/{show}/joins")
class JoinController {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int MOST_ADDRESSES = 4;

    private final ShowAccess access;
    private final Joins joins;
    private final AuditTrail audit;
    private final Optional<Lan> lan;
    private final Clock clock = Clock.systemUTC();

    JoinController(ShowAccess access, Joins joins, AuditTrail audit, Optional<Lan> lan) {
        this.access = access;
        this.joins = joins;
        this.audit = audit;
        this.lan = lan;
    }

    @GetMapping
    ResponseEntity<List<JoinView>> links(@PathVariable("show") String id, @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        requireRunsTheShow(caller);
        Names names = access.names(caller.workspaceId());
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(joins.of(show).stream()
                        .map(link -> JoinView.of(link, names, clock.instant()))
                        .toList());
    }

    @PostMapping
    ResponseEntity<?> make(
            @PathVariable("show") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        requireRunsTheShow(caller);
        return switch (joins.make(show, caller.id())) {
            case Joins.Made.Done(var link, var code) -> {
                note("prompter-link-made", caller, request, show, link.id());
                yield ResponseEntity.status(HttpStatus.CREATED)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new JoinView.Made(
                                JoinView.of(link, access.names(caller.workspaceId()), clock.instant()),
                                code,
                                addresses(request, code)));
            }
            case Joins.Made.TooMany(int most) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "too-many-links",
                                "This show has enough open links",
                                "At most %d are open at once; close one that is not used.".formatted(most))
                        .with("most", most)
                        .response();
            case Joins.Made.ShowIsOver _ ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "show-is-over",
                                "The show is over",
                                "A link ends an hour after its show; make one for a show that is still to come.")
                        .response();
        };
    }

    @DeleteMapping("/{link}")
    ResponseEntity<Void> revoke(
            @PathVariable("show") String id,
            @PathVariable("link") String linkId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        UUID link = Fields.asUuid(linkId)
                .filter(wanted ->
                        joins.of(show).stream().anyMatch(each -> each.id().equals(wanted)))
                .orElseThrow(() -> Problem.notFound("There is no such link.").found());
        requireRunsTheShow(caller);
        joins.revoke(show, link);
        note("prompter-link-revoked", caller, request, show, link);
        return ResponseEntity.noContent().build();
    }

    private void note(String what, Caller caller, HttpServletRequest request, ShowId show, UUID link) {
        audit.note(what, caller, request.getRemoteAddr(), Map.of("show", show.toString(), "link", link.toString()));
    }

    private static void requireRunsTheShow(Caller caller) {
        ShowAccess.require(Field.PROMPTER_LINKS, Access.CHANGE, caller);
    }

    /** The code stands behind the #, which a browser sends nowhere, so that it is in no log. */
    private List<JoinView.Address> addresses(HttpServletRequest request, String code) {
        List<String> bases = new ArrayList<>();
        if (!LOOPBACK.contains(request.getServerName().toLowerCase(Locale.ROOT)))
            bases.add("%s://%s:%d".formatted(request.getScheme(), request.getServerName(), request.getServerPort()));
        lan.ifPresent(it -> bases.addAll(it.addresses(request.getServerPort())));
        return bases.stream()
                .distinct()
                .limit(MOST_ADDRESSES)
                .map(base -> base + "/join#" + code)
                .filter(address -> address.length() <= QrCode.LONGEST)
                .map(address -> new JoinView.Address(address, QrCode.of(address).rows()))
                .toList();
    }
}
