package dev.kaibo.engine.room;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Words for telling a room what happened: minutes and seconds are those since the show went on air, rounds have five minutes. */
final class RoomKit {
    static final long ON_AIR = 1_767_268_800_000L;
    static final PersonId LIN = new PersonId(new UUID(7, 1));
    static final PersonId WEI = new PersonId(new UUID(7, 2));

    final Room room = Room.empty();
    private long at = ON_AIR - 60_000;
    private long sequence;

    private RoomKit() {}

    static RoomKit planned(FactKind... gives) {
        RoomKit kit = new RoomKit();
        RundownItem item = new RundownItem(
                new ItemId("a"),
                "sample dress",
                "DRESS",
                ProductRole.PROFIT,
                null,
                Duration.ofMinutes(8),
                20,
                List.of(),
                null);
        kit.tell(new CrewEvent.ShowOpened(
                new ShowId(new UUID(1, 1)),
                "sample show",
                CrewEvent.Nature.LIVE,
                new Rundown(
                        new Moment(ON_AIR - 30_000),
                        "Asia/Shanghai",
                        Duration.ofMinutes(5),
                        List.of(item),
                        List.of(),
                        List.of())));
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        kinds.addAll(List.of(gives));
        kit.tell(new IntakeEvent.StreamDeclared(
                0, "sample stream", Origin.CAPTURED, kinds, "Asia/Shanghai", Duration.ofSeconds(10)));
        kit.tell(new IntakeEvent.ProductMet(0, "DRESS"));
        return kit;
    }

    static RoomKit onAir(FactKind... gives) {
        return planned(gives).at(0).tell(new CrewEvent.ShowStarted(LIN));
    }

    RoomKit at(int second) {
        at = ON_AIR + second * 1000L;
        return this;
    }

    RoomKit tell(ShowEvent event) {
        room.apply(new Recorded(room.position() + 1, new Moment(at), event));
        return this;
    }

    RoomKit tick() {
        return tell(new Tick());
    }

    RoomKit fact(int viewer, Function<FactHead, AudienceFact> of) {
        return late(0, viewer, of);
    }

    /** A fact that happened some seconds before it came. */
    RoomKit late(int seconds, int viewer, Function<FactHead, AudienceFact> of) {
        return keyed(sequence++, sequence * 31, seconds, viewer, of);
    }

    RoomKit keyed(long key, long content, int secondsLate, int viewer, Function<FactHead, AudienceFact> of) {
        return tell(of.apply(new FactHead(0, KeyKind.SEQUENCE, key, content, at - secondsLate * 1000L, viewer)));
    }

    RoomKit enters(int viewer) {
        return fact(viewer, head -> new AudienceFact.Entered(head, TrafficSource.SQUARE));
    }

    RoomKit leaves(int viewer) {
        return fact(viewer, AudienceFact.Left::new);
    }

    RoomKit comments(int viewer) {
        return fact(viewer, head -> new AudienceFact.Commented(head, 0));
    }

    RoomKit clicks(int viewer) {
        return fact(viewer, head -> new AudienceFact.Clicked(head, 0));
    }

    RoomKit orders(int viewer, long order) {
        return fact(viewer, head -> new AudienceFact.Ordered(head, order, 0, 1, new Money(10_000)));
    }

    RoomKit pays(int viewer, long order, long fen) {
        return fact(viewer, head -> new AudienceFact.Paid(head, order, 0, 1, new Money(fen)));
    }

    RoomKit refunds(long order, int units, long fen) {
        return fact(FactHead.NOBODY, head -> new AudienceFact.Refunded(head, order, 0, units, new Money(fen)));
    }

    RoomKit online(int number) {
        return fact(FactHead.NOBODY, head -> new AudienceFact.OnlineSampled(head, number));
    }

    RoomFigures figures() {
        return room.figures();
    }

    Figures show() {
        return room.figures().figures();
    }
}
