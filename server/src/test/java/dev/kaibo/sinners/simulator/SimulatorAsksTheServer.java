package dev.kaibo.sinners.simulator;

import dev.kaibo.sinners.server.live.Shows;

/** Breaks simulator-direction. */
final class SimulatorAsksTheServer {
    Shows shows() {
        return new Shows();
    }
}
