package dev.kaibo.engine.crew;

import static dev.kaibo.engine.basics.CrewRole.BRAND_VIEWER;
import static dev.kaibo.engine.basics.CrewRole.CONSOLE_OPERATOR;
import static dev.kaibo.engine.crew.CrewKit.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.event.CrewEvent.HandStepRecorded;
import dev.kaibo.engine.event.CrewEvent.HandStepTakenBack;
import org.junit.jupiter.api.Test;

/** What WeChat has no interface for is done by hand and recorded: who, when, for which item (DESIGN §1.3, L6). */
class HandStepRulesTest {
    @Test
    void a_step_is_recorded_before_on_and_in_pauses_and_not_after_the_end() {
        HandStepRecorded done = new HandStepRecorded(STEP, "Push the WeCom card", CONSOLE_OPERATOR, null, CONTROLLER);
        givenShow().when(record(STEP, CONSOLE_OPERATOR)).thenHappens(done);
        givenShow(onAir()).when(record(STEP, CONSOLE_OPERATOR)).thenHappens(done);
        givenShow(onAir(), paused()).when(record(STEP, CONSOLE_OPERATOR)).thenHappens(done);
        givenShow(onAir(), ended())
                .when(record(STEP, CONSOLE_OPERATOR))
                .thenRefused(new Refusal.ShowHasEnded(PLANNED_START));
    }

    @Test
    void the_same_step_is_recorded_once_and_says_who_was_first() {
        givenShow(did(STEP, CONSOLE_OPERATOR), after(seconds(1)))
                .whenAskedBy(HOST, record(STEP, CONSOLE_OPERATOR))
                .thenRefused(new Refusal.StepAlreadyRecorded(STEP, PLANNED_START, CONTROLLER));
    }

    @Test
    void a_step_has_a_name_an_item_that_is_there_and_a_role_that_acts() {
        givenShow()
                .when(new Wish.RecordStep(STEP, " ", CONSOLE_OPERATOR, null))
                .thenRefused(new Refusal.TextMissing("name"));
        givenShow()
                .when(new Wish.RecordStep(STEP, "福".repeat(61), CONSOLE_OPERATOR, null))
                .thenRefused(new Refusal.TextTooLong("name", 61, 60));
        givenShow()
                .when(new Wish.RecordStep(STEP, "讲解", CONSOLE_OPERATOR, NOWHERE))
                .thenRefused(new Refusal.UnknownItem(NOWHERE));
        givenShow()
                .when(new Wish.RecordStep(STEP, "讲解", CONSOLE_OPERATOR, COAT))
                .thenHappens(new HandStepRecorded(STEP, "讲解", CONSOLE_OPERATOR, COAT, CONTROLLER));
        givenShow().when(record(STEP, BRAND_VIEWER)).thenRefused(new Refusal.RoleOnlyReads(BRAND_VIEWER));
    }

    @Test
    void who_recorded_a_step_takes_it_back_within_three_seconds() {
        Story soon = givenShow(did(STEP, CONSOLE_OPERATOR), after(seconds(3)));
        soon.when(takeBack(STEP)).thenHappens(new HandStepTakenBack(STEP, CONTROLLER));
        soon.whenAskedBy(HOST, takeBack(STEP)).thenRefused(new Refusal.StepOfAnother(STEP, CONTROLLER));
        givenShow(did(STEP, CONSOLE_OPERATOR), after(seconds(4)))
                .when(takeBack(STEP))
                .thenRefused(new Refusal.StepTooOldToTakeBack(STEP, seconds(4), seconds(3)));
        givenShow().when(takeBack(STEP)).thenRefused(new Refusal.UnknownStep(STEP));
        givenShow(did(STEP, CONSOLE_OPERATOR), wished(takeBack(STEP)))
                .when(takeBack(STEP))
                .thenRefused(new Refusal.StepAlreadyTakenBack(STEP, PLANNED_START));
    }

    @Test
    void the_newest_hundred_steps_are_kept_newest_first() {
        Step[] many = new Step[101];
        for (int i = 0; i < many.length; i++) many[i] = did(step(i + 1), CONSOLE_OPERATOR);
        Crew crew = givenShow(many).crew();
        assertThat(crew.steps()).hasSize(100);
        assertThat(crew.steps().getFirst().id()).isEqualTo(step(101));
        assertThat(crew.steps().getLast().id()).isEqualTo(step(2));
    }
}
