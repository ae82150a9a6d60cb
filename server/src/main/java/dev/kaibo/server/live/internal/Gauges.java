package dev.kaibo.server.live.internal;

import dev.kaibo.server.live.Pulse;
import dev.kaibo.server.live.ShowHost;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What a monitoring system wants to know of the shows. Without names: titles and people are nobody's business there. */
final class Gauges implements MeterBinder {
    private final ShowHost host;

    Gauges(ShowHost host) {
        this.host = host;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kaibo.shows", host, it -> it.pulses().size())
                .description("Shows in memory")
                .register(registry);
        Gauge.builder(
                        "kaibo.shows.not.writing",
                        host,
                        it -> it.pulses().stream()
                                .filter(pulse -> !pulse.writing())
                                .count())
                .description("Shows whose journal cannot be written")
                .register(registry);
        Gauge.builder(
                        "kaibo.facts.waiting",
                        host,
                        it -> it.pulses().stream().mapToInt(Pulse::waitingFacts).sum())
                .description("Facts that wait for the journal")
                .register(registry);
    }
}
