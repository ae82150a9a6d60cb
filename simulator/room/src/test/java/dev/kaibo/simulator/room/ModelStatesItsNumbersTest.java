package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.simulator.room.Parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every assumption about the audience can be read and changed, and none hides. */
class ModelStatesItsNumbersTest {
    private static final List<Parameter> STANDARD = Parameters.of(RoomModel.standard());

    @Test
    void every_number_says_what_it_means_and_where_it_comes_from_and_lies_in_its_range() {
        assertThat(STANDARD).hasSizeGreaterThan(90).allSatisfy(each -> {
            assertThat(each.stated().means()).as(each.path()).isNotBlank();
            assertThat(each.stated().source()).as(each.path()).matches("%s|.*[BLD]\\d.*".formatted(Stated.OURS));
            assertThat(each.stated().from())
                    .as(each.path())
                    .isLessThan(each.stated().to());
            assertThat(each.fault(each.value())).as(each.path()).isNull();
            if (each.path().endsWith("Seconds"))
                assertThat(each.stated().unit()).as(each.path()).isEqualTo("s");
        });
        assertThat(STANDARD).extracting(Parameter::path).doesNotHaveDuplicates();
    }

    @Test
    void beyond_its_range_no_number_is_taken() {
        for (Parameter each : STANDARD) {
            assertThat(each.fault(each.stated().to() + 1)).as(each.path()).isNotNull();
            assertThat(each.fault(each.stated().from() - 1)).as(each.path()).isNotNull();
            if (each.whole()) assertThat(each.fault(each.stated().from() + 0.5)).contains("whole number");
        }
    }

    @Property(tries = 200)
    void a_model_is_the_sum_of_its_numbers(@ForAll long seed) {
        Map<String, Number> numbers = new LinkedHashMap<>();
        for (Parameter each : Parameters.of(changed(seed))) numbers.put(each.path(), each.value());
        assertThat(Parameters.with(RoomModel.standard(), numbers)).isEqualTo(changed(seed));
    }

    /** The standard model with every second number drawn anew from its range, shares excepted, which have a sum to keep. */
    private static RoomModel changed(long seed) {
        Random dice = new Random(seed);
        Map<String, Number> numbers = new LinkedHashMap<>();
        for (Parameter each : STANDARD) {
            if (each.path().contains("perMille") || each.path().startsWith("comments.") || dice.nextBoolean()) continue;
            double drawn = each.stated().from()
                    + dice.nextDouble() * (each.stated().to() - each.stated().from());
            if (each.whole()) numbers.put(each.path(), (long) drawn);
            else numbers.put(each.path(), drawn);
        }
        return Parameters.with(RoomModel.standard(), numbers);
    }
}
