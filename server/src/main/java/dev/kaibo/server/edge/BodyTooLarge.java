package dev.kaibo.server.edge;

import java.io.IOException;

/** More came in than is taken. */
public final class BodyTooLarge extends IOException {
    private final long bound;

    public BodyTooLarge(long bound) {
        super("The body has more than %d bytes.".formatted(bound));
        this.bound = bound;
    }

    /** In bytes. */
    public long bound() {
        return bound;
    }
}
