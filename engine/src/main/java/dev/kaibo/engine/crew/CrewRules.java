package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.crew.Cue.Acknowledgement;
import dev.kaibo.engine.crew.Decision.Accepted;
import dev.kaibo.engine.crew.Decision.Refused;
import dev.kaibo.engine.crew.Wish.AcknowledgeCue;
import dev.kaibo.engine.crew.Wish.ChangeHostShift;
import dev.kaibo.engine.crew.Wish.EndShow;
import dev.kaibo.engine.crew.Wish.ExtendItem;
import dev.kaibo.engine.crew.Wish.PauseShow;
import dev.kaibo.engine.crew.Wish.RecordStep;
import dev.kaibo.engine.crew.Wish.ReorderItems;
import dev.kaibo.engine.crew.Wish.ResumeShow;
import dev.kaibo.engine.crew.Wish.SendCue;
import dev.kaibo.engine.crew.Wish.SkipItem;
import dev.kaibo.engine.crew.Wish.StartShow;
import dev.kaibo.engine.crew.Wish.TakeBackCue;
import dev.kaibo.engine.crew.Wish.TakeBackStep;
import dev.kaibo.engine.crew.Wish.TakeItem;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.CrewEvent.CueAcknowledged;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.CrewEvent.CueTakenBack;
import dev.kaibo.engine.event.CrewEvent.HandStepRecorded;
import dev.kaibo.engine.event.CrewEvent.HandStepTakenBack;
import dev.kaibo.engine.event.CrewEvent.HostShiftChanged;
import dev.kaibo.engine.event.CrewEvent.ItemExtended;
import dev.kaibo.engine.event.CrewEvent.ItemSkipped;
import dev.kaibo.engine.event.CrewEvent.ItemTaken;
import dev.kaibo.engine.event.CrewEvent.ItemsReordered;
import dev.kaibo.engine.event.CrewEvent.ShowEnded;
import dev.kaibo.engine.event.CrewEvent.ShowPaused;
import dev.kaibo.engine.event.CrewEvent.ShowResumed;
import dev.kaibo.engine.event.CrewEvent.ShowStarted;
import dev.kaibo.engine.rundown.ItemProgress;
import dev.kaibo.engine.rundown.ItemState;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the crew may do, wish by wish. Every rule that refuses stands here; {@link Crew} only tells what happened. */
final class CrewRules {
    private final Crew crew;
    private final PersonId by;
    private final Moment at;
    private final Pace pace;

    private CrewRules(Crew crew, PersonId by, Moment at, Pace pace) {
        this.crew = crew;
        this.by = by;
        this.at = at;
        this.pace = pace;
    }

    static Decision decide(Crew crew, Wish wish, PersonId by, Moment at, Pace pace) {
        if (crew.show() == null) return new Refused(new Refusal.ShowNotOpened());
        Moment endedAt = crew.progress().endedAt();
        if (endedAt != null) return new Refused(new Refusal.ShowHasEnded(endedAt));
        return new CrewRules(crew, by, at, pace).decide(wish);
    }

    private Decision decide(Wish wish) {
        return switch (wish) {
            case StartShow _ -> start();
            case PauseShow _ ->
                crew.phase() == Phase.ON_AIR
                        ? accepted(new ShowPaused(by))
                        : refused(new Refusal.ShowNotOnAir(crew.phase()));
            case ResumeShow _ ->
                crew.phase() == Phase.PAUSED
                        ? accepted(new ShowResumed(by))
                        : refused(new Refusal.ShowNotPaused(crew.phase()));
            case EndShow _ ->
                crew.phase() == Phase.PLANNED
                        ? refused(new Refusal.ShowNotOnAir(crew.phase()))
                        : accepted(new ShowEnded(by));
            case TakeItem(var item) -> take(item);
            case ExtendItem(var item, var length) -> extend(item, length);
            case SkipItem(var item) -> skip(item);
            case ReorderItems(var waiting) -> reorder(waiting);
            case SendCue send -> send(send);
            case AcknowledgeCue(var cue, var role) -> acknowledge(cue, role);
            case TakeBackCue(var cue) -> takeBack(cue);
            case ChangeHostShift(var host) ->
                host.equals(crew.host())
                        ? refused(new Refusal.HostAlreadyOn(host))
                        : accepted(new HostShiftChanged(host, by));
            case RecordStep record -> record(record);
            case TakeBackStep(var step) -> takeBack(step);
        };
    }

    private Decision start() {
        Moment startedAt = crew.progress().startedAt();
        return startedAt == null ? accepted(new ShowStarted(by)) : refused(new Refusal.ShowAlreadyStarted(startedAt));
    }

    private Decision take(ItemId id) {
        if (crew.phase() != Phase.ON_AIR) return refused(new Refusal.ShowNotOnAir(crew.phase()));
        ItemProgress item = crew.progress().item(id);
        if (item == null) return refused(new Refusal.UnknownItem(id));
        if (item.state() == ItemState.NOW) return refused(new Refusal.ItemAlreadyOnAir(id));
        return accepted(new ItemTaken(id, by));
    }

    private Decision extend(ItemId id, Duration by) {
        ItemProgress item = crew.progress().item(id);
        if (item == null) return refused(new Refusal.UnknownItem(id));
        if (item.state() == ItemState.DONE) return refused(new Refusal.ItemAlreadyDone(id));
        if (item.state() == ItemState.SKIPPED) return refused(new Refusal.ItemAlreadySkipped(id));
        boolean tooMuch = by.compareTo(Crew.EXTENSION_MOST) > 0 || by.compareTo(Crew.EXTENSION_MOST.negated()) < 0;
        if (tooMuch || by.toMillis() == 0) return refused(new Refusal.ExtensionOutOfRange(by, Crew.EXTENSION_MOST));
        Duration whole = Duration.ofMillis(by.toMillis()); // the journal knows no finer step than a millisecond
        Duration wouldBe = planned(id).plus(item.extended()).plus(whole);
        if (!wouldBe.isPositive() || wouldBe.compareTo(Crew.LENGTH_MOST) > 0)
            return refused(new Refusal.LengthOutOfRange(id, wouldBe, Crew.LENGTH_MOST));
        return accepted(new ItemExtended(id, whole, this.by));
    }

    private Decision skip(ItemId id) {
        ItemProgress item = crew.progress().item(id);
        if (item == null) return refused(new Refusal.UnknownItem(id));
        return switch (item.state()) {
            case WAITING -> accepted(new ItemSkipped(id, by));
            case NOW -> refused(new Refusal.ItemAlreadyOnAir(id));
            case DONE -> refused(new Refusal.ItemAlreadyDone(id));
            case SKIPPED -> refused(new Refusal.ItemAlreadySkipped(id));
        };
    }

    private Decision reorder(List<ItemId> wished) {
        List<ItemId> waiting = crew.progress().waiting();
        Set<ItemId> left = new HashSet<>(waiting);
        Set<ItemId> seen = new HashSet<>();
        List<ItemId> unknown = new ArrayList<>();
        List<ItemId> twice = new ArrayList<>();
        for (ItemId id : wished) {
            if (!seen.add(id)) twice.add(id);
            else if (!left.remove(id)) unknown.add(id);
        }
        if (left.isEmpty() && unknown.isEmpty() && twice.isEmpty()) return accepted(new ItemsReordered(wished, by));
        List<ItemId> missing = waiting.stream().filter(left::contains).toList();
        return refused(new Refusal.OrderDoesNotMatch(missing, unknown, twice));
    }

    private Decision send(SendCue wish) {
        Cue known = crew.cue(wish.cue());
        if (known != null) return refused(new Refusal.CueAlreadySent(known.id(), known.sentAt(), known.sentBy()));
        if (wish.lines().isEmpty()) return refused(new Refusal.LinesMissing());
        Refusal fault = faultIn("name", wish.name(), Crew.NAME_MOST);
        for (Map.Entry<CrewRole, String> line : wish.lines().entrySet()) {
            if (fault != null) break;
            fault = line.getKey() == CrewRole.BRAND_VIEWER
                    ? new Refusal.RoleOnlyReads(line.getKey())
                    : faultIn(line.getKey().name(), line.getValue(), Crew.LINE_MOST);
        }
        if (fault != null) return refused(fault);
        return accepted(new CueSent(wish.cue(), wish.name(), wish.lines(), by));
    }

    private Decision acknowledge(CueId id, CrewRole role) {
        Cue cue = crew.cue(id);
        if (cue == null) return refused(new Refusal.UnknownCue(id));
        if (!cue.lines().containsKey(role))
            return refused(new Refusal.RoleNotAddressed(id, role, cue.lines().keySet()));
        if (cue.takenBackAt() != null) return refused(new Refusal.CueAlreadyTakenBack(id, cue.takenBackAt()));
        Acknowledgement earlier = cue.acknowledgementOf(role);
        if (earlier != null) return refused(new Refusal.AlreadyAcknowledged(id, role, earlier.at(), earlier.by()));
        return accepted(new CueAcknowledged(id, role, by));
    }

    private Decision takeBack(CueId id) {
        Cue cue = crew.cue(id);
        if (cue == null) return refused(new Refusal.UnknownCue(id));
        if (cue.takenBackAt() != null) return refused(new Refusal.CueAlreadyTakenBack(id, cue.takenBackAt()));
        Duration age = pace.felt(at.since(cue.sentAt()));
        if (age.compareTo(Crew.TAKE_BACK_WITHIN) > 0)
            return refused(new Refusal.CueTooOldToTakeBack(id, age, Crew.TAKE_BACK_WITHIN));
        return accepted(new CueTakenBack(id, by));
    }

    private Decision record(RecordStep wish) {
        StepDone known = crew.step(wish.step());
        if (known != null) return refused(new Refusal.StepAlreadyRecorded(known.id(), known.at(), known.by()));
        if (wish.role() == CrewRole.BRAND_VIEWER) return refused(new Refusal.RoleOnlyReads(wish.role()));
        Refusal fault = faultIn("name", wish.name(), Crew.NAME_MOST);
        if (fault != null) return refused(fault);
        ItemId item = wish.item();
        if (item != null && crew.progress().item(item) == null) return refused(new Refusal.UnknownItem(item));
        return accepted(new HandStepRecorded(wish.step(), wish.name(), wish.role(), item, by));
    }

    private Decision takeBack(StepId id) {
        StepDone step = crew.step(id);
        if (step == null) return refused(new Refusal.UnknownStep(id));
        if (!step.by().equals(by)) return refused(new Refusal.StepOfAnother(id, step.by()));
        if (step.takenBackAt() != null) return refused(new Refusal.StepAlreadyTakenBack(id, step.takenBackAt()));
        Duration age = pace.felt(at.since(step.at()));
        if (age.compareTo(Crew.TAKE_BACK_WITHIN) > 0)
            return refused(new Refusal.StepTooOldToTakeBack(id, age, Crew.TAKE_BACK_WITHIN));
        return accepted(new HandStepTakenBack(id, by));
    }

    private Duration planned(ItemId id) {
        for (RundownItem item : crew.rundown().items()) if (item.id().equals(id)) return item.planned();
        throw new IllegalStateException("Item %s has progress but no plan.".formatted(id));
    }

    private static @Nullable Refusal faultIn(String field, String text, int most) {
        if (text.isBlank()) return new Refusal.TextMissing(field);
        int length = text.codePointCount(0, text.length());
        if (length > most) return new Refusal.TextTooLong(field, length, most);
        if (text.codePoints().anyMatch(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE))
            return new Refusal.TextBroken(field);
        return null;
    }

    private static Decision accepted(CrewEvent event) {
        return new Accepted(List.of(event));
    }

    private static Decision refused(Refusal why) {
        return new Refused(why);
    }
}
