package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import java.time.Instant;

/**
 * The clock of a show. A live show follows the real one; a played one has its own, which runs at a speed, stands still, and can jump forward. Immutable: a change
 * is a new clock that goes on from where the old one was.
 *
 * @param real when this clock was set, by the real one
 * @param show what it said then
 * @param rate show seconds per real second; 0 while it stands still
 */
record PlayClock(Instant real, Moment show, double rate) {
    /** The real clock itself. */
    static PlayClock live(Instant real) {
        return new PlayClock(real, Moment.of(real), 1);
    }

    Moment now(Instant real) {
        long passed = Math.max(0, real.toEpochMilli() - this.real.toEpochMilli());
        return new Moment(show.millis() + Math.round(passed * rate));
    }

    PlayClock at(Instant real, double rate) {
        return new PlayClock(real, now(real), rate);
    }

    PlayClock jumpedTo(Instant real, Moment show) {
        return new PlayClock(real, show, rate);
    }
}
