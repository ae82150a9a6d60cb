package dev.kaibo.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.event.Recorded;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoomPropertiesTest {
    @Property(tries = 300)
    void every_figure_in_every_scope_equals_the_slow_recount(@ForAll long seed) {
        List<Recorded> journal = RandomJournals.seeded(seed, 400);
        Room room = Room.empty();
        room.applyAll(journal);
        assertThat(room.figures()).usingRecursiveComparison().isEqualTo(new Recount(journal).figures(Room.WINDOW));
    }
}
