package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/shows", "/shows/8f2b/floor", "/sign-in"})
    void every_address_that_names_no_file_is_a_page_of_the_app_and_is_asked_for_anew(String path) {
        try (Browser browser = browser()) {
            Reply reply = browser.get(path);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).contains("<title>Kaibo</title>");
            assertThat(reply.header("Cache-Control")).contains("no-cache");
        }
    }

    @Test
    void a_file_with_a_hash_in_its_name_is_kept_for_a_year() {
        try (Browser browser = browser()) {
            Reply reply = browser.get("/assets/app-1a2b3c.js");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).contains("javascript");
            assertThat(reply.header("Cache-Control")).contains("max-age=31536000", "immutable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone.js",
                "/picture.png",
                "/api/nothing",
                "/api",
                "/actuator/env",
                "/assets/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd"
            })
    void what_is_not_there_is_no_page(String path) {
        try (Browser browser = signedInAs("host")) {
            Reply reply = browser.get(path);
            assertThat(reply.status()).isBetween(400, 404);
            assertThat(reply.text()).doesNotContain("<title>Kaibo").doesNotContain("root:");
        }
    }

    @Test
    void an_unknown_route_of_the_interface_is_a_404_problem_whatever_its_method() {
        try (Browser browser = signedInAs("host")) {
            for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
                Reply reply = browser.send(method, "/api/nothing", null);
                assertThat(reply.status()).as(method).isEqualTo(404);
                assertThat(reply.problem()).as(method).isEqualTo("not-found");
            }
        }
    }

    @Test
    void every_answer_forbids_frames_foreign_scripts_guessing_of_types_and_referrers() {
        try (Browser browser = browser()) {
            for (String path : new String[] {"/", "/api/session", "/assets/app-1a2b3c.js"}) {
                Reply reply = browser.get(path);
                assertThat(reply.header("Content-Security-Policy"))
                        .as(path)
                        .contains("default-src 'self'", "frame-ancestors 'none'");
                assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
                assertThat(reply.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            }
        }
    }

    @Test
    void health_says_that_it_is_up_and_nothing_else() {
        try (Browser browser = browser()) {
            Reply reply = browser.get("/actuator/health");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().get("status").asString()).isEqualTo("UP");
            assertThat(reply.text()).doesNotContain("components");
        }
    }
}
