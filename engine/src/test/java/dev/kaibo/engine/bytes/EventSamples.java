package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
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
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.PlatformReading;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The blocks of contract/samples/journal/format-1 as they were written down by hand. What is stored there is never changed; an event that is added later
 * gets a file of its own. Every name is invented.
 */
final class EventSamples {
    private static final Moment EIGHT = Moment.of(Instant.parse("2026-11-20T12:00:00Z"));
    private static final PersonId CONTROLLER = new PersonId(new UUID(0x5A0E000000004000L, 0x8000000000000001L));
    private static final PersonId HOST = new PersonId(new UUID(0x5A0E000000004000L, 0x8000000000000002L));
    private static final CueId CUE = new CueId(new UUID(0x5A0E000000004000L, 0x8000000000000003L));
    private static final ItemId COAT = new ItemId("coat");
    private static final ItemId FAREWELL = new ItemId("farewell");
    /** Letters of one to four bytes, joined ones, both directions, an end of text and of a line, and none at all. */
    private static final String STRANGE = "é放單🎁👩‍👧‍👦שלום\u0000\t\r\n\u2028\uFEFF\uFFFD\uD83D\uDE00 ";

    private EventSamples() {}

    /** File name without ending, and the block that it holds. */
    static Map<String, List<Recorded>> files() {
        Map<String, List<Recorded>> files = new LinkedHashMap<>();
        files.put("every-kind", recorded(1, everyKind()));
        files.put("extremes", fromEndToEnd(extremes()));
        files.put("largest", recorded(2_000_000_000_000L, largest()));
        files.put("one-event", recorded(1, List.of(new Tick())));
        files.put("by-hand", recorded(1, byHand()));
        return files;
    }

    /** Hand steps, and what the platform's dashboard said. */
    private static List<ShowEvent> byHand() {
        StepId step = new StepId(new UUID(0x5A0E000000004000L, 0x8000000000000004L));
        StepId last = new StepId(new UUID(-1, -1));
        List<ShowEvent> events = new ArrayList<>(List.of(
                new CrewEvent.HandStepRecorded(step, "讲解", CrewRole.CONSOLE_OPERATOR, COAT, CONTROLLER),
                new CrewEvent.HandStepTakenBack(step, CONTROLLER),
                new CrewEvent.HandStepRecorded(last, "", CrewRole.OPERATOR, null, HOST),
                new CrewEvent.HandStepRecorded(last, STRANGE, CrewRole.BRAND_VIEWER, new ItemId("1"), HOST),
                new CrewEvent.HandStepTakenBack(last, HOST)));
        for (PlatformMeasure measure : PlatformMeasure.values())
            events.add(new IntakeEvent.PlatformRead(
                    0, new PlatformReading(measure, 0, null, measure.unit().most(), EIGHT, HOST)));
        for (TrafficSource source : TrafficSource.values())
            events.add(new IntakeEvent.PlatformRead(
                    Integer.MAX_VALUE,
                    new PlatformReading(
                            PlatformMeasure.VIEWERS,
                            PlatformReading.LONGEST_WINDOW,
                            source,
                            0,
                            new Moment(Long.MIN_VALUE),
                            null)));
        return events;
    }

    private static List<ShowEvent> everyKind() {
        return List.of(
                new CrewEvent.ShowOpened(
                        new ShowId(new UUID(0x5A0E000000004000L, 0x8000000000000000L)),
                        "示例 初冬换季专场",
                        CrewEvent.Nature.LIVE,
                        rundown()),
                new IntakeEvent.StreamDeclared(
                        0,
                        "forwarder",
                        Origin.CAPTURED,
                        EnumSet.of(FactKind.ENTERED, FactKind.COMMENTED, FactKind.LIKED, FactKind.ONLINE),
                        "Asia/Shanghai",
                        Duration.ofSeconds(10)),
                new IntakeEvent.StreamDeclared(
                        40,
                        "orders",
                        Origin.ORDERS,
                        EnumSet.of(FactKind.ORDERED, FactKind.PAID, FactKind.REFUNDED),
                        "UTC",
                        Duration.ofMinutes(1)),
                new IntakeEvent.OffsetMeasured(0, Duration.ofMillis(-1_250)),
                new CrewEvent.HostShiftChanged(HOST, CONTROLLER),
                new CrewEvent.ShowStarted(CONTROLLER),
                new CrewEvent.ItemTaken(COAT, CONTROLLER),
                new Tick(),
                new IntakeEvent.ViewerMet(0),
                new AudienceFact.Entered(fact(0, 41, 0), TrafficSource.RECOMMEND),
                new AudienceFact.Entered(fact(0, 42, FactHead.NOBODY), TrafficSource.UNKNOWN),
                new AudienceFact.Commented(
                        new FactHead(0, KeyKind.MESSAGE, 0xFEED_0000_0000_0001L, 0xC0FFEE, EIGHT.millis() + 900, 0), 0),
                new AudienceFact.Liked(fact(0, 43, 0), 12),
                new AudienceFact.Followed(fact(0, 45, 0)),
                new AudienceFact.Shared(fact(0, 44, 0)),
                new AudienceFact.Left(fact(0, 50, 0)),
                new IntakeEvent.ProductMet(0, "LM2603"),
                new AudienceFact.Clicked(fact(0, 46, 0), 0),
                new AudienceFact.Clicked(fact(0, 47, 0), AudienceFact.NO_PRODUCT),
                new AudienceFact.Gifted(fact(0, 48, 0), 2, 1_880),
                new AudienceFact.OnlineSampled(
                        new FactHead(0, KeyKind.NONE, 0, 0xBEEF, EIGHT.millis() + 1_000, FactHead.NOBODY), 1_286),
                new AudienceFact.ExposureSampled(
                        new FactHead(0, KeyKind.NONE, 0, 0xBEE5, EIGHT.millis() + 1_000, FactHead.NOBODY), 40_960),
                new AudienceFact.Unrecognised(fact(0, 49, 0), "lucky-bag-opened"),
                new AudienceFact.Ordered(fact(40, 7, 0), 0x1234_5678_9ABC_DEF0L, 0, 1, new Money(36_900)),
                new AudienceFact.Paid(fact(40, 8, 0), 0x1234_5678_9ABC_DEF0L, 0, 1, new Money(36_900)),
                new AudienceFact.Refunded(fact(40, 9, 0), 0x1234_5678_9ABC_DEF0L, 0, 0, new Money(1_000)),
                new IntakeEvent.FactsDropped(0, 3, 1),
                new CrewEvent.CueSent(
                        CUE, "催扣 1", Map.of(CrewRole.HOST, "还差 74 人，再喊一遍", CrewRole.CO_HOST, "举牌"), CONTROLLER),
                new CrewEvent.CueAcknowledged(CUE, CrewRole.HOST, HOST),
                new CrewEvent.CueTakenBack(CUE, CONTROLLER),
                new CrewEvent.ItemExtended(COAT, Duration.ofSeconds(40), CONTROLLER),
                new CrewEvent.ShowPaused(CONTROLLER),
                new CrewEvent.ShowResumed(CONTROLLER),
                new CrewEvent.ItemsReordered(List.of(FAREWELL), CONTROLLER),
                new CrewEvent.ItemSkipped(FAREWELL, CONTROLLER),
                new CrewEvent.ShowEnded(CONTROLLER));
    }

    /** The ends of every range that means something, and each value of each enum. No show was ever like this. */
    private static List<ShowEvent> extremes() {
        List<FactHead> heads = List.of(
                new FactHead(0, KeyKind.NONE, 0, 0, 0, FactHead.NOBODY),
                new FactHead(Integer.MAX_VALUE, KeyKind.NONE, 0, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE),
                new FactHead(0, KeyKind.MESSAGE, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, 0),
                new FactHead(32, KeyKind.MESSAGE, Long.MAX_VALUE, -1, -1, FactHead.NOBODY),
                // Stream 30 is the last one whose sequences are stored as steps.
                new FactHead(30, KeyKind.SEQUENCE, Long.MAX_VALUE, 0, EIGHT.millis(), 127),
                new FactHead(30, KeyKind.SEQUENCE, 0, 0, EIGHT.millis(), 128),
                new FactHead(30, KeyKind.SEQUENCE, 0, 0, EIGHT.millis(), 16_384),
                new FactHead(31, KeyKind.SEQUENCE, Long.MAX_VALUE, 0, EIGHT.millis(), 0),
                new FactHead(31, KeyKind.SEQUENCE, 0, 0, EIGHT.millis(), 0));
        List<ShowEvent> events = new ArrayList<>();
        for (FactHead head : heads) events.add(new AudienceFact.Left(head));
        FactHead first = heads.get(0);
        for (TrafficSource source : TrafficSource.values()) events.add(new AudienceFact.Entered(first, source));
        events.addAll(List.of(
                new AudienceFact.Commented(first, 0),
                new AudienceFact.Commented(first, Long.MAX_VALUE),
                new AudienceFact.Liked(first, 1),
                new AudienceFact.Liked(first, Integer.MAX_VALUE),
                new AudienceFact.Followed(heads.get(1)),
                new AudienceFact.Shared(heads.get(2)),
                new AudienceFact.Clicked(first, AudienceFact.NO_PRODUCT),
                new AudienceFact.Clicked(first, Integer.MAX_VALUE),
                new AudienceFact.Ordered(first, Long.MIN_VALUE, AudienceFact.NO_PRODUCT, 1, Money.ZERO),
                new AudienceFact.Ordered(first, -1, Integer.MAX_VALUE, Integer.MAX_VALUE, new Money(Long.MAX_VALUE)),
                new AudienceFact.Paid(first, 0, AudienceFact.NO_PRODUCT, 1, Money.ZERO),
                new AudienceFact.Paid(first, -1, Integer.MAX_VALUE, Integer.MAX_VALUE, new Money(Long.MAX_VALUE)),
                new AudienceFact.Refunded(first, Long.MAX_VALUE, AudienceFact.NO_PRODUCT, 0, Money.ZERO),
                new AudienceFact.Refunded(first, -1, Integer.MAX_VALUE, Integer.MAX_VALUE, new Money(Long.MAX_VALUE)),
                new AudienceFact.Gifted(first, 1, 0),
                new AudienceFact.Gifted(first, Integer.MAX_VALUE, Long.MAX_VALUE),
                new AudienceFact.OnlineSampled(first, 0),
                new AudienceFact.OnlineSampled(first, Integer.MAX_VALUE),
                new AudienceFact.ExposureSampled(first, 0),
                new AudienceFact.ExposureSampled(first, Long.MAX_VALUE),
                new AudienceFact.Unrecognised(first, ""),
                new AudienceFact.Unrecognised(first, STRANGE)));
        for (Origin origin : Origin.values())
            events.add(new IntakeEvent.StreamDeclared(
                    0, "", origin, EnumSet.noneOf(FactKind.class), "UTC", Duration.ofMillis(1)));
        events.addAll(List.of(
                new IntakeEvent.StreamDeclared(
                        Integer.MAX_VALUE,
                        STRANGE,
                        Origin.CAPTURED,
                        EnumSet.allOf(FactKind.class),
                        "America/Argentina/ComodRivadavia",
                        Duration.ofMillis(Long.MAX_VALUE)),
                new IntakeEvent.OffsetMeasured(0, Duration.ofMillis(Long.MIN_VALUE)),
                new IntakeEvent.OffsetMeasured(Integer.MAX_VALUE, Duration.ofMillis(Long.MAX_VALUE)),
                new IntakeEvent.ViewerMet(Integer.MAX_VALUE),
                new IntakeEvent.ProductMet(Integer.MAX_VALUE, ""),
                new IntakeEvent.ProductMet(0, STRANGE),
                new IntakeEvent.FactsDropped(0, 0, 0),
                new IntakeEvent.FactsDropped(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        for (CrewEvent.Nature nature : CrewEvent.Nature.values())
            events.add(new CrewEvent.ShowOpened(
                    new ShowId(new UUID(0, 0)),
                    "",
                    nature,
                    new Rundown(
                            new Moment(Long.MIN_VALUE), "UTC", Duration.ofMillis(1), List.of(), List.of(), List.of())));
        PersonId nobody = new PersonId(new UUID(0, 0));
        PersonId last = new PersonId(new UUID(-1, -1));
        CueId cue = new CueId(new UUID(-1, Long.MIN_VALUE));
        ItemId item = new ItemId("长".repeat(64));
        Map<CrewRole, String> lines = new EnumMap<>(CrewRole.class);
        for (CrewRole role : CrewRole.values()) lines.put(role, role == CrewRole.HOST ? STRANGE : "");
        events.add(new CrewEvent.ShowOpened(
                new ShowId(new UUID(-1, -1)), STRANGE, CrewEvent.Nature.LIVE, strangeRundown(lines)));
        events.addAll(List.of(
                new CrewEvent.ShowStarted(nobody),
                new CrewEvent.ShowPaused(last),
                new CrewEvent.ShowResumed(last),
                new CrewEvent.ShowEnded(last),
                new CrewEvent.ItemTaken(new ItemId("1"), last),
                new CrewEvent.ItemExtended(item, Duration.ofMillis(Long.MIN_VALUE), last),
                new CrewEvent.ItemExtended(item, Duration.ofMillis(Long.MAX_VALUE), last),
                new CrewEvent.ItemSkipped(item, last),
                new CrewEvent.ItemsReordered(List.of(), last),
                new CrewEvent.CueSent(cue, "", Map.of(), last),
                new CrewEvent.CueSent(cue, STRANGE, lines, last),
                new CrewEvent.CueTakenBack(cue, last),
                new CrewEvent.HostShiftChanged(nobody, last)));
        for (CrewRole role : CrewRole.values()) events.add(new CrewEvent.CueAcknowledged(cue, role, last));
        return events;
    }

    private static Rundown strangeRundown(Map<CrewRole, String> lines) {
        List<RundownItem> items = new ArrayList<>();
        for (ProductRole role : ProductRole.values())
            items.add(new RundownItem(
                    new ItemId("item " + role.ordinal()),
                    STRANGE,
                    "",
                    role,
                    new Money(role.ordinal() == 0 ? 0 : Long.MAX_VALUE),
                    Duration.ofMillis(Long.MAX_VALUE),
                    role.ordinal() == 0 ? 0 : Integer.MAX_VALUE,
                    List.of(new RundownItem.Point("", STRANGE), new RundownItem.Point(STRANGE, "")),
                    ""));
        items.add(new RundownItem(
                new ItemId("nothing of it"), "", null, null, null, Duration.ofMillis(1), null, List.of(), null));
        return new Rundown(
                new Moment(Long.MAX_VALUE),
                "America/Argentina/ComodRivadavia",
                Duration.ofMillis(Long.MAX_VALUE),
                items,
                List.of(
                        new Rundown.Milestone("", new Moment(Long.MIN_VALUE)),
                        new Rundown.Milestone(STRANGE, new Moment(Long.MAX_VALUE))),
                List.of(new Rundown.CueKey("", Map.of()), new Rundown.CueKey(STRANGE, lines)));
    }

    /** The bounds of texts and lists, which may be raised and never lowered. */
    private static List<ShowEvent> largest() {
        List<ItemId> waiting = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) waiting.add(new ItemId(Integer.toString(i, 36)));
        return List.of(
                new IntakeEvent.ProductMet(0, "L".repeat(16_384)),
                new IntakeEvent.ProductMet(1, "放".repeat(5_461)),
                new IntakeEvent.ProductMet(2, "🎁".repeat(4_096)),
                new CrewEvent.ItemsReordered(waiting, CONTROLLER));
    }

    private static FactHead fact(int stream, long sequence, int viewer) {
        return new FactHead(
                stream, KeyKind.SEQUENCE, sequence, 0xABCD_0000L + sequence, EIGHT.millis() + sequence, viewer);
    }

    private static Rundown rundown() {
        RundownItem coat = new RundownItem(
                COAT,
                "高腰加绒阔腿裤",
                "LM2603",
                ProductRole.TRAFFIC,
                new Money(36_900),
                Duration.ofMinutes(8),
                128,
                List.of(new RundownItem.Point("裤长", "98 公分")),
                "158 到 165 穿 M");
        RundownItem farewell =
                new RundownItem(FAREWELL, "收尾", null, null, null, Duration.ofMinutes(2), null, List.of(), null);
        return new Rundown(
                EIGHT,
                "Asia/Shanghai",
                Duration.ofMinutes(5),
                List.of(coat, farewell),
                List.of(new Rundown.Milestone("福袋 2 号", EIGHT.plus(Duration.ofMinutes(5)))),
                List.of(new Rundown.CueKey(
                        "求关注", Map.of(CrewRole.HOST, "新来的先点个关注", CrewRole.FLOOR_CONTROLLER, "跟一句"))));
    }

    private static List<Recorded> recorded(long first, List<ShowEvent> events) {
        List<Recorded> block = new ArrayList<>();
        for (int i = 0; i < events.size(); i++)
            block.add(new Recorded(first + i, EIGHT.plus(Duration.ofMillis(i * 70L)), events.get(i)));
        return block;
    }

    /** From the first moment that can be to one of a show, and up to the last position. */
    private static List<Recorded> fromEndToEnd(List<ShowEvent> events) {
        long first = Long.MAX_VALUE - events.size();
        List<Recorded> block = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Moment at = i == 0 ? new Moment(Long.MIN_VALUE) : i == 1 ? new Moment(-1) : EIGHT;
            block.add(new Recorded(first + i, at, events.get(i)));
        }
        return block;
    }
}
