package dev.kaibo.engine.crew;

import static dev.kaibo.engine.crew.CrewKit.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.CrewEvent.HostShiftChanged;
import dev.kaibo.engine.event.CrewEvent.ItemExtended;
import dev.kaibo.engine.event.CrewEvent.ItemTaken;
import dev.kaibo.engine.event.CrewEvent.ItemsReordered;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowEnded;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.CrewEvent.ShowPaused;
import dev.kaibo.engine.event.CrewEvent.ShowResumed;
import dev.kaibo.engine.event.CrewEvent.ShowStarted;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.rundown.ItemProgress;
import dev.kaibo.engine.rundown.ItemState;
import dev.kaibo.engine.rundown.Phase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Phase, items and hosts: what the crew may do with the rundown (R3, R7). */
class RundownRulesTest {
    // ---- the show's phases

    @Test
    void a_show_starts_once() {
        givenShow().when(new Wish.StartShow()).thenHappens(new ShowStarted(CONTROLLER));
        givenShow(onAir(), after(minutes(1)))
                .when(new Wish.StartShow())
                .thenRefused(new Refusal.ShowAlreadyStarted(PLANNED_START));
        givenShow(onAir(), paused())
                .when(new Wish.StartShow())
                .thenRefused(new Refusal.ShowAlreadyStarted(PLANNED_START));
    }

    @Test
    void nothing_can_be_wished_of_a_show_that_was_never_opened() {
        assertThat(Crew.empty().decide(new Wish.StartShow(), CONTROLLER, PLANNED_START))
                .isEqualTo(new Decision.Refused(new Refusal.ShowNotOpened()));
    }

    @Test
    void a_show_pauses_on_air_only_and_resumes_from_a_pause_only() {
        givenShow(onAir()).when(new Wish.PauseShow()).thenHappens(new ShowPaused(CONTROLLER));
        givenShow(onAir(), paused()).when(new Wish.ResumeShow()).thenHappens(new ShowResumed(CONTROLLER));
        givenShow().when(new Wish.PauseShow()).thenRefused(new Refusal.ShowNotOnAir(Phase.PLANNED));
        givenShow(onAir(), paused()).when(new Wish.PauseShow()).thenRefused(new Refusal.ShowNotOnAir(Phase.PAUSED));
        givenShow(onAir()).when(new Wish.ResumeShow()).thenRefused(new Refusal.ShowNotPaused(Phase.ON_AIR));
        givenShow().when(new Wish.ResumeShow()).thenRefused(new Refusal.ShowNotPaused(Phase.PLANNED));
    }

    @Test
    void a_pause_counts_for_the_show_and_for_the_item_on_air() {
        givenShow(onAir(), taking(COAT), after(minutes(2)), paused(), after(minutes(3)))
                .when(new Wish.ResumeShow())
                .thenKnows(crew -> {
                    assertThat(crew.progress().paused()).isEqualTo(minutes(3));
                    assertThat(crew.progress().pausedSince()).isNull();
                    assertThat(of(crew, COAT).away()).isEqualTo(minutes(3));
                    assertThat(of(crew, SCARF).away()).isZero();
                });
    }

    @Test
    void ending_closes_the_item_and_the_pause() {
        Moment end = PLANNED_START.plus(minutes(5));
        givenShow(onAir(), taking(COAT), after(minutes(2)), paused(), after(minutes(3)))
                .when(new Wish.EndShow())
                .thenKnows(crew -> {
                    assertThat(crew.phase()).isEqualTo(Phase.ENDED);
                    assertThat(crew.progress().endedAt()).isEqualTo(end);
                    assertThat(crew.progress().pausedSince()).isNull();
                    assertThat(crew.progress().paused()).isEqualTo(minutes(3));
                    assertThat(of(crew, COAT))
                            .isEqualTo(new ItemProgress(
                                    COAT, ItemState.DONE, PLANNED_START, end, minutes(3), Duration.ZERO));
                    assertThat(of(crew, SCARF).state()).isEqualTo(ItemState.WAITING);
                });
        givenShow(onAir()).when(new Wish.EndShow()).thenHappens(new ShowEnded(CONTROLLER));
        givenShow().when(new Wish.EndShow()).thenRefused(new Refusal.ShowNotOnAir(Phase.PLANNED));
    }

    @Test
    void an_ended_show_takes_no_more_wishes() {
        List<Wish> wishes = List.of(
                new Wish.StartShow(),
                new Wish.PauseShow(),
                new Wish.ResumeShow(),
                new Wish.EndShow(),
                take(COAT),
                extend(COAT, minutes(1)),
                skip(COAT),
                reorder(SHOES, SCARF, COAT),
                send(cue(2), CrewRole.HOST),
                acknowledge(CUE, CrewRole.HOST),
                takeBack(CUE),
                new Wish.ChangeHostShift(HOST));
        for (Wish wish : wishes)
            givenShow(onAir(), sent(CUE, CrewRole.HOST), ended())
                    .when(wish)
                    .thenRefused(new Refusal.ShowHasEnded(PLANNED_START));
    }

    // ---- items

    @Test
    void taking_an_item_ends_the_one_on_air() {
        givenShow(onAir(), taking(COAT), after(minutes(7))).when(take(SCARF)).thenKnows(crew -> {
            Moment change = PLANNED_START.plus(minutes(7));
            assertThat(of(crew, COAT))
                    .isEqualTo(new ItemProgress(
                            COAT, ItemState.DONE, PLANNED_START, change, Duration.ZERO, Duration.ZERO));
            assertThat(of(crew, SCARF))
                    .isEqualTo(new ItemProgress(SCARF, ItemState.NOW, change, null, Duration.ZERO, Duration.ZERO));
        });
    }

    @Test
    void items_are_taken_on_air_only() {
        givenShow().when(take(COAT)).thenRefused(new Refusal.ShowNotOnAir(Phase.PLANNED));
        givenShow(onAir(), paused()).when(take(COAT)).thenRefused(new Refusal.ShowNotOnAir(Phase.PAUSED));
        givenShow(onAir()).when(take(NOWHERE)).thenRefused(new Refusal.UnknownItem(NOWHERE));
        givenShow(onAir(), taking(COAT)).when(take(COAT)).thenRefused(new Refusal.ItemAlreadyOnAir(COAT));
        givenShow(onAir()).when(take(COAT)).thenHappens(new ItemTaken(COAT, CONTROLLER));
    }

    @Test
    void now_moves_through_a_still_list() {
        givenShow(onAir(), taking(COAT))
                .when(take(SHOES))
                .thenKnows(crew -> assertThat(order(crew)).containsExactly(COAT, SCARF, SHOES));
    }

    @Test
    void an_item_taken_again_adds_up_without_the_time_away() {
        givenShow(onAir(), taking(COAT), after(minutes(7)), taking(SCARF), after(minutes(6)))
                .when(take(COAT))
                .thenKnows(crew -> assertThat(of(crew, COAT))
                        .isEqualTo(
                                new ItemProgress(COAT, ItemState.NOW, PLANNED_START, null, minutes(6), Duration.ZERO)));
    }

    @Test
    void a_waiting_item_may_be_skipped_and_still_be_taken() {
        givenShow()
                .when(skip(SCARF))
                .thenKnows(crew -> assertThat(of(crew, SCARF).state()).isEqualTo(ItemState.SKIPPED));
        givenShow(onAir(), skipping(SCARF))
                .when(take(SCARF))
                .thenKnows(crew -> assertThat(of(crew, SCARF).state()).isEqualTo(ItemState.NOW));
        givenShow(onAir(), skipping(SCARF)).when(skip(SCARF)).thenRefused(new Refusal.ItemAlreadySkipped(SCARF));
        givenShow(onAir(), taking(COAT)).when(skip(COAT)).thenRefused(new Refusal.ItemAlreadyOnAir(COAT));
        givenShow(onAir(), taking(COAT), taking(SCARF)).when(skip(COAT)).thenRefused(new Refusal.ItemAlreadyDone(COAT));
        givenShow().when(skip(NOWHERE)).thenRefused(new Refusal.UnknownItem(NOWHERE));
    }

    @Test
    void an_extension_goes_up_to_thirty_minutes_either_way() {
        Duration most = minutes(30);
        givenShow(onAir(), taking(COAT))
                .when(extend(COAT, seconds(40)))
                .thenHappens(new ItemExtended(COAT, seconds(40), CONTROLLER));
        givenShow().when(extend(SHOES, most)).thenHappens(new ItemExtended(SHOES, most, CONTROLLER));
        givenShow()
                .when(extend(SHOES, most.plusMillis(1)))
                .thenRefused(new Refusal.ExtensionOutOfRange(most.plusMillis(1), most));
        givenShow()
                .when(extend(SHOES, most.negated().minusMillis(1)))
                .thenRefused(new Refusal.ExtensionOutOfRange(most.negated().minusMillis(1), most));
        givenShow()
                .when(extend(SHOES, Duration.ZERO))
                .thenRefused(new Refusal.ExtensionOutOfRange(Duration.ZERO, most));
        Duration endless = Duration.ofSeconds(Long.MIN_VALUE);
        givenShow().when(extend(SHOES, endless)).thenRefused(new Refusal.ExtensionOutOfRange(endless, most));
        givenShow()
                .when(extend(SHOES, minutes(1).plusNanos(7)))
                .thenHappens(new ItemExtended(SHOES, minutes(1), CONTROLLER));
    }

    @Test
    void extensions_add_up_and_leave_the_item_some_time() {
        givenShow(wished(extend(SCARF, minutes(2))))
                .when(extend(SCARF, minutes(-1)))
                .thenKnows(crew -> assertThat(of(crew, SCARF).extended()).isEqualTo(minutes(1)));
        givenShow()
                .when(extend(SCARF, minutes(-6)))
                .thenRefused(new Refusal.LengthOutOfRange(SCARF, Duration.ZERO, Crew.LENGTH_MOST));
        Step[] halfHours = new Step[47];
        Arrays.fill(halfHours, wished(extend(SCARF, minutes(30))));
        givenShow(halfHours)
                .when(extend(SCARF, minutes(30)))
                .thenRefused(new Refusal.LengthOutOfRange(SCARF, minutes(24 * 60 + 6), Crew.LENGTH_MOST));
    }

    @Test
    void only_items_that_can_still_be_talked_about_are_extended() {
        givenShow(onAir(), taking(COAT), taking(SCARF))
                .when(extend(COAT, minutes(1)))
                .thenRefused(new Refusal.ItemAlreadyDone(COAT));
        givenShow(skipping(COAT)).when(extend(COAT, minutes(1))).thenRefused(new Refusal.ItemAlreadySkipped(COAT));
        givenShow().when(extend(NOWHERE, minutes(1))).thenRefused(new Refusal.UnknownItem(NOWHERE));
    }

    @Test
    void waiting_items_take_each_others_places() {
        givenShow(onAir(), taking(SCARF))
                .when(reorder(SHOES, COAT))
                .thenKnows(crew -> assertThat(order(crew)).containsExactly(SHOES, SCARF, COAT));
        givenShow()
                .when(reorder(SHOES, COAT, SCARF))
                .thenHappens(new ItemsReordered(List.of(SHOES, COAT, SCARF), CONTROLLER));
    }

    @Test
    void an_order_names_every_waiting_item_once() {
        givenShow(onAir(), taking(COAT))
                .when(reorder(SHOES, COAT, SHOES, NOWHERE))
                .thenRefused(new Refusal.OrderDoesNotMatch(List.of(SCARF), List.of(COAT, NOWHERE), List.of(SHOES)));
        givenShow()
                .when(reorder(SHOES, COAT))
                .thenRefused(new Refusal.OrderDoesNotMatch(List.of(SCARF), List.of(), List.of()));
    }

    // ---- hosts

    @Test
    void another_host_takes_over() {
        givenShow().when(new Wish.ChangeHostShift(HOST)).thenHappens(new HostShiftChanged(HOST, CONTROLLER));
        Step first = wished(new Wish.ChangeHostShift(HOST));
        givenShow(first).when(new Wish.ChangeHostShift(HOST)).thenRefused(new Refusal.HostAlreadyOn(HOST));
        givenShow(first)
                .when(new Wish.ChangeHostShift(OTHER_HOST))
                .thenKnows(crew -> assertThat(crew.host()).isEqualTo(OTHER_HOST));
    }

    // ---- what cannot have happened

    @Test
    void a_journal_that_cannot_be_is_said_with_its_values() {
        Crew open = givenShow().crew();
        assertThatThrownBy(() -> open.apply(new Recorded(2, PLANNED_START, new ItemTaken(COAT, CONTROLLER))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PLANNED")
                .hasMessageContaining("coat");
        assertThatThrownBy(
                        () -> open.apply(new Recorded(2, PLANNED_START, new ShowOpened(SHOW, "", Nature.LIVE, plan()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SHOW.toString());
        assertThatThrownBy(
                        () -> open.apply(new Recorded(2, PLANNED_START, new ItemsReordered(List.of(COAT), CONTROLLER))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scarf");
    }

    @Test
    void a_tick_changes_nothing() {
        Crew crew = givenShow(onAir()).crew();
        assertThat(crew.apply(new Recorded(9, PLANNED_START, new Tick()))).isSameAs(crew);
    }

    private static ItemProgress of(Crew crew, ItemId id) {
        return Objects.requireNonNull(crew.progress().item(id));
    }

    private static List<ItemId> order(Crew crew) {
        return crew.progress().items().stream().map(ItemProgress::item).toList();
    }
}
