package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.Trends;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a show went over time, for charts (R1, L7). */
@RestController
@RequestMapping("/api/shows/{show}/trend")
class TrendController {
    /** A chart has fewer pixels; an hour by seconds comes at once. */
    static final int MOST_POINTS = 3_600;

    private static final int LONGEST_STEP = 3_600;

    private final ShowHost host;
    private final ShowAccess access;
    private final Trends trends;

    TrendController(ShowHost host, ShowAccess access, Trends trends) {
        this.host = host;
        this.access = access;
        this.trends = trends;
    }

    @GetMapping
    ResponseEntity<TrendView> trend(
            @PathVariable("show") String id,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "step", required = false, defaultValue = "60") String step,
            @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        int seconds = step(step);
        Published state = host.state(show);
        long first = from == null ? beginning(state, seconds) : second("from", from);
        long end = to == null ? Long.MAX_VALUE : second("to", to);
        Figures whole = state.room().figures();
        List<SecondFigures> points = trends.of(show, first, end, seconds, MOST_POINTS + 1);
        boolean more = points.size() > MOST_POINTS;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TrendView(
                        Instant.ofEpochSecond(first).toString(),
                        seconds,
                        points.stream()
                                .limit(MOST_POINTS)
                                .map(each -> TrendView.Point.of(each, whole))
                                .toList(),
                        more));
    }

    /** The whole step in which the show went on air, or is planned to; what came before that is a step of its own further back. */
    private static long beginning(Published state, int step) {
        Moment started = state.crew().progress().startedAt();
        Moment begins = started == null ? state.crew().rundown().plannedStart() : started;
        return Math.floorDiv(begins.millis(), 1000L * step) * step;
    }

    private static int step(String step) {
        try {
            int seconds = Integer.parseInt(step);
            if (seconds >= 1 && seconds <= LONGEST_STEP) return seconds;
        } catch (NumberFormatException e) {
            // said below
        }
        throw invalid("step", "A step has 1 to %d whole seconds, not '%s'.".formatted(LONGEST_STEP, step));
    }

    private static long second(String name, String moment) {
        try {
            return Instant.parse(moment).getEpochSecond();
        } catch (DateTimeException e) {
            throw invalid(name, "'%s' is no moment; 2026-11-22T12:00:00Z is one.".formatted(moment));
        }
    }

    private static RuntimeException invalid(String field, String reason) {
        return Problem.invalid(Map.of(field, reason)).found();
    }
}
