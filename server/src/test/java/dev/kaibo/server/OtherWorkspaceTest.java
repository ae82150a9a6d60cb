package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.Contract;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.Browser.Reply;
import dev.kaibo.server.edge.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another workspace's ids do not exist. Generated from the server's own table of routes: each route with an id in its address, as every role and as an
 * administrator, with the ids of another workspace, must answer to the letter what it answers to ids that nobody ever had.
 */
class OtherWorkspaceTest extends ServerTest {
    /** Ids that belong to a workspace, by what they are called in an address, in a query or in a body. */
    private static final Set<String> IDS =
            Set.of("show", "capture", "person", "invitation", "signIn", "workspace", "host", "link");

    /** What stands in an address and is no id of a workspace: the show before it decides. */
    private static final Map<String, String> NO_IDS = Map.of("viewer", "1", "role", "host");

    /** UUIDs of a body or a header that the asking screen makes itself. */
    private static final Set<String> MADE_BY_THE_SCREEN = Set.of("cue", "step", "Idempotency-Key");

    /** Opened by the secret in it, which says by itself what it is of; see InletTest. */
    private static final String INLET = "/api/capture/{token}";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @AfterEach
    void the_administrator_moves_out() {
        withoutAdministrators();
    }

    private record Route(String method, String path) {
        List<String> variables() {
            return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
        }

        String with(Map<String, String> ids) {
            return VARIABLE.matcher(path).replaceAll(found -> Objects.requireNonNull(ids.get(found.group(1))));
        }
    }

    private List<Route> routes() {
        List<Route> found = new ArrayList<>();
        for (RequestMappingInfo route : routes.getHandlerMethods().keySet())
            for (String path : route.getPatternValues())
                if (path.startsWith("/api/"))
                    for (RequestMethod method : route.getMethodsCondition().getMethods())
                        found.add(new Route(method.name(), path));
        return found;
    }

    private List<Route> routesWithIds() {
        return routes().stream()
                .filter(route -> route.variables().stream().anyMatch(IDS::contains))
                .toList();
    }

    // --- nothing is forgotten ---

    @Test
    void every_variable_of_an_address_is_known_here() {
        Set<String> variables = new TreeSet<>();
        for (Route route : routes()) if (!route.path().equals(INLET)) variables.addAll(route.variables());
        Set<String> known = new TreeSet<>(IDS);
        known.addAll(NO_IDS.keySet());
        assertThat(known).as("give a new variable a place in this test").containsAll(variables);
        assertThat(routesWithIds()).hasSizeGreaterThanOrEqualTo(20);
    }

    /** Also what comes in bodies, queries and headers: the contract calls each id a UUID. */
    @Test
    void every_id_of_the_contract_is_known_here() throws IOException {
        Set<String> named = new TreeSet<>();
        uuids(openApi(), "", named);
        named.removeAll(MADE_BY_THE_SCREEN);
        assertThat(IDS).containsAll(named);
    }

    private static void uuids(@Nullable Object node, String name, Set<String> found) {
        if (node instanceof Map<?, ?> map) {
            if ("uuid".equals(map.get("format"))) found.add(name);
            String named = map.get("in") != null && map.get("name") instanceof String parameter ? parameter : "";
            map.forEach((key, value) ->
                    uuids(value, key.equals("schema") && !named.isEmpty() ? named : String.valueOf(key), found));
        } else if (node instanceof List<?> list) {
            for (Object one : list) uuids(one, name, found);
        }
    }

    // --- the test itself ---

    /** Somebody of each role, two administrators of different roles, and nobody's; all of one workspace. */
    private Map<String, Browser> everybody(Browser administrator) {
        Map<String, Browser> crew = new LinkedHashMap<>();
        for (String role : Words.all(CrewRole.class).keySet()) crew.put(role, newcomer(administrator, role));
        crew.put("administrator", administrator);
        return crew;
    }

    private Browser newcomer(Browser administrator, String role) {
        String code = administrator
                .post("/api/invitations", "{\"role\":\"%s\"}".formatted(role))
                .json()
                .get("code")
                .asString();
        Browser browser = browser();
        Reply reply = browser.post("/api/invitations/accept", """
                {"code":"%s","name":"n","account":"%s","password":"a sample password"}
                """.formatted(code, UUID.randomUUID()));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return browser;
    }

    /** One of everything that has an id. */
    private Map<String, String> idsOf(Browser runs, Browser administrator) {
        Map<String, String> ids = new TreeMap<>(NO_IDS);
        String show = newShow(runs);
        ids.put("show", show);
        ids.put(
                "capture",
                runs.post("/api/shows/%s/captures".formatted(show), """
                                {"name":"一号","kind":"lines","days":1,"acceptedBy":"石头"}
                                """)
                        .json()
                        .get("capture")
                        .get("id")
                        .asString());
        var me = administrator.get("/api/session").json().get("person");
        ids.put("person", me.get("id").asString());
        ids.put("host", me.get("id").asString());
        ids.put("workspace", me.get("workspace").get("id").asString());
        ids.put(
                "invitation",
                administrator
                        .post("/api/invitations", "{\"role\":\"host\"}")
                        .json()
                        .get("invitation")
                        .get("id")
                        .asString());
        ids.put(
                "signIn",
                administrator
                        .get("/api/session/sign-ins")
                        .json()
                        .get(0)
                        .get("id")
                        .asString());
        ids.put(
                "link",
                runs.post("/api/shows/%s/joins".formatted(show), "{}")
                        .json()
                        .get("link")
                        .get("id")
                        .asString());
        return ids;
    }

    private static Map<String, String> nobodys() {
        Map<String, String> ids = new TreeMap<>(NO_IDS);
        for (String id : IDS) ids.put(id, UUID.randomUUID().toString());
        return ids;
    }

    /** A workspace beside the caller's: of the same server, made by the same account, which is nothing there that counts here. */
    private Browser otherAdministrator(Browser administrator) {
        String made = administrator
                .post("/api/workspaces", "{\"name\":\"另一个牌子\"}")
                .json()
                .get("id")
                .asString();
        Browser other = browser();
        assertThat(other.post("/api/session", "{\"account\":\"alan@shop\",\"password\":\"correct horse\"}")
                        .status())
                .isEqualTo(200);
        Reply entered = other.post("/api/session/workspace", "{\"workspace\":\"%s\"}".formatted(made));
        assertThat(entered.status()).as(entered.toString()).isEqualTo(200);
        // somebody who is of that workspace alone, so that its sign-ins are nobody's here
        Browser theirs = newcomer(other, "operator");
        String id = theirs.get("/api/session").json().get("person").get("id").asString();
        assertThat(other.post("/api/people/" + id, "{\"name\":\"n\",\"role\":\"operator\",\"administrator\":true}")
                        .status())
                .isEqualTo(200);
        other.close();
        return theirs;
    }

    @Test
    void every_route_answers_404_to_another_workspaces_ids_and_the_same_as_to_ids_of_nobody() {
        try (Browser administrator = administrator();
                Browser other = otherAdministrator(administrator)) {
            Map<String, String> theirs = idsOf(other, other);
            Map<String, String> own = idsOf(administrator, administrator);
            Map<String, Browser> crew = everybody(administrator);
            int asked = 0;
            for (Route route : routesWithIds())
                for (Map.Entry<String, Browser> who : crew.entrySet())
                    // each id of the address alone is another workspace's, and all of them
                    for (Map<String, String> ids : strange(route, own, theirs)) {
                        Map<String, String> unknown = new TreeMap<>(own);
                        nobodys().forEach((name, id) -> {
                            if (Objects.equals(ids.get(name), theirs.get(name))) unknown.put(name, id);
                        });
                        String as = "%s as %s with %s".formatted(route, who.getKey(), ids);
                        Reply found = ask(who.getValue(), route, ids, true);
                        assertThat(found.status()).as("%s: %s", as, found).isEqualTo(404);
                        assertThat(found.problem()).as(as).isEqualTo("not-found");
                        for (boolean body : new boolean[] {true, false})
                            assertThat(unnamed(ask(who.getValue(), route, ids, body), ids))
                                    .as(as)
                                    .isEqualTo(unnamed(ask(who.getValue(), route, unknown, body), unknown));
                        asked++;
                    }
            assertThat(asked).isGreaterThan(200);
            assertThat(other.get("/api/shows/" + theirs.get("show")).status())
                    .as("nothing happened to it")
                    .isEqualTo(200);
            assertThat(other.get("/api/session").json().get("person").isNull()).isFalse();
            crew.values().forEach(Browser::close);
        }
    }

    /** Without the ids themselves: an answer repeats the address that was asked. */
    private static String unnamed(Reply reply, Map<String, String> ids) {
        String text = reply.toString();
        for (Map.Entry<String, String> id : ids.entrySet())
            if (IDS.contains(id.getKey())) text = text.replace(id.getValue(), "ID");
        return text;
    }

    private static List<Map<String, String>> strange(Route route, Map<String, String> own, Map<String, String> theirs) {
        List<Map<String, String>> all = new ArrayList<>();
        List<String> ids = route.variables().stream().filter(IDS::contains).toList();
        for (String id : ids) {
            Map<String, String> one = new TreeMap<>(own);
            one.put(id, Objects.requireNonNull(theirs.get(id)));
            all.add(one);
        }
        if (ids.size() > 1) {
            Map<String, String> every = new TreeMap<>(own);
            for (String id : ids) every.put(id, Objects.requireNonNull(theirs.get(id)));
            all.add(every);
        }
        return all;
    }

    /** With a body that each of them could take, or with none that any could. */
    private static Reply ask(Browser browser, Route route, Map<String, String> ids, boolean fitting) {
        ObjectNode body = Browser.JSON.createObjectNode();
        if (fitting)
            body.put("wish", "startShow")
                    .put("paused", true)
                    .put("name", "二号")
                    .put("role", "host")
                    .put("administrator", false)
                    .put("kind", "lines")
                    .put("days", 1)
                    .put("acceptedBy", "石头")
                    .put("until", java.time.Instant.now().plusSeconds(600).toString());
        return browser.send(route.method(), route.with(ids), route.method().equals("GET") ? null : body.toString());
    }

    @Test
    void an_id_that_is_no_id_is_as_unknown_as_any_other() {
        try (Browser administrator = administrator()) {
            Map<String, String> own = idsOf(administrator, administrator);
            for (Route route : routesWithIds())
                for (String odd : new String[] {"no-id", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000"}) {
                    Map<String, String> ids = new TreeMap<>(own);
                    for (String id : route.variables()) if (IDS.contains(id)) ids.put(id, odd);
                    Reply reply = ask(administrator, route, ids, true);
                    assertThat(reply.status()).as("%s %s %s", route, odd, reply).isEqualTo(404);
                    assertThat(reply.problem()).as(route.toString()).isEqualTo("not-found");
                }
        }
    }

    /** What names somebody or something in a query or in a body. */
    @Test
    void another_workspaces_id_beside_the_address_is_unknown_too() {
        try (Browser administrator = administrator();
                Browser other = otherAdministrator(administrator)) {
            Map<String, String> theirs = idsOf(other, other);
            Map<String, String> nobodys = nobodys();
            String show = newShow(administrator);
            assertThat(administrator.wish(show, "{\"wish\":\"startShow\"}").status())
                    .isEqualTo(200);
            for (Map<String, String> ids : List.of(theirs, nobodys)) {
                for (String path : List.of("/api/audit", "/api/audit/export")) {
                    Reply reply = administrator.get(path + "?person=" + ids.get("person"));
                    assertThat(reply.status()).as(path).isEqualTo(404);
                    assertThat(reply.json().get("detail").asString()).isEqualTo("There is no such person.");
                }
                Reply shift = administrator.wish(
                        show, "{\"wish\":\"changeHostShift\",\"host\":\"%s\"}".formatted(ids.get("host")));
                assertThat(shift.status()).isEqualTo(422);
                assertThat(shift.json().get("fields").get("host").asString()).isEqualTo("is nobody of this crew");
            }
            // one that the account is not of; it is of the other brand's workspace, which its own test enters
            try (Browser host = newcomer(administrator, "host")) {
                for (Map<String, String> ids : List.of(theirs, nobodys)) {
                    Reply reply = host.post(
                            "/api/session/workspace", "{\"workspace\":\"%s\"}".formatted(ids.get("workspace")));
                    assertThat(reply.status()).isEqualTo(404);
                    assertThat(reply.json().get("detail").asString()).isEqualTo("There is no such workspace.");
                }
            }
        }
    }

    @Test
    void lists_show_only_the_workspace_that_one_is_in() {
        try (Browser administrator = administrator();
                Browser other = otherAdministrator(administrator)) {
            Map<String, String> theirs = idsOf(other, other);
            Set<String> foreign = new TreeSet<>(theirs.values());
            foreign.removeAll(NO_IDS.values());
            // the own account is of that workspace too, and its switch names it
            foreign.remove(theirs.get("workspace"));
            for (Route route : routes())
                if (route.method().equals("GET") && route.variables().isEmpty() && !isForJoined(route)) {
                    Reply reply = administrator.get(route.path());
                    assertThat(reply.status()).as(route.path()).isEqualTo(200);
                    assertThat(reply.text()).as(route.path()).doesNotContain(foreign);
                }
        }
    }

    @Test
    void nobody_who_has_not_signed_in_gets_behind_a_route() throws IOException {
        try (Browser nobody = browser()) {
            Map<String, Object> paths = map(openApi().get("paths"));
            for (Route route : routes()) {
                Map<String, Object> operation =
                        map(map(paths.get(route.path())).get(route.method().toLowerCase(java.util.Locale.ROOT)));
                // open on purpose, and said so in the contract
                if (List.of().equals(operation.get("security")) || isForJoined(route)) continue;
                Reply reply = ask(nobody, route, nobodys(), true);
                assertThat(reply.status()).as(route.toString()).isEqualTo(401);
                assertThat(reply.problem()).isEqualTo("not-signed-in");
            }
        }
    }

    /** For a device that joined one show by a link, which is no sign-in; see JoinTest. */
    private static boolean isForJoined(Route route) {
        return route.path().startsWith("/api/prompter");
    }

    private static Map<String, Object> openApi() throws IOException {
        return map(new Yaml().load(Files.readString(Contract.file("openapi.yaml"))));
    }

    @SuppressWarnings("unchecked") // a document of maps, lists and texts
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
