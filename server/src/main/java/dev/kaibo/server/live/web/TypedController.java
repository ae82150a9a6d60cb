package dev.kaibo.server.live.web;

import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.PlatformReading;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.ShowHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What a person reads off the dashboard and types in (手填, R1). It counts as of now, in a stream of its own, so that nobody takes it for what was captured. Typing the
 * same number again says it again and changes nothing, so a repeated request does no harm.
 */
@RestController
@RequestMapping("/api/shows/{show}/typed")
class TypedController {
    static final String STREAM = "手填";
    /** A number that was typed in is old after 2.5 times this. */
    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final int MOST_READINGS = 100;
    private static final Map<String, PlatformMeasure> MEASURES = Words.all(PlatformMeasure.class);
    private static final Map<String, TrafficSource> SOURCES = Words.all(TrafficSource.class);

    private final ShowHost host;
    private final ShowAccess access;
    private final HandedIn handedIn;

    TypedController(ShowHost host, ShowAccess access, HandedIn handedIn) {
        this.host = host;
        this.access = access;
        this.handedIn = handedIn;
    }

    @PostMapping
    ResponseEntity<?> type(
            @PathVariable("show") String id, @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        ShowAccess.require(Field.PLATFORM_FIGURES, Access.CHANGE, caller);
        Published state = host.state(show);
        Fields fields = Fields.of(body);
        List<PlatformReading> readings =
                fields.objects("readings", MOST_READINGS, each -> reading(each, state.now(), caller));
        if (readings.isEmpty()) fields.refuse("readings", "holds 1 to %d readings".formatted(MOST_READINGS));
        fields.orInvalid();
        var stream = new StreamHeader(STREAM, Origin.TYPED, Set.of(), state.zone(), PERIOD);
        return handedIn.take(show, List.of(Post.ofReadings(stream, readings)), List.of(), List.of());
    }

    private static PlatformReading reading(Fields fields, Moment now, Caller caller) {
        PlatformMeasure measure = fields.word("measure", MEASURES, PlatformMeasure.VIEWERS);
        Long window = fields.optionalWhole("windowMinutes", 0, PlatformReading.LONGEST_WINDOW);
        @Nullable TrafficSource source = fields.optionalWord("source", SOURCES, TrafficSource.UNKNOWN);
        long value = fields.whole("value", 0, measure.unit().most());
        return new PlatformReading(
                measure, window == null ? 0 : Math.toIntExact(window), source, value, now, caller.id());
    }
}
