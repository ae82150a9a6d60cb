package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A comment as a screen may show it.
 *
 * @param number within the show, from 0, without a gap in the journal's order
 * @param at when it happened
 * @param viewer number of the viewer within the show; null when the fact names none
 * @param nick masked; null when the source gave none or it was forgotten
 */
public record KeptComment(
        long number,
        Moment at,
        @Nullable Integer viewer,
        @Nullable String nick,
        String text) {}
