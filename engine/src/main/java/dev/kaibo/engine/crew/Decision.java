package dev.kaibo.engine.crew;

import dev.kaibo.engine.event.ShowEvent;
import java.util.List;

/** The answer to a wish. Nothing has changed yet: what was accepted counts once it is in the journal. */
public sealed interface Decision {
    /** @param events what happens if this is journaled, in order, all at the moment of the decision; never empty */
    record Accepted(List<ShowEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal why) implements Decision {}
}
