package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactHead.NOBODY;
import static dev.kaibo.engine.event.FactKind.CLICKED;
import static dev.kaibo.engine.event.FactKind.COMMENTED;
import static dev.kaibo.engine.event.FactKind.ENTERED;
import static dev.kaibo.engine.event.FactKind.EXPOSURE;
import static dev.kaibo.engine.event.FactKind.LEFT;
import static dev.kaibo.engine.event.FactKind.ONLINE;
import static dev.kaibo.engine.event.FactKind.ORDERED;
import static dev.kaibo.engine.event.FactKind.PAID;
import static dev.kaibo.engine.event.FactKind.REFUNDED;
import static dev.kaibo.engine.room.RoomKit.LIN;
import static dev.kaibo.engine.room.RoomKit.ON_AIR;
import static dev.kaibo.engine.room.RoomKit.WEI;
import static dev.kaibo.engine.room.RoomKit.onAir;
import static dev.kaibo.engine.room.RoomKit.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.Finding.Evidence;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The definitions of the figures, one by one, on rooms small enough to count by hand. */
class RoomTest {
    private static final FactKind[] SHOP = {ENTERED, LEFT, COMMENTED, CLICKED, ORDERED, PAID, REFUNDED};

    @Test
    void a_viewer_arrives_with_the_first_fact_of_any_kind_and_stays_in_that_cohort() {
        RoomKit kit = onAir(SHOP).at(60).comments(1).at(400).enters(1).at(700).clicks(1);
        List<RoundFigures> rounds = kit.figures().rounds();
        assertThat(rounds).extracting(RoundFigures::entrants).containsExactly(1L, 0L, 0L);
        assertThat(rounds).extracting(RoundFigures::clicked).containsExactly(1L, 0L, 0L);
        assertThat(rounds).extracting(round -> round.totals().clicks()).containsExactly(0L, 0L, 1L);
    }

    @Test
    void entering_again_is_an_entry_but_no_new_viewer() {
        RoomKit kit = onAir(SHOP).at(1).enters(1).at(2).leaves(1).at(3).enters(1);
        assertThat(kit.show().entries()).isEqualTo(2);
        assertThat(kit.show().uv()).isEqualTo(1);
    }

    @Test
    void a_fact_that_names_nobody_counts_in_totals_and_in_no_distinct_figure() {
        RoomKit kit = onAir(SHOP).at(1).comments(NOBODY).comments(4).pays(NOBODY, 1, 5_000);
        assertThat(kit.show().comments()).isEqualTo(2);
        assertThat(kit.show().commenters()).isEqualTo(1);
        assertThat(kit.show().buyers()).isZero();
        assertThat(kit.show().gmv()).isEqualTo(new Money(5_000));
        assertThat(kit.show().uv()).isEqualTo(1);
    }

    @Test
    void rounds_without_entrants_are_listed_and_pauses_do_not_stop_them() {
        RoomKit kit =
                onAir(SHOP).at(10).tell(new CrewEvent.ShowPaused(LIN)).at(1000).tell(new CrewEvent.ShowResumed(LIN));
        List<RoundFigures> rounds = kit.figures().rounds();
        assertThat(rounds)
                .extracting(round -> round.start().millis() - ON_AIR)
                .containsExactly(0L, 300_000L, 600_000L, 900_000L);
        assertThat(rounds).extracting(RoundFigures::open).containsExactly(false, false, false, true);
        assertThat(kit.tell(new CrewEvent.ShowEnded(LIN))
                        .at(5000)
                        .tick()
                        .figures()
                        .rounds())
                .as("after the end no round begins and none is open")
                .hasSize(4)
                .noneMatch(RoundFigures::open);
    }

    @Test
    void a_round_begins_with_its_first_millisecond() {
        RoomKit kit = onAir(SHOP).at(300).enters(1);
        assertThat(kit.figures().rounds()).extracting(RoundFigures::entrants).containsExactly(0L, 1L);
    }

    @Test
    void what_happened_before_on_air_belongs_to_round_0() {
        RoomKit kit = planned(SHOP).enters(1);
        assertThat(kit.figures().rounds()).singleElement().satisfies(round -> {
            assertThat(round.start()).as("no t0 yet, so the planned start").isEqualTo(new Moment(ON_AIR - 30_000));
            assertThat(round.entrants()).isEqualTo(1);
        });
        assertThat(kit.show().startedAt()).isNull();
        kit.at(0)
                .tell(new CrewEvent.ShowStarted(LIN))
                .at(310)
                .late(330, 2, head -> new AudienceFact.Commented(head, 0));
        assertThat(kit.figures().rounds()).extracting(RoundFigures::entrants).containsExactly(2L, 0L);
        assertThat(kit.show().startedAt()).isEqualTo(new Moment(ON_AIR));
    }

    @Test
    void not_given_is_null_and_given_without_a_fact_is_0() {
        Figures show = onAir(COMMENTED, CLICKED).at(5).show();
        assertThat(show.comments()).isZero();
        assertThat(show.likes()).isNull();
        assertThat(show.onlinePeak()).isNull();
        assertThat(show.gmv()).isNull();
        assertThat(show.dealRate()).as("orders are not given").isNull();
        assertThat(show.interactionRate()).as("nobody to divide by").isNull();
    }

    @Test
    void a_kind_that_no_stream_declares_stays_null_and_its_facts_are_kept_and_said() {
        RoomKit kit = onAir(COMMENTED).at(5).enters(1).fact(1, head -> new AudienceFact.Liked(head, 3));
        kit.fact(1, head -> new AudienceFact.Unrecognised(head, "sample.unknown"));
        assertThat(kit.show().entries())
                .as("perhaps not all that enter are told")
                .isNull();
        assertThat(kit.show().likes()).isNull();
        assertThat(kit.figures().rounds().getFirst().totals().entries()).isNull();
        assertThat(kit.show().uv()).as("whoever is named has arrived").isEqualTo(1);
        assertThat(kit.figures().facts().accepted()).isEqualTo(3);
        assertThat(kit.figures().findings())
                .containsExactly(new Finding(
                        "kind-not-declared",
                        Finding.Severity.WARN,
                        List.of(new Evidence("kind", "entered"), new Evidence("kind", "liked"))));
        kit.tell(new IntakeEvent.StreamDeclared(
                1, "more", Origin.CAPTURED, Set.of(ENTERED, FactKind.LIKED), "Asia/Shanghai", Duration.ofSeconds(10)));
        assertThat(kit.show().entries())
                .as("declared at last, it counts from the beginning")
                .isEqualTo(1);
        assertThat(kit.show().likes()).isEqualTo(3);
        assertThat(kit.figures().findings()).isEmpty();
    }

    @Test
    void one_stray_leave_fact_does_not_replace_the_estimate_of_the_stay() {
        RoomKit kit = onAir(ENTERED, ONLINE)
                .at(0)
                .online(10)
                .enters(1)
                .enters(2)
                .at(100)
                .leaves(1)
                .at(200)
                .tick();
        assertThat(kit.show().stay()).as("10 × 200 s / 2").isEqualTo(Duration.ofSeconds(1000));
        assertThat(kit.show().stayEstimated()).isTrue();
        assertThat(kit.figures().rounds().getFirst().stay()).isNull();
    }

    @Test
    void what_went_back_is_taken_off_gmv_even_when_no_stream_declares_refunds() {
        RoomKit kit = onAir(PAID).at(5).pays(1, 71, 10_000).refunds(71, 1, 4_000);
        assertThat(kit.show().gmv()).isEqualTo(new Money(6_000));
        assertThat(kit.show().unitsSold()).isZero();
        assertThat(kit.show().refunded()).isNull();
    }

    @Test
    void a_fact_of_more_than_ten_minutes_ago_reopens_its_round_visibly() {
        RoomKit kit = onAir(SHOP).at(700).late(600, 1, head -> new AudienceFact.Commented(head, 0));
        assertThat(kit.figures().rounds()).noneMatch(RoundFigures::reopened);
        kit.at(701).late(601, 1, head -> new AudienceFact.Commented(head, 0));
        assertThat(kit.figures().rounds()).extracting(RoundFigures::reopened).containsExactly(true, false, false);
    }

    @Test
    void the_same_key_with_other_content_is_kept_and_said() {
        RoomKit kit = onAir(SHOP).at(5);
        for (long content : new long[] {11, 11, 22, 22, 11})
            kit.keyed(900, content, 0, 1, head -> new AudienceFact.Commented(head, 0));
        assertThat(kit.show().comments()).isEqualTo(2);
        assertThat(kit.figures().facts()).isEqualTo(new RoomFigures.FactCounts(2, 3, 1, 0, 0));
        assertThat(kit.figures().findings())
                .containsExactly(new Finding(
                        "sequence-restarted",
                        Finding.Severity.WARN,
                        List.of(new Evidence("stream", "sample stream"), new Evidence("conflicts", "1"))));
    }

    @Test
    void money_is_paid_less_refunded_and_rates_relate_to_viewers_entries_and_paid_orders() {
        RoomKit kit = onAir(SHOP).at(5).enters(1).enters(2).enters(3);
        kit.clicks(1).clicks(1).clicks(2).clicks(NOBODY);
        kit.orders(1, 71)
                .orders(1, 71)
                .pays(1, 71, 10_000)
                .pays(1, 71, 5_000)
                .orders(2, 72)
                .pays(2, 72, 3_000)
                .refunds(72, 1, 1_000);
        Figures show = kit.show();
        assertThat(show.orders()).as("an order of two lines is one").isEqualTo(2);
        assertThat(show.gmv()).isEqualTo(new Money(17_000));
        assertThat(show.averageOrder()).isEqualTo(new Money(8_500));
        assertThat(show.uvValue()).as("17,000 / 3 to the nearest fen").isEqualTo(new Money(5_667));
        assertThat(show.gpm()).isEqualTo(new Money(5_666_667));
        assertThat(show.clickRate()).isEqualTo(2 / 3.0);
        assertThat(show.dealRate()).isEqualTo(2 / 4.0);
        assertThat(show.conversionRate()).isEqualTo(2 / 3.0);
        assertThat(show.unitsSold()).isEqualTo(2);
        assertThat(show.sellThrough()).as("2 of 20 promised").isEqualTo(0.1);
        assertThat(kit.figures().products()).singleElement().satisfies(product -> {
            assertThat(product.code()).isEqualTo("DRESS");
            assertThat(product.figures().orders()).isEqualTo(2);
            assertThat(product.figures().sellThrough()).isEqualTo(0.1);
            assertThat(product.figures().comments())
                    .as("a comment names no product")
                    .isNull();
        });
    }

    @Test
    void stay_is_measured_per_viewer_where_leaving_is_seen() {
        RoomKit kit = onAir(SHOP)
                .at(0)
                .enters(1)
                .at(60)
                .leaves(1)
                .at(100)
                .enters(2)
                .at(140)
                .tick();
        assertThat(kit.show().stay())
                .as("60 s, and 40 s so far, of two viewers")
                .isEqualTo(Duration.ofSeconds(50));
        assertThat(kit.show().stayEstimated()).isFalse();
        assertThat(kit.figures().rounds().getFirst().stay())
                .as("of a cohort the sum")
                .isEqualTo(Duration.ofSeconds(100));
        kit.at(200).tell(new CrewEvent.ShowEnded(LIN)).at(900).tick();
        assertThat(kit.show().stay()).as("nobody stays longer than the show").isEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void the_mean_stay_is_that_of_the_viewers_who_were_seen_entering() {
        RoomKit kit =
                onAir(SHOP).at(0).enters(1).at(10).comments(2).leaves(3).at(60).leaves(1);
        assertThat(kit.show().uv()).isEqualTo(3);
        assertThat(kit.show().stay())
                .as("nobody knows how long viewers 2 and 3 were there")
                .isEqualTo(Duration.ofSeconds(60));
        Figures square =
                kit.figures().sources().get(TrafficSource.SQUARE.ordinal()).figures();
        Figures unknown =
                kit.figures().sources().get(TrafficSource.UNKNOWN.ordinal()).figures();
        assertThat(square.stay()).isEqualTo(Duration.ofSeconds(60));
        assertThat(unknown.uv()).isEqualTo(2);
        assertThat(unknown.stay()).isNull();
        kit.fact(2, head -> new AudienceFact.Entered(head, TrafficSource.UNKNOWN))
                .at(80)
                .tick();
        assertThat(kit.show().stay()).as("60 s and 20 s so far").isEqualTo(Duration.ofSeconds(40));
        assertThat(kit.figures()
                        .sources()
                        .get(TrafficSource.UNKNOWN.ordinal())
                        .figures()
                        .stay())
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void without_entering_seen_nobody_can_say_a_stay() {
        RoomKit kit = onAir(LEFT, COMMENTED).at(0).comments(1).at(60).leaves(1);
        assertThat(kit.show().stay()).isNull();
        assertThat(kit.figures().rounds().getFirst().stay()).isNull();
    }

    @Test
    void stay_is_estimated_by_littles_law_where_leaving_is_not_seen() {
        RoomKit kit = onAir(ENTERED, ONLINE)
                .at(0)
                .online(10)
                .enters(1)
                .enters(2)
                .at(100)
                .online(30)
                .at(200)
                .tick();
        assertThat(kit.show().stay()).as("(10 × 100 s + 30 × 100 s) / 2").isEqualTo(Duration.ofSeconds(2000));
        assertThat(kit.show().stayEstimated()).isTrue();
        assertThat(kit.show().onlineLast()).isEqualTo(30);
        assertThat(kit.figures().rounds().getFirst().stay()).isNull();
        assertThat(onAir(ENTERED).at(0).enters(1).show().stay())
                .as("neither is given")
                .isNull();
    }

    @Test
    void exposures_are_the_newest_running_totals_of_all_streams() {
        RoomKit kit = onAir(ENTERED, EXPOSURE).at(5).enters(1);
        kit.fact(NOBODY, head -> new AudienceFact.ExposureSampled(head, 100))
                .at(9)
                .fact(NOBODY, head -> new AudienceFact.ExposureSampled(head, 250));
        kit.at(20).late(13, NOBODY, head -> new AudienceFact.ExposureSampled(head, 200));
        assertThat(kit.show().exposures()).isEqualTo(250);
        assertThat(kit.show().entryRate()).isEqualTo(1 / 250.0);
    }

    @Test
    void the_last_minutes_stand_against_those_before_and_a_late_fact_finds_its_own() {
        RoomKit kit =
                onAir(SHOP).at(5).comments(1).at(700).comments(1).comments(1).comments(2);
        kit.late(650, 3, head -> new AudienceFact.Commented(head, 0));
        RoomFigures.Recent recent = kit.figures().recent();
        assertThat(recent.now().comments()).isEqualTo(3);
        assertThat(recent.now().commenters()).isEqualTo(2);
        assertThat(recent.before().comments()).isEqualTo(2);
        assertThat(recent.before().commenters()).isEqualTo(2);
        assertThat(recent.now().uv()).isEqualTo(2);
    }

    @Test
    void the_peak_of_a_window_knows_only_what_held_within_it() {
        RoomKit kit = onAir(ENTERED, ONLINE)
                .at(0)
                .online(100)
                .at(101)
                .online(10)
                .at(700)
                .tick();
        assertThat(kit.figures().recent().now().onlinePeak())
                .as("the window begins at second 101")
                .isEqualTo(10);
        assertThat(kit.show().onlinePeak()).isEqualTo(100);
    }

    @Test
    void all_that_a_viewer_did_counts_for_the_source_of_the_first_entry() {
        RoomKit kit = onAir(SHOP).at(5).comments(1).comments(2).at(9).enters(1);
        kit.at(12)
                .fact(1, head -> new AudienceFact.Entered(head, TrafficSource.SEARCH))
                .comments(1);
        Figures square =
                kit.figures().sources().get(TrafficSource.SQUARE.ordinal()).figures();
        Figures unknown =
                kit.figures().sources().get(TrafficSource.UNKNOWN.ordinal()).figures();
        assertThat(square.uv()).isEqualTo(1);
        assertThat(square.comments()).isEqualTo(2);
        assertThat(square.entries()).isEqualTo(2);
        assertThat(unknown.comments()).as("viewer 2 was never seen entering").isEqualTo(1);
        assertThat(unknown.commenters()).isEqualTo(1);
    }

    @Test
    void each_shift_has_what_happened_while_its_host_was_before_the_camera() {
        RoomKit kit = onAir(SHOP)
                .tell(new CrewEvent.HostShiftChanged(LIN, LIN))
                .at(50)
                .comments(1);
        kit.at(100)
                .tell(new CrewEvent.HostShiftChanged(WEI, LIN))
                .comments(1)
                .at(120)
                .late(30, 2, head -> new AudienceFact.Commented(head, 0));
        assertThat(kit.figures().shifts())
                .extracting(RoomFigures.ShiftFigures::host)
                .containsExactly(LIN, WEI);
        assertThat(kit.figures().shifts())
                .extracting(shift -> shift.figures().commenters())
                .containsExactly(2L, 1L);
    }

    @Test
    void viewers_beyond_the_bound_count_in_totals_and_in_one_number_that_says_so() {
        RoomKit kit =
                onAir(SHOP).at(5).tell(new IntakeEvent.ViewerMet(2_000_000)).tell(new IntakeEvent.ViewerMet(2_000_001));
        kit.comments(2_000_000).comments(2_000_001).comments(3);
        assertThat(kit.show().comments()).isEqualTo(3);
        assertThat(kit.show().uv()).isEqualTo(1);
        assertThat(kit.figures().findings())
                .extracting(
                        Finding::rule, finding -> finding.evidence().getLast().value())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("viewers-beyond-bound", "2"));
    }

    @Test
    void a_show_has_at_most_48_hours_of_rounds() {
        RoomKit kit = onAir(SHOP).at(50 * 3600).comments(1);
        List<RoundFigures> rounds = kit.figures().rounds();
        assertThat(rounds).hasSize(576);
        assertThat(rounds.getLast().totals().comments()).isEqualTo(1);
        assertThat(kit.figures().findings()).extracting(Finding::rule).containsExactly("rounds-beyond-bound");
    }

    @Test
    void a_stream_says_when_it_was_heard_last_and_by_how_much_its_clock_differs() {
        RoomKit kit = onAir(SHOP);
        assertThat(kit.figures().streams().getFirst().lastAt()).isNull();
        kit.at(7)
                .comments(1)
                .at(9)
                .tell(new IntakeEvent.OffsetMeasured(0, Duration.ofMillis(-1200)))
                .at(30)
                .tick();
        assertThat(kit.figures().streams().getFirst().lastAt()).isEqualTo(new Moment(ON_AIR + 7_000));
        assertThat(kit.figures().streams().getFirst().offset()).isEqualTo(Duration.ofMillis(-1200));
        kit.at(40).tell(new IntakeEvent.FactsDropped(0, 2, 1));
        assertThat(kit.figures().streams().getFirst().lastAt())
                .as("dropped facts were received too")
                .isEqualTo(new Moment(ON_AIR + 40_000));
        assertThat(kit.figures().facts().rejected()).isEqualTo(1);
    }

    @Test
    void who_came_in_a_round_is_counted_again_at_each_age_that_all_of_them_have_reached() {
        RoomKit kit = onAir(SHOP)
                .at(10)
                .enters(1)
                .at(20)
                .enters(2)
                .at(50)
                .leaves(1)
                .at(60)
                .comments(3)
                .at(300)
                .enters(1);
        assertThat(survivalAt(kit, 359)).isEqualTo(new Survival(2, List.of()));
        assertThat(survivalAt(kit, 360))
                .as("one has left before his minute was over")
                .isEqualTo(came(2, 1L));
        assertThat(survivalAt(kit, 480)).as("back too late for three minutes").isEqualTo(came(2, 1L, 1L));
        assertThat(survivalAt(kit, 600)).as("but there again after five").isEqualTo(came(2, 1L, 1L, 2L));
    }

    @Test
    void a_late_leave_fact_takes_a_viewer_off_the_ages_that_he_did_not_reach() {
        RoomKit kit = onAir(SHOP).at(0).enters(1).at(480).tick();
        assertThat(survivalAt(kit, 480)).isEqualTo(came(1, 1L, 1L));
        kit.at(500).late(440, 1, AudienceFact.Left::new);
        assertThat(survivalAt(kit, 500))
                .as("who leaves at his first minute is not there at it")
                .isEqualTo(came(1, 0L, 0L));
    }

    @Test
    void an_age_that_the_show_did_not_last_is_not_counted() {
        RoomKit kit = onAir(SHOP).at(0).enters(1).at(400).tell(new CrewEvent.ShowEnded(LIN));
        assertThat(survivalAt(kit, 4_000)).isEqualTo(came(1, 1L));
    }

    @Test
    void who_is_still_there_is_unknown_where_leaving_is_not_given() {
        RoomKit kit = onAir(ENTERED, COMMENTED).at(0).enters(1).at(900).tick();
        assertThat(kit.figures().rounds().getFirst().survival()).isNull();
    }

    private static @Nullable Survival survivalAt(RoomKit kit, int second) {
        return kit.at(second).tick().figures().rounds().getFirst().survival();
    }

    private static Survival came(long came, Long... there) {
        return new Survival(came, List.of(there));
    }

    @Test
    void an_event_is_never_applied_twice() {
        RoomKit kit = onAir(SHOP);
        long position = kit.room.position();
        assertThatThrownBy(() -> kit.room.apply(new Recorded(position, new Moment(ON_AIR), new Tick())))
                .hasMessage("Position %d came after position %d.".formatted(position, position));
        assertThatThrownBy(() -> kit.room.figures(Duration.ofHours(1))).hasMessageContaining("PT1H");
    }
}
