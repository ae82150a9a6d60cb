package dev.kaibo.sinners.engine;

import java.util.UUID;

/** Breaks engine-dice. */
final class EngineThrowsDice {
    UUID id() {
        return UUID.randomUUID();
    }
}
