package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
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
import dev.kaibo.engine.rundown.Rundown;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A crowded evening of four hours, for tests and for bench: 200,000 viewers, 2 million facts, a third of the viewers never seen entering. Event by event, so that nothing but
 * the room holds memory.
 */
public final class FullShow {
    public static final int VIEWERS = 200_000;
    public static final int FACTS = 2_000_000;

    private static final long EVENING = 1_767_268_800_000L;
    private static final long LENGTH_MILLIS = Duration.ofHours(4).toMillis();
    private static final int PRODUCTS = 40;

    private final KeyKind keys;
    private final SplittableRandom dice = new SplittableRandom(7);
    private final Consumer<Recorded> to;
    private long position;
    private long at = EVENING;

    private FullShow(KeyKind keys, Consumer<Recorded> to) {
        this.keys = keys;
        this.to = to;
    }

    public static void play(KeyKind keys, Consumer<Recorded> to) {
        new FullShow(keys, to).play();
    }

    private void play() {
        PersonId host = new PersonId(new UUID(7, 7));
        Rundown rundown = new Rundown(
                new Moment(EVENING), "Asia/Shanghai", Duration.ofMinutes(5), List.of(), List.of(), List.of());
        record(new CrewEvent.ShowOpened(
                new ShowId(new UUID(1, 2)), "sample show", CrewEvent.Nature.SIMULATED, rundown));
        record(new IntakeEvent.StreamDeclared(
                0,
                "sample stream",
                Origin.CAPTURED,
                EnumSet.allOf(FactKind.class),
                "Asia/Shanghai",
                Duration.ofSeconds(10)));
        for (int product = 0; product < PRODUCTS; product++)
            record(new IntakeEvent.ProductMet(product, "SAMPLE-" + product));
        record(new CrewEvent.ShowStarted(host));
        for (int i = 0; i < FACTS; i++) {
            at = EVENING + LENGTH_MILLIS * i / FACTS;
            if (i % (FACTS / 4) == 0) record(new CrewEvent.HostShiftChanged(host, host));
            record(fact(i));
        }
    }

    private void record(ShowEvent event) {
        to.accept(new Recorded(++position, new Moment(at), event));
    }

    private AudienceFact fact(int number) {
        // Viewers come evenly over the evening; most of what is done is done by those who came lately.
        int newest = (int) ((long) VIEWERS * number / FACTS);
        boolean arrives = number % (FACTS / VIEWERS) == 0; // so that really everybody comes
        int viewer = arrives
                ? newest
                : dice.nextInt(20) == 0
                        ? FactHead.NOBODY
                        : Math.max(0, newest - dice.nextInt(dice.nextInt(10) == 0 ? VIEWERS : 12_000));
        long key = keys == KeyKind.MESSAGE ? dice.nextLong() : number;
        long happened = at - (dice.nextInt(20) == 0 ? dice.nextInt(900_000) : dice.nextInt(3_000));
        FactHead head = new FactHead(0, keys, key, dice.nextLong(), happened, viewer);
        boolean enters = viewer % 3 != 0;
        int product = dice.nextInt(PRODUCTS);
        int roll = dice.nextInt(1000);
        if (roll < 200 && enters) return new AudienceFact.Entered(head, TrafficSource.values()[1 + dice.nextInt(9)]);
        if (roll < 350) return new AudienceFact.Left(head);
        if (roll < 550) return new AudienceFact.Commented(head, number);
        if (roll < 750) return new AudienceFact.Liked(head, 1 + dice.nextInt(9));
        if (roll < 770) return new AudienceFact.Followed(head);
        if (roll < 790) return new AudienceFact.Shared(head);
        if (roll < 960) return new AudienceFact.Clicked(head, product);
        if (roll < 975) return new AudienceFact.Ordered(head, number, product, 1, new Money(9_900));
        if (roll < 987) return new AudienceFact.Paid(head, number - 1 - dice.nextInt(60), product, 1, new Money(9_900));
        if (roll < 989)
            return new AudienceFact.Refunded(head, number - 1 - dice.nextInt(60), product, 1, new Money(9_900));
        if (roll < 996) return new AudienceFact.Gifted(head, 1, 10);
        return new AudienceFact.OnlineSampled(head, dice.nextInt(60_000));
    }
}
