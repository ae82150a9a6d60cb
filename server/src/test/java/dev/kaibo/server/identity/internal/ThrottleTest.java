package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final MovableClock clock = new MovableClock();
    private final Throttle throttle = new Throttle(clock);

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void pass(Duration length) {
            now = now.plus(length);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Zero when a try may be made now. */
    private Duration mustWait(String login, String address) {
        return switch (throttle.take(login, address)) {
            case Throttle.MustWait(var length) -> length;
            case Throttle.Try one -> {
                one.close();
                yield Duration.ZERO;
            }
        };
    }

    private Throttle.Try take(String login, String address) {
        return (Throttle.Try) throttle.take(login, address);
    }

    private int wrong(String login, String address) {
        return take(login, address).wrong();
    }

    private void wrong(String login, String address, int times) {
        for (int i = 0; i < times; i++) wrong(login, address);
    }

    @Test
    void two_wrong_passwords_leave_three_tries() {
        assertThat(wrong("mumu", "10.0.0.1")).isEqualTo(4);
        assertThat(wrong("mumu", "10.0.0.1")).isEqualTo(3);
        assertThat(mustWait("mumu", "10.0.0.1")).isZero();
    }

    @Test
    void after_five_the_account_waits_ten_minutes_and_then_begins_anew() {
        wrong("mumu", "10.0.0.1", 5);
        assertThat(mustWait("mumu", "10.0.0.1")).isEqualTo(Duration.ofMinutes(10));
        clock.pass(Duration.ofMinutes(9).plusSeconds(59));
        assertThat(mustWait("mumu", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(mustWait("mumu", "10.0.0.1")).isZero();
        assertThat(wrong("mumu", "10.0.0.1")).isEqualTo(4);
    }

    @Test
    void whoever_guesses_from_elsewhere_does_not_lock_the_floor_out() {
        wrong("mumu", "10.0.0.1", 5);
        assertThat(mustWait("mumu", "10.0.0.2")).isZero();
        assertThat(mustWait("wanqing", "10.0.0.1")).isZero();
    }

    @Test
    void a_right_password_forgets_the_wrong_ones() {
        wrong("mumu", "10.0.0.1", 4);
        take("mumu", "10.0.0.1").right();
        assertThat(wrong("mumu", "10.0.0.1")).isEqualTo(4);
    }

    @Test
    void a_try_counts_before_it_is_judged_and_the_sixth_waits_only_until_one_of_five_is() {
        List<Throttle.Try> five = new ArrayList<>();
        for (int i = 0; i < Throttle.TRIES; i++) five.add(take("mumu", "10.0.0.1"));
        assertThat(mustWait("mumu", "10.0.0.1")).isEqualTo(Throttle.WAIT_FOR_OTHERS);
        five.getFirst().right();
        assertThat(mustWait("mumu", "10.0.0.1")).isZero();
    }

    @Test
    void a_try_that_nobody_could_judge_is_given_back_and_none_is_given_back_twice() {
        wrong("mumu", "10.0.0.1", 4);
        Throttle.Try unjudged = take("mumu", "10.0.0.1");
        unjudged.close();
        Throttle.Try last = take("mumu", "10.0.0.1");
        unjudged.close();
        assertThat(mustWait("mumu", "10.0.0.1")).isEqualTo(Throttle.WAIT_FOR_OTHERS);
        assertThat(last.wrong()).isZero();
        last.close();
        assertThat(mustWait("mumu", "10.0.0.1")).isEqualTo(Throttle.WAIT);
    }

    @Test
    void an_account_with_a_new_password_begins_anew_everywhere_and_no_other_does() {
        for (int i = 0; i < Throttle.TRIES_OF_ACCOUNT / Throttle.TRIES; i++)
            wrong("mumu", "10.0.0." + i, Throttle.TRIES);
        wrong("the mumu", "10.0.0.1", Throttle.TRIES);
        throttle.forgive("mumu");
        assertThat(mustWait("mumu", "10.0.0.1")).isZero();
        assertThat(mustWait("mumu", "10.9.9.9")).isZero();
        assertThat(mustWait("the mumu", "10.0.0.1")).isEqualTo(Throttle.WAIT);
    }

    @Test
    void an_address_that_tries_many_accounts_waits_too() {
        for (int i = 0; i < Throttle.TRIES_OF_ADDRESS; i++) wrong("account-" + i, "10.0.0.1");
        assertThat(mustWait("anybody", "10.0.0.1")).isPositive();
        assertThat(mustWait("anybody", "10.0.0.2")).isZero();
    }

    @Test
    void a_right_password_does_not_forgive_the_address_what_it_tried_elsewhere() {
        for (int i = 0; i < Throttle.TRIES_OF_ADDRESS - 1; i++) wrong("account-" + i, "10.0.0.1");
        take("own", "10.0.0.1").right();
        assertThat(wrong("anybody", "10.0.0.1")).isZero();
        assertThat(mustWait("own", "10.0.0.1")).isEqualTo(Throttle.WAIT);
    }

    @Test
    void an_account_that_is_tried_from_everywhere_waits_too() {
        for (int i = 0; i < Throttle.TRIES_OF_ACCOUNT; i++) wrong("mumu", "10.0.0." + i);
        assertThat(mustWait("mumu", "10.9.9.9")).isPositive();
    }

    @Test
    void a_million_made_up_accounts_take_no_more_room_than_ten_thousand() {
        for (int i = 0; i < 20_000; i++) wrong("made-up-" + i, "10.0." + i / 20);
        assertThat(throttle.remembered()).isEqualTo(Throttle.REMEMBERED);
    }

    @Test
    void who_signs_in_without_a_mistake_is_not_remembered() {
        take("mumu", "10.0.0.1").right();
        assertThat(throttle.remembered()).isZero();
    }
}
