package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.SignIns;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.QuarantinePage;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows as lists, as snapshots and as streams. */
@RestController
@RequestMapping("/api/shows")
class ShowController {
    private static final Logger LOG = LoggerFactory.getLogger(ShowController.class);

    /** Rows of the quarantine in one answer. */
    private static final int QUARANTINE_ROWS = 1_000;

    private final ShowHost host;
    private final ShowAccess access;
    private final ShowFeeds feeds;
    private final SignIns signIns;
    private final People people;
    private final JsonMapper json;

    ShowController(ShowHost host, ShowAccess access, ShowFeeds feeds, SignIns signIns, People people, JsonMapper json) {
        this.host = host;
        this.access = access;
        this.feeds = feeds;
        this.signIns = signIns;
        this.people = people;
        this.json = json;
    }

    @GetMapping
    List<ShowSummary> shows(@AuthenticationPrincipal Caller caller) {
        return host.shows(caller.workspaceId()).stream()
                .map(show -> ShowSummary.of(show, caller.workspace()))
                .toList();
    }

    @PostMapping
    ResponseEntity<ShowSummary> open(@RequestBody JsonNode body, @AuthenticationPrincipal Caller caller) {
        ShowAccess.require(Field.NEW_SHOWS, Access.CHANGE, caller);
        ShowForm form = ShowForm.read(body);
        ShowId show = host.open(
                caller.workspaceId(),
                new NewShow(
                        form.title(),
                        Nature.LIVE,
                        form.rundown(),
                        caller.workspace().sample()),
                caller.id());
        return ResponseEntity.status(HttpStatus.CREATED).body(ShowSummary.of(host.state(show), caller.workspace()));
    }

    @GetMapping("/{show}")
    ResponseEntity<byte[]> show(@PathVariable("show") String id, @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        Published state = host.state(show);
        byte[] view = new Views(json, people)
                .snapshot(
                        state,
                        0,
                        Field.COMMENTS.isOpenTo(caller, Access.SEE)
                                ? host.commentsSince(show, -1, ShowView.COMMENTS).stream()
                                        .filter(comment -> comment.number() <= state.lastComment())
                                        .toList()
                                : List.of());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view);
    }

    @GetMapping("/{show}/stream")
    void stream(
            @PathVariable("show") String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        feeds.stream(
                access.show(id, caller),
                ScreenStream.Admission.of(signIns, caller),
                ScreenStream.readsComments(caller),
                position(lastEventId),
                () -> ServletLine.begin(request, response));
    }

    @GetMapping("/{show}/quarantine")
    ResponseEntity<List<QuarantinePage.Line>> quarantine(
            @PathVariable("show") String id, @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        ShowAccess.require(Field.QUARANTINE, Access.SEE, caller);
        QuarantinePage page = host.quarantine(show, 0, QUARANTINE_ROWS);
        return ResponseEntity.ok()
                .header("X-Total-Count", Long.toString(page.total()))
                .body(page.lines());
    }

    /** What cannot be a position of ours is no position: the screen begins anew. */
    static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty() || lastEventId.length() > 18) return null;
        return lastEventId.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(lastEventId) : null;
    }
}
