package dev.kaibo.engine.room;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Journals of shows on which everything goes wrong: facts that are late, come twice, name nobody, name viewers who never entered or enter again; keys that clash;
 * streams that give little, or were never declared. The same seed gives the same journal. Duplicates stand in the journal as they arrived; {@link Room#apply}
 * leaves them out, {@link Room#sift} keeps them from getting there.
 */
public final class RandomJournals {
    /** Viewers below this never enter. */
    private static final int NEVER_ENTERING = 12;

    private static final int VIEWERS = 40;
    private static final int PRODUCTS = 5;
    private static final long EVENING = 1_767_268_800_000L;

    private final SplittableRandom dice;
    private final List<Recorded> journal = new ArrayList<>();
    /** Facts that a source may send again. */
    private final List<AudienceFact> keyed = new ArrayList<>();

    private final long[] nextSequence = new long[4];
    private final boolean manyLongPauses;
    private long at = EVENING;

    private RandomJournals(long seed) {
        dice = new SplittableRandom(seed);
        manyLongPauses = dice.nextInt(4) == 0;
        nextSequence[3] = dice.nextLong(1L << 40);
    }

    /** A journal of a whole show, about {@code facts} facts long; sometimes it has not begun or not ended yet. */
    public static List<Recorded> seeded(long seed, int facts) {
        RandomJournals journals = new RandomJournals(seed);
        journals.play(facts);
        return List.copyOf(journals.journal);
    }

    private void play(int facts) {
        open();
        int started = dice.nextInt(20) == 0 ? facts : dice.nextInt(1 + facts / 8);
        int ended = dice.nextInt(3) == 0 ? facts : facts - dice.nextInt(1 + facts / 6);
        for (int i = 0; i < facts; i++) {
            if (i == started) record(new CrewEvent.ShowStarted(person(0)));
            if (i == ended) record(new CrewEvent.ShowEnded(person(0)));
            if (dice.nextInt(10) < 4) passTime();
            if (dice.nextInt(12) == 0) somethingElse();
            record(!keyed.isEmpty() && dice.nextInt(100) < 14 ? keyed.get(dice.nextInt(keyed.size())) : fact());
        }
        if (dice.nextBoolean()) {
            passTime();
            record(new Tick());
        }
    }

    private void passTime() {
        at += dice.nextInt(manyLongPauses ? 120_000 : 25_000);
    }

    private void record(ShowEvent event) {
        journal.add(new Recorded(journal.size() + 1L, new Moment(at), event));
    }

    private void open() {
        List<RundownItem> items = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            Integer stock = dice.nextInt(3) == 0 ? null : (Integer) dice.nextInt(60);
            String code = i == 0 ? null : code(1 + dice.nextInt(PRODUCTS));
            items.add(new RundownItem(
                    new ItemId("item-" + i),
                    "sample " + i,
                    code,
                    ProductRole.PROFIT,
                    new Money(9_900),
                    Duration.ofMinutes(8),
                    stock,
                    List.of(),
                    null));
        }
        Duration round = Duration.ofSeconds(dice.nextInt(6) == 0 ? 1 + dice.nextInt(20) : 120 + dice.nextInt(400));
        Rundown rundown =
                new Rundown(new Moment(EVENING + 60_000), "Asia/Shanghai", round, items, List.of(), List.of());
        record(new CrewEvent.ShowOpened(new ShowId(new UUID(1, 1)), "sample show", CrewEvent.Nature.LIVE, rundown));
        for (int stream = 0; stream < 3; stream++) declare(stream);
        for (int product = 0; product < PRODUCTS; product++)
            if (dice.nextInt(4) > 0) record(new IntakeEvent.ProductMet(product, code(product)));
    }

    private void declare(int stream) {
        Set<FactKind> gives = EnumSet.noneOf(FactKind.class);
        int share = dice.nextInt(4);
        for (FactKind kind : FactKind.values()) if (dice.nextInt(4) < share) gives.add(kind);
        record(new IntakeEvent.StreamDeclared(
                stream,
                "sample stream " + stream,
                Origin.values()[dice.nextInt(3)],
                gives,
                "Asia/Shanghai",
                Duration.ofSeconds(10)));
    }

    private void somethingElse() {
        record(
                switch (dice.nextInt(12)) {
                    case 0, 1 -> new CrewEvent.HostShiftChanged(person(dice.nextInt(3)), person(9));
                    case 2 -> new CrewEvent.ShowPaused(person(0));
                    case 3 -> new CrewEvent.ShowResumed(person(0));
                    case 4 -> new CrewEvent.ItemTaken(new ItemId("item-" + dice.nextInt(PRODUCTS)), person(0));
                    case 5 ->
                        new IntakeEvent.OffsetMeasured(dice.nextInt(3), Duration.ofMillis(dice.nextInt(-900, 900)));
                    case 6 -> new IntakeEvent.FactsDropped(dice.nextInt(3), dice.nextInt(3), dice.nextInt(2));
                    case 7 -> new IntakeEvent.ProductMet(dice.nextInt(PRODUCTS), code(dice.nextInt(PRODUCTS)));
                    case 8 ->
                        new IntakeEvent.ViewerMet(
                                dice.nextInt(4) == 0 ? Viewers.MOST + dice.nextInt(3) : dice.nextInt(VIEWERS));
                    case 9 ->
                        new CrewEvent.CueSent(
                                new CueId(new UUID(2, dice.nextInt())),
                                "sample cue",
                                Map.of(CrewRole.HOST, "ask for follows"),
                                person(0));
                    default -> new Tick();
                });
    }

    private AudienceFact fact() {
        FactHead head = head();
        int viewer = head.viewer();
        boolean mayEnter = viewer == FactHead.NOBODY || viewer >= NEVER_ENTERING;
        int product = dice.nextInt(-1, PRODUCTS);
        long order = dice.nextInt(60) - 1L;
        Money amount = new Money(dice.nextInt(50_000));
        int roll = dice.nextInt(100);
        AudienceFact fact;
        if (roll < 42 && mayEnter)
            fact = new AudienceFact.Entered(head, TrafficSource.values()[dice.nextInt(TrafficSource.values().length)]);
        else if (roll < 50) fact = new AudienceFact.Left(head);
        else if (roll < 58) fact = new AudienceFact.Commented(head, dice.nextInt(1000));
        else if (roll < 63) fact = new AudienceFact.Liked(head, 1 + dice.nextInt(9));
        else if (roll < 67) fact = new AudienceFact.Followed(head);
        else if (roll < 71) fact = new AudienceFact.Shared(head);
        else if (roll < 77) fact = new AudienceFact.Clicked(head, product);
        else if (roll < 82) fact = new AudienceFact.Ordered(head, order, product, 1 + dice.nextInt(3), amount);
        else if (roll < 87) fact = new AudienceFact.Paid(head, order, product, 1 + dice.nextInt(3), amount);
        else if (roll < 90) fact = new AudienceFact.Refunded(head, order, product, dice.nextInt(3), amount);
        else if (roll < 93) fact = new AudienceFact.Gifted(head, 1 + dice.nextInt(5), dice.nextInt(400));
        else if (roll < 96) fact = new AudienceFact.OnlineSampled(head, dice.nextInt(900));
        else if (roll < 98) fact = new AudienceFact.ExposureSampled(head, dice.nextInt(90_000));
        else fact = new AudienceFact.Unrecognised(head, "sample.unknown");
        if (head.keyKind() != KeyKind.NONE) keyed.add(fact);
        return fact;
    }

    private FactHead head() {
        int stream = dice.nextInt(100) < 45 ? 0 : dice.nextInt(100) < 70 ? 1 : 2 + dice.nextInt(2);
        KeyKind kind = stream == 0 || stream == 3 ? KeyKind.SEQUENCE : stream == 1 ? KeyKind.MESSAGE : KeyKind.NONE;
        long key = switch (kind) {
            case NONE -> 0;
            case SEQUENCE -> stream == 0 ? nextSequence[0]++ : (nextSequence[3] += dice.nextInt(3000));
            case MESSAGE -> dice.nextInt(50) == 0 ? 0 : dice.nextLong();
        };
        if (!keyed.isEmpty() && dice.nextInt(100) < 4) {
            FactHead clash = keyed.get(dice.nextInt(keyed.size())).head();
            stream = clash.stream();
            kind = clash.keyKind();
            key = clash.key();
        }
        int viewer = dice.nextInt(100) < 16
                ? FactHead.NOBODY
                : dice.nextInt(200) == 0 ? Viewers.MOST + dice.nextInt(9) : dice.nextInt(VIEWERS);
        return new FactHead(stream, kind, key, dice.nextLong(), happened(), viewer);
    }

    private long happened() {
        int roll = dice.nextInt(100);
        if (roll < 60) return at;
        if (roll < 80) return at - dice.nextInt(40_000);
        if (roll < 96) return at - 600_000 - dice.nextInt(3_000_000);
        if (roll < 98) return at - dice.nextInt(1_200_000) / 1000 * 1000L;
        return at + dice.nextInt(90_000);
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(7, number));
    }

    private static String code(int product) {
        return "SAMPLE-" + product;
    }
}
