package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A workspace of its own for each test, with the administrator who made it and whom he lets in. */
abstract class OwnWorkspaceTest extends ServerTest {
    static final String PASSWORD = "a sample password";

    Browser administrator;

    @BeforeEach
    void an_administrator_moves_in() {
        administrator = administrator("alan-%s@shop".formatted(UUID.randomUUID()));
    }

    @AfterEach
    void and_out() {
        administrator.close();
        withoutAdministrators();
    }

    static JsonNode me(Browser browser) {
        return browser.get("/api/session").json().get("person");
    }

    static String id(Browser browser) {
        return me(browser).get("id").asString();
    }

    static JsonNode invited(Browser by, String role) {
        Reply reply = by.post("/api/invitations", "{\"role\":\"%s\",\"name\":\"小鹿\"}".formatted(role));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        return reply.json();
    }

    static Reply accepted(Browser by, String code, String account) {
        return by.post("/api/invitations/accept", """
                {"code":"%s","name":"小鹿","account":"%s","password":"%s"}
                """.formatted(code, account, PASSWORD));
    }

    static String account() {
        return "deer-%s@shop".formatted(UUID.randomUUID());
    }

    Browser newcomer(Browser by, String role) {
        Browser browser = browser();
        Reply reply = accepted(browser, invited(by, role).get("code").asString(), account());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return browser;
    }

    static String further(Browser by, String name) {
        Reply reply = by.post("/api/workspaces", "{\"name\":\"%s\"}".formatted(name));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json().get("id").asString();
    }

    static Reply entered(Browser by, String workspace) {
        return by.post("/api/session/workspace", "{\"workspace\":\"%s\"}".formatted(workspace));
    }

    static List<String> texts(JsonNode list, String field) {
        return list.values().stream().map(one -> one.get(field).asString()).toList();
    }

    List<String> kinds() {
        return texts(administrator.get("/api/audit").json().get("entries"), "what");
    }
}
