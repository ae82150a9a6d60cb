package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kaibo.server.Browser.Reply;
import dev.kaibo.server.live.Keeping;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** C5: who a viewer is and what he wrote is kept apart, sealed, for a term, and can be forgotten; figures stay. */
class PrivacyTest extends ServerTest {
    private static final String OPENID = "o9hHn5sampleOpenidAming";
    private static final String OTHER = "o9hHn5sampleOpenidXiaoyu";
    private static final String NICK = "示例昵称阿明山";
    private static final String PHONE = "13800138000";

    @Autowired
    private Keeping keeping;

    /** What other tests break on purpose is not told; here it is. */
    private static final String HUSHED = "dev.kaibo.server.live.internal";

    /** Everything that is logged, down to what a person who looks for a fault would switch on. */
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private Browser boss;
    private String show;
    private String token;

    @BeforeEach
    void two_viewers_have_commented() {
        log.start();
        root().addAppender(log);
        of("dev.kaibo").setLevel(Level.TRACE);
        of(HUSHED).setLevel(Level.TRACE);
        boss = administrator("boss@privacy");
        show = newShow(boss);
        assertThat(boss.wish(show, "{\"wish\":\"startShow\"}").status()).isEqualTo(200);
        Reply made = boss.post(
                "/api/shows/%s/captures".formatted(show),
                "{\"name\":\"直播电脑\",\"kind\":\"forwarder\",\"days\":1,\"acceptedBy\":\"阿岚\"}");
        token = made.json().get("token").asString();
        long at = Instant.now().toEpochMilli();
        String body = "{\"live_info\":{\"live_id\":\"9\"},\"events\":[%s,%s,%s]}"
                .formatted(
                        said(at, 1, OPENID, NICK + PHONE, "打我电话 " + PHONE),
                        said(at, 2, OTHER, "示例小雨", "有黑色吗"),
                        said(at, 3, OPENID, NICK, "坏的").replace("\"msg_time\":" + at, "\"msg_time\":\"x\""));
        Reply posted = boss.send(
                HttpRequest.newBuilder(URI.create(made.json().get("address").asString()))
                        .POST(BodyPublishers.ofString(body))
                        .build());
        assertThat(posted.json())
                .isEqualTo(Browser.JSON.readTree("{\"accepted\":2,\"duplicates\":0,\"quarantined\":1}"));
    }

    @AfterEach
    void the_administrator_moves_out() {
        boss.close();
        withoutAdministrators();
        root().detachAppender(log);
        of("dev.kaibo").setLevel(null);
        of(HUSHED).setLevel(Level.OFF);
    }

    private static Logger root() {
        return of(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger of(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private String logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage())
                .collect(Collectors.joining("\n"));
    }

    private static String said(long at, int seq, String openid, String nick, String text) {
        return """
                {"msg_time":%d,"decoded_type":"comment","msg_sub_type":1,"seq":%d,"msg_id":"m%d","sec_openid":"s","decoded_openid":"%s","nickname":"%s","content":"%s"}""".formatted(at, seq, seq, openid, nick, text);
    }

    /** All of the database that is text or bytes, as somebody who stole it would search it. */
    private String stolen() {
        var all = new StringBuilder();
        for (var table : sql.fetch(
                "select table_schema, table_name from information_schema.tables where table_schema in ('live', 'identity') and table_type = 'BASE TABLE'")) {
            String name = "%s.\"%s\"".formatted(table.get(0), table.get(1));
            for (var row : sql.fetch("select t::text from %s t".formatted(name))) {
                String text = row.get(0, String.class);
                all.append(text).append('\n');
                // bytes stand in hexadecimal digits
                all.append(unhex(text)).append('\n');
            }
        }
        return all.toString();
    }

    private static String unhex(String text) {
        var bytes = new ByteArrayOutputStream();
        int from = text.indexOf("\\x");
        while (from >= 0) {
            int at = from + 2;
            while (at + 1 < text.length()
                    && Character.digit(text.charAt(at), 16) >= 0
                    && Character.digit(text.charAt(at + 1), 16) >= 0) {
                bytes.write(Integer.parseInt(text.substring(at, at + 2), 16));
                at += 2;
            }
            from = text.indexOf("\\x", at);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ids_nicknames_phone_numbers_and_the_token_stand_nowhere_in_clear() {
        String database = stolen();
        assertThat(database).as("the search finds what is there").contains("直播电脑");
        assertThat(logged()).as("the log is read").contains("was opened");
        var places = new ArrayList<String>();
        places.add(database);
        places.add(logged());
        places.add(boss.get("/api/shows/" + show).text());
        places.add(boss.get("/api/shows/%s/captures".formatted(show)).text());
        places.add(boss.get("/api/shows/%s/quarantine".formatted(show)).text());
        places.add(boss.get("/api/privacy").text());
        for (String place : places)
            assertThat(List.of(OPENID, OTHER, PHONE, NICK, token)).noneMatch(place::contains);
    }

    @Test
    void a_page_says_what_is_kept_and_until_when() {
        boss.wish(show, "{\"wish\":\"endShow\"}");
        JsonNode kept = kept();
        assertThat(kept.get("people").intValue()).isEqualTo(2);
        assertThat(kept.get("comments").intValue()).isEqualTo(2);
        assertThat(kept.get("quarantined").intValue()).isEqualTo(1);
        Instant until = Instant.parse(kept.get("peopleUntil").asString());
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));
        JsonNode changed = boss.post("/api/privacy/terms", "{\"peopleDays\":7,\"commentDays\":30}")
                .json();
        assertThat(changed.get("terms").get("peopleDays").intValue()).isEqualTo(7);
        assertThat(Instant.parse(changed.get("shows").get(0).get("peopleUntil").asString()))
                .isBefore(Instant.now().plus(Duration.ofDays(8)));
        assertThat(boss.post("/api/privacy/terms", "{\"peopleDays\":0,\"commentDays\":9999}")
                        .json()
                        .get("fields")
                        .propertyNames())
                .containsExactlyInAnyOrder("peopleDays", "commentDays");
    }

    private JsonNode kept() {
        return boss.get("/api/privacy").json().get("shows").values().stream()
                .filter(each -> each.get("show").asString().equals(show))
                .findFirst()
                .orElseThrow();
    }

    /** Position, phase and figures: what must not change when somebody is forgotten. */
    private JsonNode figures() {
        for (int looks = 0; looks < 200; looks++) {
            JsonNode figures = boss.get("/api/shows/" + show).json().get("room").get("figures");
            if (figures.get("comments").isNumber() && figures.get("comments").intValue() == 2) return figures;
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("The comments were never published.");
    }

    @Test
    void the_people_of_a_show_are_forgotten_and_its_figures_stay() {
        boss.wish(show, "{\"wish\":\"endShow\"}");
        JsonNode before = figures();
        assertThat(boss.delete("/api/shows/%s/people".formatted(show)).status()).isEqualTo(204);
        assertThat(kept().get("people").intValue()).isZero();
        assertThat(kept().get("quarantined").intValue()).isZero();
        assertThat(kept().get("comments").intValue()).isEqualTo(2);
        assertThat(figures()).isEqualTo(before);
        JsonNode comments = boss.get("/api/shows/" + show).json().get("comments");
        assertThat(comments)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.get("nick").isNull()).isTrue());
        assertThat(comments.get(1).get("text").asString()).isEqualTo("有黑色吗");
        assertThat(boss.post("/api/privacy/copy", "{\"identity\":\"%s\"}".formatted(OPENID))
                        .json())
                .isEmpty();
    }

    @Test
    void a_person_gets_a_copy_and_is_forgotten_in_the_middle_of_the_show() {
        JsonNode before = figures();
        JsonNode copy = boss.post("/api/privacy/copy", "{\"identity\":\"%s\"}".formatted(OPENID))
                .json();
        assertThat(copy).hasSize(1);
        assertThat(copy.get(0).get("said").get(0).get("text").asString())
                .startsWith("打我电话")
                .doesNotContain(PHONE);
        assertThat(boss.post("/api/privacy/forget", "{\"identity\":\"%s\"}".formatted(OPENID))
                        .json()
                        .get("shows")
                        .intValue())
                .isEqualTo(1);
        assertThat(boss.post("/api/privacy/copy", "{\"identity\":\"%s\"}".formatted(OPENID))
                        .json())
                .isEmpty();
        assertThat(figures())
                .as("the journal and its figures are not rewritten")
                .isEqualTo(before);
        assertThat(boss.get("/api/shows/" + show).json().get("comments")).hasSize(1);
        assertThat(kept().get("people").intValue()).isEqualTo(1);
        assertThat(kept().get("quarantined").intValue())
                .as("the line in quarantine named him")
                .isZero();
        assertThat(boss.wish(show, "{\"wish\":\"endShow\"}").status())
                .as("the show goes on")
                .isEqualTo(200);
        String trail = stolen();
        assertThat(trail).contains("person-forgotten").doesNotContain(OPENID);
    }

    @Test
    void one_viewer_is_forgotten_by_number_and_comments_have_a_term_of_their_own() {
        figures();
        int viewer = boss.get("/api/shows/" + show)
                .json()
                .get("comments")
                .get(0)
                .get("viewer")
                .intValue();
        String path = "/api/shows/%s/people/%d".formatted(show, viewer);
        assertThat(boss.delete(path).status()).isEqualTo(204);
        assertThat(boss.delete(path).status()).isEqualTo(404);
        assertThat(boss.delete("/api/shows/%s/people/x".formatted(show)).status())
                .isEqualTo(404);
        assertThat(boss.delete("/api/shows/%s/comments".formatted(show)).status())
                .isEqualTo(204);
        assertThat(kept().get("comments").intValue()).isZero();
        assertThat(kept().get("people").intValue()).isEqualTo(1);
        assertThat(boss.get("/api/shows/" + show).json().get("comments")).isEmpty();
    }

    @Test
    void what_is_due_is_forgotten_by_itself_and_nothing_before() {
        boss.wish(show, "{\"wish\":\"endShow\"}");
        Instant now = Instant.now();
        keeping.forgetWhatIsDue(now.plus(Duration.ofDays(89)));
        assertThat(kept().get("people").intValue()).isEqualTo(2);
        keeping.forgetWhatIsDue(now.plus(Duration.ofDays(91)));
        assertThat(kept().get("people").intValue()).isZero();
        assertThat(kept().get("comments").intValue()).isEqualTo(2);
        assertThat(kept().get("peopleForgottenAt").isNull()).isFalse();
        keeping.forgetWhatIsDue(now.plus(Duration.ofDays(181)));
        assertThat(kept().get("comments").intValue()).isZero();
    }

    @Test
    void what_came_after_a_forgetting_by_hand_has_its_term_as_well() {
        assertThat(boss.delete("/api/shows/%s/people".formatted(show)).status()).isEqualTo(204);
        String again = "{\"live_info\":{\"live_id\":\"9\"},\"events\":[%s]}"
                .formatted(said(Instant.now().toEpochMilli(), 4, OTHER, "示例小雨", "又来了"));
        boss.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/capture/%s".formatted(port, token)))
                .POST(BodyPublishers.ofString(again))
                .build());
        boss.wish(show, "{\"wish\":\"endShow\"}");
        assertThat(kept().get("people").intValue()).isEqualTo(1);
        keeping.forgetWhatIsDue(Instant.now().plus(Duration.ofDays(91)));
        assertThat(kept().get("people").intValue()).isZero();
    }

    @Test
    void only_an_administrator_forgets_and_copies() {
        Reply added = boss.post(
                "/api/people",
                "{\"name\":\"石头\",\"role\":\"floorController\",\"administrator\":false,\"account\":\"stone@privacy\"}");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        try (Browser floor = browser()) {
            assertThat(floor.post(
                                    "/api/session",
                                    "{\"account\":\"stone@privacy\",\"password\":\"%s\",\"newPassword\":\"a quite new one\"}"
                                            .formatted(
                                                    added.json().get("password").asString()))
                            .status())
                    .isEqualTo(200);
            assertThat(floor.get("/api/privacy").status()).isEqualTo(200);
            for (String path : List.of("copy", "forget"))
                assertThat(floor.post("/api/privacy/" + path, "{\"identity\":\"a\"}")
                                .problem())
                        .isEqualTo("administrators-only");
            assertThat(floor.post("/api/privacy/terms", "{\"peopleDays\":7,\"commentDays\":30}")
                            .problem())
                    .isEqualTo("administrators-only");
            for (String path : List.of("people", "people/0", "comments"))
                assertThat(floor.delete("/api/shows/%s/%s".formatted(show, path))
                                .problem())
                        .isEqualTo("administrators-only");
        }
    }
}
