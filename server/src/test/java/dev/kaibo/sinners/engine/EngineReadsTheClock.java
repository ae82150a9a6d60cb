package dev.kaibo.sinners.engine;

import java.time.Instant;

/** Breaks engine-clock. */
final class EngineReadsTheClock {
    Instant when() {
        return Instant.now();
    }
}
