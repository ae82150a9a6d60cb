package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A room is its seed: whoever makes it again, in whatever steps, meets the same people doing the same things. */
class SameSeedSameRoomTest {
    /** A tenth of the crowd: enough to see a difference, quick enough to try often. */
    private static final double SMALL = 0.1;

    @Test
    void the_sample_night_is_the_same_to_the_byte_on_every_machine() {
        List<Sighting> night = SimulatedNight.seeded(SampleShow.SEED).whole();
        // Changes whenever the room changes its ways, and must change for no other reason.
        assertThat(SimulatedNight.fingerprint(night))
                .isEqualTo("59b155da77da27e580e3cb8496f5188e83966e4ba208cb7e9cfe47134a8a79e5");
    }

    @Test
    void another_seed_is_another_night() {
        assertThat(SimulatedNight.fingerprint(
                        SimulatedNight.seeded(1).scaled(SMALL).whole()))
                .isNotEqualTo(SimulatedNight.fingerprint(
                        SimulatedNight.seeded(2).scaled(SMALL).whole()));
    }

    @Property(tries = 12)
    void asked_in_other_steps_the_room_tells_the_same(
            @ForAll long seed, @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 900_000) Long> steps) {
        SimulatedNight night = SimulatedNight.seeded(seed).scaled(SMALL);
        int[] asked = {0};
        List<Sighting> inSteps =
                night.inSteps(() -> Duration.ofMillis(steps.get(asked[0]++ % steps.size()) + asked[0] % 7));
        assertThat(SimulatedNight.fingerprint(inSteps)).isEqualTo(SimulatedNight.fingerprint(night.whole()));
    }

    @Property(tries = 12)
    void a_room_made_again_from_its_seed_goes_on_where_the_lost_one_stopped(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 200 * 60_000) int lostAfter) {
        SimulatedNight night = SimulatedNight.seeded(seed).scaled(SMALL);
        Moment cut = SimulatedNight.START.plus(Duration.ofMillis(lostAfter));
        List<Sighting> before = new ArrayList<>();
        SimulatedNight.play(
                night.room(), night.crewsDoing(), SimulatedNight.START, cut, () -> Duration.ofSeconds(5), before);

        SimulatedRoom again = night.room();
        Deque<SimulatedNight.Done> doings = night.crewsDoing();
        while (!doings.isEmpty() && !doings.getFirst().at().isAfter(cut))
            doings.removeFirst().what().accept(again);
        again.skipTo(cut);
        assertThat(again.lastSequence()).isEqualTo(before.size());
        List<Sighting> all = new ArrayList<>(before);
        SimulatedNight.play(again, doings, cut, night.last(), () -> Duration.ofSeconds(60), all);

        assertThat(SimulatedNight.fingerprint(all)).isEqualTo(SimulatedNight.fingerprint(night.whole()));
    }

    @Test
    void what_was_told_stays_told_so_an_earlier_moment_is_refused() {
        SimulatedNight night = SimulatedNight.seeded(1);
        SimulatedRoom room = night.room();
        room.start(SimulatedNight.START);
        room.until(SimulatedNight.START.plus(Duration.ofSeconds(10)));
        assertThatThrownBy(() -> room.onAir(new ItemId("item-01"), SimulatedNight.START.plus(Duration.ofSeconds(9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-27T12:00:10Z")
                .hasMessageContaining("2026-11-27T12:00:09Z");
    }

    @Test
    void nothing_happens_before_the_start() {
        SimulatedRoom room = SimulatedNight.seeded(1).room();
        assertThat(room.until(SimulatedNight.START.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void an_item_that_is_not_in_the_rundown_is_refused_by_name() {
        SimulatedRoom room = SimulatedNight.seeded(1).room();
        room.start(SimulatedNight.START);
        assertThatThrownBy(() -> room.onAir(new ItemId("nowhere"), SimulatedNight.START))
                .hasMessageContaining("nowhere");
    }
}
