package dev.kaibo.server.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.server.live.Capture;
import dev.kaibo.server.live.Captures;
import dev.kaibo.server.live.NewShow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

/**
 * A source that posts more than is taken is told when to come again (429 with Retry-After); nothing of what was refused is kept, and by then it is taken. Only the
 * test moves the clock: with a real one the machine's speed would decide how many posts a second come.
 */
class InletLimitsTest {
    private static final UUID WORKSPACE = UUID.fromString("00000000-0000-0000-0000-00000000a0a0");
    private static final PersonId FLOOR = PersonId.of("00000000-0000-0000-0000-00000000f100");
    private static final JsonMapper JSON = new JsonMapper();

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final FakeShowHost host = new FakeShowHost();
    private final ShowId show = host.open(WORKSPACE, new NewShow("试播", Nature.LIVE, rundown(), false), FLOOR);
    private final OpenCaptures captures = new OpenCaptures(show);
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new InletController(
                    new Inlet(host, captures, new CaptureGauges(), new PostReader(host, captures, JSON), () -> now)))
            .build();
    private int posted;

    private static Rundown rundown() {
        return new Rundown(new Moment(0), "Asia/Shanghai", Duration.ofMinutes(5), List.of(), List.of(), List.of());
    }

    @Test
    void who_posts_too_fast_is_told_when_to_come_again_and_is_taken_then() throws Exception {
        for (int i = 0; i < CaptureGauge.BURST; i++)
            assertThat(send("one", fresh()).getStatus())
                    .as("post %d of a burst", i)
                    .isEqualTo(200);

        String tooMuch = fresh();
        MockHttpServletResponse refused = send("one", tooMuch);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(problem(refused)).isEqualTo("/problems/too-many-posts");
        assertThat(host.facts(show)).as("facts that were taken").isEqualTo(CaptureGauge.BURST);
        assertThat(send("another", fresh()).getStatus())
                .as("another capture of the same show")
                .isEqualTo(200);

        now = now.plus(comeAgain(refused));
        assertThat(send("one", tooMuch).getStatus()).isEqualTo(200);
        assertThat(host.facts(show)).isEqualTo(CaptureGauge.BURST + 2);
    }

    @Test
    void in_the_long_run_so_many_posts_a_second_are_taken() throws Exception {
        int seconds = 4;
        int taken = 0;
        for (int second = 0; second <= seconds; second++) {
            for (int i = 0; i < CaptureGauge.BURST + CaptureGauge.POSTS_A_SECOND; i++)
                if (send("one", fresh()).getStatus() == 200) taken++;
            now = now.plusSeconds(1);
        }
        assertThat(taken).isEqualTo(CaptureGauge.BURST + seconds * CaptureGauge.POSTS_A_SECOND);
        assertThat(host.facts(show)).isEqualTo(taken);
    }

    /** That a lane is full at 20,000 facts is a rule of the show's mailbox, and tested there. */
    @Test
    void a_show_whose_lane_is_full_says_when_to_come_again() throws Exception {
        host.laneFull(show, Duration.ofSeconds(2));
        String body = fresh();
        MockHttpServletResponse refused = send("one", body);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(problem(refused)).isEqualTo("/problems/lane-full");
        assertThat(comeAgain(refused)).isEqualTo(Duration.ofSeconds(2));
        assertThat(host.facts(show)).isZero();

        now = now.plus(comeAgain(refused));
        host.laneFull(show, null);
        assertThat(send("one", body).getStatus()).isEqualTo(200);
        assertThat(host.facts(show)).isOne();
    }

    /** A post of one fact that none was before. */
    private String fresh() {
        return """
                {"kaibo":1,"zone":"Asia/Shanghai","gives":["followed"],"stream":"店里"}
                {"type":"followed","at":"%s","seq":%d}
                """.formatted(now, posted++);
    }

    private MockHttpServletResponse send(String token, String body) throws Exception {
        return http.perform(post("/api/capture/" + token).content(body.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
    }

    private static String problem(MockHttpServletResponse response) throws Exception {
        return JSON.readTree(response.getContentAsString(StandardCharsets.UTF_8))
                .get("type")
                .asString();
    }

    /** RFC 9110: a whole number of seconds. */
    private static Duration comeAgain(MockHttpServletResponse response) {
        String written = response.getHeader(HttpHeaders.RETRY_AFTER);
        assertThat(written).as("Retry-After").matches("[1-9][0-9]*");
        return Duration.ofSeconds(Long.parseLong(String.valueOf(written)));
    }

    /** Every token opens a capture of its own. */
    private record OpenCaptures(ShowId show) implements Captures {
        @Override
        public Door door(String token) {
            return new Door.Open(new Capture(
                    UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)),
                    show,
                    token,
                    Capture.Kind.LINES,
                    Instant.EPOCH,
                    FLOOR,
                    "试播",
                    Instant.MAX,
                    null,
                    null,
                    0,
                    0,
                    0,
                    0));
        }

        @Override
        public @Nullable String header(UUID capture) {
            return null;
        }

        @Override
        public Made make(ShowId of, Wanted wanted, PersonId by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Capture> of(ShowId of) {
            return List.of();
        }

        @Override
        public Optional<Capture> find(ShowId of, UUID capture) {
            return Optional.empty();
        }

        @Override
        public void revoke(ShowId of, UUID capture) {
            throw new UnsupportedOperationException();
        }
    }
}
