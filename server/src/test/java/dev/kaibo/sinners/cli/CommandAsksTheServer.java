package dev.kaibo.sinners.cli;

import dev.kaibo.sinners.server.live.Shows;

/** Breaks cli-direction. */
final class CommandAsksTheServer {
    Shows shows() {
        return new Shows();
    }
}
