package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Whoever looks after the house sees how it does, and can send that on without sending people along. */
class StatusTest extends ServerTest {
    @Value("${kaibo.home}")
    private Path home;

    @AfterEach
    void the_administrator_moves_out() {
        withoutAdministrators();
    }

    @Test
    void the_crew_sees_database_disk_and_the_journals_of_its_own_shows() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            floor.wish(show, "{\"wish\":\"startShow\"}");
            JsonNode status = floor.get("/api/status").json();
            assertThat(status.get("databaseMs").isIntegralNumber()).isTrue();
            assertThat(status.get("diskFree").longValue()).isPositive();
            JsonNode mine = status.get("shows").values().stream()
                    .filter(each -> each.get("show").asString().equals(show))
                    .findFirst()
                    .orElseThrow();
            assertThat(mine.get("writing").booleanValue()).isTrue();
            assertThat(mine.get("position").longValue()).isGreaterThanOrEqualTo(2);
            assertThat(mine.get("journalBytes").longValue())
                    .as("growth per show")
                    .isPositive();
            try (Browser boss = administrator("boss@status")) {
                assertThat(boss.get("/api/status").json().get("shows").values())
                        .as("another workspace's shows are not told")
                        .noneMatch(each -> each.get("show").asString().equals(show));
            }
        }
    }

    @Test
    void health_and_metrics_answer_without_names() {
        try (Browser nobody = browser()) {
            assertThat(nobody.get("/actuator/health").json().get("status").asString())
                    .isEqualTo("UP");
            String metrics = nobody.get("/actuator/prometheus").text();
            assertThat(metrics)
                    .contains("kaibo_shows", "kaibo_facts_waiting", "http_server_requests")
                    .doesNotContain("试播", "初冬");
            assertThat(nobody.get("/actuator/env").status()).isIn(401, 403, 404);
        }
    }

    @Test
    void a_support_bundle_says_what_happened_and_not_to_whom() throws IOException {
        Files.createDirectories(home.resolve("logs"));
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(
                home.resolve("postgres/postgres.log"),
                "2026-11-27 ERROR:  duplicate key\n2026-11-27 DETAIL:  Key (login)=(sample@shop) already exists.\n2026-11-27 STATEMENT:  insert into x values ('示例阿明')\n");
        try (Browser boss = administrator("boss@status")) {
            newShow(boss);
            Reply reply = boss.get("/api/support");
            assertThat(reply.status()).isEqualTo(200);
            Map<String, String> files = unzip(reply.response().body());
            assertThat(files).containsKeys("about.json", "threads.txt", "logs/postgres.log");
            assertThat(files.get("logs/postgres.log")).contains("duplicate key");
            assertThat(String.join("\n", files.values()))
                    .doesNotContain("sample@shop", "示例阿明", "试播", "阿岚", "boss@status", "岚棉旗舰店");
        }
    }

    @Test
    void only_an_administrator_takes_the_bundle() {
        try (Browser host = signedInAs("host")) {
            assertThat(host.get("/api/support").problem()).isEqualTo("administrators-only");
        }
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }
}
