package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;

/** What became of a wish to change a playback. */
public sealed interface Controlled {
    record Now(Playback playback) implements Controlled {}

    /** The show follows the real clock. */
    record NotPlayed() implements Controlled {}

    /** The recording has been played to its end. */
    record Finished() implements Controlled {}

    /** Speeds go from {@value Playback#SLOWEST} to {@value Playback#FASTEST}. */
    record NoSuchSpeed(int speed) implements Controlled {}

    /** Playback goes forward only: what was shown stays shown. */
    record NotBackwards(Moment now, Moment asked) implements Controlled {}

    /** 没写进日志: nothing changed. */
    record NotJournaled(String reason) implements Controlled {}
}
