package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.server.Browser.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInTest extends ServerTest {
    @AfterEach
    void the_administrator_moves_out() {
        withoutAdministrators();
    }

    @Test
    void who_has_not_signed_in_sees_nobody_and_the_roles_of_the_sample() {
        try (Browser browser = browser()) {
            JsonNode session = browser.get("/api/session").json();
            assertThat(session.get("person").isNull()).isTrue();
            assertThat(session.get("needsAdministrator").booleanValue()).isTrue();
            assertThat(texts(session.get("sampleRoles")))
                    .containsExactly(
                            "operator",
                            "host",
                            "floorController",
                            "consoleOperator",
                            "coHost",
                            "customerService",
                            "privateDomain");
            assertThat(browser.get("/api/shows").status()).isEqualTo(401);
            assertThat(browser.get("/api/shows").problem()).isEqualTo("not-signed-in");
        }
    }

    @Test
    void one_click_signs_in_to_the_sample_and_one_signs_out() {
        try (Browser browser = browser()) {
            Reply reply = browser.post("/api/session/sample", "{\"role\":\"floorController\"}");
            assertThat(reply.status()).isEqualTo(200);
            JsonNode person = reply.json().get("person");
            assertThat(person.get("name").asString()).isEqualTo("石头");
            assertThat(person.get("workspace").get("name").asString()).isEqualTo("示例");
            assertThat(person.get("workspace").get("sample").booleanValue()).isTrue();
            assertThat(browser.get("/api/people").json().size()).isGreaterThanOrEqualTo(8);

            String token = browser.cookie("KAIBO");
            assertThat(browser.delete("/api/session").status()).isEqualTo(204);
            assertThat(browser.get("/api/shows").status()).isEqualTo(401);
            assertThat(browser.send(browser.request("/api/shows")
                                    .header("Cookie", "KAIBO=" + token)
                                    .GET()
                                    .build())
                            .status())
                    .as("a token that was signed out is worth nothing")
                    .isEqualTo(401);
        }
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        try (Browser browser = browser()) {
            Reply reply = browser.post("/api/session/sample", "{\"role\":\"host\"}");
            assertThat(reply.response().headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("KAIBO=")
                            .contains("HttpOnly")
                            .contains("SameSite=Lax")
                            .contains("Path=/"));
        }
    }

    @Test
    void a_sign_in_is_in_the_database_and_only_as_a_hash() {
        try (Browser browser = signedInAs("operator")) {
            byte[] token = browser.cookie("KAIBO").getBytes(StandardCharsets.UTF_8);
            assertThat(sql.fetchCount(sql.select().from("identity.sign_in"))).isPositive();
            assertThat(sql.fetch("select 1 from identity.sign_in where token_hash = ?", (Object) token))
                    .isEmpty();
            assertThat(sql.fetch("select 1 from identity.sign_in where token_hash = sha256(?)", (Object) token))
                    .hasSize(1);
        }
    }

    @Test
    void a_writing_request_without_the_token_of_our_page_is_refused() {
        try (Browser browser = signedInAs("operator")) {
            Reply reply = browser.send(browser.request("/api/session").DELETE().build());
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("no-csrf-token");
            assertThat(browser.get("/api/shows").status()).isEqualTo(200);
        }
    }

    @Test
    void a_role_that_the_sample_does_not_have_is_named() {
        try (Browser browser = browser()) {
            assertThat(browser.post("/api/session/sample", "{\"role\":\"brandViewer\"}")
                            .status())
                    .isEqualTo(404);
            Reply unknown = browser.post("/api/session/sample", "{\"role\":\"boss\"}");
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.json().get("fields").get("role").asString()).contains("must be one of operator");
        }
    }

    /** A page from elsewhere can point its own name at 127.0.0.1; then the address is local and the name is not. */
    @Test
    void the_sample_door_is_shut_for_another_host_name_and_for_a_proxy() throws Exception {
        assertThat(raw("GET /api/session", "Host: evil.example", "")).contains("\"sampleRoles\":[]");
        assertThat(raw("GET /api/session", "Host: localhost:" + port, "")).contains("\"sampleRoles\":[\"operator\"");
        assertThat(raw("GET /api/session", "Host: 127.0.0.1", "X-Forwarded-For: 10.1.2.3\r\n"))
                .contains("\"sampleRoles\":[]");
        try (Browser browser = browser()) {
            Reply reply = browser.send(browser.writing("/api/session/sample")
                    .header("Content-Type", "application/json")
                    .header("Forwarded", "for=10.1.2.3")
                    .POST(BodyPublishers.ofString("{\"role\":\"host\"}"))
                    .build());
            assertThat(reply.status()).isEqualTo(404);
        }
    }

    @Test
    void the_first_administrator_brings_a_workspace_and_shuts_the_sample_door() {
        try (Browser visitor = browser();
                Browser administrator = administrator()) {
            JsonNode person = administrator.get("/api/session").json().get("person");
            assertThat(person.get("administrator").booleanValue()).isTrue();
            assertThat(person.get("role").asString()).isEqualTo("operator");
            assertThat(person.get("workspace").get("name").asString()).isEqualTo("岚棉旗舰店");
            assertThat(person.get("workspace").get("sample").booleanValue()).isFalse();

            JsonNode session = visitor.get("/api/session").json();
            assertThat(session.get("needsAdministrator").booleanValue()).isFalse();
            assertThat(session.get("sampleRoles").isEmpty()).isTrue();
            assertThat(visitor.post("/api/session/sample", "{\"role\":\"host\"}")
                            .status())
                    .isEqualTo(404);

            Reply second = visitor.post(
                    "/api/administrators",
                    "{\"workspace\":\"w\",\"name\":\"n\",\"account\":\"second\",\"password\":\"long enough\"}");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.problem()).isEqualTo("administrator-exists");
        }
    }

    @Test
    void what_cannot_be_an_administrator_is_named_field_by_field() {
        try (Browser browser = browser()) {
            Reply reply =
                    browser.post("/api/administrators", "{\"workspace\":\" \",\"name\":7,\"password\":\"nine char\"}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.problem()).isEqualTo("invalid");
            assertThat(reply.json().get("fields").propertyNames())
                    .containsExactlyInAnyOrder("workspace", "name", "account", "password");
        }
    }

    @Test
    void a_password_opens_whatever_the_case_of_the_account() {
        try (Browser made = administrator();
                Browser browser = browser()) {
            Reply reply = browser.post("/api/session", "{\"account\":\" ALAN@shop \",\"password\":\"correct horse\"}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().get("person").get("id").asString())
                    .isEqualTo(made.get("/api/session")
                            .json()
                            .get("person")
                            .get("id")
                            .asString());
            assertThat(String.valueOf(sql.fetchValue("select password from identity.account")))
                    .startsWith("{pbkdf2}");
        }
    }

    @Test
    void five_wrong_passwords_make_an_account_wait_ten_minutes() {
        // an account of its own, so that no other test has to wait
        try (Browser made = administrator("patience@shop");
                Browser browser = browser()) {
            for (int left = 4; left >= 0; left--) {
                Reply wrong = browser.post("/api/session", "{\"account\":\"patience@shop\",\"password\":\"wrong\"}");
                assertThat(wrong.status()).isEqualTo(401);
                assertThat(wrong.problem()).isEqualTo("wrong-credentials");
                assertThat(wrong.json().get("triesLeft").intValue()).isEqualTo(left);
            }
            Reply waiting =
                    browser.post("/api/session", "{\"account\":\"patience@shop\",\"password\":\"correct horse\"}");
            assertThat(waiting.status()).isEqualTo(429);
            assertThat(waiting.problem()).isEqualTo("too-many-tries");
            assertThat(Integer.parseInt(waiting.header("Retry-After"))).isBetween(590, 600);
            assertThat(made.get("/api/shows").status()).as("who is in stays in").isEqualTo(200);
        }
    }

    @Test
    void the_trail_names_who_came_and_refuses_to_be_changed() {
        try (Browser browser = signedInAs("operator")) {
            browser.delete("/api/session");
            assertThat(sql.fetchValues("select what from identity.audit order by id desc limit 2")
                            .toString())
                    .contains("signed-out", "signed-in-to-sample");
            assertThatThrownBy(() -> sql.execute("delete from identity.audit")).hasMessageContaining("append-only");
        }
    }

    @Test
    void only_an_administrator_removes_the_sample() {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.delete("/api/workspaces/sample");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("no-right");
        }
    }

    /** What a browser would never let a page send. */
    private String raw(String request, String host, String more) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write("%s HTTP/1.1\r\n%s\r\n%sConnection: close\r\n\r\n"
                    .formatted(request, host, more)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }
}
