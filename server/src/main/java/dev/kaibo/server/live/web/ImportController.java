package dev.kaibo.server.live.web;

import dev.kaibo.capture.DashboardTable;
import dev.kaibo.capture.Inflated;
import dev.kaibo.capture.Line;
import dev.kaibo.capture.Mappings;
import dev.kaibo.capture.PostTooLarge;
import dev.kaibo.capture.PostUnreadable;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.Recordings;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.UnreadableRecording;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.PlatformReading;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes tables in that the platform exported, for a show that stands: its dashboard, or the shop's orders. */
@RestController
@RequestMapping("/api/shows/{show}/imports")
class ImportController {
    /** The mapping that reads a table of the dashboard; every other name is a mapping of facts. */
    static final String DASHBOARD = "dashboard";

    private static final String STREAM = "大屏导入";
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int MOST_LINES = 100_000;
    /** In one post, so that wishes of the crew come in between. */
    private static final int AT_ONCE = 2_000;

    private final ShowHost host;
    private final ShowAccess access;
    private final HandedIn handedIn;
    private final AuditTrail audit;

    ImportController(ShowHost host, ShowAccess access, HandedIn handedIn, AuditTrail audit) {
        this.host = host;
        this.access = access;
        this.handedIn = handedIn;
        this.audit = audit;
    }

    /** What a table came to. */
    private record Read(List<Post> posts, List<HandedIn.Row> rejected, List<String> passedOver) {}

    @PostMapping
    ResponseEntity<?> take(
            @PathVariable("show") String id,
            @RequestParam(name = "mapping", required = false) @Nullable String mapping,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        ShowId show = access.show(id, caller);
        ShowAccess.require(Field.PLATFORM_FIGURES, Access.CHANGE, caller);
        if (mapping == null || mapping.isBlank())
            return Problem.invalid(
                            Map.of("mapping", "is missing: '%s', or one of GET /api/mappings".formatted(DASHBOARD)))
                    .response();
        RecordingController.requireRawBody(request);
        Read read;
        try {
            byte[] body = Inflated.read(request.getInputStream(), false);
            String zone = host.state(show).zone();
            read = mapping.equals(DASHBOARD) ? dashboard(body, zone, caller) : facts(body, mapping);
        } catch (PostTooLarge e) {
            return Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "The table is too large",
                            String.valueOf(e.getMessage()))
                    .with("most", e.bound())
                    .response();
        } catch (PostUnreadable | UnreadableRecording e) {
            String reason = String.valueOf(e.getMessage());
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable-table", "The table cannot be read", reason)
                    .with("reason", reason)
                    .response();
        }
        audit.note(
                "table-imported", caller, request.getRemoteAddr(), Map.of("show", show.toString(), "mapping", mapping));
        return handedIn.take(show, read.posts(), read.rejected(), read.passedOver());
    }

    private static Read dashboard(byte[] body, String zone, Caller caller) throws IOException {
        DashboardTable table = DashboardTable.read(body, ZoneId.of(zone));
        var stream = new StreamHeader(STREAM, Origin.DASHBOARD, Set.of(), zone, PERIOD);
        List<PlatformReading> readings = table.readings().stream()
                .map(it -> new PlatformReading(
                        it.measure(), it.windowMinutes(), it.source(), it.value(), it.happened(), caller.id()))
                .toList();
        List<Post> posts = new ArrayList<>();
        for (int from = 0; from < readings.size(); from += AT_ONCE)
            posts.add(Post.ofReadings(stream, readings.subList(from, Math.min(readings.size(), from + AT_ONCE))));
        return new Read(
                posts, table.rejected().stream().map(ImportController::row).toList(), table.passedOver());
    }

    private static Read facts(byte[] body, String mapping) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        List<HandedIn.Row> rejected = new ArrayList<>();
        try (Recording recording = Recordings.open(new ByteArrayInputStream(body), Mappings.named(mapping))) {
            for (Line line = recording.next(); line != null; line = recording.next()) {
                switch (line) {
                    case Line.Understood(var _, var sighting) -> sightings.add(named(sighting));
                    case Line.Rejected bad -> rejected.add(row(bad));
                }
                if (sightings.size() + rejected.size() > MOST_LINES)
                    throw new UnreadableRecording("The table has more than %d rows.".formatted(MOST_LINES));
            }
            List<Post> posts = new ArrayList<>();
            for (int from = 0; from < sightings.size(); from += AT_ONCE)
                posts.add(Post.of(
                        recording.header(), sightings.subList(from, Math.min(sightings.size(), from + AT_ONCE))));
            return new Read(posts, rejected, List.of());
        }
    }

    /** A row of an order is known again by what it says of which order, so that the same export, taken in twice, counts once. */
    private static Sighting named(Sighting it) {
        if (it.messageId() != null || it.sequence() != null || it.order() == null) return it;
        String product = it.product();
        return it.withMessageId("%s %s %s".formatted(Words.of(it.kind()), it.order(), product == null ? "" : product));
    }

    private static HandedIn.Row row(Line.Rejected line) {
        return new HandedIn.Row(line.line(), Words.of(line.reason()), line.detail(), line.excerpt());
    }
}
