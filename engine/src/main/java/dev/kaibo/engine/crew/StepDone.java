package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.event.CrewEvent.HandStepRecorded;
import org.jspecify.annotations.Nullable;

/**
 * A hand step that somebody did and said so (人工步骤): what WeChat has no interface for, with who and when.
 *
 * @param role for which it was done; {@code by} may have stood in (R7)
 * @param item for which it was done; null when for none
 * @param takenBackAt when it was struck again; null when it stands
 */
public record StepDone(
        StepId id,
        String name,
        CrewRole role,
        @Nullable ItemId item,
        Moment at,
        PersonId by,
        @Nullable Moment takenBackAt) {
    static StepDone of(HandStepRecorded recorded, Moment at) {
        return new StepDone(
                recorded.step(), recorded.name(), recorded.role(), recorded.item(), at, recorded.by(), null);
    }

    StepDone takenBack(Moment at) {
        return new StepDone(id, name, role, item, this.at, by, at);
    }
}
