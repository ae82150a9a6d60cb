package dev.kaibo.engine.event;

import dev.kaibo.engine.basics.Moment;

/**
 * An event as it stands in the journal.
 *
 * @param position 1 for the first event of a show, then without a gap
 * @param at when the writer took it in, on the show's clock; never runs backwards within a show
 */
public record Recorded(long position, Moment at, ShowEvent event) {
    public Recorded {
        if (position < 1) throw new IllegalArgumentException("A position (%d) starts at 1.".formatted(position));
    }
}
