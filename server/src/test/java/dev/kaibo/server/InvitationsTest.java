package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who comes in by a code: once, in time, and whoever guesses waits. */
class InvitationsTest extends OwnWorkspaceTest {
    @Test
    void a_code_opens_the_workspace_once_for_whoever_chooses_name_account_and_password() {
        JsonNode made = invited(administrator, "coHost");
        String code = made.get("code").asString();
        assertThat(made.get("invitation").get("state").asString()).isEqualTo("open");
        Instant until = Instant.parse(made.get("invitation").get("expiresAt").asString());
        assertThat(Duration.between(Instant.now(), until)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        try (Browser deer = browser();
                Browser second = browser()) {
            Reply look =
                    deer.post("/api/invitations/look", "{\"code\":\" %s \"}".formatted(code.toUpperCase(Locale.ROOT)));
            assertThat(look.json().get("workspace").asString()).isEqualTo("岚棉旗舰店");
            assertThat(look.json().get("role").asString()).isEqualTo("coHost");
            String account = account();
            Reply in = accepted(deer, code, account);
            assertThat(in.status()).as(in.toString()).isEqualTo(201);
            assertThat(in.json().get("person").get("role").asString()).isEqualTo("coHost");
            assertThat(in.json().get("person").get("administrator").booleanValue())
                    .isFalse();
            Reply again = accepted(second, code, account());
            assertThat(again.status()).isEqualTo(410);
            assertThat(again.problem()).isEqualTo("invitation-used");
            JsonNode listed = administrator.get("/api/invitations").json().get(0);
            assertThat(listed.get("state").asString()).isEqualTo("used");
            assertThat(listed.get("usedBy").get("name").asString()).isEqualTo("小鹿");
        }
        assertThat(kinds()).contains("invitation-made", "invitation-used");
        assertThat(String.valueOf(sql.fetchValue("select string_agg(details::text, ' ') from identity.audit")))
                .doesNotContain(code)
                .doesNotContain(code.replace("-", ""));
        assertThat(sql.fetch("select * from identity.invitation").formatCSV()).doesNotContain(code.replace("-", ""));
    }

    @Test
    void two_who_use_a_code_at_once_are_one_who_comes_in() throws Exception {
        String code = invited(administrator, "host").get("code").asString();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++)
                tries.add(people.submit(() -> {
                    try (Browser browser = browser()) {
                        return accepted(browser, code, account()).status();
                    }
                }));
            Set<Integer> seen = new HashSet<>();
            int in = 0;
            for (var one : tries) {
                seen.add(one.get());
                if (one.get() == 201) in++;
            }
            assertThat(in).isEqualTo(1);
            assertThat(seen).containsExactlyInAnyOrder(201, 410);
        }
        assertThat(administrator.get("/api/people").json().size()).isEqualTo(2);
    }

    @Test
    void an_invitation_ends_by_itself_and_by_being_revoked() {
        JsonNode revoked = invited(administrator, "host");
        String path = "/api/invitations/" + revoked.get("invitation").get("id").asString();
        assertThat(administrator.delete(path).status()).isEqualTo(204);
        assertThat(administrator.delete(path).status()).isEqualTo(204);
        JsonNode old = invited(administrator, "host");
        sql.execute("update identity.invitation set expires_at = now() where revoked_at is null");
        try (Browser browser = browser()) {
            assertThat(accepted(browser, revoked.get("code").asString(), account())
                            .problem())
                    .isEqualTo("invitation-revoked");
            assertThat(accepted(browser, old.get("code").asString(), account()).problem())
                    .isEqualTo("invitation-expired");
        }
        assertThat(texts(administrator.get("/api/invitations").json(), "state"))
                .containsExactlyInAnyOrder("revoked", "expired");
        assertThat(kinds().stream().filter("invitation-revoked"::equals).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 422", "1, 201", "168, 201", "169, 422"})
    void an_invitation_is_good_for_an_hour_to_seven_days(int hours, int status) {
        assertThat(administrator
                        .post("/api/invitations", "{\"role\":\"host\",\"hours\":%d}".formatted(hours))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void fifty_invitations_are_open_at_once_and_no_more() {
        for (int i = 0; i < 50; i++) invited(administrator, "host");
        Reply reply = administrator.post("/api/invitations", "{\"role\":\"host\"}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("too-many-invitations");
    }

    @Test
    void an_account_is_not_taken_over_by_a_code_and_one_is_of_a_workspace_only_once() {
        String account = account();
        String code = invited(administrator, "host").get("code").asString();
        try (Browser deer = browser();
                Browser other = browser()) {
            assertThat(accepted(deer, code, account).status()).isEqualTo(201);
            String next = invited(administrator, "operator").get("code").asString();
            Reply taken = accepted(other, next, account);
            assertThat(taken.status()).isEqualTo(422);
            assertThat(taken.json().get("fields").get("account").asString()).isEqualTo("is taken");
            Reply already = deer.post("/api/invitations/accept", "{\"code\":\"%s\"}".formatted(next));
            assertThat(already.status()).isEqualTo(409);
            assertThat(already.problem()).isEqualTo("already-member");
            assertThat(accepted(other, next, account()).status())
                    .as("the code was not used up")
                    .isEqualTo(201);
        }
    }

    @Test
    void five_wrong_codes_make_an_address_wait_ten_minutes_and_no_other() {
        String code = invited(administrator, "host").get("code").asString();
        // an address of its own, so that no other test has to wait
        try (Browser guesser = browserAt("127.0.0.2");
                Browser invited = browserAt("127.0.0.3")) {
            for (int left = 4; left >= 0; left--) {
                Reply wrong = looked(guesser, "aaaa-bbbb-cccc-dddd");
                assertThat(wrong.status()).isEqualTo(401);
                assertThat(wrong.problem()).isEqualTo("no-such-invitation");
                assertThat(wrong.json().get("triesLeft").intValue()).isEqualTo(left);
            }
            for (Reply waiting : List.of(looked(guesser, code), accepted(guesser, code, account()))) {
                assertThat(waiting.status()).as("a right code does not help").isEqualTo(429);
                assertThat(waiting.problem()).isEqualTo("too-many-tries");
                assertThat(Integer.parseInt(waiting.header("Retry-After"))).isBetween(590, 600);
            }
            assertThat(accepted(invited, code, account()).status())
                    .as("whoever guesses locks nobody out")
                    .isEqualTo(201);
        }
    }

    @Test
    void a_right_code_is_no_guess_however_often_it_is_looked_at() {
        String code = invited(administrator, "host").get("code").asString();
        try (Browser browser = browserAt("127.0.0.4")) {
            for (int i = 0; i < 4; i++) looked(browser, "aaaa-bbbb-cccc-dddd");
            for (int i = 0; i < 12; i++)
                assertThat(looked(browser, code).status()).isEqualTo(200);
        }
    }

    private static Reply looked(Browser by, String code) {
        return by.post("/api/invitations/look", "{\"code\":\"%s\"}".formatted(code));
    }
}
