package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a playback; null leaves a part as it is.
 *
 * @param speed 1 to 60
 * @param seekTo forward only; everything between is fed at once
 */
public record PlaybackControl(
        @Nullable Boolean paused,
        @Nullable Integer speed,
        @Nullable Moment seekTo) {}
