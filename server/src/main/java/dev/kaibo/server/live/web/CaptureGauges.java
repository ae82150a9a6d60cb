package dev.kaibo.server.live.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One gauge a capture. Those that were not asked for the longest are let go; they begin again at nothing. */
@Component
class CaptureGauges {
    private static final int MOST = 4_000;

    private final Map<UUID, CaptureGauge> gauges = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, CaptureGauge> eldest) {
            return size() > MOST;
        }
    };

    synchronized CaptureGauge of(UUID capture) {
        return gauges.computeIfAbsent(capture, _ -> new CaptureGauge());
    }
}
