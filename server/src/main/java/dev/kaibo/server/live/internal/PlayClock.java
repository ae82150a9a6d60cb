package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import java.time.Instant;

/**
 * The clock of a show. A live show follows the machine's, but never backwards; a played one has its own, which runs at a speed, stands still, and can jump forward. Immutable: a change
 * is a new clock that goes on from where the old one was.
 *
 * @param real when this clock was set, by {@link MachineClock#steady()}
 * @param show what it said then
 * @param rate show seconds per real second; 0 while it stands still
 */
record PlayClock(Instant real, Moment show, double rate) {
    /** Of a live show: a second of it is a real second. */
    static PlayClock live(Instant real, Moment show) {
        return new PlayClock(real, show, 1);
    }

    Moment now(Instant real) {
        long passed = Math.max(0, real.toEpochMilli() - this.real.toEpochMilli());
        return new Moment(show.millis() + Math.round(passed * rate));
    }

    PlayClock at(Instant real, double rate) {
        return new PlayClock(real, now(real), rate);
    }

    /** The clock of a live show goes with the machine's when that is ahead, and goes on evenly when that was set back. */
    PlayClock notBehind(Instant real, Moment wall) {
        return wall.isAfter(now(real)) ? jumpedTo(real, wall) : this;
    }

    PlayClock jumpedTo(Instant real, Moment show) {
        return new PlayClock(real, show, rate);
    }
}
