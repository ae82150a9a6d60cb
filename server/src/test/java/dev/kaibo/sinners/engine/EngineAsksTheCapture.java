package dev.kaibo.sinners.engine;

import dev.kaibo.sinners.capture.Above;

/** Breaks engine-alone. */
final class EngineAsksTheCapture {
    Above above() {
        return new Above();
    }
}
