package dev.kaibo.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.schema.postgres.DatabaseProcesses;
import dev.kaibo.server.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real recording is posted through the inlet at sixty times its pace, the server is killed twice meanwhile, and in the end the show says what {@code ./kaibo
 * replay} says of the file (DESIGN §1.1, §3, §5).
 *
 * <p><b>How a real show comes to a real recording.</b> A fact of a live show counts at the moment when it happened, but never later than the show's clock, and
 * rounds begin when the show went on air; both are real time. Two hours that are posted within two minutes have to lie in the past, then, and behind the moment on
 * air. So the show goes on air, the server is stopped, and all that its journal holds by then is moved two hours back: it is a show that has been on air for so
 * long. The recording's moments are shifted as a whole, so that its first fact lies at that moment on air. They are posted without {@code sent}: nothing
 * measures the source's clock and nothing shifts them once more.
 *
 * <p><b>What is equal.</b> All figures of the show and of every traffic source, all rounds (arrivals, what each cohort did, totals), what was accepted, kept as a
 * conflict or set aside, and the findings; moments as lengths from the moment on air. It holds because one source posts one post after the other: a
 * viewer's round is that of the fact of his that the journal has first.
 *
 * <p><b>What is left out, and why.</b> Of a round {@code open}, which says where the clock stands, and {@code reopened}, which says that a fact came more than ten
 * minutes late: here most are. The last ten minutes and the ten before, which end with the clock. The rounds since the recording's end, which the replay does
 * not have; nothing may lie in them. Stay and online are compared and say nothing: this recording gives neither leaving nor how many are in the room.
 * Duplicates are the replay's nought and the repeated posts here, and are reckoned for themselves.
 */
@Tag("long")
class RecordingThroughInletTest {
    private static final Path FILE =
            Path.of(System.getProperty("kaibo.data", "none"), "bilibili-live-small", "room-1370218.csv");
    /** Of four hours, so that it takes two minutes. */
    private static final Duration PLAYED = Duration.ofHours(2);

    private static final Duration WITHIN = Duration.ofMinutes(5);
    /** A post takes some milliseconds. One that is not answered for so long is held up by the database, which stands still. */
    private static final Duration HELD_UP = Duration.ofSeconds(1);
    /** Figures go out ten times a second, so they may be a moment behind. */
    private static final int MOST_LOOKS = 500;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void the_show_says_what_the_replay_says_although_the_server_was_killed_twice() throws IOException, SQLException {
        assumeThat(FILE)
                .as("real recordings are not on this machine (kaibo.data)")
                .exists();
        JsonNode told = replayed();
        try (var server = new KaiboServer()) {
            server.start();
            String show;
            Source source;
            try (Browser floor = server.browser().signedInAs("floorController")) {
                show = Shows.onAir(floor);
                Shows.endSample(floor, show);
                source = Source.of(floor, show, "录播");
            }
            server.kill();
            hasBeenOnAirFor(PLAYED, show, server);
            server.start();
            var tape = Tape.of(FILE, PLAYED, onAirSince(server, show));
            var sender = new TapeSender(source, tape);

            try (var _ = sender.playingTo(server)) {
                awaitPosted(sender, tape.posts().size() / 3);
                server.kill();
            }
            server.start();
            try (var _ = sender.playingTo(server)) {
                awaitPosted(sender, tape.posts().size() * 2 / 3);
                DatabaseProcesses database = server.database();
                database.freeze();
                Until.so(WITHIN, "a post is held up", () -> sender.waitsSince(HELD_UP), sender::account);
                database.kill();
                server.kill();
            }
            server.start();
            try (var _ = sender.playingTo(server)) {
                Until.so(WITHIN, "the whole recording is in the journal", sender::isDone, sender::account);
            }
            say(sender.account());

            assertThat(sender.unanswered())
                    .as("posts that were under way when the server was killed")
                    .isPositive();
            assertThat(sender.repeated())
                    .as("facts that were sent again and found to be there")
                    .isPositive();
            JsonNode room = room(server, show, told.get("facts").get("accepted").longValue());
            compare(room, told);
            // of a repetition that was not answered nobody knows whether it was counted
            assertThat(room.get("facts").get("duplicate").longValue())
                    .as("duplicates that the show counts")
                    .isBetween(sender.repeated(), sender.sentAgain());
            try (var connection = server.connect()) {
                assertThat(StoredJournal.of(show, connection).faults()).isEmpty();
            }
        }
    }

    /** A post is under way as well, so that whoever kills the server now most likely leaves it without an answer. */
    private static void awaitPosted(TapeSender sender, int posts) {
        Until.so(
                WITHIN,
                "%d posts are in the journal".formatted(posts),
                () -> sender.acknowledged() >= posts && sender.waitsSince(Duration.ZERO),
                sender::account);
    }

    /** What the command line says of the very file, up to where it is posted. */
    private static JsonNode replayed() throws IOException {
        List<String> command = List.of(
                KaiboServer.ROOT.resolve("kaibo").toString(),
                "replay",
                FILE.toString(),
                "--until",
                "%d:00:00".formatted(PLAYED.toHours()),
                "--json");
        Process replay = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = replay.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(replay.waitFor()).as(command.toString()).isZero();
            return Browser.JSON.readTree(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Moves back when all was taken in that the journal holds. The server is gone, its database is still there. */
    private static void hasBeenOnAirFor(Duration length, String show, KaiboServer server) throws SQLException {
        try (var database = server.connect();
                var moved = database.prepareStatement(
                        "update live.journal set events = ? where show = ?::uuid and first_position = ?")) {
            for (StoredJournal.Block block : StoredJournal.of(show, database).blocks()) {
                List<Recorded> earlier = block.events().stream()
                        .map(each -> new Recorded(
                                each.position(), new Moment(each.at().millis() - length.toMillis()), each.event()))
                        .toList();
                moved.setBytes(1, EventCodec.encode(earlier));
                moved.setString(2, show);
                moved.setLong(3, block.first());
                assertThat(moved.executeUpdate()).isOne();
            }
        }
        server.sql("delete from live.snapshot");
    }

    private static Moment onAirSince(KaiboServer server, String show) {
        JsonNode figures = room(server, show, 0).get("figures");
        return Moment.of(Instant.parse(figures.get("startedAt").asString()));
    }

    private static JsonNode room(KaiboServer server, String show, long accepted) {
        try (Browser floor = server.browser().signedInAs("floorController")) {
            JsonNode room = floor.get("/api/shows/" + show).json().get("room");
            for (int looks = 0;
                    looks < MOST_LOOKS && room.get("facts").get("accepted").longValue() < accepted;
                    looks++) room = floor.get("/api/shows/" + show).json().get("room");
            return room;
        }
    }

    private static void compare(JsonNode room, JsonNode told) {
        assertThat(without(room.get("facts"), "duplicate")).isEqualTo(without(told.get("facts"), "duplicate"));
        Instant here = Instant.parse(room.get("figures").get("startedAt").asString());
        Instant there = Instant.parse(told.get("figures").get("startedAt").asString());
        assertThat(since(here, room.get("figures"), "startedAt"))
                .isEqualTo(since(there, told.get("figures"), "startedAt"));

        List<JsonNode> rounds = rounds(here, room);
        List<JsonNode> toldRounds = rounds(there, told);
        assertThat(rounds).hasSizeGreaterThanOrEqualTo(toldRounds.size());
        assertThat(rounds.subList(0, toldRounds.size())).isEqualTo(toldRounds);
        assertThat(rounds.subList(toldRounds.size(), rounds.size()))
                .as("rounds since the recording's end")
                .allMatch(round -> round.get("entrants").longValue() == 0
                        && round.get("totals").valueStream().allMatch(each -> each.asLong(0) == 0));

        assertThat(sources(here, room)).isEqualTo(sources(there, told));
        assertThat(rules(room)).isEqualTo(rules(told));
    }

    private static List<JsonNode> rounds(Instant begun, JsonNode of) {
        var rounds = new ArrayList<JsonNode>();
        for (JsonNode round : of.get("rounds"))
            rounds.add(without(without(since(begun, round, "start"), "open"), "reopened"));
        return rounds;
    }

    private static List<JsonNode> sources(Instant begun, JsonNode of) {
        var sources = new ArrayList<JsonNode>();
        for (JsonNode source : of.get("sources")) {
            var one = (ObjectNode) source.deepCopy();
            one.set("figures", since(begun, source.get("figures"), "startedAt"));
            // what came lately hangs on when one looks, as "recent" does
            sources.add(without(without(one, "entriesNow"), "entriesBefore"));
        }
        return sources;
    }

    private static List<String> rules(JsonNode of) {
        return of.get("findings")
                .valueStream()
                .map(each -> each.get("rule").asString())
                .toList();
    }

    private static JsonNode without(JsonNode from, String field) {
        var rest = (ObjectNode) from.deepCopy();
        rest.remove(field);
        return rest;
    }

    /** With this moment as milliseconds from the moment on air. */
    private static JsonNode since(Instant begun, JsonNode in, String moment) {
        var shifted = (ObjectNode) in.deepCopy();
        shifted.put(
                moment,
                Duration.between(begun, Instant.parse(in.get(moment).asString()))
                        .toMillis());
        return shifted;
    }

    @SuppressWarnings("SystemOut") // the figures of a run are for people
    private static void say(String line) {
        System.out.println(line);
    }
}
