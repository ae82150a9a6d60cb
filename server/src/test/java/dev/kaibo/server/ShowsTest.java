package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ShowsTest extends ServerTest {
    @Test
    void a_show_that_is_typed_in_is_listed_and_can_be_looked_at() {
        try (Browser operator = signedInAs("operator")) {
            String show = newShow(operator);
            JsonNode view = operator.get("/api/shows/" + show).json();
            assertThat(view.get("show").get("title").asString()).isEqualTo("试播");
            assertThat(view.get("show").get("workspace").asString())
                    .as("its name, for the bar of the control room")
                    .isEqualTo("示例");
            assertThat(operator.get("/api/shows").json().get(0).get("workspace").asString())
                    .isEqualTo("示例");
            assertThat(view.get("show").get("nature").asString()).isEqualTo("live");
            assertThat(view.get("show").get("sample").booleanValue())
                    .as("it lies in the sample workspace")
                    .isTrue();
            JsonNode crew = view.get("crew");
            assertThat(crew.get("plannedStart").asString()).isEqualTo("2026-11-22T12:00:00Z");
            assertThat(crew.get("plannedEnd").asString()).isEqualTo("2026-11-22T12:14:00Z");
            assertThat(crew.get("items").get(1).get("plannedStart").asString()).isEqualTo("2026-11-22T12:06:00Z");
            assertThat(crew.get("items")
                            .get(0)
                            .get("points")
                            .get(0)
                            .get("label")
                            .asString())
                    .isEqualTo("裤长");
            assertThat(crew.get("cueKeys").size()).as("keys 1 to 9").isEqualTo(9);
            assertThat(view.get("playback").isNull()).isTrue();
            assertThat(view.get("room").get("figures").get("comments").isNull())
                    .as("no source yet")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                     | title              | is missing
            {"title":"  "}                                         | title              | must have 1 to 200 characters
            {"plannedStart":"tomorrow"}                            | plannedStart       | must be a moment
            {"plannedStart":"+999999999-01-01T00:00:00Z"}          | plannedStart       | from 2000 to 2099
            {"zone":"Mars/Olympus"}                                | zone               | is no time zone
            {"items":{}}                                           | items              | must be a list
            {"items":[7]}                                          | items[0]           | must be an object
            {"items":[{"name":"a","minutes":0}]}                   | items[0].minutes   | must be 1 to 600 (was 0)
            {"items":[{"name":"a","minutes":6,"priceFen":-1}]}     | items[0].priceFen  | must be 0 to 1000000000 (was -1)
            {"items":[{"name":"a","minutes":6,"role":"hero"}]}     | items[0].role      | must be one of flash
            {"items":[{"minutes":6}]}                              | items[0].name      | is missing
            {"items":[{"name":"a","minutes":6,"points":[{"label":"l"}]}]} | items[0].points[0].text | is missing
            """)
    void what_cannot_be_a_show_is_named_by_field(String body, String field, String why) {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post("/api/shows", body);
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.problem()).isEqualTo("invalid");
            assertThat(reply.json().get("fields").get(field).asString()).contains(why);
        }
    }

    @Test
    void a_host_makes_no_show_and_moves_no_playback() {
        try (Browser operator = signedInAs("operator");
                Browser host = signedInAs("host")) {
            assertThat(host.post("/api/shows", "{}").problem()).isEqualTo("no-right");
            assertThat(host.post("/api/shows/%s/playback".formatted(newShow(operator)), "{\"paused\":true}")
                            .problem())
                    .isEqualTo("no-right");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                        | 422 | invalid
            {"paused":"yes"}          | 422 | invalid
            {"speed":0}               | 422 | invalid
            {"speed":61}              | 422 | invalid
            {"speed":1.5}             | 422 | invalid
            {"seekTo":"20:00"}        | 422 | invalid
            {"paused":true}           | 409 | not-played
            """)
    void what_cannot_be_done_to_a_playback_is_named(String body, int status, String problem) {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post("/api/shows/%s/playback".formatted(newShow(operator)), body);
            assertThat(reply.status()).as(reply.text()).isEqualTo(status);
            assertThat(reply.problem()).isEqualTo(problem);
        }
    }

    @Test
    void the_mappings_that_ship_are_named_and_described() {
        try (Browser operator = signedInAs("operator")) {
            JsonNode mappings = operator.get("/api/mappings").json();
            assertThat(mappings.values())
                    .extracting(it -> it.get("name").asString())
                    .contains("bilibili", "douyu");
            assertThat(mappings.values())
                    .allSatisfy(
                            it -> assertThat(it.get("description").asString()).isNotBlank());
        }
    }

    @Test
    void a_show_without_a_recording_has_nothing_in_quarantine() {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.get("/api/shows/%s/quarantine".formatted(newShow(operator)));
            assertThat(reply.header("X-Total-Count")).isEqualTo("0");
            assertThat(reply.json().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?speed=2, file",
        "?file=a.ndjson&speed=0, speed",
        "?file=a.ndjson&speed=fast, speed",
        "?file=.., file",
        "?file=a&map=nothing, map"
    })
    void a_recording_that_is_asked_for_wrongly_is_named_by_field(String query, String field) {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post("/api/recordings" + query, "application/octet-stream", new byte[] {1});
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.json().get("fields").has(field)).as(reply.text()).isTrue();
        }
    }

    @Test
    void a_form_is_no_recording_and_a_host_plays_none() {
        try (Browser operator = signedInAs("operator");
                Browser host = signedInAs("host")) {
            assertThat(operator.post("/api/recordings?file=a", "multipart/form-data; boundary=x", new byte[] {1})
                            .problem())
                    .isEqualTo("unsupported-media-type");
            assertThat(operator.post("/api/recordings?file=a", "application/x-www-form-urlencoded", new byte[] {1})
                            .problem())
                    .isEqualTo("unsupported-media-type");
            assertThat(host.post("/api/recordings?file=a", "application/octet-stream", new byte[] {1})
                            .problem())
                    .isEqualTo("no-right");
        }
    }

    @Test
    void what_is_no_recording_is_said_with_the_reason() {
        try (Browser operator = signedInAs("operator")) {
            Reply reply =
                    operator.post("/api/recordings?file=x.ndjson", "application/octet-stream", new byte[] {0, 1, 2});
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.problem()).isEqualTo("unreadable-recording");
            assertThat(reply.json().get("reason").asString()).isNotBlank();
        }
    }

    @Test
    void while_the_journal_does_not_answer_shows_can_be_asked_for_again() {
        try (Browser operator = signedInAs("operator")) {
            sql.execute("alter table live.show rename to away");
            try {
                for (Reply reply : List.of(
                        operator.get("/api/shows"),
                        operator.get("/api/shows/" + UUID.randomUUID()),
                        operator.post(
                                "/api/shows",
                                "{\"title\":\"试播\",\"plannedStart\":\"2026-11-22T12:00:00Z\",\"zone\":\"Asia/Shanghai\",\"items\":[]}"))) {
                    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
                    assertThat(reply.problem()).isEqualTo("not-journaled");
                    assertThat(reply.header("Retry-After")).isEqualTo("2");
                }
            } finally {
                sql.execute("alter table live.away rename to show");
            }
            assertThat(operator.get("/api/shows").status()).isEqualTo(200);
        }
    }

    @Test
    void an_id_of_nothing_is_not_found() {
        try (Browser operator = signedInAs("operator")) {
            assertThat(operator.get("/api/shows/" + UUID.randomUUID()).status()).isEqualTo(404);
        }
    }
}
