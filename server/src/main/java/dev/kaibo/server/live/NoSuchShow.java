package dev.kaibo.server.live;

import dev.kaibo.engine.basics.ShowId;
import java.util.NoSuchElementException;

/** There is no show with this id. */
public final class NoSuchShow extends NoSuchElementException {
    public NoSuchShow(ShowId show) {
        super("There is no show %s.".formatted(show));
    }
}
