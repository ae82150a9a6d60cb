package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person of the crew may ask of a show. Says only what is wished; {@link Crew#decide} judges it. */
public sealed interface Wish {
    record StartShow() implements Wish {}

    record PauseShow() implements Wish {}

    record ResumeShow() implements Wish {}

    record EndShow() implements Wish {}

    /** The item goes on air; the one before it is done. Also for an item that was done (返場) or skipped. */
    record TakeItem(ItemId item) implements Wish {}

    /** @param by more time, or less when negative: up to 30 minutes either way in one wish */
    record ExtendItem(ItemId item, Duration by) implements Wish {}

    record SkipItem(ItemId item) implements Wish {}

    /** @param waiting every waiting item once, in the order in which they shall come */
    record ReorderItems(List<ItemId> waiting) implements Wish {
        public ReorderItems {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * @param cue made by the asking screen, so that a repeated asking is the same cue
     * @param name 1 to 60 characters
     * @param lines a line of 1 to 200 characters for each role that must do something
     */
    record SendCue(CueId cue, String name, Map<CrewRole, String> lines) implements Wish {
        public SendCue {
            lines = CrewRole.ordered(lines);
        }
    }

    record AcknowledgeCue(CueId cue, CrewRole role) implements Wish {}

    /** Within 3 seconds of sending. */
    record TakeBackCue(CueId cue) implements Wish {}

    /** @param host who is before the camera from now on */
    record ChangeHostShift(PersonId host) implements Wish {}

    /**
     * Says that a hand step is done.
     *
     * @param step made by the asking screen, so that a repeated asking is the same step
     * @param name 1 to 60 characters
     * @param item for which it was done; null when for none
     */
    record RecordStep(
            StepId step,
            String name,
            CrewRole role,
            @Nullable ItemId item) implements Wish {}

    /** Within 3 seconds of recording. */
    record TakeBackStep(StepId step) implements Wish {}
}
