package dev.kaibo.sinners.capture;

import dev.kaibo.sinners.server.live.Shows;

/** Breaks capture-direction. */
final class CaptureAsksTheServer {
    Shows shows() {
        return new Shows();
    }
}
