package dev.kaibo.sinners.bench;

import dev.kaibo.sinners.server.live.Shows;

/** Breaks bench-direction. */
public final class BenchAsksTheServer {
    Shows shows() {
        return new Shows();
    }
}
