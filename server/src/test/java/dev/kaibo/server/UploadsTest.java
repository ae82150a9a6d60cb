package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.Contract;
import dev.kaibo.server.Browser.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A recording that is handed in plays as a new show. */
class UploadsTest extends ServerTest {
    private static final String TO_ITS_END = "{\"seekTo\":\"2099-01-01T00:00:00Z\"}";

    /** Invented viewers in the columns of the shipped mapping for comments. */
    private static final String CSV = """
            timestamp,username,content,user_level,user_id,room_id
            2026-03-02T20:00:00.100,示例甲,多少钱,8,sample-1,1
            2026-03-02T20:00:30.200,示例乙,"有黑色吗, 大码",8,sample-2,1
            2026-03-02T20:07:00.300,示例甲,已拍,8,sample-1,1
            """;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_recording_in_kaibos_own_format_plays_as_it_is_and_packed(boolean packed) throws IOException {
        byte[] sample = Files.readAllBytes(Contract.file("samples/recordings/every-kind.ndjson"));
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post(
                    "/api/recordings?file=every-kind.ndjson&speed=60&title=%E7%A4%BA%E4%BE%8B",
                    "application/octet-stream", packed ? gzip(sample) : sample);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(reply.json().get("title").asString()).isEqualTo("示例");
            assertThat(reply.json().get("nature").asString()).isEqualTo("recording");
            JsonNode view = played(operator, reply);
            JsonNode figures = view.get("room").get("figures");
            assertThat(figures.get("uv").longValue()).isPositive();
            assertThat(figures.get("comments").longValue()).isPositive();
            assertThat(figures.get("gmvFen").isNull()).isFalse();
            JsonNode facts = view.get("room").get("facts");
            assertThat(facts.get("duplicate").longValue())
                    .as("one line comes twice")
                    .isEqualTo(1);
            assertThat(facts.get("accepted").longValue())
                    .as("every other line but the first is a fact")
                    .isEqualTo(lines(sample) - 2);
            assertThat(view.get("playback").get("file").asString()).isEqualTo("every-kind.ndjson");
            assertThat(view.get("playback").get("rejected").longValue()).isZero();
        }
    }

    @Test
    void a_csv_finds_its_mapping_by_itself_and_keeps_it() {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post(
                    "/api/recordings?file=danmu.csv&speed=60",
                    "application/octet-stream",
                    CSV.getBytes(StandardCharsets.UTF_8));
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            UUID show = UUID.fromString(reply.json().get("id").asString());
            assertThat(Objects.requireNonNull(sql.fetchOne("select mapping from live.playback where show = ?", show))
                            .get(0))
                    .isEqualTo("douyu");
            JsonNode figures = played(operator, reply).get("room").get("figures");
            assertThat(figures.get("comments").longValue()).isEqualTo(3);
            assertThat(figures.get("commenters").longValue()).isEqualTo(2);
            assertThat(figures.get("gmvFen").isNull())
                    .as("a chat gives no payments")
                    .isTrue();
        }
    }

    @Test
    void a_csv_whose_columns_nobody_knows_is_named_with_them() {
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post(
                    "/api/recordings?file=a.csv",
                    "application/octet-stream",
                    "when,who\n1,2\n".getBytes(StandardCharsets.UTF_8));
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.problem()).isEqualTo("unreadable-recording");
            assertThat(reply.json().get("reason").asString()).contains("when, who");
        }
    }

    @Test
    void bad_lines_lie_in_quarantine_with_number_and_reason() throws IOException {
        byte[] sample = Files.readAllBytes(Contract.file("samples/recordings/bad-lines.ndjson"));
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.post("/api/recordings?file=bad.ndjson&speed=60", "application/octet-stream", sample);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(played(operator, reply).get("playback").get("rejected").longValue())
                    .isEqualTo(7);
            Reply quarantine = operator.get("/api/shows/%s/quarantine".formatted(id(reply)));
            assertThat(quarantine.header("X-Total-Count")).isEqualTo("7");
            assertThat(quarantine.json().get(0).get("line").longValue()).isEqualTo(3);
            assertThat(quarantine.json().get(0).get("reason").asString()).isNotBlank();
        }
    }

    /** Said beforehand, and found out while it comes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_beyond_the_bound_is_refused_with_it(boolean lengthSaid) {
        byte[] large = new byte[(int) MOST_OF_A_RECORDING.toBytes() + 1];
        try (Browser operator = signedInAs("operator")) {
            Reply reply = operator.send(operator.writing("/api/recordings?file=large.ndjson")
                    .header("Content-Type", "application/octet-stream")
                    .POST(
                            lengthSaid
                                    ? BodyPublishers.ofByteArray(large)
                                    : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                    .build());
            assertThat(reply.status()).as(reply.text()).isEqualTo(413);
            assertThat(reply.problem()).isEqualTo("too-large");
            assertThat(reply.json().get("bound").longValue()).isEqualTo(MOST_OF_A_RECORDING.toBytes());
        }
    }

    /** The show as it stands when everything has been played. */
    private static JsonNode played(Browser browser, Reply opened) {
        String show = id(opened);
        try (SseReader stream = browser.stream(show, null)) {
            stream.next();
            Reply jump = browser.post("/api/shows/%s/playback".formatted(show), TO_ITS_END);
            assertThat(jump.status()).as(jump.text()).isIn(200, 409);
            if (jump.status() == 200)
                stream.until(event ->
                        event.change("playback").path("state").asString("").equals("finished"));
            // the room is published a tenth of a second after the last fact at the latest
            stream.next();
            stream.next();
        }
        return browser.get("/api/shows/" + show).json();
    }

    private static String id(Reply opened) {
        return opened.json().get("id").asString();
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().count();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
