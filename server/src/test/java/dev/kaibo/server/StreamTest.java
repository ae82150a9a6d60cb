package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.server.SseReader.Event;
import dev.kaibo.server.edge.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StreamTest extends ServerTest {
    /** Each brings the whole crew, a fifth of a megabyte: together more than the system keeps between two programs. */
    private static final int PAUSES = 40;

    private static String cue(String id) {
        return "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"求关注\",\"lines\":{\"host\":\"点个关注\"}}".formatted(id);
    }

    private static Instant clock(Event event) {
        return Instant.parse(event.data().get("clock").get("now").asString());
    }

    @Test
    void a_stream_begins_with_the_whole_show_and_its_heart_beats() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            try (SseReader stream = floor.stream(show, null)) {
                Event first = stream.next();
                assertThat(first.isSnapshot()).isTrue();
                assertThat(first.id()).isEqualTo(first.data().get("position").asString());
                assertThat(first.data().get("show").get("id").asString()).isEqualTo(show);
                Event beat = stream.next();
                assertThat(beat.name()).isEqualTo("frame");
                assertThat(clock(beat)).isAfter(clock(first));
            }
        }
    }

    @Test
    void a_cue_from_the_floor_shows_at_the_host_and_is_acknowledged_on_both_screens() {
        try (Browser floor = signedInAs("floorController");
                Browser host = signedInAs("host")) {
            String show = newShow(floor);
            try (SseReader atFloor = floor.stream(show, null);
                    SseReader atHost = host.stream(show, null)) {
                atFloor.next();
                atHost.next();
                floor.wish(show, "{\"wish\":\"startShow\"}");
                String cue = UUID.randomUUID().toString();
                long position =
                        floor.wish(show, cue(cue)).json().get("position").longValue();
                for (SseReader stream : new SseReader[] {atFloor, atHost}) {
                    Event shown = stream.until(event -> event.has("cues"));
                    assertThat(shown.data().get("position").longValue()).isGreaterThanOrEqualTo(position);
                    assertThat(shown.change("cues").get(0).get("id").asString()).isEqualTo(cue);
                    assertThat(shown.change("cues")
                                    .get(0)
                                    .get("sentBy")
                                    .get("name")
                                    .asString())
                            .isEqualTo("石头");
                }
                assertThat(host.wish(
                                        show,
                                        "{\"wish\":\"acknowledgeCue\",\"cue\":\"%s\",\"role\":\"host\"}".formatted(cue))
                                .status())
                        .isEqualTo(200);
                for (SseReader stream : new SseReader[] {atFloor, atHost}) {
                    Event shown = stream.until(event -> event.has("cues")
                            && !event.change("cues").get(0).get("acknowledged").isEmpty());
                    JsonNode acknowledged =
                            shown.change("cues").get(0).get("acknowledged").get(0);
                    assertThat(acknowledged.get("role").asString()).isEqualTo("host");
                }
            }
        }
    }

    @Test
    void a_screen_that_lost_its_line_goes_on_from_where_it_was() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            String position;
            try (SseReader stream = floor.stream(show, null)) {
                position = stream.next().id();
            }
            floor.wish(show, "{\"wish\":\"startShow\"}");
            try (SseReader stream = floor.stream(show, position)) {
                Event first = stream.next();
                assertThat(first.name()).isEqualTo("frame");
                assertThat(first.change("crew").get("phase").asString()).isEqualTo("onAir");
            }
        }
    }

    /** Its network takes nothing for a while: the others go on, and then it has everything that it is to have, whole. */
    @Test
    void a_screen_that_takes_nothing_holds_up_nobody_and_catches_up() throws IOException {
        try (Browser floor = signedInAs("floorController");
                Socket slow = new Socket()) {
            String show = newShow(floor);
            floor.wish(show, "{\"wish\":\"startShow\"}");
            for (int i = 0; i < Crew.CUES_KEPT; i++) floor.wish(show, longCue());
            slow.setReceiveBufferSize(1_024);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            slow.getOutputStream()
                    .write("GET /api/shows/%s/stream HTTP/1.0\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n"
                            .formatted(show, floor.allCookies())
                            .getBytes(StandardCharsets.UTF_8));
            long last = 0;
            try (SseReader quick = floor.stream(show, null)) {
                quick.next();
                for (int i = 0; i < PAUSES; i++) {
                    last = floor.wish(show, "{\"wish\":\"%s\"}".formatted(i % 2 == 0 ? "pauseShow" : "resumeShow"))
                            .json()
                            .get("position")
                            .longValue();
                    long position = last;
                    quick.until(event -> event.data().get("position").longValue() >= position);
                }
            }
            InputStream in = slow.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.read());
            assertThat(head).startsWith("HTTP/1.1 200");
            SseReader late = new SseReader(200, in);
            int events = 1;
            assertThat(late.next().isSnapshot()).isTrue();
            long position = 0;
            for (; position < last; events++)
                position = late.next().data().get("position").longValue();
            assertThat(events).as("changes, each of which the other was sent").isLessThan(PAUSES);
        }
    }

    private static String longCue() {
        String lines = Stream.of(CrewRole.values())
                .filter(role -> role != CrewRole.BRAND_VIEWER)
                .map(role -> "\"%s\":\"%s\"".formatted(Words.of(role), "好".repeat(Crew.LINE_MOST)))
                .collect(Collectors.joining(","));
        return "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"求关注\",\"lines\":{%s}}"
                .formatted(UUID.randomUUID(), lines);
    }

    @Test
    void a_position_that_nobody_remembers_gets_a_snapshot() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            for (String nonsense : new String[] {"999999", "0", "-1", "abc", "99999999999999999999999"})
                try (SseReader stream = floor.stream(show, nonsense)) {
                    assertThat(stream.next().isSnapshot()).as(nonsense).isTrue();
                }
        }
    }

    @Test
    void who_signs_out_is_shown_nothing_more() {
        try (Browser floor = signedInAs("floorController")) {
            String show = newShow(floor);
            try (SseReader stream = floor.stream(show, null)) {
                stream.next();
                floor.delete("/api/session");
                stream.untilEnd();
            }
            try (SseReader again = floor.stream(show, "1")) {
                assertThat(again.status()).isEqualTo(401);
            }
        }
    }
}
