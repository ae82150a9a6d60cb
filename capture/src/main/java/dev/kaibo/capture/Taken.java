package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.ShowEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one batch of sightings became. Everything here is kept or dropped as one: a viewer in {@link #intakeEvents} was met nowhere else.
 *
 * @param intakeEvents viewers and products met in this batch; they go into the journal before the facts
 * @param facts one for each sighting, in its order; not sifted yet
 * @param met who the new viewers are, for the table that is kept apart from the journal
 * @param texts one for each comment among the facts, masked; those of facts that are sifted out are not to be stored
 */
public record Taken(List<ShowEvent> intakeEvents, List<AudienceFact> facts, List<Met> met, List<CommentText> texts) {
    /**
     * A viewer who was named for the first time.
     *
     * @param identity the source's own id of the viewer
     */
    public record Met(
            int viewer,
            Fingerprint fingerprint,
            String identity,
            @Nullable String nick) {}

    /**
     * What was said, for the table that is kept apart from the journal.
     *
     * @param comment the number by which the fact refers to it
     * @param at when it was said, on the show's clock
     * @param viewer number of the viewer; -1 when the comment names none
     * @param text masked, at most {@link Intake#LONGEST_TEXT} characters
     */
    public record CommentText(
            long comment, Moment at, int viewer, @Nullable String nick, String text) {}
}
