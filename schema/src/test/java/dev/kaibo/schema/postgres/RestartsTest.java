package dev.kaibo.schema.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RestartsTest {
    @Test
    void a_server_that_ends_once_is_back_at_once_and_one_that_cannot_run_waits_ever_longer() {
        var restarts = new Restarts();
        assertThat(List.of(
                        restarts.after(Duration.ofHours(2)),
                        restarts.after(Duration.ZERO),
                        restarts.after(Duration.ZERO),
                        restarts.after(Duration.ofSeconds(3))))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1_600L);
        for (int i = 0; i < 20; i++) restarts.after(Duration.ZERO);
        assertThat(restarts.after(Duration.ZERO)).isEqualTo(Restarts.LONGEST);
        assertThat(restarts.after(Restarts.SETTLED))
                .as("after a minute it was well")
                .isEqualTo(Restarts.FIRST);
    }

    @Property
    void no_minute_sees_more_tries_than_it_may(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 90_000) Integer> lives) {
        var restarts = new Restarts();
        var lastMinute = new ArrayDeque<Long>();
        long now = 0;
        for (int life : lives) {
            now += life;
            now += restarts.after(Duration.ofMillis(life)).toMillis();
            lastMinute.addLast(now);
            while (lastMinute.getFirst() <= now - 60_000) lastMinute.removeFirst();
            assertThat(lastMinute).hasSizeLessThanOrEqualTo(Restarts.MOST_A_MINUTE);
        }
    }
}
