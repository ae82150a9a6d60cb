package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PeopleTest extends ServerTest {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000099";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private static int portOfTheServer;

    @BeforeEach
    void the_door_is_known() {
        portOfTheServer = port;
    }

    @AfterEach
    void the_administrator_moves_out() {
        withoutAdministrators();
    }

    /** Somebody new with an account of his own, so that no other test has made it wait. */
    private record Added(String id, String account, String password) {}

    private static String form(String name, String role, String account, boolean administrator) {
        return Browser.JSON.writeValueAsString(
                Map.of("name", name, "role", role, "account", account, "administrator", administrator));
    }

    private static Added added(Browser by, String name, String role, boolean administrator) {
        String account = "%s@shop".formatted(UUID.randomUUID());
        Reply reply = by.post("/api/people", form(name, role, account, administrator));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return new Added(
                reply.json().get("person").get("id").asString(),
                account,
                chosen(account, reply.json().get("password").asString()));
    }

    /** The first sign-in, which makes the handed password one of the person's own. */
    private static String chosen(String account, String handed) {
        String own = "own " + UUID.randomUUID();
        try (Browser first = new Browser(portOfTheServer)) {
            Reply reply = first.post(
                    "/api/session",
                    Browser.JSON.writeValueAsString(
                            Map.of("account", account, "password", handed, "newPassword", own)));
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
        return own;
    }

    private Browser signedIn(Added person) {
        return signedIn(person, person.password());
    }

    private Browser signedIn(Added person, String password) {
        Browser browser = browser();
        Reply reply = signIn(browser, person.account(), password);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return browser;
    }

    private static Reply signIn(Browser browser, String account, String password) {
        return browser.post(
                "/api/session", Browser.JSON.writeValueAsString(Map.of("account", account, "password", password)));
    }

    private static Reply changed(Browser by, String person, String name, String role, boolean administrator) {
        return by.post(
                "/api/people/" + person,
                Browser.JSON.writeValueAsString(Map.of("name", name, "role", role, "administrator", administrator)));
    }

    private static Reply ownPassword(Browser browser, String password, String newPassword) {
        return browser.post(
                "/api/session/password",
                Browser.JSON.writeValueAsString(Map.of("password", password, "newPassword", newPassword)));
    }

    private static JsonNode accounts(Browser browser) {
        return browser.get("/api/people/accounts").json();
    }

    private static JsonNode account(Browser browser, String person) {
        return accounts(browser).values().stream()
                .filter(one -> one.get("id").asString().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static String own(Browser browser) {
        return browser.get("/api/session").json().get("person").get("id").asString();
    }

    private static boolean isIn(Browser browser) {
        return !browser.get("/api/session").json().get("person").isNull();
    }

    private List<String> trail(int last) {
        return sql
                .fetchValues("select what || ' ' || (details ->> 'person') from identity.audit"
                        + " where details ->> 'person' is not null order by id desc limit " + last)
                .stream()
                .map(String::valueOf)
                .toList()
                .reversed();
    }

    // --- adding ---

    @Test
    void an_administrator_adds_somebody_who_comes_in_with_the_password_that_was_shown_once() {
        try (Browser administrator = administrator()) {
            Reply reply = administrator.post("/api/people", form(" 晚晴 ", "host", " WanQing@Shop ", false));
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("Cache-Control")).contains("no-store");
            JsonNode person = reply.json().get("person");
            assertThat(person.get("name").asString()).isEqualTo("晚晴");
            assertThat(person.get("role").asString()).isEqualTo("host");
            assertThat(person.get("account").asString()).isEqualTo("wanqing@shop");
            assertThat(person.get("administrator").booleanValue()).isFalse();
            assertThat(person.get("signedInAt").isNull()).isTrue();
            String password = reply.json().get("password").asString();
            assertThat(password).hasSize(19);
            assertThat(sql.fetchValues("select password from identity.account").toString())
                    .doesNotContain(password);

            try (Browser host = browser()) {
                Reply handed = signIn(host, "wanqing@shop", password);
                assertThat(handed.status()).isEqualTo(409);
                assertThat(handed.problem()).isEqualTo("password-handed");
                assertThat(isIn(host)).as("it opens nothing by itself").isFalse();
                String own = chosen("wanqing@shop", password);
                assertThat(signIn(host, "wanqing@shop", password).status())
                        .as("it was worth something once")
                        .isEqualTo(401);
                assertThat(signIn(host, "wanqing@shop", own).status()).isEqualTo(200);
                JsonNode session = host.get("/api/session").json().get("person");
                assertThat(session.get("role").asString()).isEqualTo("host");
                assertThat(session.get("workspace").get("name").asString()).isEqualTo("岚棉旗舰店");
                assertThat(host.get("/api/people").json().size()).isEqualTo(2);
            }
            assertThat(account(administrator, person.get("id").asString())
                            .get("signedInAt")
                            .asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        }
    }

    @Test
    void what_cannot_be_a_person_is_named_field_by_field_and_nobody_is_added() {
        try (Browser administrator = administrator()) {
            Reply reply = administrator.post(
                    "/api/people", "{\"name\":\" \",\"role\":\"boss\",\"account\":7,\"administrator\":\"yes\"}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.problem()).isEqualTo("invalid");
            assertThat(reply.json().get("fields").propertyNames())
                    .containsExactlyInAnyOrder("name", "role", "account", "administrator");
            Reply long40 = administrator.post("/api/people", form("名".repeat(41), "host", "a".repeat(81), false));
            assertThat(long40.json().get("fields").propertyNames()).containsExactlyInAnyOrder("name", "account");
            assertThat(accounts(administrator).size()).isEqualTo(1);
        }
    }

    @Test
    void an_account_is_taken_whatever_its_case() {
        try (Browser administrator = administrator("Taken@Shop")) {
            Reply reply = administrator.post("/api/people", form("晚晴", "host", " tAKEN@shop", false));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("fields").get("account").asString()).isEqualTo("is taken");
            assertThat(accounts(administrator).size()).isEqualTo(1);
        }
    }

    @Test
    void a_workspace_has_at_most_two_hundred_people_and_says_so() {
        try (Browser administrator = administrator()) {
            fill(administrator, 199, "null");
            Reply reply = administrator.post("/api/people", form("多一个", "host", "one-too-many@shop", false));
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo("too-many-people");
            assertThat(reply.json().get("most").intValue()).isEqualTo(200);
            assertThat(reply.json().get("ever").booleanValue()).isFalse();
        }
    }

    @Test
    void those_who_left_are_kept_up_to_a_bound_too() {
        try (Browser administrator = administrator()) {
            fill(administrator, 1_999, "now()");
            Reply reply = administrator.post("/api/people", form("多一个", "host", "one-too-many@shop", false));
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo("too-many-people");
            assertThat(reply.json().get("most").intValue()).isEqualTo(2_000);
            assertThat(reply.json().get("ever").booleanValue()).isTrue();
        }
    }

    private void fill(Browser administrator, int people, String leftAt) {
        sql.execute(
                "insert into identity.person (id, workspace, name, role, left_at) select gen_random_uuid(), ?::uuid, 'n' || i, 'HOST', "
                        + leftAt + " from generate_series(1, ?) i",
                administrator
                        .get("/api/session")
                        .json()
                        .get("person")
                        .get("workspace")
                        .get("id")
                        .asString(),
                people);
    }

    // --- changing ---

    @Test
    void a_role_a_name_and_the_administrators_right_change_at_once_for_who_is_in() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "host", false);
            try (Browser host = signedIn(person)) {
                assertThat(host.get("/api/people/accounts").status()).isEqualTo(403);
                Reply reply = changed(administrator, person.id(), "晚晴晴", "floorController", true);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.json().get("role").asString()).isEqualTo("floorController");
                JsonNode session = host.get("/api/session").json().get("person");
                assertThat(session.get("name").asString()).isEqualTo("晚晴晴");
                assertThat(session.get("role").asString()).isEqualTo("floorController");
                assertThat(session.get("administrator").booleanValue()).isTrue();
                assertThat(host.get("/api/people/accounts").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void what_a_person_cannot_become_is_named_field_by_field() {
        try (Browser administrator = administrator()) {
            Reply reply = administrator.post("/api/people/" + own(administrator), "{\"role\":\"boss\"}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("fields").propertyNames())
                    .containsExactlyInAnyOrder("name", "role", "administrator");
        }
    }

    // --- the last administrator ---

    @Test
    void the_last_administrator_neither_loses_the_right_nor_goes() {
        try (Browser administrator = administrator()) {
            String own = own(administrator);
            added(administrator, "晚晴", "host", false);
            for (Reply reply : List.of(
                    changed(administrator, own, "阿岚", "operator", false), administrator.delete("/api/people/" + own))) {
                assertThat(reply.status()).as(reply.toString()).isEqualTo(409);
                assertThat(reply.problem()).isEqualTo("last-administrator");
            }
            assertThat(changed(administrator, own, "岚岚", "host", true).status()).isEqualTo(200);

            Added second = added(administrator, "木木", "operator", true);
            assertThat(changed(administrator, own, "岚岚", "host", false).status())
                    .isEqualTo(200);
            assertThat(administrator.get("/api/people/accounts").status()).isEqualTo(403);
            try (Browser other = signedIn(second)) {
                assertThat(other.delete("/api/people/" + own).status()).isEqualTo(204);
                assertThat(isIn(administrator)).isFalse();
            }
        }
    }

    /** The other one is just losing the right when the request comes: it has to wait for that, and then it is about the last one. */
    @Test
    void two_administrators_who_go_at_once_leave_one() throws Exception {
        try (Browser first = administrator();
                ExecutorService meanwhile = Executors.newSingleThreadExecutor()) {
            Added second = added(first, "木木", "operator", true);
            String own = own(first);
            Future<Reply> reply = sql.transactionResult(other -> {
                other.dsl().fetch("select 1 from identity.workspace where not sample for no key update");
                other.dsl().execute("update identity.person set administrator = false where id = ?::uuid", second.id());
                Future<Reply> asked = meanwhile.submit(() -> first.delete("/api/people/" + own));
                while (!asked.isDone() && !somebodyWaitsForTheWorkspace()) Thread.onSpinWait();
                return asked;
            });
            assertThat(reply.get().status()).as(reply.get().toString()).isEqualTo(409);
            assertThat(reply.get().problem()).isEqualTo("last-administrator");
        }
    }

    private boolean somebodyWaitsForTheWorkspace() {
        return Boolean.TRUE.equals(sql.fetchValue(
                "select exists (select 1 from pg_locks where not granted and locktype = 'transactionid')"));
    }

    // --- passwords ---

    @Test
    void a_new_password_signs_the_person_out_everywhere_and_ends_the_wait_for_wrong_ones() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "host", false);
            try (Browser tablet = signedIn(person);
                    Browser phone = signedIn(person);
                    Browser door = browser()) {
                for (int i = 0; i < 5; i++) signIn(door, person.account(), "forgotten");
                assertThat(signIn(door, person.account(), person.password()).status())
                        .isEqualTo(429);

                Reply reply = administrator.post("/api/people/" + person.id() + "/password", "{}");
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("Cache-Control")).contains("no-store");
                assertThat(isIn(tablet)).isFalse();
                assertThat(isIn(phone)).isFalse();
                assertThat(isIn(administrator)).isTrue();
                assertThat(signIn(door, person.account(), person.password()).status())
                        .as("the old one")
                        .isEqualTo(401);
                assertThat(signIn(
                                        door,
                                        person.account(),
                                        chosen(
                                                person.account(),
                                                reply.json().get("password").asString()))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void an_administrator_changes_his_own_password_only_by_the_one_he_has() {
        try (Browser administrator = administrator()) {
            Reply reply = administrator.post("/api/people/" + own(administrator) + "/password", "{}");
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo("own-password");
            assertThat(isIn(administrator)).isTrue();
        }
    }

    @Test
    void everybody_changes_his_own_password_and_stays_in_where_he_did_it() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "host", false);
            try (Browser here = signedIn(person);
                    Browser elsewhere = signedIn(person);
                    Browser again = browser()) {
                assertThat(ownPassword(here, person.password(), "a quite new one")
                                .status())
                        .isEqualTo(204);
                assertThat(isIn(here)).isTrue();
                assertThat(isIn(elsewhere)).isFalse();
                assertThat(signIn(again, person.account(), person.password()).status())
                        .isEqualTo(401);
                assertThat(signIn(again, person.account(), "a quite new one").status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void the_own_password_cannot_be_guessed_from_an_open_screen() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "host", false);
            try (Browser here = signedIn(person)) {
                for (int left = 4; left >= 0; left--) {
                    Reply wrong = ownPassword(here, "guess", "a quite new one");
                    assertThat(wrong.status()).isEqualTo(422);
                    assertThat(wrong.json().get("fields").propertyNames()).containsExactly("password");
                    assertThat(wrong.json().get("triesLeft").intValue()).isEqualTo(left);
                }
                Reply waiting = ownPassword(here, person.password(), "a quite new one");
                assertThat(waiting.status()).isEqualTo(429);
                assertThat(waiting.problem()).isEqualTo("too-many-tries");
                assertThat(isIn(here)).isTrue();
            }
        }
    }

    @Test
    void a_short_new_password_and_a_missing_one_are_named() {
        try (Browser administrator = administrator()) {
            Reply reply = administrator.post("/api/session/password", "{\"newPassword\":\"nine char\"}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("fields").propertyNames()).containsExactlyInAnyOrder("password", "newPassword");
            assertThat(ownPassword(administrator, "correct horse", "ten letter").status())
                    .isEqualTo(204);
        }
    }

    // --- leaving ---

    @Test
    void who_is_taken_away_is_out_everywhere_and_stands_by_name_in_what_he_did() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "石头", "floorController", false);
            try (Browser floor = signedIn(person);
                    Browser door = browser()) {
                String show = newShow(floor);
                assertThat(floor.wish(show, "{\"wish\":\"startShow\"}").status())
                        .isEqualTo(200);
                assertThat(floor.wish(show, """
                                {"wish":"sendCue","cue":"%s","name":"扣 1","lines":{"host":"扣 1"}}
                                """.formatted(UUID.randomUUID())).status())
                        .isEqualTo(200);

                assertThat(administrator.delete("/api/people/" + person.id()).status())
                        .isEqualTo(204);
                assertThat(isIn(floor)).isFalse();
                assertThat(signIn(door, person.account(), person.password()).status())
                        .isEqualTo(401);
                JsonNode sentBy = administrator
                        .get("/api/shows/" + show)
                        .json()
                        .get("crew")
                        .get("cues")
                        .get(0)
                        .get("sentBy");
                assertThat(sentBy.get("name").asString()).isEqualTo("石头");
                assertThat(sentBy.get("role").asString()).isEqualTo("floorController");

                assertThat(administrator.get("/api/people").text()).doesNotContain("石头");
                assertThat(administrator.get("/api/people/accounts").text()).doesNotContain("石头");
                assertThat(administrator.delete("/api/people/" + person.id()).status())
                        .as("there is nobody to take away any more")
                        .isEqualTo(404);
                assertThat(administrator
                                .post("/api/people", form("石头", "host", person.account(), false))
                                .status())
                        .as("the account is free again")
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void who_has_left_is_nobody_who_could_take_over_before_the_camera() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "host", false);
            String show = newShow(administrator);
            String change = "{\"wish\":\"changeHostShift\",\"host\":\"%s\"}".formatted(person.id());
            assertThat(administrator.wish(show, "{\"wish\":\"startShow\"}").status())
                    .isEqualTo(200);
            assertThat(administrator.delete("/api/people/" + person.id()).status())
                    .isEqualTo(204);

            Reply refused = administrator.wish(show, change);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.json().get("fields").get("host").asString()).isEqualTo("is nobody of this crew");
        }
    }

    // --- who may ---

    private record Route(RequestMethod method, String path) {}

    private List<Route> routesForAdministrators() {
        List<Route> found = new ArrayList<>();
        for (RequestMappingInfo route : routes.getHandlerMethods().keySet())
            for (String path : route.getPatternValues())
                if (path.startsWith("/api/people/") || path.startsWith("/api/audit"))
                    for (RequestMethod method : route.getMethodsCondition().getMethods())
                        found.add(new Route(method, path));
        found.add(new Route(RequestMethod.POST, "/api/people"));
        return found;
    }

    private static Reply ask(Browser browser, Route route, String person) {
        ObjectNode body = Browser.JSON.createObjectNode();
        body.put("name", "n").put("role", "host").put("account", "a").put("administrator", true);
        return browser.send(
                route.method().name(),
                route.path().replace("{person}", person).replace("{role}", "host"),
                route.method() == RequestMethod.GET ? null : body.toString());
    }

    @Test
    void only_administrators_touch_people_and_the_sample_has_none() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "operator", false);
            assertThat(routesForAdministrators()).hasSizeGreaterThanOrEqualTo(6);
            try (Browser operator = signedIn(person)) {
                for (Route route : routesForAdministrators()) {
                    Reply reply = ask(operator, route, own(administrator));
                    assertThat(reply.status()).as("%s %s", route, reply).isEqualTo(403);
                    assertThat(reply.problem()).as(route.toString()).isEqualTo("no-right");
                }
            }
        }
        withoutAdministrators();
        try (Browser sample = signedInAs("operator")) {
            for (Route route : routesForAdministrators())
                assertThat(ask(sample, route, own(sample)).status())
                        .as(route.toString())
                        .isEqualTo(403);
            Reply own = ownPassword(sample, "anything", "a quite new one");
            assertThat(own.status()).isEqualTo(409);
            assertThat(own.problem()).isEqualTo("no-account");
        }
    }

    @Test
    void no_route_touches_a_person_of_another_workspace() {
        try (Browser sample = signedInAs("host");
                Browser administrator = administrator()) {
            List<Route> naming = routesForAdministrators().stream()
                    .filter(route -> route.path().contains("{person}"))
                    .toList();
            assertThat(naming).hasSizeGreaterThanOrEqualTo(3);
            for (Route route : naming)
                for (String person : new String[] {own(sample), NOBODY, "no-id", "1-1-1-1-1"}) {
                    Reply reply = ask(administrator, route, person);
                    assertThat(reply.status()).as("%s %s", route, reply).isEqualTo(404);
                    assertThat(reply.problem()).isEqualTo("not-found");
                    assertThat(reply.json().get("detail").asString()).isEqualTo("There is no such person.");
                }
            assertThat(isIn(sample)).isTrue();
            assertThat(accounts(administrator).size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/people",
        "POST, /api/people/{own}",
        "POST, /api/people/{own}/password",
        "DELETE, /api/people/{own}",
        "POST, /api/session/password"
    })
    void nothing_changes_without_the_token_of_our_page(String method, String path) {
        try (Browser administrator = administrator()) {
            Reply reply = administrator.send(administrator
                    .request(path.replace("{own}", own(administrator)))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{}"))
                    .build());
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("no-csrf-token");
        }
    }

    @Test
    void nobody_changes_a_password_without_a_sign_in() {
        try (Browser nobody = browser()) {
            Reply reply = ownPassword(nobody, "anything", "a quite new one");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.problem()).isEqualTo("not-signed-in");
        }
    }

    // --- the trail ---

    @Test
    void every_change_is_in_the_trail_with_who_it_was_about_and_never_a_password() {
        try (Browser administrator = administrator()) {
            Added person = added(administrator, "晚晴", "host", false);
            changed(administrator, person.id(), "晚晴", "coHost", false);
            changed(administrator, person.id(), "晚晴", "coHost", false);
            String fresh = administrator
                    .post("/api/people/" + person.id() + "/password", "{}")
                    .json()
                    .get("password")
                    .asString();
            String own = chosen(person.account(), fresh);
            try (Browser host = signedIn(person, own)) {
                ownPassword(host, "a wrong secret", "a quite new one");
                ownPassword(host, own, "a quite new one");
            }
            administrator.delete("/api/people/" + person.id());
            assertThat(trail(8))
                    .containsExactly(
                            "person-added " + person.id(),
                            "own-password-chosen " + person.id(),
                            "person-changed " + person.id(),
                            "password-reset " + person.id(),
                            "own-password-chosen " + person.id(),
                            "own-password-refused " + person.id(),
                            "own-password-changed " + person.id(),
                            "person-left " + person.id());
            String details =
                    String.valueOf(sql.fetchValue("select string_agg(details::text, ' ') from identity.audit"));
            assertThat(details)
                    .contains("\"role\": \"coHost\"", "\"role.before\": \"host\"")
                    .doesNotContain(person.password(), fresh, own, "a wrong secret", "a quite new one");

            JsonNode chain = administrator.get("/api/audit/chain").json();
            assertThat(chain.get("faults").isEmpty()).isTrue();
            assertThat(chain.get("rows").longValue())
                    .isEqualTo(chain.get("last").longValue());
            assertThat(chain.get("hash").asString()).hasSize(64);
        }
    }
}
