package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How a show went over time, as a chart asks for it. */
class TrendRouteTest extends ServerTest {
    /** The figures per second are written with the last word of a show, which comes a tenth of a second after its end. */
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private Browser floor;
    private String show;

    @BeforeEach
    void a_show_on_air() {
        floor = signedInAs("floorController");
        show = newShow(floor);
        floor.wish(show, "{\"wish\":\"startShow\"}");
    }

    @AfterEach
    void done() {
        floor.close();
    }

    @Test
    void points_hold_what_happened_in_their_step_and_null_for_what_no_source_gives() {
        Instant now = Instant.now();
        Reply made = floor.post(
                "/api/shows/%s/captures".formatted(show),
                "{\"name\":\"店里\",\"kind\":\"lines\",\"days\":7,\"acceptedBy\":\"石头\"}");
        var lines = new StringBuilder(
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\",\"paid\"],\"stream\":\"店里\"}\n");
        for (int i = 0; i < 12; i++)
            lines.append("{\"type\":\"commented\",\"at\":\"%s\",\"seq\":%d,\"viewer\":\"sample-%d\",\"text\":\"好看\"}%n"
                    .formatted(now.minusSeconds(i % 3), i, i % 4));
        lines.append(
                "{\"type\":\"paid\",\"at\":\"%s\",\"seq\":12,\"viewer\":\"sample-1\",\"order\":\"o1\",\"amountFen\":36900,\"units\":2}%n"
                        .formatted(now));
        Reply posted = floor.send(
                HttpRequest.newBuilder(URI.create(made.json().get("address").asString()))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines.toString()))
                        .build());
        assertThat(posted.json().get("accepted").intValue()).as(posted.text()).isEqualTo(13);
        floor.wish(show, "{\"wish\":\"endShow\"}");

        JsonNode trend = awaitComments(12, now.minusSeconds(60));
        assertThat(trend.get("step").intValue()).isEqualTo(1);
        assertThat(trend.get("points").values().stream()
                        .map(each -> each.get("comments").intValue())
                        .filter(each -> each > 0))
                .containsExactly(4, 4, 4);
        assertThat(sum(trend, "arrived")).isEqualTo(4);
        assertThat(sum(trend, "gmvFen")).isEqualTo(36_900);
        assertThat(trend.get("points").values())
                .as("nobody said that clicks are seen")
                .allSatisfy(each -> assertThat(each.get("clicks").isNull()).isTrue());
        JsonNode whole = floor.get("/api/shows/%s/trend?step=3600&from=%s".formatted(show, now.minusSeconds(600)))
                .json();
        assertThat(whole.get("points").size()).isEqualTo(1);
        assertThat(sum(whole, "comments")).isEqualTo(12);
    }

    @Test
    void entries_are_told_by_source_and_cohorts_by_who_is_still_there() {
        Instant now = Instant.now();
        Reply made = floor.post(
                "/api/shows/%s/captures".formatted(show),
                "{\"name\":\"店里\",\"kind\":\"lines\",\"days\":7,\"acceptedBy\":\"石头\"}");
        var lines = new StringBuilder(
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"entered\",\"left\",\"commented\"],\"stream\":\"店里\"}\n");
        List<String> sources = List.of("square", "square", "recommend", "share");
        for (int i = 0; i < sources.size(); i++)
            lines.append("{\"type\":\"entered\",\"at\":\"%s\",\"seq\":%d,\"viewer\":\"sample-%d\",\"source\":\"%s\"}%n"
                    .formatted(now, i, i, sources.get(i)));
        lines.append("{\"type\":\"commented\",\"at\":\"%s\",\"seq\":9,\"viewer\":\"sample-9\",\"text\":\"好看\"}%n"
                .formatted(now));
        Reply posted = floor.send(
                HttpRequest.newBuilder(URI.create(made.json().get("address").asString()))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines.toString()))
                        .build());
        assertThat(posted.json().get("accepted").intValue()).as(posted.text()).isEqualTo(5);
        floor.wish(show, "{\"wish\":\"endShow\"}");

        JsonNode point = awaitComments(1, now.minusSeconds(60)).get("points").get(0);
        assertThat(point.get("entriesBySource").toString()).isEqualTo("{\"square\":2,\"recommend\":1,\"share\":1}");
        JsonNode survival = floor.get("/api/shows/%s/survival".formatted(show)).json();
        assertThat(survival.get("minutes").get(0).intValue()).isEqualTo(1);
        assertThat(survival.get("rounds").get(0).get("came").intValue())
                .as("who only wrote was not seen coming in")
                .isEqualTo(4);
        assertThat(survival.get("rounds").get(0).get("there").size())
                .as("the show is over before a minute")
                .isZero();
    }

    @Test
    void nobody_says_who_is_still_there_where_leaving_is_not_given() {
        JsonNode survival = floor.get("/api/shows/%s/survival".formatted(show)).json();
        assertThat(survival.get("rounds").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"step=0, step", "step=3601, step", "step=a, step", "from=yesterday, from", "to=1, to"})
    void what_cannot_be_asked_is_named(String query, String field) {
        Reply reply = floor.get("/api/shows/%s/trend?%s".formatted(show, query));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("fields").has(field)).isTrue();
    }

    private JsonNode awaitComments(long comments, Instant from) {
        Instant until = Instant.now().plus(WITHIN);
        while (true) {
            JsonNode trend = floor.get("/api/shows/%s/trend?step=1&from=%s".formatted(show, from))
                    .json();
            if (sum(trend, "comments") == comments) return trend;
            assertThat(Instant.now()).as("comes: %s", trend).isBefore(until);
        }
    }

    private static long sum(JsonNode trend, String figure) {
        return trend.get("points").values().stream()
                .mapToLong(each -> each.get(figure).asLong())
                .sum();
    }
}
