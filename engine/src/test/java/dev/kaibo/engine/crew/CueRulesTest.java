package dev.kaibo.engine.crew;

import static dev.kaibo.engine.basics.CrewRole.BRAND_VIEWER;
import static dev.kaibo.engine.basics.CrewRole.CONSOLE_OPERATOR;
import static dev.kaibo.engine.basics.CrewRole.CO_HOST;
import static dev.kaibo.engine.basics.CrewRole.HOST;
import static dev.kaibo.engine.crew.CrewKit.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.crew.Cue.Acknowledgement;
import dev.kaibo.engine.event.CrewEvent.CueAcknowledged;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.CrewEvent.CueTakenBack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One cue, every role: a line for each, each acknowledges, three seconds for second thoughts (R7). */
class CueRulesTest {
    @Test
    void a_cue_goes_out_before_on_and_in_pauses() {
        Map<CrewRole, String> lines = Map.of(HOST, "还差 74 人，再喊一遍", CO_HOST, "举牌");
        Wish wish = new Wish.SendCue(CUE, "催扣 1", lines);
        CueSent sent = new CueSent(CUE, "催扣 1", lines, CONTROLLER);
        givenShow().when(wish).thenHappens(sent);
        givenShow(onAir()).when(wish).thenHappens(sent);
        givenShow(onAir(), paused()).when(wish).thenHappens(sent);
    }

    @Test
    void the_same_cue_goes_out_once() {
        givenShow(sent(CUE, HOST), after(seconds(2)))
                .when(send(CUE, HOST))
                .thenRefused(new Refusal.CueAlreadySent(CUE, PLANNED_START, CONTROLLER));
    }

    @Test
    void a_cue_has_a_name_and_a_line_for_somebody_who_acts() {
        givenShow().when(send(CUE)).thenRefused(new Refusal.LinesMissing());
        givenShow().when(new Wish.SendCue(CUE, " ", Map.of(HOST, "go"))).thenRefused(new Refusal.TextMissing("name"));
        givenShow().when(new Wish.SendCue(CUE, "go", Map.of(HOST, ""))).thenRefused(new Refusal.TextMissing("HOST"));
        givenShow().when(send(CUE, HOST, BRAND_VIEWER)).thenRefused(new Refusal.RoleOnlyReads(BRAND_VIEWER));
    }

    @Test
    void texts_have_their_lengths_in_characters_as_people_count_them() {
        String name = "福".repeat(60);
        String line = "🎁".repeat(200);
        givenShow()
                .when(new Wish.SendCue(CUE, name, Map.of(HOST, line)))
                .thenHappens(new CueSent(CUE, name, Map.of(HOST, line), CONTROLLER));
        givenShow()
                .when(new Wish.SendCue(CUE, name + "袋", Map.of(HOST, line)))
                .thenRefused(new Refusal.TextTooLong("name", 61, 60));
        givenShow()
                .when(new Wish.SendCue(CUE, name, Map.of(HOST, line + "🎁")))
                .thenRefused(new Refusal.TextTooLong("HOST", 201, 200));
    }

    @Test
    void half_a_character_is_refused_because_it_could_not_be_stored() {
        givenShow()
                .when(new Wish.SendCue(CUE, "go \uD83C", Map.of(HOST, "go")))
                .thenRefused(new Refusal.TextBroken("name"));
    }

    @Test
    void each_addressed_role_acknowledges_once() {
        givenShow(sent(CUE, HOST, CO_HOST), after(seconds(9)))
                .when(acknowledge(CUE, HOST))
                .thenHappens(new CueAcknowledged(CUE, HOST, CONTROLLER));
        Story seen = givenShow(sent(CUE, HOST, CO_HOST), after(seconds(9)), acknowledged(CUE, HOST), after(seconds(1)));
        seen.when(acknowledge(CUE, HOST))
                .thenRefused(new Refusal.AlreadyAcknowledged(CUE, HOST, PLANNED_START.plus(seconds(9)), CONTROLLER));
        seen.when(acknowledge(CUE, CONSOLE_OPERATOR))
                .thenRefused(new Refusal.RoleNotAddressed(CUE, CONSOLE_OPERATOR, Set.of(HOST, CO_HOST)));
        seen.when(acknowledge(CUE, CO_HOST))
                .thenKnows(crew -> assertThat(
                                Objects.requireNonNull(crew.cue(CUE)).acknowledged())
                        .containsExactly(
                                new Acknowledgement(HOST, PLANNED_START.plus(seconds(9)), CONTROLLER),
                                new Acknowledgement(CO_HOST, PLANNED_START.plus(seconds(10)), CONTROLLER)));
        seen.when(acknowledge(cue(7), HOST)).thenRefused(new Refusal.UnknownCue(cue(7)));
    }

    @Test
    void a_cue_is_taken_back_within_three_seconds() {
        givenShow(sent(CUE, HOST), after(seconds(3)))
                .when(takeBack(CUE))
                .thenHappens(new CueTakenBack(CUE, CONTROLLER));
        givenShow(sent(CUE, HOST), after(seconds(3).plusMillis(1)))
                .when(takeBack(CUE))
                .thenRefused(new Refusal.CueTooOldToTakeBack(CUE, seconds(3).plusMillis(1), seconds(3)));
        givenShow().when(takeBack(CUE)).thenRefused(new Refusal.UnknownCue(CUE));
    }

    @Test
    void second_thoughts_last_three_seconds_of_a_persons_time_at_any_pace() {
        givenShow(sent(CUE, HOST), after(minutes(3)))
                .whenPlayedAt(60, takeBack(CUE))
                .thenHappens(new CueTakenBack(CUE, CONTROLLER));
        givenShow(sent(CUE, HOST), after(seconds(186)))
                .whenPlayedAt(60, takeBack(CUE))
                .thenRefused(new Refusal.CueTooOldToTakeBack(CUE, seconds(3).plusMillis(100), seconds(3)));
        givenShow(sent(CUE, HOST)).whenPlayedAt(0, takeBack(CUE)).thenHappens(new CueTakenBack(CUE, CONTROLLER));
        givenShow(sent(CUE, HOST), after(seconds(4)))
                .whenPlayedAt(0, takeBack(CUE))
                .thenRefused(new Refusal.CueTooOldToTakeBack(CUE, seconds(4), seconds(3)));
    }

    @Test
    void a_pace_is_a_number_that_is_not_negative() {
        for (double rate : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY})
            assertThatThrownBy(() -> new Pace(rate)).hasMessageContaining(String.valueOf(rate));
    }

    @Test
    void a_cue_that_was_taken_back_needs_nobody() {
        Story back = givenShow(sent(CUE, HOST), after(seconds(1)), takenBack(CUE), after(seconds(1)));
        back.when(takeBack(CUE)).thenRefused(new Refusal.CueAlreadyTakenBack(CUE, PLANNED_START.plus(seconds(1))));
        back.when(acknowledge(CUE, HOST))
                .thenRefused(new Refusal.CueAlreadyTakenBack(CUE, PLANNED_START.plus(seconds(1))));
    }

    @Test
    void the_newest_fifty_cues_are_kept_newest_first() {
        Step[] many = new Step[51];
        for (int i = 0; i < many.length; i++) many[i] = sent(cue(i), HOST);
        Story story = givenShow(many);
        assertThat(story.crew().cues()).hasSize(50);
        assertThat(story.crew().cues().getFirst().id()).isEqualTo(cue(50));
        assertThat(story.crew().cues().getLast().id()).isEqualTo(cue(1));
        story.when(acknowledge(cue(0), HOST)).thenRefused(new Refusal.UnknownCue(cue(0)));
        story.when(acknowledge(cue(1), HOST)).thenHappens(new CueAcknowledged(cue(1), HOST, CONTROLLER));
        assertThat(List.copyOf(story.crew().cues())).doesNotHaveDuplicates();
    }
}
