package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.PlaybackControl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a show is being played: its feed, its place and its clock. A change is a new value that counts once it is stored. */
record Playing(Feed feed, Journal.PlaybackRow row, PlayClock clock) {
    /** Goes on from where the journal ends: the time while the house was dark is not skipped. */
    static Playing resumed(Feed feed, Journal.PlaybackRow row, Moment journalAt, Instant real) {
        Moment from = row.fedTo().isAfter(journalAt) ? row.fedTo() : journalAt;
        return new Playing(feed, row, new PlayClock(real, from, rate(row)));
    }

    Playback playback() {
        return new Playback(row.state(), row.speed(), row.from(), row.until(), row.name(), row.rejected());
    }

    boolean isPlaying() {
        return row.state() == Playback.State.PLAYING;
    }

    /** Whether a store that has the other needs not be told: how far time has come follows from the journal. */
    boolean isStoredAs(Playing other) {
        var without = with(row, row.speed(), row.state(), row.until(), other.row.fedTo(), row.fed(), row.rejected());
        return without.equals(other.row);
    }

    PersonId by() {
        return new PersonId(row.by());
    }

    /** What is wrong with this change; null when it can be made. */
    @Nullable
    Controlled refusal(PlaybackControl control, Instant real) {
        Integer speed = control.speed();
        Moment seekTo = control.seekTo();
        if (row.state() == Playback.State.FINISHED) return new Controlled.Finished();
        if (speed != null && (speed < Playback.SLOWEST || speed > Playback.FASTEST))
            return new Controlled.NoSuchSpeed(speed);
        if (seekTo != null && seekTo.isBefore(clock.now(real)))
            return new Controlled.NotBackwards(clock.now(real), seekTo);
        return null;
    }

    Playing changed(PlaybackControl control, Instant real) {
        Boolean paused = control.paused();
        Integer speed = control.speed();
        Moment seekTo = control.seekTo();
        Playback.State state = paused == null ? row.state() : paused ? Playback.State.PAUSED : Playback.State.PLAYING;
        var changed = with(
                row, speed == null ? row.speed() : speed, state, row.until(), row.fedTo(), row.fed(), row.rejected());
        PlayClock moved = clock.at(real, rate(changed));
        return new Playing(feed, changed, seekTo == null ? moved : moved.jumpedTo(real, seekTo));
    }

    /** Now that it is known how long the recording is; what has been played to its end knows it better. */
    Playing until(Moment last) {
        if (row.until() != null) return this;
        return new Playing(
                feed, with(row, row.speed(), row.state(), last, row.fedTo(), row.fed(), row.rejected()), clock);
    }

    /** A stretch further, or at the end. */
    Playing fed(Feed.Stretch stretch, Moment fedTo, Instant real) {
        boolean over = stretch.next() == null;
        var changed = with(
                row,
                row.speed(),
                over ? Playback.State.FINISHED : row.state(),
                over ? fedTo : row.until(),
                fedTo,
                stretch.fed(),
                row.rejected() + stretch.rejected().size());
        return new Playing(feed, changed, over ? new PlayClock(real, fedTo, 0) : clock);
    }

    private static double rate(Journal.PlaybackRow row) {
        return row.state() == Playback.State.PLAYING ? row.speed() : 0;
    }

    private static Journal.PlaybackRow with(
            Journal.PlaybackRow row,
            int speed,
            Playback.State state,
            @Nullable Moment until,
            Moment fedTo,
            long fed,
            long rejected) {
        return new Journal.PlaybackRow(
                row.simulated(),
                row.file(),
                row.name(),
                row.mapping(),
                row.seed(),
                row.by(),
                speed,
                state,
                row.from(),
                until,
                fedTo,
                fed,
                rejected);
    }
}
