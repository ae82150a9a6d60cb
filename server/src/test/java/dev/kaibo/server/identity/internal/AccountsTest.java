package dev.kaibo.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.identity.internal.Accounts.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountsTest {
    private static final int TRIES = 50;

    /** Everybody has an account here. */
    private static final class FullHouse extends IdentityStore {
        FullHouse() {
            super(DSL.using(SQLDialect.POSTGRES));
        }

        @Override
        Optional<Account> account(String login) {
            return Optional.of(new Account("right", null));
        }
    }

    /** Takes its time, as a real one does: it answers once all tries are either in here or have been sent away. */
    private static final class SlowEncoder implements PasswordEncoder {
        final AtomicInteger checks = new AtomicInteger();
        private final CountDownLatch underWay = new CountDownLatch(TRIES);

        void sentAway() {
            underWay.countDown();
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            return String.valueOf(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
            checks.incrementAndGet();
            underWay.countDown();
            try {
                if (!underWay.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("The tries did not come.");
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return String.valueOf(stored).contentEquals(String.valueOf(password));
        }
    }

    private final SlowEncoder encoder = new SlowEncoder();
    private final Throttle throttle = new Throttle();
    private final Accounts accounts = new Accounts(new FullHouse(), encoder, throttle);

    private List<Checked> atOnce(String password) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Checked>> tries = new ArrayList<>();
            for (int i = 0; i < TRIES; i++)
                tries.add(people.submit(() -> {
                    Checked checked = accounts.check("mumu", password, "10.0.0.1");
                    if (checked instanceof Checked.MustWait) encoder.sentAway();
                    return checked;
                }));
            List<Checked> answers = new ArrayList<>();
            for (Future<Checked> one : tries) answers.add(one.get());
            return answers;
        }
    }

    @Test
    void of_fifty_wrong_tries_at_once_no_more_than_five_reach_the_password() throws Exception {
        List<Checked> answers = atOnce("wrong");
        assertThat(encoder.checks).hasValue(Throttle.TRIES);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Checked.Wrong)
                .extracting(answer -> ((Checked.Wrong) answer).triesLeft())
                .containsOnly(0)
                .hasSize(Throttle.TRIES);
        assertThat(accounts.check("mumu", "right", "10.0.0.1")).isInstanceOf(Checked.MustWait.class);
    }

    @Test
    void right_tries_at_once_cost_nothing_afterwards() throws Exception {
        assertThat(atOnce("right")).anyMatch(answer -> answer instanceof Checked.Right);
        assertThat(accounts.check("mumu", "wrong", "10.0.0.1")).isEqualTo(new Checked.Wrong(Throttle.TRIES - 1));
    }
}
