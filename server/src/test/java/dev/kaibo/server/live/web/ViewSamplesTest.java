package dev.kaibo.server.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.Contract;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.PlatformFigures;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.Survival;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The views as the pages read them, word for word: the web's tests read the same files. After a wanted change run this with
 * {@code -Dkaibo.samples=write} and look at what changed.
 */
class ViewSamplesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Person OPERATOR = person(1, "木木", CrewRole.OPERATOR);
    private static final Person WANQING = person(2, "晚晴", CrewRole.HOST);
    private static final Person AHE = person(3, "阿禾", CrewRole.HOST);
    private static final Person FLOOR = person(4, "石头", CrewRole.FLOOR_CONTROLLER);
    private static final Names NAMES = new Names(
            "岚棉旗舰店", Map.of(OPERATOR.id(), OPERATOR, WANQING.id(), WANQING, AHE.id(), AHE, FLOOR.id(), FLOOR));

    private static final Moment START = at("2026-11-22T12:00:00Z");
    private static final StepId STEP = new StepId(new UUID(0, 0xD1));
    private static final CueId CUE = new CueId(new UUID(0, 0xC1));
    private static final CueId TAKEN_BACK = new CueId(new UUID(0, 0xC2));

    private final FakeShowHost host = new FakeShowHost();

    private static Person person(long number, String name, CrewRole role) {
        return new Person(new PersonId(new UUID(0, number)), name, role);
    }

    private static Moment at(String iso) {
        return Moment.of(Instant.parse(iso));
    }

    private static Rundown rundown() {
        return new Rundown(
                START,
                "Asia/Shanghai",
                Duration.ofMinutes(5),
                List.of(
                        new RundownItem(
                                new ItemId("open"),
                                "开场",
                                null,
                                null,
                                null,
                                Duration.ofMinutes(4),
                                null,
                                List.of(),
                                "欢迎来到直播间"),
                        new RundownItem(
                                new ItemId("p1"),
                                "加绒直筒裤",
                                "LM-2031",
                                ProductRole.TRAFFIC,
                                new Money(39900),
                                Duration.ofMinutes(8),
                                120,
                                List.of(new RundownItem.Point("裤长", "98 公分"), new RundownItem.Point("克重", "620 克")),
                                "先看裤长，再看加绒"),
                        new RundownItem(
                                new ItemId("f1"),
                                "保暖袜 3 双",
                                "LM-0007",
                                ProductRole.FLASH,
                                new Money(990),
                                Duration.ofMinutes(6),
                                300,
                                List.of(),
                                null),
                        new RundownItem(
                                new ItemId("p2"),
                                "羊毛大衣",
                                "LM-3108",
                                ProductRole.PROFIT,
                                new Money(129900),
                                Duration.ofMinutes(10),
                                null,
                                List.of(),
                                null)),
                List.of(new Rundown.Milestone("福袋 1 号", START.plus(Duration.ofMinutes(30)))),
                List.of(new Rundown.CueKey(
                        "求关注", Map.of(CrewRole.HOST, "新来的先点个关注", CrewRole.FLOOR_CONTROLLER, "公屏刷关注"))));
    }

    /** Somebody has paused, extended, skipped, cued, acknowledged and taken back; one figure is null, another 0. */
    private Published story() {
        ShowId show = host.open(
                new UUID(0, 0xA), new NewShow("第 38 场 初冬换季专场", Nature.RECORDING, rundown(), true), OPERATOR.id());
        does(show, "2026-11-22T12:01:00Z", new Wish.StartShow(), FLOOR);
        does(show, "2026-11-22T12:01:00Z", new Wish.ChangeHostShift(WANQING.id()), FLOOR);
        does(show, "2026-11-22T12:01:05Z", new Wish.TakeItem(new ItemId("open")), FLOOR);
        does(show, "2026-11-22T12:05:00Z", new Wish.TakeItem(new ItemId("p1")), FLOOR);
        does(show, "2026-11-22T12:06:00Z", new Wish.PauseShow(), FLOOR);
        does(show, "2026-11-22T12:06:30Z", new Wish.ResumeShow(), FLOOR);
        does(show, "2026-11-22T12:07:00Z", new Wish.ExtendItem(new ItemId("p1"), Duration.ofSeconds(40)), OPERATOR);
        does(show, "2026-11-22T12:07:10Z", new Wish.SkipItem(new ItemId("f1")), FLOOR);
        does(show, "2026-11-22T12:07:20Z", new Wish.SendCue(TAKEN_BACK, "切下一款", Map.of(CrewRole.HOST, "收口")), FLOOR);
        does(show, "2026-11-22T12:07:22Z", new Wish.TakeBackCue(TAKEN_BACK), FLOOR);
        does(
                show,
                "2026-11-22T12:08:00Z",
                new Wish.SendCue(CUE, "求关注", Map.of(CrewRole.HOST, "新来的先点个关注", CrewRole.FLOOR_CONTROLLER, "公屏刷关注")),
                FLOOR);
        does(show, "2026-11-22T12:08:04.250Z", new Wish.AcknowledgeCue(CUE, CrewRole.HOST), WANQING);
        does(
                show,
                "2026-11-22T12:08:04.500Z",
                new Wish.RecordStep(STEP, "讲解", CrewRole.CONSOLE_OPERATOR, new ItemId("p1")),
                OPERATOR);
        host.goTo(at("2026-11-22T12:08:05Z"));
        host.comment(show, 17, "山茶*", "裤长多少？");
        host.comment(show, null, null, "扣 1");
        host.figures(show, figures());
        host.plays(
                show,
                new Playback(Playback.State.PLAYING, 60, START, at("2026-11-22T15:00:00Z"), "2026-11-22.ndjson", 2));
        host.journalFails(show, "disk full");
        return host.state(show);
    }

    private void does(ShowId show, String when, Wish wish, Person by) {
        host.goTo(at(when));
        assertThat(host.submit(show, UUID.randomUUID(), wish, by.id())
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Answer.Done.class);
    }

    private static RoomFigures figures() {
        return new RoomFigures(
                new RoomFigures.FactCounts(9_120, 12, 1, 2, 3),
                rich(),
                new RoomFigures.Recent(Duration.ofMinutes(10), rich(), empty()),
                List.of(new RoomFigures.RoundFigures(
                        0,
                        at("2026-11-22T12:01:00Z"),
                        true,
                        false,
                        412,
                        38L,
                        61L,
                        9L,
                        null,
                        77L,
                        12L,
                        11L,
                        Duration.ofMillis(141_728_000),
                        new Survival(398, List.of(301L, 212L)),
                        new RoomFigures.RoundTotals(431L, 96L, 2_210L, 9L, null, 0L, 88L, 12L, new Money(472_800)))),
                List.of(new RoomFigures.ProductFigures("LM-2031", rich())),
                List.of(
                        new RoomFigures.SourceFigures(TrafficSource.SQUARE, rich(), 96L, 31L),
                        new RoomFigures.SourceFigures(TrafficSource.OFFICIAL_ACCOUNT, empty(), null, null)),
                List.of(new RoomFigures.ShiftFigures(WANQING.id(), at("2026-11-22T12:01:00Z"), rich())),
                List.of(new RoomFigures.StreamFigures(
                        "forwarder",
                        Origin.CAPTURED,
                        Set.of(FactKind.ENTERED, FactKind.COMMENTED, FactKind.ONLINE),
                        "Asia/Shanghai",
                        Duration.ofSeconds(10),
                        at("2026-11-22T12:08:03Z"),
                        Duration.ofMillis(-320))),
                new PlatformFigures(
                        List.of(
                                platform(PlatformMeasure.VIEWERS, 0, TrafficSource.RECOMMEND, 318, Origin.DASHBOARD),
                                platform(PlatformMeasure.FOLLOWERS, 0, null, 9, Origin.TYPED)),
                        List.of(new PlatformFigures.RoundReading(
                                0, platform(PlatformMeasure.COMMENT_STANDING, 10, null, 6_400, Origin.DASHBOARD)))),
                List.of(new Finding(
                        "sequence-restarted",
                        Finding.Severity.WARN,
                        List.of(new Finding.Evidence("stream", "forwarder")))));
    }

    private static PlatformFigures.Reading platform(
            PlatformMeasure measure, int window, @Nullable TrafficSource source, long value, Origin origin) {
        return new PlatformFigures.Reading(
                measure, window, source, value, at("2026-11-22T12:07:40Z"), origin, OPERATOR.id());
    }

    private static Figures rich() {
        return new Figures(
                at("2026-11-22T12:01:00Z"),
                318L,
                402L,
                431L,
                5_310L,
                0.0812,
                412,
                Duration.ofMillis(344_000),
                true,
                96L,
                38L,
                0.0922,
                2_210L,
                61L,
                0.1481,
                9L,
                9L,
                0.0218,
                null,
                null,
                null,
                0L,
                0L,
                88L,
                77L,
                0.1869,
                12L,
                0.1364,
                11L,
                0.0267,
                12L,
                0.1,
                new Money(478_800),
                new Money(6_000),
                new Money(472_800),
                new Money(39_400),
                new Money(1_148),
                new Money(1_096_984));
    }

    private static Figures empty() {
        return new Figures(
                null, null, null, null, null, null, 0, null, false, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    @Test
    void a_snapshot_is_written_as_the_pages_read_it() throws IOException {
        Published state = story();
        ShowView view = ShowView.of(state, 0, host.commentsSince(state.show(), -1, ShowView.COMMENTS), NAMES);
        ObjectNode written = (ObjectNode) JSON.readTree(JSON.writeValueAsBytes(view));
        // the fake gives each show a new id
        ((ObjectNode) written.get("show")).put("id", "00000000-0000-0000-0000-00000000005a");
        matches("show-view.json", written);
    }

    @Test
    void a_frame_is_written_as_the_pages_read_it() throws IOException {
        Published state = story();
        ObjectNode frame = JSON.createObjectNode();
        frame.put("position", state.position());
        frame.set("clock", JSON.valueToTree(ShowView.Clock.of(state, 0)));
        var changes = frame.putArray("changes");
        for (ShowChange change : List.of(
                new ShowChange.OfCrew(CrewView.of(state.crew(), NAMES)),
                new ShowChange.OfCues(
                        state.crew().cues().size(),
                        state.crew().cues().stream()
                                .map(it -> CrewView.Cue.of(it, NAMES))
                                .toList()),
                new ShowChange.OfSteps(
                        state.crew().steps().size(),
                        state.crew().steps().stream()
                                .map(it -> CrewView.StepDone.of(it, NAMES))
                                .toList()),
                new ShowChange.OfRoom(RoomView.of(state.room(), NAMES)),
                new ShowChange.OfComments(
                        -1,
                        host.commentsSince(state.show(), -1, 10).stream()
                                .map(ShowView.Comment::of)
                                .toList()),
                new ShowChange.OfPlayback(ShowView.Played.of(state.playback())),
                new ShowChange.OfJournal(ShowView.Journal.of(state.journal()))))
            changes.add(JSON.<JsonNode>valueToTree(change));
        matches("frame.json", frame);
    }

    @Test
    void who_is_still_there_is_written_as_the_pages_read_it() throws IOException {
        matches("survival.json", JSON.valueToTree(SurvivalView.of(figures())));
    }

    @Test
    void before_the_first_round_the_streams_say_whether_it_will_be_known_who_is_still_there() {
        assertThat(SurvivalView.of(before(FactKind.ENTERED, FactKind.LEFT)).rounds())
                .isEmpty();
        assertThat(SurvivalView.of(before(FactKind.ENTERED)).rounds()).isNull();
    }

    private static RoomFigures before(FactKind... gives) {
        Room room = Room.empty();
        room.apply(new Recorded(
                1,
                START,
                new IntakeEvent.StreamDeclared(
                        0, "forwarder", Origin.CAPTURED, Set.of(gives), "Asia/Shanghai", Duration.ofSeconds(10))));
        return room.figures();
    }

    @Test
    void a_clock_goes_on_after_its_publishing_at_the_speed_of_the_show() {
        Published state = story();
        assertThat(state.rate()).isEqualTo(1);
        assertThat(ShowView.Clock.of(state, Duration.ofMillis(250).toNanos()).now())
                .isEqualTo(state.now().plus(Duration.ofMillis(250)).toString());
    }

    @Test
    void who_has_left_is_shown_without_a_name() {
        assertThat(NAMES.of(new PersonId(new UUID(9, 9))).name()).isEqualTo("—");
    }

    private static void matches(String file, JsonNode written) throws IOException {
        Path sample = Contract.file("samples/" + file);
        if ("write".equals(System.getProperty("kaibo.samples"))) {
            Files.createDirectories(sample.getParent());
            Files.writeString(sample, written.toPrettyString() + "\n");
        }
        assertThat(JSON.readTree(written.toString())).isEqualTo(JSON.readTree(Files.readAllBytes(sample)));
    }
}
