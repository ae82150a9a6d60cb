package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard room is the size that its model promises, whatever the seed. */
class RoomStatisticsTest {
    private static final double SHOW_SECONDS = Duration.ofHours(3).toSeconds();

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1, 1, 2, 3})
    void a_standard_night_has_the_stated_size(long seed) {
        List<Sighting> facts = onAir(seed);
        assertThat(facts.size() / SHOW_SECONDS).as("facts a second").isBetween(10.0, 20.0);
        assertThat(viewers(facts, FactKind.ENTERED)).as("uv").isBetween(13_500, 16_500);
        assertThat(facts.stream()
                        .filter(it -> it.kind() == FactKind.ONLINE)
                        .mapToLong(Sighting::value)
                        .max()
                        .orElse(0))
                .as("online at its peak")
                .isBetween(1_150L, 1_450L);
        double uv = viewers(facts, FactKind.ENTERED);
        assertThat(viewers(facts, FactKind.COMMENTED) / uv).as("interaction").isBetween(0.08, 0.14);
        assertThat(viewers(facts, FactKind.LIKED) / uv).as("likers").isBetween(0.17, 0.27);
        assertThat(viewers(facts, FactKind.FOLLOWED) / uv).as("followers").isBetween(0.025, 0.045);
        assertThat(viewers(facts, FactKind.PAID) / uv).as("conversion").isBetween(0.02, 0.045);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void arrivals_come_by_the_entries_as_stated(long seed) {
        Map<TrafficSource, Integer> arrivals = new EnumMap<>(TrafficSource.class);
        Set<String> met = new HashSet<>();
        for (Sighting fact : onAir(seed))
            if (fact.kind() == FactKind.ENTERED && met.add(Objects.requireNonNull(fact.viewer())))
                arrivals.merge(Objects.requireNonNull(fact.source()), 1, Integer::sum);
        RoomModel.Arrivals stated = RoomModel.standard().arrivals();
        // The push and those it earned come on top of the flow: by the notice and by the square.
        int flow = met.size() - stated.reserved() - (int) (stated.reserved() * stated.publicPerPrivate());
        stated.perMille().forEach((source, perMille) -> {
            double expected = flow * perMille / 1000.0;
            if (source == TrafficSource.RESERVATION) expected += stated.reserved();
            if (source == TrafficSource.SQUARE) expected += stated.reserved() * stated.publicPerPrivate();
            // Five standard deviations of a count.
            assertThat((double) arrivals.getOrDefault(source, 0))
                    .as("%s", source)
                    .isCloseTo(expected, within(5 * Math.sqrt(expected)));
        });
        assertThat(arrivals.keySet()).isEqualTo(stated.perMille().keySet()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void those_who_reserved_come_in_the_first_minutes_and_the_average_order_keeps_flash_below_half(long seed) {
        List<Sighting> facts = onAir(seed);
        Moment afterPush = SimulatedNight.START.plus(Duration.ofMinutes(5));
        long pushed = facts.stream()
                .filter(it -> it.kind() == FactKind.ENTERED
                        && it.source() == TrafficSource.RESERVATION
                        && it.happened().isBefore(afterPush))
                .count();
        assertThat(pushed).isBetween(1_200L, 1_500L);
        double average = facts.stream()
                .filter(it -> it.kind() == FactKind.PAID)
                .mapToLong(Sighting::amountFen)
                .average()
                .orElse(0);
        assertThat(average).isBetween(250_00.0, 400_00.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {38, 7, -1})
    void a_flash_item_is_opened_and_bought_more_than_a_profit_item(long seed) {
        Map<String, ProductRole> roles = new HashMap<>();
        Map<ProductRole, Double> minutes = new EnumMap<>(ProductRole.class);
        for (RundownItem item : SampleShow.rundown(SimulatedNight.START).items()) {
            ProductRole role = Objects.requireNonNull(item.role());
            roles.put(Objects.requireNonNull(item.code()), role);
            minutes.merge(role, (double) item.planned().toMinutes(), Double::sum);
        }
        Map<ProductRole, Double> clicks = new EnumMap<>(ProductRole.class);
        Map<ProductRole, Double> orders = new EnumMap<>(ProductRole.class);
        for (Sighting fact : onAir(seed)) {
            if (fact.product() == null) continue;
            ProductRole role = Objects.requireNonNull(roles.get(fact.product()));
            if (fact.kind() == FactKind.CLICKED)
                clicks.merge(role, 1.0 / Objects.requireNonNull(minutes.get(role)), Double::sum);
            if (fact.kind() == FactKind.ORDERED)
                orders.merge(role, 1.0 / Objects.requireNonNull(minutes.get(role)), Double::sum);
        }
        assertThat(clicks.get(ProductRole.FLASH))
                .isGreaterThan(1.5 * Objects.requireNonNull(clicks.get(ProductRole.PROFIT)));
        assertThat(orders.get(ProductRole.FLASH))
                .isGreaterThan(2 * Objects.requireNonNull(orders.get(ProductRole.PROFIT)));
    }

    private static List<Sighting> onAir(long seed) {
        Moment end = SampleShow.rundown(SimulatedNight.START).plannedEnd();
        return SimulatedNight.standard(seed).stream()
                .filter(it -> !it.happened().isAfter(end))
                .toList();
    }

    private static int viewers(List<Sighting> facts, FactKind kind) {
        Set<String> seen = new HashSet<>();
        for (Sighting fact : facts) if (fact.kind() == kind) seen.add(Objects.requireNonNull(fact.viewer()));
        return seen.size();
    }
}
