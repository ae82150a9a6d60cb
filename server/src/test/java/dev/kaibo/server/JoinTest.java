package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.Browser.Reply;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.live.Joins;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** A prompter without an account joins one show by a link. */
class JoinTest extends ServerTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private static JsonNode link(Browser crew, String show) {
        Reply made = crew.post("/api/shows/%s/joins".formatted(show), "");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private static Reply join(Browser device, String code) {
        return device.post("/api/prompter", "{\"code\":\"%s\"}".formatted(code));
    }

    private Browser joined(Browser crew, String show) {
        Browser device = browser();
        Reply reply = join(device, link(crew, show).get("code").asString());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return device;
    }

    /** The writer tells the figures of a show that stands still once more, a moment after its last event; what was set before that is set again. */
    private void ended(String show, long at, Runnable then) {
        String set = "update live.show set ended_at = ? where id = ?::uuid";
        try {
            sql.execute(set, at, show);
            then.run();
        } catch (AssertionError toldMeanwhile) {
            sql.execute(set, at, show);
            then.run();
        }
    }

    /** The sample's own, in which viewers write; the newest one may be another test's. */
    private static String simulatedShow(Browser crew) {
        return crew.get("/api/shows").json().values().stream()
                .filter(show -> show.get("nature").asString().equals("simulated"))
                .map(show -> show.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String cue(Browser crew, String show) {
        String cue = UUID.randomUUID().toString();
        assertThat(crew.wish(show, "{\"wish\":\"startShow\"}").status()).isEqualTo(200);
        Reply sent = crew.wish(
                show,
                "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"倒数\",\"lines\":{\"host\":\"三二一\"}}".formatted(cue));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        return cue;
    }

    private static Reply acknowledge(Browser device, String cue, String key) {
        return device.send(device.writing("/api/prompter/acknowledgements")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"cue\":\"%s\"}".formatted(cue)))
                .build());
    }

    @Test
    void it_acknowledges_for_the_host_and_is_called_the_prompter() {
        try (Browser crew = signedInAs("floorController")) {
            String show = newShow(crew);
            try (Browser device = joined(crew, show)) {
                String cue = cue(crew, show);
                String key = UUID.randomUUID().toString();
                Reply done = acknowledge(device, cue, key);
                assertThat(done.status()).as(done.toString()).isEqualTo(200);
                assertThat(acknowledge(device, cue, key).json())
                        .as("the same key again")
                        .isEqualTo(done.json());
                JsonNode shown = crew.get("/api/shows/" + show).json().at("/crew/cues/0");
                assertThat(shown.get("id").asString()).isEqualTo(cue);
                assertThat(shown.toString()).contains("\"提词器\"");
            }
        }
    }

    @Test
    void it_sees_its_show_without_what_viewers_wrote() {
        try (Browser crew = signedInAs("floorController")) {
            String show = simulatedShow(crew);
            try (SseReader theirs = crew.stream(show, null)) {
                theirs.until(event ->
                        event.has("comments") || !event.data().path("comments").isEmpty());
            }
            try (Browser device = joined(crew, show);
                    SseReader stream = device.streamOf("/api/prompter/stream", null)) {
                SseReader.Event snapshot = stream.next();
                assertThat(snapshot.isSnapshot()).isTrue();
                assertThat(snapshot.data().at("/show/id").asString()).isEqualTo(show);
                assertThat(snapshot.data().get("comments")).isEmpty();
                for (int frames = 0; frames < 20; frames++)
                    assertThat(stream.next().has("comments")).isFalse();
            }
        }
    }

    @Test
    void no_other_route_knows_the_device() {
        try (Browser crew = signedInAs("floorController")) {
            String show = newShow(crew);
            try (Browser device = joined(crew, show)) {
                for (RequestMappingInfo route : routes.getHandlerMethods().keySet())
                    for (String path : route.getPatternValues()) {
                        if (!path.startsWith("/api/")
                                || path.startsWith("/api/prompter")
                                // open to everybody, who gets nothing of a show by them
                                || path.startsWith("/api/session")
                                || path.equals("/api/administrators")
                                || path.equals("/api/invitations/look")
                                || path.equals("/api/invitations/accept")
                                || path.equals("/api/capture/{token}")) continue;
                        for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                            Reply reply = device.send(
                                    method.name(), path.replaceAll("\\{\\w+}", show), "{\"wish\":\"startShow\"}");
                            assertThat(reply.status())
                                    .as("%s %s: %s", method, path, reply)
                                    .isEqualTo(401);
                        }
                    }
                assertThat(device.get("/api/session").json().get("person").isNull())
                        .as("nobody is signed in")
                        .isTrue();
            }
        }
    }

    @Test
    void joining_signs_nobody_out() {
        try (Browser crew = signedInAs("floorController")) {
            String show = newShow(crew);
            assertThat(join(crew, link(crew, show).get("code").asString()).status())
                    .isEqualTo(200);
            assertThat(crew.get("/api/session").json().at("/person/role").asString())
                    .isEqualTo("floorController");
        }
    }

    @Test
    void a_revoked_link_ends_its_streams_and_lets_nobody_in() {
        try (Browser crew = signedInAs("floorController")) {
            String show = newShow(crew);
            JsonNode made = link(crew, show);
            String code = made.get("code").asString();
            try (Browser device = browser();
                    Browser late = browser()) {
                join(device, code);
                try (SseReader stream = device.streamOf("/api/prompter/stream", null)) {
                    assertThat(stream.next().isSnapshot()).isTrue();
                    String address = "/api/shows/%s/joins/%s"
                            .formatted(show, made.at("/link/id").asString());
                    assertThat(crew.delete(address).status()).isEqualTo(204);
                    assertThat(crew.delete(address).status()).as("twice").isEqualTo(204);
                    stream.untilEnd();
                }
                assertThat(device.get("/api/prompter").problem()).isEqualTo("not-joined");
                assertThat(acknowledge(
                                        device,
                                        UUID.randomUUID().toString(),
                                        UUID.randomUUID().toString())
                                .status())
                        .isEqualTo(401);
                assertThat(join(late, code).problem()).isEqualTo("no-such-link");
            }
        }
    }

    @Test
    void a_link_is_over_an_hour_after_its_show_and_after_a_day_at_the_latest() {
        try (Browser crew = signedInAs("floorController")) {
            String show = newShow(crew);
            try (Browser device = joined(crew, show)) {
                long now = System.currentTimeMillis();
                long hour = Joins.AFTER_THE_END.toMillis();
                sql.execute("update live.show set ended_at = ? where id = ?::uuid", now - hour + 60_000, show);
                assertThat(device.get("/api/prompter").status()).isEqualTo(200);
                ended(show, now - hour - 1, () -> {
                    assertThat(device.get("/api/prompter").problem()).isEqualTo("not-joined");
                    assertThat(crew.get("/api/shows/%s/joins".formatted(show))
                                    .json()
                                    .at("/0/state")
                                    .asString())
                            .isEqualTo("expired");
                    assertThat(crew.post("/api/shows/%s/joins".formatted(show), "")
                                    .problem())
                            .isEqualTo("show-is-over");
                });
                sql.execute("update live.show set ended_at = null where id = ?::uuid", show);
                sql.execute("update live.join_link set expires_at = now() where show = ?::uuid", show);
                assertThat(device.get("/api/prompter").problem()).isEqualTo("not-joined");
            }
        }
    }

    @Test
    void links_and_devices_have_bounds() {
        try (Browser crew = signedInAs("operator")) {
            String show = newShow(crew);
            String code = link(crew, show).get("code").asString();
            for (int open = 1; open < Joins.MOST_OPEN; open++) link(crew, show);
            assertThat(crew.post("/api/shows/%s/joins".formatted(show), "").problem())
                    .isEqualTo("too-many-links");
            for (int devices = 0; devices < Joins.MOST_DEVICES; devices++)
                try (Browser device = browser()) {
                    assertThat(join(device, code).status()).isEqualTo(200);
                }
            try (Browser device = browser()) {
                assertThat(join(device, code).problem()).isEqualTo("too-many-devices");
            }
        }
    }

    @Test
    void the_code_stands_behind_the_hash_of_the_address_and_in_no_table_and_no_trail() {
        try (Browser crew = signedInAs("operator")) {
            String show = newShow(crew);
            Reply reply = crew.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/shows/%s/joins".formatted(port, show)))
                            .header("X-XSRF-TOKEN", crew.cookie("XSRF-TOKEN"))
                            .POST(BodyPublishers.noBody())
                            .build());
            String code = reply.json().get("code").asString();
            assertThat(reply.header("Cache-Control")).contains("no-store");
            assertThat(reply.json().get("addresses"))
                    .as("only this machine reaches it")
                    .isEmpty();
            assertThat(sql.fetch("select t::text from live.join_link t").formatCSV())
                    .doesNotContain(code);
            String trail =
                    sql.fetch("select details::text, what from identity.audit").formatCSV();
            assertThat(trail).contains("prompter-link-made").doesNotContain(code);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BRAND_VIEWER") // the sample has none
    void only_who_runs_the_show_makes_links(CrewRole role) {
        try (Browser crew = signedInAs(Words.of(role))) {
            String show = sampleShow(crew);
            boolean runs = role == CrewRole.OPERATOR || role == CrewRole.FLOOR_CONTROLLER;
            assertThat(crew.get("/api/shows/%s/joins".formatted(show)).status()).isEqualTo(runs ? 200 : 403);
            if (!runs)
                assertThat(crew.post("/api/shows/%s/joins".formatted(show), "").status())
                        .isEqualTo(403);
        }
    }
}
