package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.Browser.Reply;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Several workspaces of one account, sign-ins, stand-ins, the trail and the table of rights: what an administrator does to a crew. */
class WorkspacesTest extends OwnWorkspaceTest {
    // --- several workspaces ---

    @Test
    void an_administrator_makes_a_further_brand_and_goes_over_and_back() {
        String first = me(administrator).get("workspace").get("id").asString();
        String show = newShow(administrator);
        String second = further(administrator, "岚棉童装");
        assertThat(texts(administrator.get("/api/session").json().get("workspaces"), "name"))
                .containsExactlyInAnyOrder("岚棉旗舰店", "岚棉童装");
        assertThat(me(administrator).get("workspace").get("id").asString())
                .as("it goes over by itself")
                .isEqualTo(first);

        String before = administrator.cookie("KAIBO");
        Reply over = entered(administrator, second);
        assertThat(over.status()).isEqualTo(200);
        assertThat(over.json().get("person").get("workspace").get("name").asString())
                .isEqualTo("岚棉童装");
        assertThat(over.json().get("person").get("administrator").booleanValue())
                .isTrue();
        assertThat(administrator.get("/api/shows").json().isEmpty()).isTrue();
        assertThat(administrator.get("/api/people").json().size()).isEqualTo(1);
        assertThat(administrator.get("/api/shows/" + show).status()).isEqualTo(404);
        assertThat(administrator.cookie("KAIBO")).as("a new sign-in").isNotEqualTo(before);
        assertThat(sql.fetchCount(sql.selectOne().from("identity.sign_in").where("token_hash = sha256(?)", (Object)
                        before.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .as("the one before opens nothing any more")
                .isZero();

        assertThat(entered(administrator, first).status()).isEqualTo(200);
        assertThat(texts(administrator.get("/api/shows").json(), "id")).contains(show);
    }

    @Test
    void whoever_comes_back_is_where_he_last_was() {
        String account = String.valueOf(sql.fetchValue("select login from identity.account"));
        String second = further(administrator, "岚棉童装");
        assertThat(entered(administrator, second).status()).isEqualTo(200);
        try (Browser again = browser()) {
            Reply reply = again.post(
                    "/api/session", "{\"account\":\"%s\",\"password\":\"correct horse\"}".formatted(account));
            assertThat(reply.json().get("person").get("workspace").get("id").asString())
                    .isEqualTo(second);
        }
    }

    @Test
    void only_an_administrator_makes_a_workspace_and_its_name_is_his_only_once() {
        try (Browser operator = newcomer(administrator, "operator")) {
            assertThat(operator.post("/api/workspaces", "{\"name\":\"n\"}").status())
                    .isEqualTo(403);
        }
        Reply twice = administrator.post("/api/workspaces", "{\"name\":\"岚棉旗舰店\"}");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().get("fields").get("name").asString()).isEqualTo("is taken");
    }

    @Test
    void an_administrator_names_the_workspace_anew_and_the_trail_keeps_both_names() {
        String here = me(administrator).get("workspace").get("id").asString();
        further(administrator, "岚棉童装");
        try (Browser host = newcomer(administrator, "host")) {
            Reply renamed = named(administrator, here, " 岚棉女装 ");
            assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
            assertThat(renamed.json().get("name").asString()).isEqualTo("岚棉女装");
            assertThat(me(host).get("workspace").get("name").asString())
                    .as("everybody in it sees the new name at once")
                    .isEqualTo("岚棉女装");
            assertThat(named(host, here, "不是我的店").status()).isEqualTo(403);
        }
        JsonNode newest = administrator.get("/api/audit").json().get("entries").get(0);
        assertThat(newest.get("what").asString()).isEqualTo("workspace-renamed");
        assertThat(newest.get("details").get("workspace").asString()).isEqualTo("岚棉女装");
        assertThat(newest.get("details").get("workspace-before").asString()).isEqualTo("岚棉旗舰店");

        assertThat(named(administrator, here, "岚棉女装").status())
                .as("the same name again changes nothing")
                .isEqualTo(200);
        assertThat(kinds()).containsOnlyOnce("workspace-renamed");
        assertThat(named(administrator, here, "岚棉童装")
                        .json()
                        .get("fields")
                        .get("name")
                        .asString())
                .isEqualTo("is taken");
        assertThat(named(administrator, here, "店".repeat(81)).status()).isEqualTo(422);
        assertThat(named(administrator, here, "  ").status()).isEqualTo(422);
        assertThat(me(administrator).get("workspace").get("name").asString()).isEqualTo("岚棉女装");
    }

    private static Reply named(Browser by, String workspace, String name) {
        return by.post("/api/workspaces/" + workspace, "{\"name\":\"%s\"}".formatted(name));
    }

    /** Else the administrator of one brand would get into all others of a colleague. */
    @Test
    void nobody_gets_at_an_account_that_is_also_of_a_workspace_he_does_not_administer() {
        String second = further(administrator, "岚棉童装");
        try (Browser colleague = newcomer(administrator, "host")) {
            String here = id(colleague);
            assertThat(entered(administrator, second).status()).isEqualTo(200);
            String code = invited(administrator, "operator").get("code").asString();
            assertThat(colleague
                            .post("/api/invitations/accept", "{\"code\":\"%s\"}".formatted(code))
                            .status())
                    .isEqualTo(201);
            String there = id(colleague);
            assertThat(there).isNotEqualTo(here);
            assertThat(texts(colleague.get("/api/session").json().get("workspaces"), "name"))
                    .containsExactlyInAnyOrder("岚棉旗舰店", "岚棉童装");

            // one who administers both may; one who administers only this one may not
            assertThat(administrator
                            .post("/api/people/" + there + "/password", "{}")
                            .status())
                    .isEqualTo(200);
            try (Browser local = newcomer(administrator, "operator")) {
                assertThat(administrator
                                .post(
                                        "/api/people/" + id(local),
                                        "{\"name\":\"n\",\"role\":\"operator\",\"administrator\":true}")
                                .status())
                        .isEqualTo(200);
                Reply refused = local.post("/api/people/" + there + "/password", "{}");
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.problem()).isEqualTo("account-of-others");
                assertThat(local.delete("/api/people/" + there).status())
                        .as("he can be taken away from here")
                        .isEqualTo(204);
            }
            assertThat(sql.fetchCount(sql.selectOne().from("identity.account").where("login like 'deer%'")))
                    .as("and keeps his account for the other one")
                    .isEqualTo(2);
        }
    }

    // --- sign-ins ---

    @Test
    void everybody_sees_his_own_sign_ins_and_ends_them() {
        String account = account();
        try (Browser tablet = browser();
                Browser phone = browser();
                Browser other = newcomer(administrator, "host")) {
            assertThat(accepted(
                                    tablet,
                                    invited(administrator, "host").get("code").asString(),
                                    account)
                            .status())
                    .isEqualTo(201);
            assertThat(phone.send(phone.writing("/api/session")
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "User-Agent",
                                            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Mobile Safari/604")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                            "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(account, PASSWORD)))
                                    .build())
                            .status())
                    .isEqualTo(200);
            JsonNode listed = tablet.get("/api/session/sign-ins").json();
            assertThat(listed.size()).isEqualTo(2);
            assertThat(listed.get(0).get("system").asString()).isEqualTo("ios");
            assertThat(listed.get(0).get("browser").asString()).isEqualTo("safari");
            assertThat(listed.get(0).get("current").booleanValue()).isFalse();
            assertThat(listed.get(1).get("current").booleanValue()).isTrue();
            String of = listed.get(0).get("id").asString();
            assertThat(other.delete("/api/session/sign-ins/" + of).status())
                    .as("nobody ends another's")
                    .isEqualTo(404);
            assertThat(tablet.delete("/api/session/sign-ins/" + of).status()).isEqualTo(204);
            assertThat(me(phone).isNull()).isTrue();
            assertThat(tablet.delete("/api/session/sign-ins/" + of).status()).isEqualTo(404);
            assertThat(tablet.delete("/api/session/sign-ins").status()).isEqualTo(204);
            assertThat(me(tablet).isNull()).as("this one stays").isFalse();

            assertThat(administrator
                            .delete("/api/people/" + id(tablet) + "/sign-ins")
                            .status())
                    .isEqualTo(204);
            assertThat(me(tablet).isNull()).isTrue();
            assertThat(me(other).isNull()).isFalse();
        }
    }

    // --- passwords ---

    @ParameterizedTest
    @CsvSource({
        "Password-1234, is one of the commonest",
        "5201314520, is one of the commonest",
        "aaaaaaaaaaaaaa, is one of the commonest",
        "my wanqing word, contains the account",
        "WANQING@shop, contains the account"
    })
    void what_is_guessed_first_is_no_password(String password, String why) {
        String code = invited(administrator, "host").get("code").asString();
        try (Browser browser = browser()) {
            Reply reply = browser.post("/api/invitations/accept", """
                    {"code":"%s","name":"晚晴","account":"wanqing@shop","password":"%s"}
                    """.formatted(code, password));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("fields").get("password").asString()).isEqualTo(why);
            assertThat(reply.text()).doesNotContain(password);
        }
    }

    @Test
    void a_handed_password_is_worth_nothing_after_its_time() {
        Reply added = administrator.post(
                "/api/people", "{\"name\":\"晚晴\",\"role\":\"host\",\"administrator\":false,\"account\":\"late@shop\"}");
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(added.json().get("until").asString())))
                .isBetween(Duration.ofHours(71), Duration.ofHours(72));
        sql.execute("update identity.account set handed_until = now() where login = 'late@shop'");
        try (Browser browser = browser()) {
            Reply reply = browser.post(
                    "/api/session", """
                    {"account":"late@shop","password":"%s","newPassword":"a quite new one"}
                    """.formatted(added.json().get("password").asString()));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("handed-password-expired");
        }
    }

    // --- stand-ins ---

    @Test
    void a_stand_in_may_what_both_roles_may_until_it_ends_and_the_trail_says_for_whom() {
        String show = newShow(administrator);
        try (Browser deer = newcomer(administrator, "coHost")) {
            String path = "/api/people/" + id(deer) + "/stand-ins";
            assertThat(deer.wish(show, "{\"wish\":\"startShow\"}").status()).isEqualTo(403);
            Instant until = Instant.now().plusSeconds(1_800);
            Reply given = administrator.post(path, "{\"role\":\"floorController\",\"until\":\"%s\"}".formatted(until));
            assertThat(given.status()).as(given.toString()).isEqualTo(200);
            assertThat(me(deer).get("role").asString()).isEqualTo("coHost");
            assertThat(me(deer).get("standsIn").get(0).get("role").asString()).isEqualTo("floorController");
            assertThat(deer.wish(show, "{\"wish\":\"startShow\"}").status()).isEqualTo(200);
            JsonNode noted = administrator
                    .get("/api/audit?what=stood-in&person=" + id(deer))
                    .json()
                    .get("entries");
            assertThat(noted.size()).isEqualTo(1);
            assertThat(noted.get(0).get("details").get("role").asString()).isEqualTo("floorController");
            assertThat(noted.get(0).get("details").get("wish").asString()).isEqualTo("startShow");

            sql.execute("update identity.stand_in set ends_at = now()");
            assertThat(deer.wish(show, "{\"wish\":\"pauseShow\"}").status())
                    .as("it ends by itself")
                    .isEqualTo(403);
            assertThat(me(deer).get("standsIn").isEmpty()).isTrue();
            assertThat(administrator.delete(path + "/floorController").status()).isEqualTo(404);
            administrator.post(path, "{\"role\":\"floorController\",\"until\":\"%s\"}".formatted(until));
            assertThat(administrator.delete(path + "/floorController").status()).isEqualTo(204);
            assertThat(deer.wish(show, "{\"wish\":\"pauseShow\"}").status()).isEqualTo(403);
        }
        assertThat(kinds()).contains("stand-in-given", "stand-in-ended");
    }

    @Test
    void nobody_stands_in_for_himself_for_the_brand_for_long_or_for_the_past() {
        try (Browser deer = newcomer(administrator, "coHost");
                Browser brand = newcomer(administrator, "brandViewer")) {
            Instant soon = Instant.now().plusSeconds(600);
            for (var refused : List.of(
                    Map.entry(id(deer), "{\"role\":\"coHost\",\"until\":\"%s\"}".formatted(soon)),
                    Map.entry(id(deer), "{\"role\":\"brandViewer\",\"until\":\"%s\"}".formatted(soon)),
                    Map.entry(id(brand), "{\"role\":\"host\",\"until\":\"%s\"}".formatted(soon)),
                    Map.entry(
                            id(deer), "{\"role\":\"host\",\"until\":\"%s\"}".formatted(soon.plus(Duration.ofDays(8)))),
                    Map.entry(
                            id(deer),
                            "{\"role\":\"host\",\"until\":\"%s\"}".formatted(soon.minus(Duration.ofDays(1))))))
                assertThat(administrator
                                .post("/api/people/" + refused.getKey() + "/stand-ins", refused.getValue())
                                .status())
                        .as(refused.toString())
                        .isEqualTo(422);
        }
    }

    // --- the trail ---

    @Test
    void the_trail_is_read_page_by_page_by_person_kind_and_time_and_only_of_this_workspace() {
        String own = id(administrator);
        String second = further(administrator, "岚棉童装");
        Instant begin = Instant.now();
        for (int i = 0; i < 101; i++)
            sql.execute(
                    "insert into identity.audit (at, what, workspace, person, hash) select now(), 'signed-out', workspace, id, '' from identity.person where id = ?::uuid",
                    own);
        JsonNode first = administrator.get("/api/audit?what=signed-out").json();
        assertThat(first.get("entries").size()).isEqualTo(100);
        JsonNode rest = administrator
                .get("/api/audit?what=signed-out&before=" + first.get("next").longValue())
                .json();
        assertThat(rest.get("entries").size()).isEqualTo(1);
        assertThat(rest.get("next").isNull()).isTrue();
        Set<Long> rows = new HashSet<>();
        for (JsonNode page : List.of(first, rest))
            page.get("entries").values().forEach(one -> rows.add(one.get("row").longValue()));
        assertThat(rows).hasSize(101);
        assertThat(administrator
                        .get("/api/audit?to=" + begin.minusSeconds(3_600))
                        .json()
                        .get("entries")
                        .isEmpty())
                .isTrue();
        assertThat(administrator.get("/api/audit?from=yesterday").status()).isEqualTo(422);

        assertThat(entered(administrator, second).status()).isEqualTo(200);
        assertThat(texts(administrator.get("/api/audit").json().get("entries"), "what"))
                .containsOnly("workspace-made", "workspace-entered");
        assertThat(administrator.get("/api/audit/export").text()).doesNotContain("signed-out");
        assertThat(administrator.get("/api/audit/chain").json().get("faults").isEmpty())
                .isTrue();
    }

    @Test
    void a_refused_sign_in_is_in_the_trail_of_the_workspace_whose_account_was_tried() {
        String account = String.valueOf(sql.fetchValue("select login from identity.account"));
        try (Browser door = browser()) {
            door.post("/api/session", "{\"account\":\"%s\",\"password\":\"guess\"}".formatted(account));
        }
        assertThat(kinds()).contains("sign-in-refused");
    }

    @Test
    void the_file_holds_no_formula_of_somebody_else() {
        administrator.post(
                "/api/people",
                "{\"name\":\"=HYPERLINK(1)\",\"role\":\"host\",\"administrator\":false,\"account\":\"%s\"}"
                        .formatted(account()));
        Reply file = administrator.get("/api/audit/export");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("kaibo-audit.csv");
        assertThat(file.text()).startsWith("\uFEFF\"row\",\"at\",").contains("\"'=HYPERLINK(1)\"");
        for (String line : file.text().split("\r\n", -1))
            assertThat(line.replace("\uFEFF", "")).doesNotContainPattern("(^|,)\"[=+@\\-]");
        assertThat(kinds()).contains("audit-exported");
    }

    // --- the table of rights ---

    private record Probe(
            String method, String path, @Nullable String body) {}

    /** A request that asks for this and nothing else; what cannot be asked for by itself has none. */
    private Map<Field, Map<Access, Probe>> probes(String show, String person) {
        Map<Field, Map<Access, Probe>> probes = new TreeMap<>();
        String at = "/api/shows/" + show;
        probes.put(Field.PLAYBACK, Map.of(Access.CHANGE, new Probe("POST", at + "/playback", "{\"paused\":true}")));
        probes.put(Field.NEW_SHOWS, Map.of(Access.CHANGE, new Probe("POST", "/api/shows", "{}")));
        probes.put(
                Field.RECORDINGS,
                Map.of(Access.CHANGE, new Probe("POST", "/api/recordings?file=a.ndjson&speed=0", "{}")));
        probes.put(Field.QUARANTINE, Map.of(Access.SEE, new Probe("GET", at + "/quarantine", null)));
        probes.put(
                Field.CAPTURE,
                Map.of(
                        Access.SEE, new Probe("GET", at + "/captures", null),
                        Access.CHANGE, new Probe("POST", at + "/captures", "{}")));
        probes.put(
                Field.PRIVACY,
                Map.of(
                        Access.SEE, new Probe("GET", "/api/privacy", null),
                        Access.CHANGE, new Probe("POST", "/api/privacy/terms", "{}")));
        probes.put(
                Field.PLATFORM_FIGURES, Map.of(Access.CHANGE, new Probe("POST", at + "/typed", "{\"readings\":[]}")));
        probes.put(
                Field.PROMPTER_LINKS,
                Map.of(
                        Access.SEE, new Probe("GET", at + "/joins", null),
                        Access.CHANGE, new Probe("POST", at + "/joins", "{}")));
        probes.put(Field.FIGURES, Map.of(Access.SEE, new Probe("GET", at + "/trend", null)));
        probes.put(Field.SERVER_STATUS, Map.of(Access.SEE, new Probe("GET", "/api/status", null)));
        probes.put(Field.SUPPORT_BUNDLE, Map.of(Access.SEE, new Probe("GET", "/api/support", null)));
        probes.put(
                Field.NAMES_AND_ROLES,
                Map.of(
                        Access.SEE, new Probe("GET", "/api/people", null),
                        Access.CHANGE, new Probe("POST", "/api/people/" + person, "{}")));
        probes.put(
                Field.ACCOUNTS,
                Map.of(
                        Access.SEE, new Probe("GET", "/api/people/accounts", null),
                        Access.CHANGE, new Probe("POST", "/api/invitations", "{}")));
        probes.put(
                Field.STAND_INS,
                Map.of(Access.CHANGE, new Probe("POST", "/api/people/" + person + "/stand-ins", "{}")));
        probes.put(Field.AUDIT, Map.of(Access.SEE, new Probe("GET", "/api/audit", null)));
        probes.put(Field.WORKSPACES, Map.of(Access.CHANGE, new Probe("POST", "/api/workspaces", "{}")));
        return probes;
    }

    /** Wishes are tried by WishesTest, role by role; what people wrote by the test below. */
    private static final Set<Field> TRIED_ELSEWHERE = Set.of(
            Field.RUNNING_ORDER,
            Field.CUES,
            Field.ACKNOWLEDGEMENTS,
            Field.HAND_STEPS,
            Field.COMMENTS,
            Field.NICKNAMES,
            Field.PHONES_AND_ADDRESSES);

    @Test
    void the_table_that_is_shown_is_the_one_by_which_requests_are_refused() {
        String show = newShow(administrator);
        Map<String, Browser> crew = new TreeMap<>();
        for (String role : Words.all(CrewRole.class).keySet()) crew.put(role, newcomer(administrator, role));
        // an administrator whose role gives nothing, so that only the right of an administrator is seen
        assertThat(administrator
                        .post(
                                "/api/people/" + id(administrator),
                                "{\"name\":\"阿岚\",\"role\":\"brandViewer\",\"administrator\":true}")
                        .status())
                .isEqualTo(200);
        crew.put("administrator", administrator);
        Map<Field, Map<Access, Probe>> probes = probes(show, id(administrator));
        for (JsonNode shown : browserOf(crew, "host").get("/api/rights").json().values()) {
            Field field = Objects.requireNonNull(
                    Words.all(Field.class).get(shown.get("field").asString()));
            assertThat(TRIED_ELSEWHERE.contains(field) ^ probes.containsKey(field))
                    .as("%s is tried in one place", field)
                    .isTrue();
            if (!probes.containsKey(field)) continue;
            probes.get(field)
                    .forEach((wanted, probe) -> crew.forEach((who, browser) -> {
                        boolean administers = who.equals("administrator");
                        Access given = access(
                                administers
                                        ? shown.get("administrator")
                                        : shown.get("roles").get(who));
                        if (administers
                                && access(shown.get("roles").get("brandViewer")).includes(wanted)) given = wanted;
                        Reply reply = browser.send(probe.method(), probe.path(), probe.body());
                        assertThat(reply.status() != 403)
                                .as("%s to %s by %s: %s", wanted, field, who, reply.status())
                                .isEqualTo(given.includes(wanted));
                    }));
        }
        crew.values().forEach(Browser::close);
    }

    private static Browser browserOf(Map<String, Browser> crew, String role) {
        return Objects.requireNonNull(crew.get(role));
    }

    private static Access access(JsonNode word) {
        return Objects.requireNonNull(Words.all(Access.class).get(word.asString()));
    }

    /** R6, C5: the brand reads figures, not what people wrote. */
    @Test
    void the_brand_gets_no_comment() {
        String show = newShow(administrator);
        JsonNode made = administrator
                .post(
                        "/api/shows/%s/captures".formatted(show),
                        "{\"name\":\"一号\",\"kind\":\"lines\",\"days\":1,\"acceptedBy\":\"石头\"}")
                .json();
        administrator.wish(show, "{\"wish\":\"startShow\"}");
        try (Browser brand = newcomer(administrator, "brandViewer");
                Browser host = newcomer(administrator, "host")) {
            Reply posted =
                    host.send(host.request("/api/capture/" + made.get("token").asString())
                            .header("Content-Type", "application/x-ndjson")
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                    "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\"]}\n{\"at\":\"%s\",\"type\":\"commented\",\"viewer\":\"v1\",\"nick\":\"示例小雨\",\"text\":\"想看细节\"}\n"
                                            .formatted(Instant.now())))
                            .build());
            assertThat(posted.status()).as(posted.toString()).isEqualTo(200);
            // what is accepted is kept; it is shown with the next beat
            try (SseReader screen = host.stream(show, null)) {
                assertThat(screen.until(event -> event.data().toString().contains("想看细节"))
                                .id())
                        .isNotEmpty();
            }
            assertThat(host.get("/api/shows/" + show).text()).contains("想看细节");
            assertThat(brand.get("/api/shows/" + show).text()).doesNotContain("想看细节", "示例小雨");
        }
    }
}
