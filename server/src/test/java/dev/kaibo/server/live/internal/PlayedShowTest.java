package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kaibo.capture.FingerprintKey;
import dev.kaibo.capture.Intake;
import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.Recordings;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Refusal;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.PlayAnswer;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayedShowTest {
    private static final Instant SEVEN = Instant.parse("2026-01-31T11:00:00Z");
    private static final int LINES = 6_000;
    private static final Duration LASTS = Duration.ofMinutes(40);
    private static DataSource database;

    @TempDir
    Path folder;

    private House house;

    @BeforeAll
    static void oneDatabase() {
        database = House.database();
    }

    @BeforeEach
    void aHouse() {
        house = House.on(database, folder);
    }

    @AfterEach
    void closed() {
        house.close();
    }

    @Test
    void played_to_its_end_a_recording_gives_the_figures_of_its_replay() throws IOException {
        Path file = recording();
        ShowId show = play(file, 60);
        Published end = playToTheEnd(show);
        assertThat(end.room()).isEqualTo(replayed(file, null));
        assertThat(end.room().facts().rejected()).isPositive();
        assertThat(end.room().facts().duplicate()).isPositive();
        assertThat(end.crew().phase()).isEqualTo(Phase.ENDED);
        assertThat(end.rate()).isZero();
        assertThat(house.host.quarantine(show, 0, 10).total())
                .isEqualTo(end.room().facts().rejected());
        assertThat(house.host.quarantine(show, 0, 10).lines()).isNotEmpty();
    }

    @Test
    void what_the_crew_does_meanwhile_changes_no_figure() throws IOException {
        Path file = recording();
        ShowId show = play(file, 60);
        while (house.settle(show).crew().phase() != Phase.ENDED) {
            house.pass(show, Duration.ofMillis(170));
            house.wish(show, House.cue());
        }
        assertThat(playToTheEnd(show).room()).isEqualTo(replayed(file, null));
    }

    @Test
    void after_a_crash_a_played_show_goes_on_where_the_journal_ends() throws IOException {
        Path file = recording();
        ShowId show = play(file, 60);
        for (int i = 0; i < 40; i++) house.pass(show, Duration.ofMillis(250));
        byte[] before = house.bytes(show);
        house.kill();

        house.clock.pass(Duration.ofHours(5));
        House next = house.another(database);
        next.register.start();
        assertThat(next.bytes(show)).isEqualTo(before);
        house = next;
        assertThat(house.host.state(show).now()).isLessThan(Moment.of(SEVEN.plus(LASTS)));
        assertThat(playToTheEnd(show).room()).isEqualTo(replayed(file, null));
    }

    @Test
    void a_broken_journal_delays_a_played_show_and_loses_nothing_of_it() throws IOException {
        Path file = recording();
        ShowId show = play(file, 60);
        var dice = new SplittableRandom(11);
        house.journal.faults(() -> dice.nextInt(3) > 0
                ? FaultyJournal.Fault.NONE
                : dice.nextBoolean() ? FaultyJournal.Fault.BROKEN : FaultyJournal.Fault.ANSWER_LOST);
        assertThat(playToTheEnd(show).room()).isEqualTo(replayed(file, null));
    }

    @Test
    void speed_pause_and_forward_seek_move_the_shows_own_clock() throws IOException {
        ShowId show = play(recording(), 10);
        assertThat(house.settle(show).now()).isEqualTo(Moment.of(SEVEN));
        house.pass(show, Duration.ofSeconds(6));
        assertThat(house.host.state(show).now()).isEqualTo(Moment.of(SEVEN.plusSeconds(60)));
        assertThat(house.host.control(show, new PlaybackControl(true, null, null)))
                .isInstanceOf(Controlled.Now.class);
        house.pass(show, Duration.ofMinutes(1));
        Published paused = house.host.state(show);
        assertThat(paused.now()).isEqualTo(Moment.of(SEVEN.plusSeconds(60)));
        assertThat(paused.rate()).isZero();

        var seek = Moment.of(SEVEN.plusSeconds(600));
        long entries = Objects.requireNonNull(paused.room().figures().entries());
        house.host.control(show, new PlaybackControl(null, null, seek));
        house.settle(show);
        house.pass(show, Duration.ofMillis(100));
        assertThat(house.host.state(show).now()).isEqualTo(seek);
        assertThat(house.host.state(show).room().figures().entries())
                .as("what lies between is fed, though the clock stands")
                .isGreaterThan(entries);
        assertThat(house.host.control(show, new PlaybackControl(null, null, Moment.of(SEVEN))))
                .isEqualTo(new Controlled.NotBackwards(seek, Moment.of(SEVEN)));
        assertThat(house.host.control(show, new PlaybackControl(null, 61, null)))
                .isEqualTo(new Controlled.NoSuchSpeed(61));

        house.host.control(show, new PlaybackControl(false, 60, null));
        house.pass(show, Duration.ofSeconds(1));
        assertThat(house.host.state(show).now()).isEqualTo(seek.plus(Duration.ofMinutes(1)));
        assertThat(house.host.state(show).rate()).isEqualTo(60);
        playToTheEnd(show);
        assertThat(house.host.control(show, new PlaybackControl(true, null, null)))
                .isEqualTo(new Controlled.Finished());
        assertThat(house.host.control(house.opened(), new PlaybackControl(true, null, null)))
                .isEqualTo(new Controlled.NotPlayed());
    }

    @Test
    void how_long_a_recording_is_is_known_before_it_was_played_and_after_a_crash() throws IOException {
        Path file = recording();
        Moment end = Recordings.span(file, null).end();
        ShowId show = play(file, 10);
        assertThat(house.settle(show).playback())
                .isNotNull()
                .extracting(Playback::until)
                .isEqualTo(end);
        assertThat(house.journal.playback(show).orElseThrow().until()).isEqualTo(end);
        house.kill();
        house = house.another(database);
        assertThat(house.settle(show).playback())
                .isNotNull()
                .extracting(Playback::until)
                .isEqualTo(end);
        assertThat(playToTheEnd(show).playback())
                .isNotNull()
                .extracting(Playback::until)
                .isEqualTo(end);
    }

    @Test
    void a_journal_that_is_away_delays_how_long_a_recording_is_and_loses_it_not() throws IOException {
        house.journal.faults(() -> FaultyJournal.Fault.NONE);
        ShowId show = play(recording(), 1);
        house.journal.faults(() -> FaultyJournal.Fault.BROKEN);
        house.settle(show);
        house.journal.faults(() -> FaultyJournal.Fault.NONE);
        house.pass(show, Duration.ofSeconds(2));
        assertThat(house.settle(show).playback())
                .isNotNull()
                .extracting(Playback::until)
                .isNotNull();
    }

    @Test
    void a_csv_that_names_no_mapping_is_read_by_the_one_that_fits_then_and_ever_after() throws IOException {
        Path data = Path.of(System.getProperty("kaibo.data", "none"), "bilibili-live-small");
        assumeThat(data)
                .as("real recordings are not on this machine (kaibo.data)")
                .isDirectory();
        try (Stream<Path> files = Files.list(data)) {
            Path file = files.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            ShowId show = play(file, 60);
            assertThat(house.journal.playback(show).orElseThrow().mapping()).isEqualTo("bilibili");
        }
    }

    @Test
    void a_simulated_show_ends_for_the_bar_where_its_plan_does() {
        var rundown = dev.kaibo.simulator.room.SampleShow.rundown(Moment.of(House.EIGHT));
        ShowId show = house.host.playSimulated(
                House.WORKSPACE, new NewShow("示例", CrewEvent.Nature.SIMULATED, rundown, true), 38, 1, House.FLOOR);
        assertThat(house.settle(show).playback())
                .isNotNull()
                .extracting(Playback::until)
                .isEqualTo(rundown.plannedEnd());
    }

    @Test
    void a_sample_show_that_is_opened_late_has_been_on_air_all_the_time() {
        var start = Moment.of(House.EIGHT).minus(Duration.ofMinutes(47));
        var rundown = dev.kaibo.simulator.room.SampleShow.rundown(start);
        ShowId show = house.host.playSimulated(
                House.WORKSPACE, new NewShow("示例", CrewEvent.Nature.SIMULATED, rundown, true), 38, 1, House.FLOOR);
        house.host.control(show, new PlaybackControl(null, null, Moment.of(House.EIGHT)));
        for (int i = 0; i < 10; i++) house.settle(show);
        Published halfway = house.settle(show);
        assertThat(halfway.now())
                .as("the clock goes with what is shown, not ahead of it")
                .isBetween(start, start.plus(Duration.ofMinutes(46)));
        for (int i = 0; i < 80; i++) house.settle(show); // a minute of the room, or an item, each time
        house.pass(show, Duration.ofSeconds(1));
        Published now = house.settle(show);
        assertThat(now.now()).isEqualTo(Moment.of(House.EIGHT.plusSeconds(1)));
        assertThat(now.crew().progress().startedAt()).isEqualTo(start.plus(Duration.ofSeconds(6)));
        Moment slot = start;
        int done = 0;
        for (var item : rundown.items()) {
            var progress = now.crew().progress().item(item.id());
            if (progress == null || progress.startedAt() == null) break;
            assertThat(progress.startedAt())
                    .as("%s", item.id())
                    .isBetween(slot, slot.plus(dev.kaibo.simulator.room.SampleCrew.BEHIND_MOST));
            if (progress.endedAt() != null) done++;
            slot = slot.plus(item.planned());
        }
        assertThat(done).isGreaterThanOrEqualTo(5);
        assertThat(now.room().rounds())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(round -> assertThat(round.entrants()).isPositive());
        assertThat(now.room().figures().orders()).isPositive();
        assertThat(house.host.commentsSince(show, -1, 2_000)).hasSizeGreaterThan(100);
    }

    @Test
    void second_thoughts_about_a_cue_last_three_real_seconds_at_any_speed() throws IOException {
        ShowId show = play(recording(), 60);
        house.pass(show, Duration.ofSeconds(1));
        CueId soon = sent(show);
        house.pass(show, Duration.ofMillis(2_900));
        assertThat(house.wish(show, new Wish.TakeBackCue(soon))).isInstanceOf(Answer.Done.class);
        CueId late = sent(show);
        house.pass(show, Duration.ofMillis(3_100));
        assertThat(house.wish(show, new Wish.TakeBackCue(late)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.CueTooOldToTakeBack.class));
        house.host.control(show, new PlaybackControl(true, null, null));
        CueId still = sent(show);
        house.pass(show, Duration.ofSeconds(2));
        assertThat(house.wish(show, new Wish.TakeBackCue(still))).isInstanceOf(Answer.Done.class);
    }

    private CueId sent(ShowId show) {
        var cue = new CueId(UUID.randomUUID());
        assertThat(house.wish(show, House.cue(cue))).isInstanceOf(Answer.Done.class);
        return cue;
    }

    @Test
    void a_jump_to_the_end_feeds_everything_between() throws IOException {
        Path file = recording();
        ShowId show = play(file, 1);
        house.host.control(show, new PlaybackControl(null, null, Moment.of(SEVEN.plus(Duration.ofHours(2)))));
        assertThat(playToTheEnd(show).room()).isEqualTo(replayed(file, null));
    }

    @Test
    void a_recording_is_on_the_disk_before_anybody_is_told_that_it_plays() throws IOException {
        ShowId show = play(recording(), 1);
        Path recordings = folder.resolve("recordings");
        assertThat(house.forced).containsExactly(recordings.resolve(show.toString()), recordings, folder);
        house.forced.clear();
        ShowId next = play(folder.resolve("made.ndjson"), 1);
        assertThat(house.forced).containsExactly(recordings.resolve(next.toString()), recordings);
    }

    @Test
    void a_recording_that_the_disk_does_not_take_is_not_played() throws IOException {
        house.diskFails = true;
        assertThat(answer(recording(), null)).isInstanceOf(PlayAnswer.Unreadable.class);
        assertThat(folder.resolve("recordings")).isEmptyDirectory();
    }

    @Test
    void two_hosts_that_play_one_recording_bring_each_fact_once() throws IOException {
        Path file = recording();
        ShowId show = play(file, 60);
        House other = house.another(database);
        var dice = new SplittableRandom(3);
        for (int i = 0; i < 30; i++) (dice.nextBoolean() ? house : other).pass(show, Duration.ofMillis(400));
        house.kill();
        house = other;
        Published end = playToTheEnd(show);
        assertThat(end.room()).isEqualTo(replayed(file, null));
        assertThat(house.replayed(show)).isEqualTo(house.bytes(show));
    }

    @Test
    void an_unreadable_file_and_an_unknown_mapping_are_named() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.ndjson"), "");
        assertThat(answer(empty, null))
                .isInstanceOfSatisfying(
                        PlayAnswer.Unreadable.class,
                        said -> assertThat(said.reason()).contains("empty"));
        assertThat(answer(empty, "nonsense")).isEqualTo(new PlayAnswer.NoSuchMapping("nonsense"));
        Path bad = Files.writeString(
                folder.resolve("bad.ndjson"),
                "{\"kaibo\":1,\"stream\":\"x\",\"zone\":\"UTC\",\"gives\":[\"entered\"]}\nnot json\n");
        assertThat(answer(bad, null))
                .isInstanceOfSatisfying(
                        PlayAnswer.Unreadable.class,
                        said -> assertThat(said.reason()).contains("bad.ndjson"));
    }

    @Test
    void a_show_whose_file_was_deleted_stays_to_be_seen_and_is_paused() throws IOException {
        ShowId show = play(recording(), 60);
        for (int i = 0; i < 10; i++) house.pass(show, Duration.ofMillis(200));
        house.close();
        Files.delete(folder.resolve("recordings").resolve(show.toString()));
        house = house.another(database);
        house.settle(show);
        house.pass(show, Duration.ofSeconds(1));
        assertThat(house.settle(show).playback())
                .isNotNull()
                .satisfies(each -> assertThat(each.state()).isEqualTo(Playback.State.PAUSED));
    }

    @Test
    void a_simulated_show_keeps_up_with_every_speed_and_is_the_same_show_at_each() {
        var slow = simulatedFor(Duration.ofMinutes(12), 1);
        assertThat(slow.facts().accepted()).isGreaterThan(5_000);
        for (int speed : new int[] {2, 5, 10, 20})
            assertThat(simulatedFor(Duration.ofMinutes(12), speed))
                    .as("×%d", speed)
                    .isEqualTo(slow);
    }

    /** The room of the sample show after so much of its own time. */
    private RoomFigures simulatedFor(Duration played, int speed) {
        var rundown = dev.kaibo.simulator.room.SampleShow.rundown(Moment.of(House.EIGHT));
        ShowId show = house.host.playSimulated(
                House.WORKSPACE, new NewShow("示例", CrewEvent.Nature.SIMULATED, rundown, true), 38, speed, House.FLOOR);
        house.settle(show);
        for (long second = 0; second < played.toSeconds() / speed; second++) house.pass(show, Duration.ofSeconds(1));
        Published state = house.settle(show);
        assertThat(state.now())
                .as("neither behind nor ahead")
                .isEqualTo(rundown.plannedStart().plus(played));
        assertThat(state.playback()).isNotNull().extracting(Playback::speed).isEqualTo(speed);
        house.host.control(show, new PlaybackControl(true, null, null));
        return state.room();
    }

    @Test
    void a_simulated_room_runs_by_itself_and_is_the_same_room_after_a_crash() {
        var rundown = dev.kaibo.simulator.room.SampleShow.rundown(Moment.of(House.EIGHT));
        ShowId show = house.host.playSimulated(
                House.WORKSPACE, new NewShow("示例", CrewEvent.Nature.SIMULATED, rundown, true), 38, 60, House.FLOOR);
        house.clock.pass(Duration.ofMillis(271)); // nobody looks at the clock at the very second of the start
        for (int i = 0; i < 30; i++) house.pass(show, Duration.ofMillis(300));
        assertThat(house.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
        for (int i = 0; i < 30; i++) house.pass(show, Duration.ofMillis(300));
        Published before = house.settle(show);
        assertThat(before.crew().phase()).isEqualTo(Phase.ON_AIR);
        assertThat(before.crew().progress().now()).isNotNull();
        house.host.control(show, new PlaybackControl(null, null, before.now().plus(Duration.ofMinutes(20))));
        assertThat(house.wish(show, House.cue())).isInstanceOf(Answer.Done.class); // in the middle of the jump
        for (int i = 0; i < 40; i++) house.settle(show); // a minute of the room each time
        byte[] bytes = house.bytes(show);
        house.kill();

        house = house.another(database);
        assertThat(house.bytes(show)).isEqualTo(bytes);
        for (int i = 0; i < 30; i++) house.pass(show, Duration.ofMillis(300));
        Published after = house.settle(show);
        assertThat(after.room().facts().duplicate()).isZero();
        assertThat(after.room().facts().conflict()).isZero();
        assertThat(after.room().figures().uv())
                .isGreaterThan(before.room().figures().uv());
        long[] sequences = house.events(show).stream()
                .filter(each -> each.event() instanceof AudienceFact)
                .mapToLong(each -> ((AudienceFact) each.event()).head().key())
                .toArray();
        for (int i = 0; i < sequences.length; i++) assertThat(sequences[i]).isEqualTo(i + 1);
    }

    @Test
    void real_recordings_played_give_the_figures_of_their_replay() throws IOException {
        Path data = Path.of(System.getProperty("kaibo.data", "none"), "bilibili-live-small");
        assumeThat(data)
                .as("real recordings are not on this machine (kaibo.data)")
                .isDirectory();
        try (Stream<Path> files = Files.list(data)) {
            Path file = files.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            PlayAnswer answer = answer(file, "bilibili");
            assertThat(answer).isInstanceOf(PlayAnswer.Playing.class);
            ShowId show = ((PlayAnswer.Playing) answer).show();
            house.host.control(show, new PlaybackControl(null, null, Moment.of(Instant.parse("2100-01-01T00:00:00Z"))));
            assertThat(playToTheEnd(show).room()).isEqualTo(replayed(file, "bilibili"));
        }
    }

    private PlayAnswer answer(Path file, @Nullable String mapping) {
        return house.host.playRecording(House.WORKSPACE, "录制", file, mapping, 60, House.FLOOR);
    }

    private ShowId play(Path file, int speed) {
        PlayAnswer answer = house.host.playRecording(House.WORKSPACE, "录制", file, null, speed, House.FLOOR);
        assertThat(answer).isInstanceOf(PlayAnswer.Playing.class);
        return ((PlayAnswer.Playing) answer).show();
    }

    private Published playToTheEnd(ShowId show) {
        for (int i = 0; i < 2_000; i++) {
            house.pass(show, Duration.ofSeconds(1));
            Published state = house.host.state(show);
            Playback playback = state.playback();
            if (playback != null && playback.state() == Playback.State.FINISHED) {
                house.pass(show, Duration.ofSeconds(1));
                house.settle(show);
                return house.host.state(show);
            }
        }
        throw new AssertionError("It does not end: " + house.host.state(show).playback());
    }

    /** What the command line makes of the file: one fold, no host, no journal. */
    private static RoomFigures replayed(Path file, @Nullable String mapping) throws IOException {
        Room room = Room.empty();
        Intake intake = Intake.empty(FingerprintKey.NONE);
        var position = new long[1];
        try (RecordedShow show = Feeds.recorded(file, mapping)) {
            Moment start = show.start();
            if (start == null) throw new AssertionError("The test's file begins with a fact.");
            apply(room, position, start, new CrewEvent.ShowStarted(House.FLOOR));
            apply(room, position, start, intake.declare(show.header()));
            RecordedShow.Stretch stretch;
            Moment at = start;
            do {
                stretch = show.upTo(new Moment(Long.MAX_VALUE), 1_000);
                var taken = intake.take(0, stretch.sightings());
                for (ShowEvent each : taken.intakeEvents()) apply(room, position, at, each);
                var sifted = room.sift(taken.facts());
                int index = 0;
                for (AudienceFact each : sifted.accepted()) {
                    while (taken.facts().get(index) != each) index++;
                    at = stretch.due(index++);
                    apply(room, position, at, each);
                }
                if (!stretch.sightings().isEmpty())
                    at = stretch.due(stretch.sightings().size() - 1);
                if (sifted.duplicates() + stretch.rejected().size() > 0)
                    apply(
                            room,
                            position,
                            at,
                            new IntakeEvent.FactsDropped(
                                    0, sifted.duplicates(), stretch.rejected().size()));
            } while (!stretch.isLast());
            apply(room, position, at, new CrewEvent.ShowEnded(House.FLOOR));
        }
        return room.figures();
    }

    private static void apply(Room room, long[] position, Moment at, ShowEvent event) {
        room.apply(new Recorded(++position[0], at, event));
    }

    /** Invented viewers; some lines come twice, some late, some cannot be understood. */
    private Path recording() throws IOException {
        var dice = new SplittableRandom(5);
        var lines = new ArrayList<String>();
        lines.add(
                "{\"kaibo\":1,\"stream\":\"made\",\"zone\":\"Asia/Shanghai\",\"gives\":[\"entered\",\"left\",\"commented\",\"liked\",\"paid\",\"online\"]}");
        for (int i = 0; i < LINES; i++) {
            long millis = LASTS.toMillis() * i / LINES;
            if (dice.nextInt(20) == 0) millis = Math.max(0, millis - dice.nextInt(900_000));
            String head = "\"at\":\"%s\",\"seq\":%d".formatted(SEVEN.plusMillis(millis), i);
            String who = ",\"viewer\":\"v%d\",\"nick\":\"示例%d\"".formatted(dice.nextInt(700), dice.nextInt(9));
            lines.add(
                    switch (dice.nextInt(7)) {
                        case 0, 1 -> "{\"type\":\"entered\",%s%s,\"source\":\"square\"}".formatted(head, who);
                        case 2 -> "{\"type\":\"left\",%s%s}".formatted(head, who);
                        case 3 -> "{\"type\":\"commented\",%s%s,\"text\":\"多少钱\"}".formatted(head, who);
                        case 4 -> "{\"type\":\"liked\",%s%s,\"times\":3}".formatted(head, who);
                        case 5 ->
                            "{\"type\":\"paid\",%s%s,\"product\":\"A1\",\"order\":\"o%d\",\"units\":1,\"amountFen\":5900}"
                                    .formatted(head, who, i);
                        default -> "{\"type\":\"online\",%s,\"online\":%d}".formatted(head, 100 + dice.nextInt(100));
                    });
            if (i > 0 && dice.nextInt(25) == 0) lines.add(lines.getLast());
            if (i > 0 && dice.nextInt(200) == 0) lines.add("{\"type\":\"entered\", this is no JSON");
        }
        return Files.write(folder.resolve("made.ndjson"), lines);
    }
}
