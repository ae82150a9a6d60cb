package dev.kaibo.server.live.internal;

import dev.kaibo.server.live.Pulse;
import dev.kaibo.server.live.ShowHost;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down as soon as one show cannot be written: then people are told that what they do does not count, and whoever looks after the house must know. */
final class JournalHealth implements HealthIndicator {
    private final ShowHost host;

    JournalHealth(ShowHost host) {
        this.host = host;
    }

    @Override
    public Health health() {
        List<Pulse> pulses = host.pulses();
        long silent = pulses.stream().filter(pulse -> !pulse.writing()).count();
        return (silent == 0 ? Health.up() : Health.down())
                .withDetail("shows", pulses.size())
                .withDetail("notWriting", silent)
                .withDetail(
                        "waitingFacts",
                        pulses.stream().mapToInt(Pulse::waitingFacts).sum())
                .build();
    }
}
