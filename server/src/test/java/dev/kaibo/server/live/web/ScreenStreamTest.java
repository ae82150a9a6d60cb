package dev.kaibo.server.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.server.SseReader;
import dev.kaibo.server.SseReader.Event;
import dev.kaibo.server.edge.ProblemFound;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.SignIns;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.Published;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ScreenStreamTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Workspace SHOP = new Workspace(UUID.randomUUID(), "岚棉旗舰店", false);
    private static final Person FLOOR = new Person(new PersonId(UUID.randomUUID()), "石头", CrewRole.FLOOR_CONTROLLER);
    private static final Caller CALLER = new Caller(FLOOR, false, SHOP, "ab");

    private final FakeShowHost host = new FakeShowHost();
    private final FakeSignIns signIns = new FakeSignIns();
    private final FakePeople people = new FakePeople();
    private final ShowFeeds feeds = new ShowFeeds(host, people, JSON);
    private final ShowId show = host.open(
            SHOP.id(),
            new NewShow(
                    "试播",
                    Nature.LIVE,
                    new Rundown(
                            new Moment(1_795_348_800_000L),
                            "Asia/Shanghai",
                            Duration.ofMinutes(5),
                            List.of(),
                            List.of(),
                            List.of()),
                    false),
            FLOOR.id());

    private static final class FakePeople implements People {
        /** While it is closed the database stands still. */
        private volatile CountDownLatch answers = new CountDownLatch(0);

        @Override
        public List<Person> of(UUID workspace) {
            return List.of(FLOOR);
        }

        @Override
        public Map<PersonId, Person> byId(UUID workspace) {
            return Map.of(FLOOR.id(), FLOOR);
        }

        @Override
        public Optional<Workspace> workspace(UUID id) {
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(new Workspace(id, "岚棉旗舰店", false));
        }

        @Override
        public Optional<Workspace> sampleWorkspace() {
            return Optional.empty();
        }
    }

    private static final class FakeSignIns implements SignIns {
        private volatile long endings;

        @Override
        public long endings() {
            return endings;
        }

        @Override
        public boolean holds(Caller caller) {
            return endings == 0;
        }
    }

    @AfterEach
    void every_stream_ends_when_the_server_stops() {
        feeds.stop();
    }

    /** What it was sent is read from the other end. */
    private SseReader screen(@Nullable Long resumeFrom) throws IOException {
        return screen(CALLER, resumeFrom);
    }

    private SseReader screen(Caller caller, @Nullable Long resumeFrom) throws IOException {
        PipedInputStream in = new PipedInputStream(1 << 20);
        begin(caller, new FakeLine(new PipedOutputStream(in)), resumeFrom);
        return new SseReader(200, in);
    }

    private void begin(Caller caller, FakeLine line, @Nullable Long resumeFrom) throws IOException {
        feeds.stream(
                show,
                ScreenStream.Admission.of(signIns, caller),
                ScreenStream.readsComments(caller),
                resumeFrom,
                () -> line);
    }

    @Test
    void comments_come_once_each_and_in_order_however_often_the_line_is_lost() throws Exception {
        host.comment(show, 5);
        List<Long> numbers = new ArrayList<>();
        long position = 0;
        for (int line = 0; line < 20; line++) {
            try (SseReader screen = screen(line == 0 ? null : (Long) position)) {
                host.comment(show, 3);
                int wanted = 5 + 3 * (line + 1);
                while (numbers.size() < wanted) {
                    Event event = screen.next();
                    JsonNode comments = event.isSnapshot() ? event.data().path("comments") : event.change("comments");
                    comments.forEach(
                            comment -> numbers.add(comment.get("number").longValue()));
                    position = Long.parseLong(event.id());
                }
            }
            // while nobody looks
            if (line % 3 == 0) host.comment(show, 0);
        }
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.range(0, 65).boxed().toList());
    }

    /** Cues and hand steps come alone. Whoever folds what he is sent has what a snapshot would have given him. */
    @Test
    void what_is_folded_from_frames_is_what_a_snapshot_holds() throws Exception {
        var dice = new SplittableRandom(11);
        List<UUID> cues = new ArrayList<>();
        List<UUID> steps = new ArrayList<>();
        try (SseReader screen = screen(null)) {
            ObjectNode folded = (ObjectNode) screen.next().data().get("crew");
            var _ = host.submit(show, UUID.randomUUID(), new Wish.StartShow(), FLOOR.id());
            Set<String> kinds = new HashSet<>();
            for (int i = 0; i < 400; i++) {
                var _ = host.submit(show, UUID.randomUUID(), anyWish(dice, cues, steps), FLOOR.id());
                if (dice.nextInt(3) > 0) continue; // several in one frame
                long position = host.state(show).position();
                Event event;
                do {
                    event = screen.next();
                    fold(folded, event, kinds);
                } while (event.data().get("position").longValue() < position);
                assertThat(folded).as("after %d wishes", i + 1).isEqualTo(crewOfSnapshot());
            }
            assertThat(kinds).contains("crew", "cues", "steps");
        }
    }

    private static Wish anyWish(SplittableRandom dice, List<UUID> cues, List<UUID> steps) {
        switch (dice.nextInt(8)) {
            case 0, 1, 2 -> {
                cues.add(UUID.randomUUID());
                return new Wish.SendCue(new CueId(cues.getLast()), "扣 1", Map.of(CrewRole.HOST, "扣 1"));
            }
            case 3 -> {
                if (!cues.isEmpty())
                    return new Wish.AcknowledgeCue(new CueId(cues.get(dice.nextInt(cues.size()))), CrewRole.HOST);
            }
            case 4 -> {
                if (!steps.isEmpty()) return new Wish.TakeBackStep(new StepId(steps.get(dice.nextInt(steps.size()))));
            }
            case 5 -> {
                return dice.nextBoolean() ? new Wish.PauseShow() : new Wish.ResumeShow();
            }
            default -> {}
        }
        steps.add(UUID.randomUUID());
        return new Wish.RecordStep(new StepId(steps.getLast()), "讲解", CrewRole.CONSOLE_OPERATOR, null);
    }

    /** As the pages do it. */
    private static void fold(ObjectNode crew, Event event, Set<String> kinds) {
        for (JsonNode change : event.data().get("changes")) {
            String kind = change.get("kind").asString();
            kinds.add(kind);
            switch (kind) {
                case "crew" -> crew.removeAll().setAll((ObjectNode) change.get("crew"));
                case "cues" -> crew.set("cues", newest(crew.get("cues"), change.get("cues"), change));
                case "steps" -> crew.set("stepsDone", newest(crew.get("stepsDone"), change.get("steps"), change));
                default -> {}
            }
        }
    }

    private static ArrayNode newest(JsonNode had, JsonNode arriving, JsonNode change) {
        Map<String, JsonNode> changed = new LinkedHashMap<>();
        arriving.forEach(it -> changed.put(it.get("id").asString(), it));
        List<JsonNode> known = new ArrayList<>();
        for (JsonNode it : had)
            known.add(Objects.requireNonNullElse(changed.remove(it.get("id").asString()), it));
        ArrayNode newest = JSON.createArrayNode();
        Stream.concat(changed.values().stream(), known.stream())
                .limit(change.get("kept").intValue())
                .forEach(newest::add);
        return newest;
    }

    private JsonNode crewOfSnapshot() throws IOException {
        try (SseReader other = screen(null)) {
            return other.next().data().get("crew");
        }
    }

    /** R6, C5: neither at once, nor as it goes on, nor when the line comes back. */
    @Test
    void the_brand_is_sent_what_changes_and_no_comment() throws Exception {
        Caller brand = new Caller(new Person(FLOOR.id(), "品牌方", CrewRole.BRAND_VIEWER), false, SHOP, "ab");
        host.comment(show, 5);
        long position;
        try (SseReader screen = screen(brand, null)) {
            Event snapshot = screen.next();
            assertThat(snapshot.data().get("comments")).isEmpty();
            host.comment(show, 3);
            var _ = host.submit(show, UUID.randomUUID(), new Wish.StartShow(), FLOOR.id());
            Event frame = screen.next();
            while (!frame.has("crew")) {
                assertThat(frame.has("comments")).isFalse();
                frame = screen.next();
            }
            assertThat(frame.has("comments")).isFalse();
            position = Long.parseLong(frame.id());
        }
        host.comment(show, ShowView.COMMENTS + 1);
        try (SseReader screen = screen(brand, position)) {
            Event first = screen.next();
            assertThat(first.name()).isEqualTo("frame");
            assertThat(first.has("comments")).isFalse();
        }
    }

    @Test
    void a_resumed_screen_gets_what_it_missed_without_gap_or_double() throws Exception {
        host.comment(show, 10);
        long position;
        try (SseReader screen = screen(null)) {
            position = Long.parseLong(screen.next().id());
        }
        host.comment(show, 7);
        try (SseReader screen = screen(position)) {
            Event first = screen.next();
            assertThat(first.name()).isEqualTo("frame");
            assertThat(first.change("comments"))
                    .extracting(it -> it.get("number").longValue())
                    .containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 16L);
            assertThat(first.has("crew")).isTrue();
            assertThat(first.has("room")).isTrue();
            assertThat(first.has("journal")).isTrue();
        }
    }

    @Test
    void a_screen_that_missed_more_than_a_snapshot_holds_gets_a_snapshot() throws Exception {
        long position;
        try (SseReader screen = screen(null)) {
            position = Long.parseLong(screen.next().id());
        }
        host.comment(show, ShowView.COMMENTS + 1);
        try (SseReader screen = screen(position)) {
            Event first = screen.next();
            assertThat(first.isSnapshot()).isTrue();
            assertThat(first.data().get("comments")).hasSize(ShowView.COMMENTS);
            assertThat(first.data().get("comments").get(0).get("number").longValue())
                    .isEqualTo(1);
        }
    }

    @Test
    @Timeout(60)
    void frames_go_on_while_nobody_can_be_asked_for_a_name() throws Exception {
        try (SseReader screen = screen(null)) {
            screen.next();
            var still = new CountDownLatch(1);
            people.answers = still;
            var _ = host.submit(show, UUID.randomUUID(), new Wish.StartShow(), FLOOR.id());
            for (int i = 0; i < 5; i++) {
                var cue = new Wish.SendCue(new CueId(UUID.randomUUID()), "扣 1", Map.of(CrewRole.HOST, "扣 1"));
                var _ = host.submit(show, UUID.randomUUID(), cue, FLOOR.id());
                Event event;
                do event = screen.next();
                while (!event.has("cues") && !event.has("crew"));
                assertThat(event.data().get("clock")).isNotNull();
            }
            still.countDown();
        }
    }

    @Test
    void figures_wait_for_the_beat_and_many_publishings_become_one_frame() throws Exception {
        try (SseReader screen = screen(null)) {
            screen.next();
            for (int i = 0; i < 1_000; i++) host.figures(show);
            long last = host.state(show).position();
            int frames = 0;
            Event event;
            do {
                event = screen.next();
                frames++;
            } while (event.data().get("position").longValue() < last);
            assertThat(frames).as("1,000 publishings").isLessThan(20);
            assertThat(event.has("room")).isTrue();
        }
    }

    /** The screen takes nothing while a thousand things happen; then it gets the newest state in one event. */
    @Test
    @Timeout(60)
    void a_slow_screen_finds_the_newest_state_and_no_queue_and_holds_up_nobody() throws Exception {
        var sent = new ByteArrayOutputStream();
        FakeLine slow = new FakeLine(sent).stopsAfterOne();
        begin(CALLER, slow, null);
        try (SseReader other = screen(null)) {
            other.next();
            for (int i = 0; i < 500; i++) host.comment(show, 10);
            long last = host.state(show).position();
            Event event;
            do event = other.next();
            while (event.data().get("position").longValue() < last);
        }
        slow.takeAgain();
        try (SseReader another = screen(null)) {
            another.next(); // it was begun after the slow one was looked at
        }
        feeds.stop();
        slow.awaitEnd();
        SseReader all = new SseReader(200, new ByteArrayInputStream(sent.toByteArray()));
        assertThat(all.next().isSnapshot()).isTrue();
        Event next = all.next();
        assertThat(next.isSnapshot()).as("too much went by for a frame").isTrue();
        assertThat(next.data().get("comments")).hasSize(ShowView.COMMENTS);
    }

    @Test
    void what_a_person_did_and_what_everybody_must_know_does_not_wait_for_the_beat() throws Exception {
        ShowFeed feed = feeds.enter(show);
        ShowFeed.Latest seen = feed.now();
        long farAhead = System.nanoTime() + Duration.ofHours(1).toNanos();
        assertThat(ShowFeed.untilDue(seen, seen, farAhead)).isPositive();
        var _ = host.submit(show, UUID.randomUUID(), new Wish.StartShow(), FLOOR.id());
        ShowFeed.Latest started = feed.now();
        assertThat(ShowFeed.untilDue(started, seen, farAhead)).isZero();
        host.journalFails(show, "disk full");
        assertThat(ShowFeed.untilDue(feed.now(), started, farAhead)).isZero();
        ShowFeed.Latest told = feed.now();
        host.figures(show);
        assertThat(ShowFeed.untilDue(feed.now(), told, farAhead)).isPositive();
        feeds.leave(show, feed);
    }

    @Test
    void whoever_was_signed_out_is_sent_nothing_more() throws Exception {
        try (SseReader screen = screen(null)) {
            screen.next();
            signIns.endings = 1;
            screen.untilEnd();
        }
    }

    @Test
    void a_removed_show_ends_its_streams() throws Exception {
        try (SseReader screen = screen(null)) {
            screen.next();
            host.remove(SHOP.id());
            screen.untilEnd();
        }
    }

    @Test
    void all_screens_of_a_show_share_one_watch_and_one_writing_of_each_part() {
        ShowFeed first = feeds.enter(show);
        ShowFeed second = feeds.enter(show);
        assertThat(second).isSameAs(first);
        assertThat(host.watchers(show)).isEqualTo(1);
        Views views = new Views(JSON, people);
        assertThat(views.room(null, first.now().state()))
                .isSameAs(views.room(null, first.now().state()));
        feeds.leave(show, first);
        feeds.leave(show, second);
    }

    @Test
    void an_event_is_written_once_for_all_who_get_it_at_once_and_anew_when_its_clock_would_be_old() {
        ShowFeed feed = feeds.enter(show);
        var nanos = new AtomicLong();
        var events = new ScreenEvents(feed, new Views(JSON, people), nanos::get);
        ShowFeed.Latest now = feed.now();
        nanos.set(now.atNanos());
        Event first = new SseReader(200, new ByteArrayInputStream(events.snapshot(now, true))).next();
        assertThat(first.data())
                .as("the parts are the whole")
                .isEqualTo(JSON.readTree(new Views(JSON, people)
                        .snapshot(now.state(), 0, host.commentsSince(show, -1, ShowView.COMMENTS))));
        nanos.addAndGet(Duration.ofMillis(5).toNanos());
        Event later = new SseReader(200, new ByteArrayInputStream(events.snapshot(now, true))).next();
        assertThat(later.data().get("clock"))
                .as("its clock goes on")
                .isNotEqualTo(first.data().get("clock"));
        assertThat(later.data().get("crew")).isEqualTo(first.data().get("crew"));

        Published before = feed.now().state();
        host.comment(show, 3);
        byte[] frame = events.frame(before, feed.now(), -1);
        assertThat(events.frame(before, feed.now(), -1)).isSameAs(frame);
        nanos.addAndGet(Duration.ofMillis(11).toNanos());
        assertThat(events.frame(before, feed.now(), -1)).isNotSameAs(frame);
        assertThat(events.frame(before, feed.now(), 1))
                .as("who has the first two")
                .isNotSameAs(frame);
        assertThat(events.frame(null, feed.now(), -1))
                .as("of whom nothing is known")
                .isNotEqualTo(frame);
        assertThat(new String(events.frame(before, feed.now(), ScreenEvents.NO_COMMENTS), StandardCharsets.UTF_8))
                .doesNotContain("\"comments\"");
        feeds.leave(show, feed);
    }

    @Test
    void a_stopping_server_sends_screens_away_and_takes_no_more() throws Exception {
        try (SseReader screen = screen(null)) {
            screen.next();
            feeds.stop();
            screen.untilEnd();
            assertThatThrownBy(() -> feeds.enter(show))
                    .isInstanceOf(ProblemFound.class)
                    .hasMessageContaining("stopping");
        }
    }

    @Test
    void there_is_room_for_so_many_screens_and_no_more() {
        List<ShowFeed> entered = new ArrayList<>();
        for (int i = 0; i < ShowFeeds.MOST_SCREENS; i++) entered.add(feeds.enter(show));
        assertThatThrownBy(() -> feeds.enter(show))
                .isInstanceOf(ProblemFound.class)
                .hasMessageContaining("too-many-screens");
        entered.forEach(feed -> feeds.leave(show, feed));
        feeds.leave(show, feeds.enter(show));
    }
}
