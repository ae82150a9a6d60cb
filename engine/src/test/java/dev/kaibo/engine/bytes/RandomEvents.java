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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Events of every kind with any value that their constructors allow, ends of the ranges included. Not a show that could have been. */
final class RandomEvents {
    private final Random dice;
    private final List<Supplier<ShowEvent>> kinds = List.of(
            Tick::new,
            () -> new AudienceFact.Entered(head(), one(TrafficSource.values())),
            () -> new AudienceFact.Left(head()),
            () -> new AudienceFact.Commented(head(), number()),
            () -> new AudienceFact.Liked(head(), fromOne()),
            () -> new AudienceFact.Followed(head()),
            () -> new AudienceFact.Shared(head()),
            () -> new AudienceFact.Clicked(head(), product()),
            () -> new AudienceFact.Ordered(head(), number(), product(), fromOne(), money()),
            () -> new AudienceFact.Paid(head(), number(), product(), fromOne(), money()),
            () -> new AudienceFact.Refunded(head(), number(), product(), natural(), money()),
            () -> new AudienceFact.Gifted(head(), fromOne(), number() & Long.MAX_VALUE),
            () -> new AudienceFact.OnlineSampled(head(), natural()),
            () -> new AudienceFact.ExposureSampled(head(), number() & Long.MAX_VALUE),
            () -> new AudienceFact.Unrecognised(head(), text()),
            () -> new IntakeEvent.StreamDeclared(natural(), text(), one(Origin.values()), gives(), text(), length()),
            () -> new IntakeEvent.OffsetMeasured(natural(), length()),
            () -> new IntakeEvent.ViewerMet(natural()),
            () -> new IntakeEvent.ProductMet(natural(), text()),
            () -> new IntakeEvent.FactsDropped(natural(), natural(), natural()),
            () -> new IntakeEvent.PlatformRead(natural(), reading()),
            () -> new CrewEvent.ShowOpened(new ShowId(uuid()), text(), one(CrewEvent.Nature.values()), rundown()),
            () -> new CrewEvent.ShowStarted(person()),
            () -> new CrewEvent.ShowPaused(person()),
            () -> new CrewEvent.ShowResumed(person()),
            () -> new CrewEvent.ShowEnded(person()),
            () -> new CrewEvent.ItemTaken(item(), person()),
            () -> new CrewEvent.ItemExtended(item(), length(), person()),
            () -> new CrewEvent.ItemSkipped(item(), person()),
            () -> new CrewEvent.ItemsReordered(list(this::item), person()),
            () -> new CrewEvent.CueSent(new CueId(uuid()), text(), lines(), person()),
            () -> new CrewEvent.CueAcknowledged(new CueId(uuid()), one(CrewRole.values()), person()),
            () -> new CrewEvent.CueTakenBack(new CueId(uuid()), person()),
            () -> new CrewEvent.HostShiftChanged(person(), person()),
            () -> new CrewEvent.HandStepRecorded(
                    new StepId(uuid()), text(), one(CrewRole.values()), itemOrNone(), person()),
            () -> new CrewEvent.HandStepTakenBack(new StepId(uuid()), person()));

    RandomEvents(long seed) {
        dice = new Random(seed);
    }

    private @Nullable ItemId itemOrNone() {
        return dice.nextBoolean() ? item() : null;
    }

    private PlatformReading reading() {
        PlatformMeasure measure = one(PlatformMeasure.values());
        return new PlatformReading(
                measure,
                dice.nextInt(PlatformReading.LONGEST_WINDOW + 1),
                dice.nextBoolean() ? one(TrafficSource.values()) : null,
                rarely() ? measure.unit().most() : dice.nextLong(measure.unit().most()),
                new Moment(number()),
                dice.nextBoolean() ? person() : null);
    }

    List<Recorded> block() {
        int count = 1 + dice.nextInt(80);
        long position = rarely() ? Long.MAX_VALUE - count : 1 + dice.nextInt(1_000_000);
        long at = dice.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
        List<Recorded> block = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (dice.nextBoolean()) at += rarely() ? dice.nextInt(Integer.MAX_VALUE) : dice.nextInt(2_000);
            block.add(new Recorded(position++, new Moment(at), event()));
        }
        return block;
    }

    ShowEvent event() {
        return kinds.get(dice.nextInt(kinds.size())).get();
    }

    private FactHead head() {
        KeyKind kind = one(KeyKind.values());
        long key = number();
        return new FactHead(
                dice.nextInt(4) == 0 ? natural() : dice.nextInt(33),
                kind,
                kind == KeyKind.SEQUENCE ? key & Long.MAX_VALUE : key,
                number(),
                dice.nextLong(-4_000_000_000_000L, 4_000_000_000_000L),
                dice.nextInt(4) == 0 ? FactHead.NOBODY : natural());
    }

    private Rundown rundown() {
        List<RundownItem> items = new ArrayList<>();
        for (int i = dice.nextInt(4); i > 0; i--)
            items.add(new RundownItem(
                    new ItemId("item-" + i),
                    text(),
                    maybe(text()),
                    maybe(one(ProductRole.values())),
                    maybe(new Money(number())),
                    Duration.ofMillis(fromOne()),
                    maybe(dice.nextInt()),
                    list(() -> new RundownItem.Point(text(), text())),
                    maybe(text())));
        return new Rundown(
                new Moment(dice.nextLong(-4_000_000_000_000L, 4_000_000_000_000L)),
                text(),
                Duration.ofMillis(fromOne()),
                items,
                list(() -> new Rundown.Milestone(text(), new Moment(dice.nextInt()))),
                list(() -> new Rundown.CueKey(text(), lines())));
    }

    private <T> List<T> list(Supplier<T> each) {
        List<T> list = new ArrayList<>();
        for (int i = dice.nextInt(4); i > 0; i--) list.add(each.get());
        return list;
    }

    private Map<CrewRole, String> lines() {
        Map<CrewRole, String> lines = new EnumMap<>(CrewRole.class);
        for (CrewRole role : CrewRole.values()) if (dice.nextInt(3) == 0) lines.put(role, text());
        return lines;
    }

    private Set<FactKind> gives() {
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        for (FactKind kind : FactKind.values()) if (dice.nextBoolean()) kinds.add(kind);
        return kinds;
    }

    private String text() {
        String letters = "abc XYZ 09 上架求关注福袋é🎁\n\u0000";
        int[] points = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = rarely() ? 1_000 : dice.nextInt(12); i > 0; i--)
            text.appendCodePoint(points[dice.nextInt(points.length)]);
        return text.toString();
    }

    private long number() {
        return switch (dice.nextInt(6)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> dice.nextLong();
            default -> dice.nextInt(100_000);
        };
    }

    private int natural() {
        return rarely() ? Integer.MAX_VALUE : dice.nextInt(rarely() ? Integer.MAX_VALUE : 1_000);
    }

    private int fromOne() {
        return Math.max(1, natural());
    }

    private int product() {
        return rarely() ? AudienceFact.NO_PRODUCT : natural();
    }

    private Money money() {
        return new Money(number() & Long.MAX_VALUE);
    }

    private Duration length() {
        return Duration.ofMillis(dice.nextInt());
    }

    private ItemId item() {
        return new ItemId("item-" + dice.nextInt(100));
    }

    private PersonId person() {
        return new PersonId(uuid());
    }

    private UUID uuid() {
        return new UUID(dice.nextLong(), dice.nextLong());
    }

    private <T> @Nullable T maybe(T value) {
        return dice.nextBoolean() ? value : null;
    }

    private <T> T one(T[] values) {
        return values[dice.nextInt(values.length)];
    }

    private boolean rarely() {
        return dice.nextInt(20) == 0;
    }
}
