package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.live.Joins;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * All that a device can do which joined by a link (decision 0091): look at its one show, acknowledge for the host, and leave. Its cookie is no sign-in and is sent
 * nowhere else, so every other route takes it for nobody.
 */
@RestController
@RequestMapping(PrompterController.PATH)
class PrompterController {
    static final String PATH = "/api/prompter";
    static final String COOKIE = "KAIBO_PROMPTER";

    private static final Logger LOG = LoggerFactory.getLogger(PrompterController.class);
    private static final int LONGEST_CODE = 64;

    private final ShowHost host;
    private final ShowAccess access;
    private final ShowFeeds feeds;
    private final Joins joins;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    PrompterController(ShowHost host, ShowAccess access, ShowFeeds feeds, Joins joins, AuditTrail audit) {
        this.host = host;
        this.access = access;
        this.feeds = feeds;
        this.joins = joins;
        this.audit = audit;
    }

    /** @param until from then on it is over, as far as is known now */
    record View(Show show, PersonView person, String until) {
        record Show(String id, String title, String zone) {}
    }

    @PostMapping
    ResponseEntity<?> join(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        Fields fields = Fields.of(body);
        String code = fields.secret("code", 1, LONGEST_CODE);
        fields.orInvalid();
        return switch (joins.join(code)) {
            case Joins.Joined.In(var prompter, var token) -> {
                String before = token(request);
                if (before != null) joins.prompter(before).ifPresent(joins::leave);
                write(token, Duration.between(clock.instant(), prompter.until()), request, response);
                note("prompter-joined", prompter, request);
                yield answer(prompter);
            }
            case Joins.Joined.TooManyDevices(int most) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "too-many-devices",
                                "Enough devices joined by this link",
                                "At most %d join by one link; ask for a new one.".formatted(most))
                        .with("most", most)
                        .response();
            case Joins.Joined.Unknown _ ->
                Problem.of(
                                HttpStatus.NOT_FOUND,
                                "no-such-link",
                                "This link opens nothing",
                                "It is over, was closed or is not whole; ask whoever runs the show for a new one.")
                        .response();
        };
    }

    @GetMapping
    ResponseEntity<View> joined(HttpServletRequest request) {
        return answer(prompter(request));
    }

    @DeleteMapping
    ResponseEntity<Void> leave(HttpServletRequest request, HttpServletResponse response) {
        String token = token(request);
        if (token != null)
            joins.prompter(token).ifPresent(prompter -> {
                joins.leave(prompter);
                note("prompter-left", prompter, request);
            });
        write("", Duration.ZERO, request, response);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/stream")
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Joins.Prompter prompter = prompter(request);
        feeds.stream(
                prompter.show(),
                new Looking(prompter),
                false,
                ShowController.position(lastEventId),
                () -> ServletLine.begin(request, response));
    }

    /** Of the wishes there is this one, for the one role whose prompter it is. */
    @PostMapping("/acknowledgements")
    ResponseEntity<?> acknowledge(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body,
            HttpServletRequest request)
            throws InterruptedException, ExecutionException {
        Joins.Prompter prompter = prompter(request);
        UUID wishKey = WishController.key(key);
        Fields fields = Fields.of(body);
        Wish wish = new Wish.AcknowledgeCue(new CueId(fields.uuid("cue")), CrewRole.HOST);
        fields.orInvalid();
        return WishController.answer(
                host.submit(prompter.show(), wishKey, wish, Names.PROMPTER), () -> access.names(prompter.workspace()));
    }

    private final class Looking implements ScreenStream.Admission {
        private final Joins.Prompter prompter;

        Looking(Joins.Prompter prompter) {
            this.prompter = prompter;
        }

        @Override
        public long endings() {
            return joins.endings();
        }

        @Override
        public boolean holds() {
            return joins.holds(prompter);
        }
    }

    private ResponseEntity<View> answer(Joins.Prompter prompter) {
        Published show = host.state(prompter.show());
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new View(
                        new View.Show(show.show().toString(), show.title(), show.zone()),
                        Names.NONE.of(Names.PROMPTER),
                        prompter.until().toString()));
    }

    private Joins.Prompter prompter(HttpServletRequest request) {
        String token = token(request);
        return (token == null ? Optional.<Joins.Prompter>empty() : joins.prompter(token))
                .orElseThrow(() -> Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "not-joined",
                                "This device has not joined a show, or no longer",
                                "Open a link of whoever runs the show.")
                        .found());
    }

    private void note(String what, Joins.Prompter prompter, HttpServletRequest request) {
        audit.note(
                what,
                null,
                request.getRemoteAddr(),
                Map.of(
                        "show",
                        prompter.show().toString(),
                        "link",
                        prompter.link().toString()));
    }

    private static @Nullable String token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return null;
        for (Cookie cookie : cookies)
            if (COOKIE.equals(cookie.getName()) && !cookie.getValue().isEmpty()) return cookie.getValue();
        return null;
    }

    private static void write(String token, Duration life, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path(PATH)
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
