package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One event of each kind, as it is stored in contract/samples/events. What is stored there is never changed; an event that is added later gets
 * a file of its own. Every name is invented.
 */
final class EventSamples {
    private static final Moment EIGHT = Moment.of(Instant.parse("2026-11-20T12:00:00Z"));
    private static final PersonId CONTROLLER = new PersonId(new UUID(0x5A0E000000004000L, 0x8000000000000001L));
    private static final PersonId HOST = new PersonId(new UUID(0x5A0E000000004000L, 0x8000000000000002L));
    private static final CueId CUE = new CueId(new UUID(0x5A0E000000004000L, 0x8000000000000003L));
    private static final ItemId COAT = new ItemId("coat");
    private static final ItemId FAREWELL = new ItemId("farewell");

    private EventSamples() {}

    /** File name without ending, and the block that it holds. */
    static Map<String, List<Recorded>> files() {
        Map<String, List<Recorded>> files = new LinkedHashMap<>();
        files.put("format-1", recorded(1, firstVersion()));
        return files;
    }

    private static List<ShowEvent> firstVersion() {
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
}
