package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.rundown.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Why a wish cannot be: the reason as a value, with what a screen needs to say it and to name the next step. */
public sealed interface Refusal {
    /** The journal has no opening yet. */
    record ShowNotOpened() implements Refusal {}

    /** The wish needs a running show. */
    record ShowNotOnAir(Phase phase) implements Refusal {}

    record ShowAlreadyStarted(Moment startedAt) implements Refusal {}

    record ShowNotPaused(Phase phase) implements Refusal {}

    /** An ended show takes no more wishes of the crew. */
    record ShowHasEnded(Moment endedAt) implements Refusal {}

    record UnknownItem(ItemId item) implements Refusal {}

    record ItemAlreadyOnAir(ItemId item) implements Refusal {}

    record ItemAlreadyDone(ItemId item) implements Refusal {}

    record ItemAlreadySkipped(ItemId item) implements Refusal {}

    /** A single wish gives or takes at least 1 millisecond and at most {@code most}. */
    record ExtensionOutOfRange(Duration asked, Duration most) implements Refusal {}

    /**
     * The item would have no time left, or more than a show can last.
     *
     * @param wouldBe planned length with everything added so far and this wish
     */
    record LengthOutOfRange(ItemId item, Duration wouldBe, Duration most) implements Refusal {}

    /**
     * The order does not hold every waiting item exactly once: somebody took, skipped or reordered meanwhile.
     *
     * @param missing waiting items that the order leaves out
     * @param unknown items of the order that do not wait
     * @param twice items that the order names more than once
     */
    record OrderDoesNotMatch(List<ItemId> missing, List<ItemId> unknown, List<ItemId> twice) implements Refusal {
        public OrderDoesNotMatch {
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
            twice = List.copyOf(twice);
        }
    }

    /** Never sent, or older than the last 50. */
    record UnknownCue(CueId cue) implements Refusal {}

    record CueAlreadySent(CueId cue, Moment sentAt, PersonId by) implements Refusal {}

    /** Both lengths as people feel them, whatever the pace. */
    record CueTooOldToTakeBack(CueId cue, Duration age, Duration most) implements Refusal {}

    record CueAlreadyTakenBack(CueId cue, Moment at) implements Refusal {}

    record AlreadyAcknowledged(CueId cue, CrewRole role, Moment at, PersonId by) implements Refusal {}

    record RoleNotAddressed(CueId cue, CrewRole role, Set<CrewRole> addressed) implements Refusal {
        public RoleNotAddressed {
            addressed = Set.copyOf(addressed);
        }
    }

    /** The role only reads (R6), so nobody would ever acknowledge. */
    record RoleOnlyReads(CrewRole role) implements Refusal {}

    /** A cue without a line for anybody. */
    record LinesMissing() implements Refusal {}

    /** @param field {@code name}, or the role whose line it is */
    record TextMissing(String field) implements Refusal {}

    /** Lengths in characters as people count them (code points). */
    record TextTooLong(String field, int length, int most) implements Refusal {}

    /** The text holds half a character (a lone surrogate) and could not be stored as it is. */
    record TextBroken(String field) implements Refusal {}

    record HostAlreadyOn(PersonId host) implements Refusal {}

    record StepAlreadyRecorded(StepId step, Moment at, PersonId by) implements Refusal {}

    /** Never recorded, or older than the last 100. */
    record UnknownStep(StepId step) implements Refusal {}

    /** Only who recorded a step takes it back. */
    record StepOfAnother(StepId step, PersonId by) implements Refusal {}

    record StepAlreadyTakenBack(StepId step, Moment at) implements Refusal {}

    /** Both lengths as people feel them, whatever the pace. */
    record StepTooOldToTakeBack(StepId step, Duration age, Duration most) implements Refusal {}
}
