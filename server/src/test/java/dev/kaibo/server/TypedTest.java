package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the dashboard says and the shop sold comes in by hand: typed in, or as a table that the platform exported (R1). */
class TypedTest extends ServerTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private Browser operator;
    private String show;

    @BeforeEach
    void a_show_on_air() {
        operator = signedInAs("operator");
        show = newShow(operator);
        operator.wish(show, "{\"wish\":\"startShow\"}");
    }

    @AfterEach
    void done() {
        operator.close();
    }

    private Reply typed(String readings) {
        return operator.post("/api/shows/%s/typed".formatted(show), "{\"readings\":%s}".formatted(readings));
    }

    private Reply imported(String mapping, String table) {
        return operator.post(
                "/api/shows/%s/imports?mapping=%s".formatted(show, mapping),
                "application/octet-stream",
                table.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode room() {
        return operator.get("/api/shows/%s".formatted(show)).json().get("room");
    }

    /** Figures are published a tenth of a second behind the answer. */
    private JsonNode awaitRoom(Predicate<JsonNode> shown) {
        Instant until = Instant.now().plus(WITHIN);
        while (true) {
            JsonNode room = room();
            if (shown.test(room)) return room;
            assertThat(Instant.now()).as(room.toString()).isBefore(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_number_that_was_typed_in_says_so_and_leaves_ours_alone() {
        Reply reply = typed("[{\"measure\":\"followers\",\"value\":412},"
                + "{\"measure\":\"likeStanding\",\"windowMinutes\":10,\"value\":6400}]");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("accepted").intValue()).isEqualTo(2);
        JsonNode room = awaitRoom(it -> it.get("platform").get("latest").size() == 2);
        assertThat(room.get("figures").get("follows").isNull()).isTrue();
        JsonNode latest = room.get("platform").get("latest");
        assertThat(latest).hasSize(2);
        assertThat(latest.get(0).get("measure").asString()).isEqualTo("followers");
        assertThat(latest.get(0).get("value").longValue()).isEqualTo(412);
        assertThat(latest.get(0).get("origin").asString()).isEqualTo("typed");
        assertThat(room.get("platform").get("windows").get(0).get("round").intValue())
                .isZero();
        assertThat(room.get("streams").get(0).get("origin").asString()).isEqualTo("typed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | readings",
                "[{\"measure\":\"mood\",\"value\":1}] | readings[0].measure",
                "[{\"measure\":\"viewers\",\"value\":-1}] | readings[0].value",
                "[{\"measure\":\"entryRate\",\"value\":10001}] | readings[0].value",
                "[{\"measure\":\"viewers\",\"windowMinutes\":61,\"value\":1}] | readings[0].windowMinutes",
                "[{\"measure\":\"viewers\",\"source\":\"moon\",\"value\":1}] | readings[0].source"
            })
    void what_cannot_be_is_named_by_its_field_and_nothing_is_taken(String readings, String field) {
        Reply reply = typed(readings);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().get("fields").propertyNames()).contains(field);
        assertThat(room().get("platform").get("latest")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "coHost", "customerService", "privateDomain", "consoleOperator"})
    void only_who_runs_the_show_types_figures_in(String role) {
        try (Browser other = signedInAs(role)) {
            Reply reply = other.post(
                    "/api/shows/%s/typed".formatted(show), "{\"readings\":[{\"measure\":\"viewers\",\"value\":1}]}");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("no-right");
        }
    }

    @Test
    void a_table_of_the_dashboard_is_taken_row_by_row_and_its_bad_rows_are_named() {
        Reply reply = imported("dashboard", "时间,观看人数,天气\n2026-11-27 20:49:36,12486,晴\nyesterday,1,晴\n");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("accepted").intValue()).isEqualTo(1);
        assertThat(reply.json().get("rejected").intValue()).isEqualTo(1);
        assertThat(reply.json().get("quarantined").get(0).get("line").intValue())
                .isEqualTo(3);
        assertThat(reply.json().get("passedOver").get(0).asString()).isEqualTo("天气");
        JsonNode room = awaitRoom(it -> !it.get("platform").get("latest").isEmpty());
        assertThat(room.get("platform").get("latest").get(0).get("origin").asString())
                .isEqualTo("dashboard");
    }

    @Test
    void the_same_orders_imported_twice_count_once_and_a_refund_comes_off() {
        String head = "订单号,订单状态,下单时间,商品编码,商品数量,实付金额\n";
        String orders =
                head + "o-1,待发货,2026-11-27 20:10:00,LM2603,1,369.00\no-2,待付款,2026-11-27 20:11:00,LM2603,1,369.00\n";
        assertThat(imported("shop-orders", orders).json().get("accepted").intValue())
                .isEqualTo(2);
        Reply again = imported("shop-orders", orders + "o-1,已退款,2026-11-27 20:10:00,LM2603,1,369.00\n");
        assertThat(again.json().get("accepted").intValue()).as(again.text()).isEqualTo(1);
        assertThat(again.json().get("duplicates").intValue()).isEqualTo(2);
        JsonNode room = awaitRoom(it -> it.get("facts").get("accepted").longValue() == 3);
        JsonNode figures = room.get("figures");
        assertThat(figures.get("paidFen").longValue()).isEqualTo(36_900);
        assertThat(figures.get("gmvFen").longValue()).isZero();
        assertThat(room.get("facts").get("conflict").longValue()).isZero();
    }

    @Test
    void what_is_no_such_table_is_said() {
        assertThat(imported("dashboard", "天气\n晴\n").problem()).isEqualTo("unreadable-table");
        assertThat(imported("nothing", "a\n1\n").problem()).isEqualTo("unreadable-table");
        assertThat(imported("", "a\n1\n").status()).isEqualTo(422);
    }

    @Test
    void a_hand_step_is_recorded_with_who_and_when() {
        Reply reply = operator.wish(
                show,
                "{\"wish\":\"recordStep\",\"step\":\"5a0e0000-0000-4000-8000-000000000009\",\"name\":\"推企微卡片\",\"role\":\"consoleOperator\",\"item\":null}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode crew = operator.get("/api/shows/%s".formatted(show)).json().get("crew");
        JsonNode done = crew.get("stepsDone").get(0);
        assertThat(done.get("name").asString()).isEqualTo("推企微卡片");
        assertThat(done.get("by").get("role").asString()).isEqualTo("operator");
        assertThat(done.get("takenBackAt").isNull()).isTrue();
        assertThat(crew.get("handSteps").size()).isGreaterThan(10);
    }
}
