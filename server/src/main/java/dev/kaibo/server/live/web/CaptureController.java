package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.Capture;
import dev.kaibo.server.live.Captures;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Sets captures of a show up, shows how they do, and takes mended lines in again. */
@RestController
@RequestMapping("/api/shows/{show}/captures")
class CaptureController {
    private final ShowHost host;
    private final ShowAccess access;
    private final Captures captures;
    private final CaptureGauges gauges;
    private final Inlet inlet;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    CaptureController(
            ShowHost host, ShowAccess access, Captures captures, CaptureGauges gauges, Inlet inlet, AuditTrail audit) {
        this.host = host;
        this.access = access;
        this.captures = captures;
        this.gauges = gauges;
        this.inlet = inlet;
        this.audit = audit;
    }

    @GetMapping
    ResponseEntity<CaptureView.All> captures(@PathVariable("show") String id, @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        ShowAccess.require(Field.CAPTURE, Access.SEE, caller);
        Instant now = clock.instant();
        List<CaptureView> views =
                captures.of(show).stream().map(each -> view(each, caller, now)).toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(CaptureView.All.of(now, views, host.state(show).room()));
    }

    @PostMapping
    ResponseEntity<?> make(
            @PathVariable("show") String id,
            @RequestBody JsonNode body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        requireRunsTheShow(caller);
        return switch (captures.make(show, wanted(body), caller.id())) {
            case Captures.Made.Done(var capture, var token) -> {
                audit.note(
                        "capture-made",
                        caller,
                        request.getRemoteAddr(),
                        Map.of(
                                "show", show.toString(),
                                "capture", capture.name(),
                                "accepted-by", capture.acceptedBy()));
                yield ResponseEntity.status(HttpStatus.CREATED)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new CaptureView.Made(
                                view(capture, caller, clock.instant()), token, address(request) + token));
            }
            case Captures.Made.NameTaken(var name) ->
                Problem.invalid(Map.of("name", "'%s' is the name of another capture of this show".formatted(name)))
                        .response();
            case Captures.Made.TooMany(int most) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "too-many-captures",
                                "This show has enough open captures",
                                "At most %d are open at once; close one that is not used.".formatted(most))
                        .with("most", most)
                        .response();
        };
    }

    @DeleteMapping("/{capture}")
    ResponseEntity<Void> revoke(
            @PathVariable("show") String id,
            @PathVariable("capture") String captureId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        Capture capture = capture(show, captureId);
        requireRunsTheShow(caller);
        captures.revoke(show, capture.id());
        audit.note(
                "capture-revoked",
                caller,
                request.getRemoteAddr(),
                Map.of("show", show.toString(), "capture", capture.name()));
        return ResponseEntity.noContent().build();
    }

    /** What could not be understood, in the form in which it can be mended and fed again. */
    @GetMapping("/{capture}/quarantine")
    ResponseEntity<byte[]> quarantine(
            @PathVariable("show") String id,
            @PathVariable("capture") String captureId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        Capture capture = capture(show, captureId);
        requireRunsTheShow(caller);
        audit.note(
                "quarantine-downloaded",
                caller,
                request.getRemoteAddr(),
                Map.of("show", show.toString(), "capture", capture.name()));
        String name = "quarantine-%s.%s"
                .formatted(capture.name(), capture.kind() == Capture.Kind.FORWARDER ? "json" : "ndjson");
        return ResponseEntity.ok()
                .contentType(
                        capture.kind() == Capture.Kind.FORWARDER
                                ? MediaType.APPLICATION_JSON
                                : MediaType.APPLICATION_NDJSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(inlet.toMend(capture));
    }

    /** The mended lines come again: in one transaction they take the place of what lies in quarantine. */
    @PostMapping("/{capture}/quarantine")
    ResponseEntity<?> mended(
            @PathVariable("show") String id,
            @PathVariable("capture") String captureId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        ShowId show = access.show(id, caller);
        Capture capture = capture(show, captureId);
        requireRunsTheShow(caller);
        audit.note(
                "quarantine-fed-again",
                caller,
                request.getRemoteAddr(),
                Map.of("show", show.toString(), "capture", capture.name()));
        return inlet.mended(capture, request);
    }

    private static void requireRunsTheShow(Caller caller) {
        ShowAccess.require(Field.CAPTURE, Access.CHANGE, caller);
    }

    private Capture capture(ShowId show, String id) {
        return Fields.asUuid(id)
                .flatMap(capture -> captures.find(show, capture))
                .orElseThrow(() -> Problem.notFound("There is no such capture.").found());
    }

    private CaptureView view(Capture capture, Caller caller, Instant now) {
        return CaptureView.of(capture, gauges.of(capture.id()).read(now), access.names(caller.workspaceId()), now);
    }

    private static Captures.Wanted wanted(JsonNode body) {
        Fields fields = Fields.of(body);
        String name = fields.text("name", 1, Capture.LONGEST_NAME);
        Capture.Kind kind = fields.word("kind", Words.all(Capture.Kind.class), Capture.Kind.FORWARDER);
        long days = fields.whole("days", 1, Captures.LONGEST_LIFE.toDays());
        // C5: somebody answers by name for what is collected; a tick alone names nobody
        String acceptedBy = fields.text("acceptedBy", 1, Capture.LONGEST_NAME);
        fields.orInvalid();
        return new Captures.Wanted(name, kind, acceptedBy, Duration.ofDays(days));
    }

    /** As the one who asks reached us: what the browser can reach, the forwarder on the same machine can. */
    private static String address(HttpServletRequest request) {
        return "%s://%s:%d/api/capture/"
                .formatted(request.getScheme(), request.getServerName(), request.getServerPort());
    }
}
