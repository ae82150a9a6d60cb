package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WishesTest extends ServerTest {
    private static final List<String> ROLES = List.of(
            "operator",
            "host",
            "floorController",
            "consoleOperator",
            "coHost",
            "customerService",
            "privateDomain",
            "brandViewer");
    private static final String BRAND = "00000000-0000-0000-0000-0000000000b1";

    @BeforeAll
    void the_brand_looks_in() {
        sql.execute("insert into identity.person (id, workspace, name, role) select '" + BRAND
                + "', id, '品牌方', 'BRAND_VIEWER' from identity.workspace where sample");
    }

    @AfterAll
    void the_brand_leaves() {
        sql.execute("delete from identity.person where id = '" + BRAND + "'");
    }

    private static final String SEND =
            "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"求关注\",\"lines\":{\"host\":\"点个关注\",\"coHost\":\"跟着喊\"}}";

    /** The right is asked before the show: whatever a role may not do is a 403, and nothing else is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"wish":"startShow"}                                                       | operator floorController
            {"wish":"pauseShow"}                                                       | operator floorController
            {"wish":"resumeShow"}                                                      | operator floorController
            {"wish":"takeItem","item":"item-1"}                                        | operator floorController
            {"wish":"extendItem","item":"item-1","ms":40000}                           | operator floorController
            {"wish":"skipItem","item":"item-2"}                                        | operator floorController
            {"wish":"reorderItems","waiting":["item-1","item-2"]}                      | operator floorController
            {"wish":"changeHostShift","host":"HOST"}                                   | operator floorController
            {"wish":"sendCue","cue":"CUE","name":"求关注","lines":{"host":"点个关注"}}      | operator floorController consoleOperator
            {"wish":"takeBackCue","cue":"CUE"}                                         | operator floorController consoleOperator
            {"wish":"acknowledgeCue","cue":"CUE","role":"operator"}                    | operator
            {"wish":"acknowledgeCue","cue":"CUE","role":"host"}                        | host
            {"wish":"acknowledgeCue","cue":"CUE","role":"floorController"}             | floorController
            {"wish":"acknowledgeCue","cue":"CUE","role":"consoleOperator"}             | consoleOperator
            {"wish":"acknowledgeCue","cue":"CUE","role":"coHost"}                      | coHost
            {"wish":"acknowledgeCue","cue":"CUE","role":"customerService"}             | customerService
            {"wish":"acknowledgeCue","cue":"CUE","role":"privateDomain"}               | privateDomain
            {"wish":"acknowledgeCue","cue":"CUE","role":"brandViewer"}                 | ''
            {"wish":"endShow"}                                                         | operator floorController
            """)
    void every_wish_of_every_role_is_taken_or_refused_by_the_table(String wish, String may) {
        Set<String> allowed = may.isEmpty() ? Set.of() : Set.of(may.split(" "));
        try (Browser operator = signedInAs("operator")) {
            String show = newShow(operator);
            for (String role : ROLES) {
                try (Browser browser = signedInAs(role)) {
                    String filled = wish.replace("CUE", UUID.randomUUID().toString())
                            .replace("HOST", personOf(browser, "host"));
                    Reply reply = browser.wish(show, filled);
                    if (allowed.contains(role)) {
                        assertThat(reply.status()).as("%s %s", role, reply).isIn(200, 409);
                    } else {
                        assertThat(reply.status()).as("%s %s", role, reply).isEqualTo(403);
                        assertThat(reply.problem()).isEqualTo("no-right");
                        assertThat(reply.json().get("may").size()).isEqualTo(allowed.size());
                    }
                }
            }
        }
    }

    @Test
    void a_wish_is_answered_with_its_position_and_seen_in_the_show() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            Reply started = floor.wish(show, "{\"wish\":\"startShow\"}");
            assertThat(started.status()).isEqualTo(200);
            assertThat(floor.wish(show, "{\"wish\":\"takeItem\",\"item\":\"item-1\"}")
                            .json()
                            .get("position")
                            .longValue())
                    .isGreaterThan(started.json().get("position").longValue());
            JsonNode crew = floor.get("/api/shows/" + show).json().get("crew");
            assertThat(crew.get("phase").asString()).isEqualTo("onAir");
            assertThat(crew.get("nowItem").asString()).isEqualTo("item-1");
        }
    }

    @Test
    void a_refusal_has_a_type_the_values_and_the_next_step() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            Reply early = floor.wish(show, "{\"wish\":\"takeItem\",\"item\":\"item-1\"}");
            assertThat(early.status()).isEqualTo(409);
            assertThat(early.problem()).isEqualTo("show-not-on-air");
            assertThat(early.json().get("phase").asString()).isEqualTo("planned");
            assertThat(early.json().get("detail").asString()).isEqualTo("Start it first.");
            floor.wish(show, "{\"wish\":\"startShow\"}");
            Reply unknown = floor.wish(show, "{\"wish\":\"takeItem\",\"item\":\"item-99\"}");
            assertThat(unknown.problem()).isEqualTo("unknown-item");
            assertThat(unknown.json().get("item").asString()).isEqualTo("item-99");
        }
    }

    @Test
    void a_cue_that_was_sent_names_who_sent_it() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            floor.wish(show, "{\"wish\":\"startShow\"}");
            String cue = SEND.formatted(UUID.randomUUID());
            assertThat(floor.wish(show, cue).status()).isEqualTo(200);
            Reply again = floor.wish(show, cue);
            assertThat(again.problem()).isEqualTo("cue-already-sent");
            assertThat(again.json().get("by").get("name").asString()).isEqualTo("石头");
        }
    }

    @Test
    void the_same_key_again_brings_the_same_answer_and_no_second_effect() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            floor.wish(show, "{\"wish\":\"startShow\"}");
            String key = UUID.randomUUID().toString();
            String extend = "{\"wish\":\"extendItem\",\"item\":\"item-1\",\"ms\":40000}";
            Reply first = floor.wish(show, extend, key);
            Reply second = floor.wish(show, extend, key);
            assertThat(first.status()).isEqualTo(200);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(floor.get("/api/shows/" + show)
                            .json()
                            .get("crew")
                            .get("items")
                            .get(0)
                            .get("extendedMs")
                            .longValue())
                    .isEqualTo(40_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-a-uuid", "3f0c1a52-8d1e-4c39-9a57-6c1f1f6d2a1", "1-1-1-1-1"})
    void a_key_that_is_no_uuid_is_named(String key) {
        try (Browser floor = signedInAs("floorController")) {
            Reply reply = floor.wish(newShow(floor), "{\"wish\":\"startShow\"}", key);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("idempotency-key-invalid");
        }
    }

    @Test
    void a_missing_key_is_named() {
        try (Browser floor = signedInAs("floorController")) {
            Reply reply = floor.post("/api/shows/%s/wishes".formatted(newShow(floor)), "{\"wish\":\"startShow\"}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("idempotency-key-missing");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                     | 422 | wish                | is missing
            {"wish":"flyAway"}                                     | 422 | wish                | must be one of startShow
            {"wish":7}                                             | 422 | wish                | must be one of startShow
            {"wish":"takeItem"}                                    | 422 | item                | is missing
            {"wish":"takeItem","item":""}                          | 422 | item                | must have 1 to 64 characters (has 0)
            {"wish":"takeItem","item":["a"]}                       | 422 | item                | must be a text
            {"wish":"extendItem","item":"item-1","ms":"40"}        | 422 | ms                  | must be a whole number
            {"wish":"extendItem","item":"item-1","ms":1.5}         | 422 | ms                  | must be a whole number
            {"wish":"extendItem","item":"item-1","ms":1e300}       | 422 | ms                  | must be a whole number
            {"wish":"extendItem","item":"item-1","ms":99999999999999999999} | 422 | ms         | must be a whole number
            {"wish":"extendItem","item":"item-1","ms":99999999999} | 422 | ms                  | must be -86400000 to 86400000
            {"wish":"reorderItems","waiting":"item-1"}             | 422 | waiting             | must be a list
            {"wish":"reorderItems","waiting":["item-1",null]}      | 422 | waiting[1]          | must be a text
            {"wish":"sendCue","cue":"1","name":"a","lines":{}}     | 422 | cue                 | must be a UUID
            {"wish":"sendCue","cue":"3f0c1a52-8d1e-4c39-9a57-6c1f1f6d2a10","name":"a","lines":[]}           | 422 | lines      | must be an object
            {"wish":"sendCue","cue":"3f0c1a52-8d1e-4c39-9a57-6c1f1f6d2a10","name":"a","lines":{"boss":"x"}} | 422 | lines.boss | must be one of operator
            {"wish":"acknowledgeCue","cue":"3f0c1a52-8d1e-4c39-9a57-6c1f1f6d2a10","role":"HOST"}            | 422 | role       | must be one of operator
            {"wish":"changeHostShift","host":"3f0c1a52-8d1e-4c39-9a57-6c1f1f6d2a10"}                        | 422 | host       | is nobody of this crew
            """)
    void what_cannot_be_a_wish_is_named_by_field(String body, int status, String field, String why) {
        try (Browser floor = signedInAs("floorController")) {
            Reply reply = floor.wish(newShow(floor), body);
            assertThat(reply.status()).as(reply.text()).isEqualTo(status);
            assertThat(reply.problem()).isEqualTo("invalid");
            assertThat(reply.json().get("fields").get(field).asString()).contains(why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,2]", "\"wish\"", "null", "{\"wish\":\"startShow\"} x", "{'wish':1}", "\u0000"})
    void what_is_no_json_object_is_a_400_with_the_place(String body) {
        try (Browser floor = signedInAs("floorController")) {
            Reply reply = floor.wish(newShow(floor), body);
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("malformed");
        }
    }

    @Test
    void another_kind_of_body_and_another_method_are_named() {
        try (Browser floor = signedInAs("floorController")) {
            String path = "/api/shows/%s/wishes".formatted(newShow(floor));
            assertThat(floor.post(path, "text/plain", "startShow".getBytes(StandardCharsets.UTF_8))
                            .problem())
                    .isEqualTo("unsupported-media-type");
            assertThat(floor.send("PUT", path, "{}").problem()).isEqualTo("method-not-allowed");
            assertThat(floor.send("POST", path, null).status()).isBetween(400, 415);
        }
    }

    @Test
    void a_body_of_more_than_64_kilobytes_is_not_read() {
        try (Browser floor = signedInAs("floorController")) {
            String path = "/api/shows/%s/wishes".formatted(newShow(floor));
            String large = "{\"wish\":\"startShow\",\"more\":\"%s\"}".formatted("x".repeat(70_000));
            Reply announced = floor.wish(newShow(floor), large);
            assertThat(announced.status()).isEqualTo(413);
            assertThat(announced.problem()).isEqualTo("too-large");
            Reply chunked = floor.send(floor.writing(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)))
                    .build());
            assertThat(chunked.problem()).isEqualTo("too-large");
        }
    }

    @Test
    void a_text_is_kept_as_it_was_typed_whatever_its_characters() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            floor.wish(show, "{\"wish\":\"startShow\"}");
            String cue = UUID.randomUUID().toString();
            String name = "𠮷野家 🎁 <b>\\\"&";
            assertThat(floor.wish(
                                    show,
                                    "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"%s\",\"lines\":{\"host\":\"看\"}}"
                                            .formatted(cue, name))
                            .status())
                    .isEqualTo(200);
            assertThat(floor.get("/api/shows/" + show)
                            .json()
                            .get("crew")
                            .get("cues")
                            .get(0)
                            .get("name")
                            .asString())
                    .isEqualTo("𠮷野家 🎁 <b>\"&");
        }
    }

    private static String personOf(Browser browser, String role) {
        for (JsonNode person : browser.get("/api/people").json())
            if (person.get("role").asString().equals(role))
                return person.get("id").asString();
        throw new IllegalStateException("Nobody is " + role);
    }
}
