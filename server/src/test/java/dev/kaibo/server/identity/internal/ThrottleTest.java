package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    @Test
    void two_wrong_passwords_leave_three_tries() {
        assertThat(throttle.failed("mumu", "10.0.0.1")).isEqualTo(4);
        assertThat(throttle.failed("mumu", "10.0.0.1")).isEqualTo(3);
        assertThat(throttle.mustWait("mumu", "10.0.0.1")).isZero();
    }

    @Test
    void after_five_the_account_waits_ten_minutes_and_then_begins_anew() {
        fail("mumu", "10.0.0.1", 5);
        assertThat(throttle.mustWait("mumu", "10.0.0.1")).isEqualTo(Duration.ofMinutes(10));
        clock.pass(Duration.ofMinutes(9).plusSeconds(59));
        assertThat(throttle.mustWait("mumu", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(throttle.mustWait("mumu", "10.0.0.1")).isZero();
        assertThat(throttle.failed("mumu", "10.0.0.1")).isEqualTo(4);
    }

    @Test
    void whoever_guesses_from_elsewhere_does_not_lock_the_floor_out() {
        fail("mumu", "10.0.0.1", 5);
        assertThat(throttle.mustWait("mumu", "10.0.0.2")).isZero();
        assertThat(throttle.mustWait("wanqing", "10.0.0.1")).isZero();
    }

    @Test
    void a_right_password_forgets_the_wrong_ones() {
        fail("mumu", "10.0.0.1", 4);
        throttle.succeeded("mumu", "10.0.0.1");
        assertThat(throttle.failed("mumu", "10.0.0.1")).isEqualTo(4);
    }

    @Test
    void an_address_that_tries_many_accounts_waits_too() {
        for (int i = 0; i < Throttle.TRIES_OF_ADDRESS; i++) throttle.failed("account-" + i, "10.0.0.1");
        assertThat(throttle.mustWait("anybody", "10.0.0.1")).isPositive();
        assertThat(throttle.mustWait("anybody", "10.0.0.2")).isZero();
    }

    @Test
    void an_account_that_is_tried_from_everywhere_waits_too() {
        for (int i = 0; i < Throttle.TRIES_OF_ACCOUNT; i++) throttle.failed("mumu", "10.0.0." + i);
        assertThat(throttle.mustWait("mumu", "10.9.9.9")).isPositive();
    }

    @Test
    void a_million_made_up_accounts_take_no_more_room_than_ten_thousand() {
        for (int i = 0; i < 20_000; i++) throttle.failed("made-up-" + i, "10.0.0." + i % 250);
        assertThat(throttle.remembered()).isEqualTo(Throttle.REMEMBERED);
    }

    private void fail(String login, String address, int times) {
        for (int i = 0; i < times; i++) throttle.failed(login, address);
    }
}
