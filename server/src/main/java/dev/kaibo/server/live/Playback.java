package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;
import org.jspecify.annotations.Nullable;

/**
 * How a recording or a simulated room is being played.
 *
 * @param speed show seconds per real second, 1 to 60
 * @param from first moment of the recording
 * @param until when the last line of the recording is due, null until it has been read that far; the planned end of a simulated show, and at last where it did end
 * @param file name under which the recording was handed in; null for a simulated room
 * @param rejected lines that lie in quarantine
 */
public record Playback(
        State state,
        int speed,
        Moment from,
        @Nullable Moment until,
        @Nullable String file,
        long rejected) {
    public static final int SLOWEST = 1;
    public static final int FASTEST = 60;

    /** The names are stored: do not rename. */
    public enum State {
        PLAYING,
        PAUSED,
        FINISHED
    }
}
