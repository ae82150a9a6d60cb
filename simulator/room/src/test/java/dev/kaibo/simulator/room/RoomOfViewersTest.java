package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.rundown.RundownItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every room: nobody acts outside, nothing is paid that was not ordered, totals only grow. */
class RoomOfViewersTest {
    private static final long[] SEEDS = {38, 7, -1};

    private static List<Sighting> night(long seed) {
        return SimulatedNight.standard(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void facts_are_numbered_from_one_in_order_of_time_and_possible(long seed) {
        long sequence = 0;
        Moment before = SimulatedNight.START;
        for (Sighting fact : night(seed)) {
            assertThat(fact.sequence()).isEqualTo(++sequence);
            assertThat(fact.happened()).isGreaterThanOrEqualTo(before);
            assertThat(fact.fault()).isNull();
            before = fact.happened();
        }
        assertThat(sequence).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void whoever_leaves_had_come_and_online_is_those_who_came_less_those_who_left(long seed) {
        Set<String> inside = new HashSet<>();
        int samples = 0;
        for (Sighting fact : night(seed)) {
            switch (fact.kind()) {
                case ENTERED ->
                    assertThat(inside.add(named(fact)))
                            .as("%s enters once", fact)
                            .isTrue();
                case LEFT ->
                    assertThat(inside.remove(named(fact)))
                            .as("%s was inside", fact)
                            .isTrue();
                case ONLINE -> {
                    samples++;
                    assertThat(fact.value()).isEqualTo(inside.size());
                }
                case COMMENTED, LIKED, FOLLOWED, SHARED, CLICKED, ORDERED, GIFTED ->
                    assertThat(inside.contains(named(fact)))
                            .as("%s is done inside", fact)
                            .isTrue();
                case PAID, REFUNDED, EXPOSURE -> {}
                case UNRECOGNISED -> throw new AssertionError("The room tells nothing unknown: " + fact);
            }
        }
        assertThat(samples).isGreaterThan(1_000);
        assertThat(inside).as("everybody has gone home").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void nobody_pays_what_was_not_ordered_nor_gets_back_what_was_not_paid(long seed) {
        Map<String, Sighting> ordered = new HashMap<>();
        Map<String, Sighting> paid = new HashMap<>();
        Map<String, Sighting> refunded = new HashMap<>();
        for (Sighting fact : night(seed)) {
            if (fact.kind() == FactKind.ORDERED)
                assertThat(ordered.put(order(fact), fact)).isNull();
            if (fact.kind() == FactKind.PAID) {
                assertThat(paid.put(order(fact), fact)).isNull();
                assertSameSale(fact, ordered.get(order(fact)));
            }
            if (fact.kind() == FactKind.REFUNDED) {
                assertThat(refunded.put(order(fact), fact)).isNull();
                assertSameSale(fact, paid.get(order(fact)));
            }
        }
        assertThat(paid.size()).isBetween(1, ordered.size() - 1);
        assertThat(refunded.size()).isBetween(1, paid.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void no_more_is_paid_of_an_item_than_was_promised(long seed) {
        Map<String, Integer> sold = new HashMap<>();
        for (Sighting fact : night(seed))
            if (fact.kind() == FactKind.PAID)
                sold.merge(Objects.requireNonNull(fact.product()), fact.units(), Integer::sum);
        for (RundownItem item : SampleShow.rundown(SimulatedNight.START).items())
            assertThat(sold.getOrDefault(item.code(), 0))
                    .as(item.name())
                    .isLessThanOrEqualTo(Objects.requireNonNull(item.stock()));
    }

    @Test
    void exposures_are_a_running_total() {
        for (long seed : SEEDS) {
            long before = 0;
            for (Sighting fact : night(seed)) {
                if (fact.kind() != FactKind.EXPOSURE) continue;
                assertThat(fact.value()).isGreaterThanOrEqualTo(before);
                before = fact.value();
            }
            assertThat(before).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void only_who_paid_says_bought_and_missed_is_said_only_of_what_is_sold_out(long seed) {
        Set<String> bought = new HashSet<>();
        Map<String, Integer> ordered = new HashMap<>();
        int toldBought = 0;
        int toldMissed = 0;
        for (Sighting fact : night(seed)) {
            if (fact.kind() == FactKind.PAID) bought.add(named(fact));
            if (fact.kind() == FactKind.ORDERED)
                ordered.merge(Objects.requireNonNull(fact.product()), fact.units(), Integer::sum);
            if (fact.kind() != FactKind.COMMENTED) continue;
            Intent intent = Phrases.intentOf(Objects.requireNonNull(fact.text()));
            if (intent == Intent.BOUGHT) {
                toldBought++;
                assertThat(bought.contains(named(fact)))
                        .as("%s paid before", fact)
                        .isTrue();
            }
            if (intent == Intent.MISSED) {
                toldMissed++;
                // One who wanted two pieces misses them when one is left.
                assertThat(SampleShow.rundown(SimulatedNight.START).items())
                        .anyMatch(item ->
                                ordered.getOrDefault(item.code(), 0) >= Objects.requireNonNull(item.stock()) - 1);
            }
        }
        assertThat(toldBought).isGreaterThan(100);
        assertThat(toldMissed).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void nobody_follows_shares_or_gives_twice_and_whoever_came_by_follow_follows_already(long seed) {
        Map<String, TrafficSource> came = new HashMap<>();
        Set<String> once = new HashSet<>();
        for (Sighting fact : night(seed)) {
            if (fact.kind() == FactKind.ENTERED) came.put(named(fact), Objects.requireNonNull(fact.source()));
            if (fact.kind() == FactKind.FOLLOWED)
                assertThat(came.get(named(fact))).isNotEqualTo(TrafficSource.FOLLOW);
            switch (fact.kind()) {
                case FOLLOWED, SHARED, GIFTED ->
                    assertThat(once.add(fact.kind() + named(fact)))
                            .as("%s happens once", fact)
                            .isTrue();
                case ENTERED,
                        LEFT,
                        COMMENTED,
                        LIKED,
                        CLICKED,
                        ORDERED,
                        PAID,
                        REFUNDED,
                        ONLINE,
                        EXPOSURE,
                        UNRECOGNISED -> {}
            }
        }
        assertThat(once).hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void some_come_back_and_are_the_same_viewer(long seed) {
        Map<String, Integer> entries = new HashMap<>();
        for (Sighting fact : night(seed))
            if (fact.kind() == FactKind.ENTERED) entries.merge(named(fact), 1, Integer::sum);
        double again = (double) entries.values().stream().filter(it -> it > 1).count() / entries.size();
        assertThat(again).isBetween(0.07, 0.12);
    }

    @Test
    void every_viewer_says_of_himself_that_he_is_simulated() {
        assertThat(night(38)).allSatisfy(fact -> {
            if (fact.viewer() == null) assertThat(fact.kind()).isIn(FactKind.ONLINE, FactKind.EXPOSURE);
            else {
                assertThat(fact.nick()).endsWith("（模拟）");
                assertThat(fact.viewer()).startsWith("simulated-");
            }
        });
    }

    @Test
    void nobody_comes_and_nobody_opens_products_once_the_show_has_ended() {
        Moment end = SampleShow.rundown(SimulatedNight.START).plannedEnd();
        assertThat(night(38))
                .filteredOn(fact -> fact.happened().isAfter(end))
                .extracting(Sighting::kind)
                .contains(FactKind.LEFT, FactKind.REFUNDED)
                .doesNotContain(FactKind.ENTERED, FactKind.CLICKED);
    }

    private static void assertSameSale(Sighting fact, @Nullable Sighting earlier) {
        assertThat(earlier).as("%s has its earlier half", fact).isNotNull();
        Sighting half = Objects.requireNonNull(earlier);
        assertThat(fact.viewer()).isEqualTo(half.viewer());
        assertThat(fact.product()).isEqualTo(half.product());
        assertThat(fact.amountFen()).isEqualTo(half.amountFen());
        assertThat(fact.units()).isEqualTo(half.units());
        assertThat(fact.happened()).isGreaterThan(half.happened());
    }

    private static String named(Sighting fact) {
        return Objects.requireNonNull(fact.viewer());
    }

    private static String order(Sighting fact) {
        return Objects.requireNonNull(fact.order());
    }
}
