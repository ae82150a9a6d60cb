package dev.kaibo.server.reach;

import org.jspecify.annotations.Nullable;

/** The network cannot be served; the message is one sentence that says what to do. */
public final class LanTrouble extends RuntimeException {
    LanTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
