package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.SseReader.Event;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StreamTest extends ServerTest {
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
