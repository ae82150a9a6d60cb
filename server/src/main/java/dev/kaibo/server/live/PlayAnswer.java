package dev.kaibo.server.live;

import dev.kaibo.engine.basics.ShowId;

/** What became of a recording that was handed in. */
public sealed interface PlayAnswer {
    record Playing(ShowId show) implements PlayAnswer {}

    /** @param reason what is wrong with the file or its mapping, with the values, in a sentence */
    record Unreadable(String reason) implements PlayAnswer {}

    record NoSuchMapping(String name) implements PlayAnswer {}
}
