package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.Keeping;
import dev.kaibo.server.live.Terms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What is kept of viewers, and how it is forgotten or handed out on request (C5). Everybody of the crew may look at what is kept; an administrator answers to the
 * person who asks, so only he changes terms, forgets and copies. Each of it stands in the audit trail, without the person's id.
 */
@RestController
class PrivacyController {
    private static final int LONGEST_IDENTITY = 256;

    private final Keeping keeping;
    private final ShowAccess access;
    private final AuditTrail audit;

    PrivacyController(Keeping keeping, ShowAccess access, AuditTrail audit) {
        this.keeping = keeping;
        this.access = access;
        this.audit = audit;
    }

    record Forgotten(int shows) {}

    @GetMapping("/api/privacy")
    PrivacyView privacy(@AuthenticationPrincipal Caller caller) {
        ShowAccess.require(Field.PRIVACY, Access.SEE, caller);
        return PrivacyView.of(keeping.terms(caller.workspaceId()), keeping.kept(caller.workspaceId()));
    }

    @PostMapping("/api/privacy/terms")
    PrivacyView terms(@RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        requireAdministrator(caller);
        Fields fields = Fields.of(body);
        int people = (int) fields.whole("peopleDays", 1, Terms.LONGEST_DAYS);
        int comments = (int) fields.whole("commentDays", 1, Terms.LONGEST_DAYS);
        fields.orInvalid();
        keeping.change(caller.workspaceId(), new Terms(people, comments), caller.id());
        note(
                "terms-changed",
                caller,
                request,
                Map.of("people-days", Integer.toString(people), "comment-days", Integer.toString(comments)));
        return privacy(caller);
    }

    /** A copy of what is known of a person. The id comes in the body, because addresses end up in logs. */
    @PostMapping("/api/privacy/copy")
    ResponseEntity<List<PrivacyView.TraceView>> copy(
            @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        requireAdministrator(caller);
        List<PrivacyView.TraceView> traces = keeping.traces(caller.workspaceId(), identity(body)).stream()
                .map(PrivacyView.TraceView::of)
                .toList();
        note("person-copied", caller, request, Map.of("shows", Integer.toString(traces.size())));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(traces);
    }

    @PostMapping("/api/privacy/forget")
    Forgotten forget(@RequestBody JsonNode body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        requireAdministrator(caller);
        int shows = keeping.forgetPerson(caller.workspaceId(), identity(body));
        note("person-forgotten", caller, request, Map.of("shows", Integer.toString(shows)));
        return new Forgotten(shows);
    }

    @DeleteMapping("/api/shows/{show}/people")
    ResponseEntity<Void> forgetPeople(
            @PathVariable("show") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        requireAdministrator(caller);
        keeping.forgetPeople(show);
        note("people-forgotten", caller, request, Map.of("show", show.toString()));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/shows/{show}/comments")
    ResponseEntity<Void> forgetComments(
            @PathVariable("show") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        requireAdministrator(caller);
        keeping.forgetComments(show);
        note("comments-forgotten", caller, request, Map.of("show", show.toString()));
        return ResponseEntity.noContent().build();
    }

    /** One viewer of one show, as the comment stream names him by number. */
    @DeleteMapping("/api/shows/{show}/people/{viewer}")
    ResponseEntity<?> forgetViewer(
            @PathVariable("show") String id,
            @PathVariable("viewer") String number,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        requireAdministrator(caller);
        int viewer = number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : -1;
        if (viewer < 0 || !keeping.forgetViewer(show, viewer))
            return Problem.notFound("Nobody is known under this number, or no more.")
                    .response();
        note("viewer-forgotten", caller, request, Map.of("show", show.toString(), "viewer", Integer.toString(viewer)));
        return ResponseEntity.noContent().build();
    }

    private static String identity(JsonNode body) {
        Fields fields = Fields.of(body);
        String identity = fields.text("identity", 1, LONGEST_IDENTITY);
        fields.orInvalid();
        return identity;
    }

    private void note(String what, Caller caller, HttpServletRequest request, Map<String, String> details) {
        audit.note(what, caller, request.getRemoteAddr(), details);
    }

    private static void requireAdministrator(Caller caller) {
        ShowAccess.require(Field.PRIVACY, Access.CHANGE, caller);
    }
}
