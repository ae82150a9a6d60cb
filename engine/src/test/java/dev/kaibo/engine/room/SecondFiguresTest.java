package dev.kaibo.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The seconds of a trend: counted by when it happened, whenever they are taken away. */
class SecondFiguresTest {
    private static final int JOURNALS = 150;

    @Test
    void seconds_hold_what_happened_in_them_however_often_they_are_taken() {
        for (long seed = 0; seed < JOURNALS; seed++) {
            List<Recorded> journal = RandomJournals.seeded(seed, 300);
            var dice = new Random(seed);
            Room room = Room.empty();
            room.keepSeconds();
            Map<Long, SecondFigures> added = new TreeMap<>();
            for (Recorded each : journal) {
                room.apply(each);
                if (dice.nextInt(20) == 0) add(room, added);
            }
            add(room, added);

            Map<Long, SecondFigures> plain = counted(journal);
            assertThat(added.keySet()).as("seed %d", seed).isEqualTo(plain.keySet());
            added.forEach((second, figures) -> assertThat(figures).isEqualTo(plain.get(second)));
        }
    }

    @Test
    void seconds_add_up_to_the_totals_of_the_show() {
        for (long seed = 0; seed < JOURNALS; seed++) {
            Room room = Room.empty();
            room.keepSeconds();
            room.applyAll(RandomJournals.seeded(seed, 300));
            List<SecondFigures> seconds = room.takeSeconds();
            Figures figures = room.figures().figures();

            assertThat(sum(seconds, SecondFigures::arrived)).isEqualTo(figures.uv());
            if (figures.comments() != null)
                assertThat(sum(seconds, SecondFigures::comments)).isEqualTo(figures.comments());
            if (figures.orders() != null)
                assertThat(sum(seconds, SecondFigures::orders)).isEqualTo(figures.orders());
            if (figures.gmv() != null)
                assertThat(sum(seconds, each -> each.paidFen() - each.refundedFen()))
                        .isEqualTo(figures.gmv().fen());
        }
    }

    @Test
    void entries_of_a_second_are_those_of_its_sources() {
        Room room = Room.empty();
        room.keepSeconds();
        room.applyAll(RandomJournals.seeded(3, 300));
        assertThat(room.takeSeconds())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(Objects.requireNonNull(each.entriesBySource()).values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(each.entries()));
    }

    @Test
    void what_was_not_kept_by_source_stays_unknown_and_is_not_added_to() {
        RoomKit kit = RoomKit.onAir(FactKind.ENTERED);
        kit.room.keepSeconds();
        SecondFigures known = kit.enters(1).room.takeSeconds().getFirst();
        SecondFigures old = new SecondFigures(known.second(), 1, null, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);
        assertThat(known.entriesBySource()).isEqualTo(Map.of(TrafficSource.SQUARE, 1L));
        assertThat(old.and(known).entriesBySource()).isNull();
        assertThat(known.and(old).entries()).isEqualTo(3);
    }

    @Test
    void keeping_seconds_changes_nothing_of_the_show_itself() {
        List<Recorded> journal = RandomJournals.seeded(7, 300);
        Room with = Room.empty();
        with.keepSeconds();
        with.applyAll(journal);
        Room without = Room.empty();
        without.applyAll(journal);

        assertThat(bytes(with)).isEqualTo(bytes(without));
        assertThat(without.takeSeconds()).isEmpty();
    }

    private static byte[] bytes(Room room) {
        var out = new ByteWriter(1_000);
        room.writeTo(out);
        return out.toBytes();
    }

    private static void add(Room room, Map<Long, SecondFigures> into) {
        for (SecondFigures each : room.takeSeconds()) into.merge(each.second(), each, SecondFigures::and);
    }

    private static long sum(List<SecondFigures> seconds, java.util.function.ToLongFunction<SecondFigures> figure) {
        return seconds.stream().mapToLong(figure).sum();
    }

    /** Fact by fact and slowly. */
    private static Map<Long, SecondFigures> counted(List<Recorded> journal) {
        Map<Long, SecondFigures> seconds = new TreeMap<>();
        Set<Integer> arrived = new HashSet<>();
        Set<Long> ordered = new HashSet<>();
        Set<Long> paid = new HashSet<>();
        Map<List<Object>, Set<Long>> contents = new HashMap<>();
        for (Recorded recorded : journal) {
            if (!(recorded.event() instanceof AudienceFact fact)) continue;
            FactHead head = fact.head();
            boolean known = head.keyKind() != KeyKind.NONE
                    && !contents.computeIfAbsent(
                                    List.of(head.stream(), head.keyKind(), head.key()), _ -> new HashSet<>())
                            .add(head.content());
            if (known) continue;
            long happened =
                    Math.max(0, Math.min(head.happenedMillis(), recorded.at().millis()));
            boolean first = head.namesViewer() && head.viewer() < Viewers.MOST && arrived.add(head.viewer());
            SecondFigures one = one(happened / 1000, recorded.position(), fact, first, ordered, paid);
            seconds.merge(one.second(), one, SecondFigures::and);
        }
        return seconds;
    }

    private static SecondFigures one(
            long second, long position, AudienceFact fact, boolean first, Set<Long> ordered, Set<Long> paid) {
        var zero = new SecondFigures(
                second, position, null, first ? 1 : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, bySource(fact));
        SecondFigures more = switch (fact) {
            case AudienceFact.Entered _ -> of(second, position, null, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case AudienceFact.Commented _ -> of(second, position, null, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case AudienceFact.Liked liked ->
                of(second, position, null, 0, 0, liked.times(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case AudienceFact.Followed _ -> of(second, position, null, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case AudienceFact.Shared _ -> of(second, position, null, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
            case AudienceFact.Gifted gifted ->
                of(second, position, null, 0, 0, 0, 0, 0, 1, gifted.coins(), 0, 0, 0, 0, 0, 0);
            case AudienceFact.Clicked _ -> of(second, position, null, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
            case AudienceFact.Ordered order ->
                of(second, position, null, 0, 0, 0, 0, 0, 0, 0, 0, ordered.add(order.order()) ? 1 : 0, 0, 0, 0, 0);
            case AudienceFact.Paid pay ->
                of(
                        second,
                        position,
                        null,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        paid.add(pay.order()) ? 1 : 0,
                        pay.units(),
                        pay.amount().fen(),
                        0);
            case AudienceFact.Refunded back ->
                of(
                        second,
                        position,
                        null,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        -back.units(),
                        0,
                        back.amount().fen());
            case AudienceFact.OnlineSampled sampled ->
                of(second, position, sampled.online(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case AudienceFact.Left _, AudienceFact.ExposureSampled _, AudienceFact.Unrecognised _ -> zero;
        };
        return more == zero ? zero : zero.and(more);
    }

    private static Map<TrafficSource, Long> bySource(AudienceFact fact) {
        return fact instanceof AudienceFact.Entered entered ? Map.of(entered.source(), 1L) : Map.of();
    }

    private static SecondFigures of(
            long second,
            long position,
            @Nullable Integer online,
            long entries,
            long comments,
            long likes,
            long follows,
            long shares,
            long gifts,
            long coins,
            long clicks,
            long orders,
            long paidOrders,
            long units,
            long paidFen,
            long refundedFen) {
        return new SecondFigures(
                second,
                position,
                online,
                0,
                entries,
                comments,
                likes,
                follows,
                shares,
                gifts,
                coins,
                clicks,
                orders,
                paidOrders,
                units,
                paidFen,
                refundedFen,
                Map.of());
    }
}
