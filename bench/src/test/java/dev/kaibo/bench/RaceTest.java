package dev.kaibo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1));

    private static Race race(double[] product, double... yardstick) {
        return Race.of("sample", Unit.A_SECOND, product, "bare", yardstick);
    }

    private static double[] all(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    @Property
    void the_median_is_not_exceeded_by_half_and_exceeds_half(
            @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0.1, max = 1e9) Double> runs) {
        double[] values = runs.stream().mapToDouble(Double::doubleValue).toArray();
        Spread spread = Spread.of(values);
        assertThat(Arrays.stream(values).filter(each -> each <= spread.median()).count() * 2)
                .isGreaterThanOrEqualTo(values.length);
        assertThat(Arrays.stream(values).filter(each -> each >= spread.median()).count() * 2)
                .isGreaterThanOrEqualTo(values.length);
        assertThat(spread.least()).isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(spread.most()).isEqualTo(Arrays.stream(values).max().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"0.01,1", "0.2,1", "0.21,2", "0.5,3", "0.95,5", "1,5"})
    void a_percentile_is_a_value_that_was_measured(double part, double expected) {
        assertThat(Spread.percentile(part, 5, 1, 4, 2, 3)).isEqualTo(expected);
    }

    @Test
    void a_ratio_is_that_of_the_medians() {
        Race race = race(new double[] {90, 300, 100, 110, 80}, 50, 49, 51, 40, 60);
        assertThat(race.ratio()).isCloseTo(2.0, within(1e-9));
        assertThat(race.refusal()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 140, true", // 40 % of the median is still a yardstick
        "100, 141, false",
        "60,  100, true",
        "59,  100, false",
        "80,  120, true",
        "79,  120, false"
    })
    void a_yardstick_that_moved_by_more_than_two_fifths_gives_no_ratio(double least, double most, boolean told) {
        Race race = race(all(200, 5), least, 100, 100, 100, most);
        assertThat(race.ratio() != null).isEqualTo(told);
        assertThat(race.refusal() == null).isEqualTo(told);
    }

    @Test
    void a_product_that_moved_is_told_with_its_spread() {
        Race race = race(new double[] {10, 20, 30, 40, 50}, all(30, 5));
        assertThat(race.ratio()).isEqualTo(1.0);
        assertThat(Unit.A_SECOND.text(race.product())).isEqualTo("30 /s (10 /s – 50 /s)");
    }

    @Test
    void fewer_than_five_turns_give_no_ratio() {
        assertThat(race(all(1, 4), all(1, 4)).refusal()).contains("4 turns").contains("5 are needed");
        assertThatThrownBy(() -> Race.run("sample", Unit.SECONDS, 0, 4, FAR, () -> 1, "bare", () -> 1))
                .hasMessageContaining("at least 5");
    }

    @Test
    void product_and_yardstick_run_in_turns_and_warm_ups_do_not_count() throws Exception {
        List<String> order = new ArrayList<>();
        Race race = Race.run(
                "sample",
                Unit.SECONDS,
                1,
                5,
                FAR,
                () -> {
                    order.add("product");
                    return order.size() == 1 ? 1_000 : 2;
                },
                "bare",
                () -> {
                    order.add("yardstick");
                    return 1;
                });
        assertThat(order).hasSize(12);
        for (int i = 0; i < order.size(); i++) assertThat(order.get(i)).isEqualTo(i % 2 == 0 ? "product" : "yardstick");
        assertThat(race.product().most()).isEqualTo(2);
        assertThat(race.ratio()).isEqualTo(2.0);
    }

    @Test
    void after_the_deadline_one_turn_is_run_and_no_ratio_told() throws Exception {
        Race race = Race.run("sample", Unit.SECONDS, 3, 7, Deadline.in(Duration.ZERO), () -> 1, "bare", () -> 1);
        assertThat(race.product().runs()).isEqualTo(1);
        assertThat(race.ratio()).isNull();
    }

    @Test
    void what_cannot_be_measured_is_no_run() {
        assertThatThrownBy(() -> race(new double[] {1, 0, 1, 1, 1}, all(1, 5)))
                .hasMessageContaining("cannot be measured");
        assertThatThrownBy(() -> race(new double[] {1, Double.NaN, 1, 1, 1}, all(1, 5)))
                .hasMessageContaining("cannot be measured");
        assertThatThrownBy(() -> race(all(1, 5), 1, 1, Double.POSITIVE_INFINITY, 1, 1))
                .hasMessageContaining("cannot be measured");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  100, 100, meets",
        "true,  100, 150, meets",
        "true,  100, 88,  misses by 12 %",
        "false, 2,   2,   meets",
        "false, 2,   1,   meets",
        "false, 2,   2.5, misses by 25 %"
    })
    void a_verdict_says_by_how_much(boolean atLeast, double bound, double value, String verdict) {
        assertThat(new Target(atLeast, bound, Unit.SECONDS).verdict(value)).isEqualTo(verdict);
    }

    @Test
    void a_report_tells_no_verdict_on_a_ratio_that_was_refused() {
        Report report = new Report("sample");
        report.race(
                race(all(10, 5), 1, 10, 10, 10, 10), Target.atLeast(5, Unit.A_SECOND), Target.atLeast(1, Unit.TIMES));
        assertThat(report.text())
                .contains("≥ 5 /s; ≥ 1.00 ×")
                .contains("meets; no verdict")
                .contains("moved by 90 %");
    }
}
