package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What sources post (WECHAT §6.1, typed as it goes over the wire) comes into a running show once, or is told why not. */
class InletTest extends ServerTest {
    private Browser floor;
    private String show;

    @BeforeEach
    void a_show_on_air() {
        floor = signedInAs("floorController");
        show = newShow(floor);
        assertThat(floor.wish(show, "{\"wish\":\"startShow\"}").status()).isEqualTo(200);
    }

    @AfterEach
    void done() {
        floor.close();
    }

    private record Made(String id, String token, String address) {}

    private Made capture(String name, String kind) {
        Reply reply = floor.post(
                "/api/shows/%s/captures".formatted(show),
                "{\"name\":\"%s\",\"kind\":\"%s\",\"days\":7,\"acceptedBy\":\"石头\"}".formatted(name, kind));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return new Made(
                reply.json().get("capture").get("id").asString(),
                reply.json().get("token").asString(),
                reply.json().get("address").asString());
    }

    /** Without cookies and without a CSRF token: the forwarder is no browser. */
    private Reply post(Made capture, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(capture.address()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) request.headers(headers);
        return floor.send(request.build());
    }

    private Reply post(Made capture, String body) {
        return post(capture, body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode room() {
        return floor.get("/api/shows/" + show).json().get("room");
    }

    private JsonNode captures() {
        return floor.get("/api/shows/%s/captures".formatted(show)).json();
    }

    private static long millis() {
        return Instant.now().toEpochMilli();
    }

    private static String comment(long at, int seq, String text) {
        return """
                {"msg_time":%d,"decoded_type":"comment","msg_sub_type":1,"seq":%d,
                 "msg_id":"finderlive_usermsg_comment_%d_o9hHn5sample","sec_openid":"b2afsample%d","decoded_openid":"o9hHn5sample%d",
                 "nickname":"示例阿明","content":"%s"}""".formatted(at, seq, seq, seq % 5, seq % 5, text);
    }

    private static String forwarded(String events) {
        return """
                {"host_info":{"wechat_uin":"123456","finder_username":"v2_060000sample@finder"},
                 "live_info":{"wechat_uin":"123456","live_id":"2042584726460027863","live_status":1,"online_count":128,
                   "start_time":1698650000,"like_count":3301,"reward_total_amount_in_wecoin":520,"nickname":"unknown","head_url":""},
                 "events":[%s]}""".formatted(events);
    }

    @Test
    void what_the_forwarder_posts_counts_in_the_running_show() {
        Made capture = capture("直播电脑", "forwarder");
        long at = millis();
        String events = """
                {"msg_time":%d,"decoded_type":"comment","msg_sub_type":1,"seq":41,
                  "msg_id":"finderlive_usermsg_comment_0001_o9hHn5ap","sec_openid":"b2af","decoded_openid":"o9hHn5ap",
                  "nickname":"示例阿明","content":"多少錢"},
                {"msg_time":%d,"decoded_type":"enter","msg_sub_type":10005,"seq":42,"msg_id":"m2","sec_openid":"c3","decoded_openid":"o9hSample2","nickname":"示例小雨","content":"来了"},
                {"msg_time":%d,"decoded_type":"gift","msg_sub_type":20009,"seq":44,
                  "msg_id":"finderlive_appmsg_1_2042_1698657150_b2af","sec_openid":"b2af","decoded_openid":"o9hHn5ap","nickname":"示例阿明",
                  "content":"送出…","sec_gift_id":"g","gift_num":2,"gift_value":20},
                {"msg_time":%d,"decoded_type":"levelup","msg_sub_type":20031,"seq":45,"from_level":1,"to_level":2}""".formatted(at, at, at + 847, at + 848);
        Reply reply = post(capture, forwarded(events));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("accepted").intValue())
                .as("comment, entry, gift, viewers online")
                .isEqualTo(4);
        JsonNode figures = settled("comments", 1).get("figures");
        assertThat(figures.get("uv").intValue()).isEqualTo(2);
        assertThat(figures.get("entries").intValue()).isEqualTo(1);
        assertThat(figures.get("gifts").intValue()).isEqualTo(1);
        assertThat(figures.get("onlineLast").intValue()).isEqualTo(128);
        assertThat(figures.get("follows").isNull())
                .as("the forwarder gives no follows")
                .isTrue();
    }

    /** Figures go out ten times a second. */
    private JsonNode settled(String figure, long atLeast) {
        for (int looks = 0; looks < 200; looks++) {
            JsonNode room = room();
            JsonNode now = room.get("figures").get(figure);
            if (now.isNumber() && now.longValue() >= atLeast) return room;
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("%s never reached %d: %s".formatted(figure, atLeast, room()));
    }

    @Test
    void the_wrapper_gzip_and_an_empty_post_are_taken_as_well() throws IOException {
        Made capture = capture("直播电脑", "forwarder");
        String wrapped = "{\"original_url\":\"https://example.invalid/msg\",\"original_body\":{},\"decoded_data\":%s}"
                .formatted(forwarded(comment(millis(), 1, "有黑色吗")));
        assertThat(post(capture, gzip(wrapped), "Content-Encoding", "gzip").json())
                .isEqualTo(Browser.JSON.readTree("{\"accepted\":2,\"duplicates\":0,\"quarantined\":0}"));
        assertThat(post(capture, gzip(forwarded(comment(millis(), 2, "多大码")))).status())
                .as("gzip that nobody announced")
                .isEqualTo(200);
        assertThat(post(capture, "{\"events\":[]}").status()).isEqualTo(200);
    }

    @Test
    void the_same_post_twice_and_at_once_counts_once() throws Exception {
        Made capture = capture("直播电脑", "forwarder");
        long at = millis();
        String body = forwarded(comment(at, 7, "扣1") + "," + comment(at, 8, "扣 1"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply>> posts = new ArrayList<>();
            for (int i = 0; i < 12; i++) posts.add(() -> post(capture, body));
            int accepted = 0;
            for (var each : threads.invokeAll(posts)) {
                assertThat(each.get().status()).isEqualTo(200);
                accepted += each.get().json().get("accepted").intValue();
            }
            assertThat(accepted)
                    .as("two comments and one look at who is online")
                    .isEqualTo(3);
        }
        assertThat(captures().get("captures").get(0).get("duplicates").longValue())
                .isEqualTo(33);
    }

    @Test
    void a_count_that_starts_again_is_kept_and_told_as_a_conflict() {
        Made capture = capture("直播电脑", "forwarder");
        long at = millis();
        post(capture, forwarded(comment(at, 1, "一") + "," + comment(at, 2, "二")));
        Reply again = post(capture, forwarded(comment(at + 5_000, 1, "重新开始") + "," + comment(at + 5_000, 2, "又来")));
        assertThat(again.json().get("accepted").intValue()).isGreaterThanOrEqualTo(2);
        JsonNode room = settled("comments", 4);
        assertThat(room.get("facts").get("conflict").intValue()).isEqualTo(2);
        assertThat(room.get("findings").values())
                .as("a finding says that the sequence started again")
                .isNotEmpty();
        assertThat(captures().get("conflicts").intValue()).isEqualTo(2);
    }

    @Test
    void a_clock_that_is_a_day_off_is_measured_and_shown() {
        Made capture = capture("直播电脑", "forwarder");
        long yesterday = millis() - 86_400_000L;
        post(capture, forwarded(comment(yesterday, 1, "昨天的钟")));
        JsonNode rounds = settled("comments", 1).get("rounds");
        JsonNode stream = captures().get("streams").get(0);
        assertThat(stream.get("offsetMs").longValue()).isBetween(86_390_000L, 86_430_000L);
        assertThat(rounds).as("the comment belongs to the round that runs").hasSize(1);
        assertThat(rounds.get(0).get("totals").get("comments").intValue()).isEqualTo(1);
    }

    @Test
    void kaibos_own_lines_come_in_and_later_posts_need_no_first_line() {
        Made capture = capture("自己的程序", "lines");
        String header =
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\",\"paid\"],\"stream\":\"店里\"}\n";
        Instant now = Instant.now();
        assertThat(post(capture, "{\"type\":\"commented\",\"at\":\"%s\",\"seq\":0}\n".formatted(now))
                        .problem())
                .as("nobody has said what the stream is")
                .isEqualTo("unreadable-post");
        assertThat(post(
                                capture,
                                header
                                        + "{\"type\":\"commented\",\"at\":\"%s\",\"seq\":0,\"viewer\":\"sample-1\",\"text\":\"好看\"}\n"
                                                .formatted(now))
                        .json()
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
        assertThat(post(
                                capture,
                                "{\"type\":\"paid\",\"at\":\"%s\",\"seq\":1,\"order\":\"o1\",\"amountFen\":36900}\n"
                                        .formatted(now))
                        .json()
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
        assertThat(settled("gmvFen", 36_900).get("figures").get("gmvFen").longValue())
                .isEqualTo(36_900);
    }

    @Test
    void what_cannot_be_understood_is_downloaded_mended_and_fed_again() {
        Made capture = capture("自己的程序", "lines");
        Instant now = Instant.now();
        String header = "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\"],\"stream\":\"店里\"}\n";
        String body = header
                + "{\"type\":\"commented\",\"at\":\"%s\",\"seq\":1,\"text\":\"好\"}\n".formatted(now)
                + "{\"type\":\"commented\",\"at\":\"when?\",\"seq\":2,\"text\":\"什么时候\"}\n"
                + "{\"type\":\"commented\",\"at\":\"%s\",\"seq\":3,\"text\":\"十年前\"}\n"
                        .formatted(now.minusSeconds(315_360_000));
        assertThat(post(capture, body).json())
                .isEqualTo(Browser.JSON.readTree("{\"accepted\":1,\"duplicates\":0,\"quarantined\":2}"));
        String path = "/api/shows/%s/captures/%s/quarantine".formatted(show, capture.id());
        String file = floor.get(path).text();
        assertThat(file).startsWith(header).contains("什么时候", "十年前").doesNotContain("\"好\"");
        String mended = file.replace("when?", now.toString());
        post(capture, "{\"type\":\"commented\",\"at\":\"never\",\"seq\":9,\"text\":\"后来的\"}\n");
        Reply again = floor.post(path, "application/x-ndjson", mended.getBytes(StandardCharsets.UTF_8));
        assertThat(again.json())
                .as(again.text())
                .isEqualTo(Browser.JSON.readTree("{\"accepted\":1,\"duplicates\":0,\"quarantined\":1}"));
        assertThat(floor.get(path).text())
                .as("what was set aside after the download stays")
                .doesNotContain("什么时候")
                .contains("十年前", "后来的");
    }

    @Test
    void an_event_of_the_forwarder_is_mended_as_well() {
        Made capture = capture("直播电脑", "forwarder");
        long at = millis();
        String broken = comment(at, 5, "坏的").replace("\"msg_time\":" + at, "\"msg_time\":\"soon\"");
        assertThat(post(capture, forwarded(comment(at, 4, "好的") + "," + broken))
                        .json()
                        .get("quarantined")
                        .intValue())
                .isEqualTo(1);
        String path = "/api/shows/%s/captures/%s/quarantine".formatted(show, capture.id());
        String mended = floor.get(path).text().replace("\"soon\"", Long.toString(at));
        Reply again = floor.post(path, "application/json", mended.getBytes(StandardCharsets.UTF_8));
        assertThat(again.json())
                .isEqualTo(Browser.JSON.readTree("{\"accepted\":1,\"duplicates\":0,\"quarantined\":0}"));
        assertThat(floor.get(path).text()).isEmpty();
    }

    @Test
    void a_token_that_is_wrong_revoked_or_expired_opens_nothing() {
        Made capture = capture("直播电脑", "forwarder");
        String base = "http://127.0.0.1:%d/api/capture/".formatted(port);
        Reply unknown = post(new Made("", "", base + "x".repeat(43)), forwarded(""));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.problem()).isEqualTo("no-such-capture");
        assertThat(post(new Made("", "", base + "x".repeat(5_000)), forwarded(""))
                        .problem())
                .isEqualTo("no-such-capture");
        assertThat(floor.delete("/api/shows/%s/captures/%s".formatted(show, capture.id()))
                        .status())
                .isEqualTo(204);
        Reply revoked = post(capture, forwarded(comment(millis(), 1, "迟了")));
        assertThat(revoked.status()).isEqualTo(410);
        assertThat(revoked.problem()).isEqualTo("capture-revoked");
        Made other = capture("另一台", "forwarder");
        sql.execute("update live.capture set expires_at = now() - interval '1 second' where id = ?::uuid", other.id());
        Reply expired = post(other, forwarded(comment(millis(), 1, "过期了")));
        assertThat(expired.problem()).isEqualTo("capture-expired");
    }

    @Test
    void the_token_stands_in_no_answer_and_in_no_table() {
        Made capture = capture("直播电脑", "forwarder");
        for (String method : new String[] {"GET", "PUT", "DELETE"})
            assertThat(floor.send(method, "/api/capture/" + capture.token(), null)
                            .text())
                    .as(method)
                    .doesNotContain(capture.token());
        assertThat(post(capture, "no json").text())
                .contains("/problems/unreadable-post")
                .doesNotContain(capture.token());
        assertThat(captures().toString()).doesNotContain(capture.token());
        assertThat(sql.fetch("select 1 from live.capture c where c::text like ?", "%" + capture.token() + "%"))
                .isEmpty();
    }

    @Test
    void broken_bodies_are_named_and_nothing_of_them_is_taken() throws IOException {
        Made capture = capture("直播电脑", "forwarder");
        byte[] packed = gzip(forwarded(comment(millis(), 1, "好")));
        Reply cut = post(capture, java.util.Arrays.copyOf(packed, packed.length / 2));
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.json().get("reason").asString()).contains("cut off");
        assertThat(post(capture, forwarded("").getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip")
                        .json()
                        .get("reason")
                        .asString())
                .contains("gzip");
        Reply bomb = post(capture, gzip(" ".repeat(6 << 20)));
        assertThat(bomb.status()).isEqualTo(413);
        Reply huge = post(capture, new byte[6 << 20]);
        assertThat(huge.status()).isEqualTo(413);
        for (String odd : new String[] {"", "[]", "null", "{", "\u0000", "{\"a\":1}"})
            assertThat(post(capture, odd).status()).as(odd).isEqualTo(400);
        assertThat(room().get("facts").get("accepted").intValue()).isZero();
        JsonNode trouble = captures().get("captures").get(0).get("trouble");
        assertThat(trouble.get("what").asString()).isEqualTo("unreadable-post");
    }

    @Test
    void a_body_that_stops_half_way_is_not_taken() throws IOException {
        Made capture = capture("直播电脑", "forwarder");
        String body = forwarded(comment(millis(), 1, "半截"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    "POST /api/capture/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                            .formatted(capture.token(), body.getBytes(StandardCharsets.UTF_8).length);
            socket.getOutputStream()
                    .write((head + body.substring(0, body.length() / 2)).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            try (InputStream answer = socket.getInputStream()) {
                assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain(" 500 ");
            }
        }
        assertThat(room().get("facts").get("accepted").intValue()).isZero();
        assertThat(post(capture, body).status()).as("whole, it is taken").isEqualTo(200);
    }

    @Test
    void mutated_posts_are_never_a_fault_of_ours() throws IOException {
        Made capture = capture("直播电脑", "forwarder");
        long at = millis();
        byte[] whole =
                forwarded(comment(at, 1, "多少钱") + "," + comment(at, 2, "有券吗")).getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(new String(whole, StandardCharsets.UTF_8));
        var dice = new SplittableRandom(20_261_127);
        for (int i = 0; i < 300; i++) {
            byte[] body = (dice.nextInt(4) == 0 ? packed : whole).clone();
            for (int change = dice.nextInt(1, 4); change > 0; change--)
                body[dice.nextInt(body.length)] = (byte) dice.nextInt(256);
            if (dice.nextInt(5) == 0) body = java.util.Arrays.copyOf(body, dice.nextInt(body.length));
            assertThat(post(capture, body).status())
                    .as("seed 20261127, post %d", i)
                    .isIn(200, 400, 413, 429);
        }
    }

    @Test
    void only_who_runs_the_show_sets_a_capture_up_and_the_brand_does_not_even_look() {
        String path = "/api/shows/%s/captures".formatted(show);
        try (Browser host = signedInAs("host")) {
            assertThat(host.get(path).status()).isEqualTo(200);
            assertThat(host.post(path, "{\"name\":\"a\",\"kind\":\"lines\",\"days\":1,\"acceptedBy\":\"b\"}")
                            .problem())
                    .isEqualTo("no-right");
            sql.execute("update identity.person set role = 'BRAND_VIEWER' where role = 'HOST'");
            assertThat(host.get(path).problem()).isEqualTo("no-right");
        } finally {
            sql.execute("update identity.person set role = 'HOST' where role = 'BRAND_VIEWER'");
        }
        assertThat(floor.post("/api/shows/%s/captures".formatted(show), "{\"name\":\"\",\"kind\":\"tv\",\"days\":91}")
                        .json()
                        .get("fields")
                        .propertyNames())
                .containsExactlyInAnyOrder("name", "kind", "days", "acceptedBy");
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
