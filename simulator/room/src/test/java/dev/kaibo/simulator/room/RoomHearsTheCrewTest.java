package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the crew does reaches the audience, by the very events that stand in the journal. */
class RoomHearsTheCrewTest {
    private static final Moment START = SimulatedNight.START;
    private static final PersonId SOMEBODY = new PersonId(new UUID(0, 1));

    @Test
    void told_by_events_the_room_is_the_same_as_told_by_calls() {
        SimulatedRoom called = SimulatedNight.seeded(5).room();
        called.start(START);
        called.onAir(new ItemId("item-01"), START);
        called.pause(minute(2));
        called.resume(minute(3));
        called.end(minute(6));
        SimulatedRoom heard = SimulatedNight.seeded(5).room();
        heard.hear(new CrewEvent.ShowStarted(SOMEBODY), START);
        heard.hear(new CrewEvent.ItemTaken(new ItemId("item-01"), SOMEBODY), START);
        heard.hear(new CrewEvent.ShowPaused(SOMEBODY), minute(2));
        heard.hear(new CrewEvent.ShowResumed(SOMEBODY), minute(3));
        heard.hear(new CrewEvent.HostShiftChanged(SOMEBODY, SOMEBODY), minute(4));
        heard.hear(new CrewEvent.ShowEnded(SOMEBODY), minute(6));
        assertThat(heard.until(minute(30))).isEqualTo(called.until(minute(30)));
    }

    @Test
    void a_cue_for_ones_is_answered_with_ones() {
        assertThat(ones(true)).isGreaterThan(ones(false) + 20);
    }

    private static long ones(boolean cued) {
        SimulatedRoom room = SimulatedNight.seeded(38).room();
        room.start(START);
        room.onAir(new ItemId("item-03"), START);
        room.skipTo(minute(5));
        if (cued)
            room.hear(
                    new CrewEvent.CueSent(
                            new CueId(new UUID(0, 9)), "催扣 1", Map.of(CrewRole.HOST, "想要的再扣一遍 1"), SOMEBODY),
                    minute(5));
        return room.until(minute(6)).stream()
                .filter(it -> it.text() != null
                        && it.text().contains("1")
                        && it.text().length() <= 5)
                .count();
    }

    @Test
    void in_a_pause_nobody_opens_products_and_fewer_come() {
        SimulatedRoom room = SimulatedNight.seeded(38).room();
        room.start(START);
        room.onAir(new ItemId("item-01"), START);
        List<Sighting> running = after(room, 1, 6);
        room.pause(minute(6));
        List<Sighting> paused = after(room, 6, 11);
        assertThat(of(running, FactKind.CLICKED)).isPositive();
        assertThat(of(paused, FactKind.CLICKED)).isZero();
        assertThat(of(paused, FactKind.ENTERED)).isBetween(1L, of(running, FactKind.ENTERED) * 6 / 10);
    }

    @Test
    void without_an_item_nothing_can_be_opened() {
        SimulatedRoom room = SimulatedNight.seeded(38).room();
        room.start(START);
        assertThat(room.until(minute(10))).isNotEmpty().noneMatch(it -> it.kind() == FactKind.CLICKED);
    }

    @Test
    void a_show_starts_once() {
        SimulatedRoom room = SimulatedNight.seeded(1).room();
        room.start(START);
        assertThatThrownBy(() -> room.start(minute(1))).hasMessageContaining(START.toString());
    }

    @Test
    void the_source_says_that_it_is_simulated_and_gives_every_kind() {
        assertThat(SimulatedRoom.header().name()).isEqualTo("模拟房间");
        assertThat(SimulatedRoom.header().origin()).isEqualTo(Origin.CAPTURED);
        assertThat(SimulatedRoom.header().gives())
                .hasSize(FactKind.values().length - 1)
                .doesNotContain(FactKind.UNRECOGNISED);
        assertThat(SimulatedRoom.header().zone()).isEqualTo("Asia/Shanghai");
        assertThat(SimulatedRoom.header().period()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_door_closes_at_the_stated_bound() {
        RoomModel model = RoomModel.standard();
        SimulatedRoom room = SimulatedRoom.seeded(
                1, SampleShow.rundown(START), Parameters.with(model, Map.of("arrivals.mostViewers", 100L)));
        room.start(START);
        assertThat(room.until(minute(60)).stream()
                        .map(Sighting::viewer)
                        .filter(it -> it != null)
                        .distinct())
                .hasSize(100);
    }

    @Test
    void a_model_that_cannot_be_is_refused_with_its_values() {
        assertThatThrownBy(() -> RoomModel.standard().withScale(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> Parameters.with(RoomModel.standard(), Map.of("roles.flash.clicks", 3.5)))
                .hasMessage("The model has roles.flash.clicks: 3.5, which must lie from 0 to 3.");
        assertThatThrownBy(() -> Parameters.with(RoomModel.standard(), Map.of("arrivals.perMille.square", 500L)))
                .hasMessageContaining("was 900");
        assertThatThrownBy(() -> Parameters.with(RoomModel.standard(), Map.of("comments.size", 25L)))
                .hasMessageContaining("was 99");
    }

    private static List<Sighting> after(SimulatedRoom room, int from, int until) {
        room.skipTo(minute(from));
        return room.until(minute(until));
    }

    private static long of(List<Sighting> facts, FactKind kind) {
        return facts.stream().filter(it -> it.kind() == kind).count();
    }

    private static Moment minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
