package dev.kaibo.engine.event;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.rundown.Rundown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the crew did. {@code by} is the person; nobody else is named. */
public sealed interface CrewEvent extends ShowEvent {
    /** The show exists, with its plan. Always the first event of a journal. */
    record ShowOpened(ShowId show, String title, Nature nature, Rundown rundown) implements CrewEvent {}

    /** On air: rounds are counted from here (t0). */
    record ShowStarted(PersonId by) implements CrewEvent {}

    record ShowPaused(PersonId by) implements CrewEvent {}

    record ShowResumed(PersonId by) implements CrewEvent {}

    record ShowEnded(PersonId by) implements CrewEvent {}

    /** An item is now on air; the one before it is done. */
    record ItemTaken(ItemId item, PersonId by) implements CrewEvent {}

    /** An item gets more time, or less when negative. */
    record ItemExtended(ItemId item, Duration by, PersonId person) implements CrewEvent {}

    record ItemSkipped(ItemId item, PersonId by) implements CrewEvent {}

    /** The waiting items stand in this order from now on. */
    record ItemsReordered(List<ItemId> waiting, PersonId by) implements CrewEvent {
        public ItemsReordered {
            waiting = List.copyOf(waiting);
        }
    }

    /** A cue went out, with a line for each role that must do something (DESIGN §1.6). */
    record CueSent(CueId cue, String name, Map<CrewRole, String> lines, PersonId by) implements CrewEvent {
        public CueSent {
            lines = CrewRole.ordered(lines);
        }
    }

    record CueAcknowledged(CueId cue, CrewRole role, PersonId by) implements CrewEvent {}

    /** Undone within the time for second thoughts; nobody needs to act on it. */
    record CueTakenBack(CueId cue, PersonId by) implements CrewEvent {}

    /** Another host is before the camera; figures per shift are cut here (R2, P2). */
    record HostShiftChanged(PersonId host, PersonId by) implements CrewEvent {}

    /**
     * A hand step was done (人工步骤): somebody did on the phone what WeChat has no interface for, and says so.
     *
     * @param item for which it was done; null when for none
     */
    record HandStepRecorded(
            StepId step,
            String name,
            CrewRole role,
            @Nullable ItemId item,
            PersonId by) implements CrewEvent {}

    /** It was said by mistake. */
    record HandStepTakenBack(StepId step, PersonId by) implements CrewEvent {}

    /** Part of the stored format: add at the end only. */
    enum Nature {
        /** A real show. */
        LIVE,
        /** A recording played as a show. */
        RECORDING,
        /** A simulated room (模擬). */
        SIMULATED
    }
}
