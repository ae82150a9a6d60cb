package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.crew.Refusal;
import dev.kaibo.engine.crew.Refusal.AlreadyAcknowledged;
import dev.kaibo.engine.crew.Refusal.CueAlreadySent;
import dev.kaibo.engine.crew.Refusal.CueAlreadyTakenBack;
import dev.kaibo.engine.crew.Refusal.CueTooOldToTakeBack;
import dev.kaibo.engine.crew.Refusal.ExtensionOutOfRange;
import dev.kaibo.engine.crew.Refusal.HostAlreadyOn;
import dev.kaibo.engine.crew.Refusal.ItemAlreadyDone;
import dev.kaibo.engine.crew.Refusal.ItemAlreadyOnAir;
import dev.kaibo.engine.crew.Refusal.ItemAlreadySkipped;
import dev.kaibo.engine.crew.Refusal.LengthOutOfRange;
import dev.kaibo.engine.crew.Refusal.LinesMissing;
import dev.kaibo.engine.crew.Refusal.OrderDoesNotMatch;
import dev.kaibo.engine.crew.Refusal.RoleNotAddressed;
import dev.kaibo.engine.crew.Refusal.RoleOnlyReads;
import dev.kaibo.engine.crew.Refusal.ShowAlreadyStarted;
import dev.kaibo.engine.crew.Refusal.ShowHasEnded;
import dev.kaibo.engine.crew.Refusal.ShowNotOnAir;
import dev.kaibo.engine.crew.Refusal.ShowNotOpened;
import dev.kaibo.engine.crew.Refusal.ShowNotPaused;
import dev.kaibo.engine.crew.Refusal.StepAlreadyRecorded;
import dev.kaibo.engine.crew.Refusal.StepAlreadyTakenBack;
import dev.kaibo.engine.crew.Refusal.StepOfAnother;
import dev.kaibo.engine.crew.Refusal.StepTooOldToTakeBack;
import dev.kaibo.engine.crew.Refusal.TextBroken;
import dev.kaibo.engine.crew.Refusal.TextMissing;
import dev.kaibo.engine.crew.Refusal.TextTooLong;
import dev.kaibo.engine.crew.Refusal.UnknownCue;
import dev.kaibo.engine.crew.Refusal.UnknownItem;
import dev.kaibo.engine.crew.Refusal.UnknownStep;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Each reason of the engine as a problem: a stable type, the values that a screen needs to say it, and the next step. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Refusal refusal, Names names) {
        return switch (refusal) {
            case ShowNotOpened _ -> conflict("show-not-opened", "The show is not open yet", "Try again in a moment.");
            case ShowNotOnAir(var phase) ->
                conflict("show-not-on-air", "The show is not on air", notOnAir(phase))
                        .with("phase", Words.of(phase));
            case ShowAlreadyStarted(var startedAt) ->
                conflict(
                                "show-already-started",
                                "The show has started",
                                "It has been on air since %s.".formatted(startedAt))
                        .with("startedAt", startedAt.toString());
            case ShowNotPaused(var phase) ->
                conflict("show-not-paused", "The show is not paused", "There is nothing to resume.")
                        .with("phase", Words.of(phase));
            case ShowHasEnded(var endedAt) ->
                conflict(
                                "show-has-ended",
                                "The show has ended",
                                "It ended at %s and takes no more wishes.".formatted(endedAt))
                        .with("endedAt", endedAt.toString());
            case UnknownItem(var item) ->
                item("unknown-item", "There is no such item", "Item %s is not in this rundown.", item);
            case ItemAlreadyOnAir(var item) ->
                item(
                        "item-already-on-air",
                        "The item is on air",
                        "Item %s is on air now; take another one first.",
                        item);
            case ItemAlreadyDone(var item) ->
                item("item-already-done", "The item is done", "Item %s is done; take it again instead.", item);
            case ItemAlreadySkipped(var item) ->
                item(
                        "item-already-skipped",
                        "The item is skipped",
                        "Item %s was skipped; take it to bring it back.",
                        item);
            case ExtensionOutOfRange(var asked, var most) ->
                conflict(
                                "extension-out-of-range",
                                "That is too much or nothing",
                                "One wish gives or takes 1 to %d milliseconds.".formatted(most.toMillis()))
                        .with("askedMs", asked.toMillis())
                        .with("mostMs", most.toMillis());
            case LengthOutOfRange(var item, var wouldBe, var most) ->
                item(
                                "length-out-of-range",
                                "The item would have no time left, or too much",
                                "Ask for another length of item %s.",
                                item)
                        .with("wouldBeMs", wouldBe.toMillis())
                        .with("mostMs", most.toMillis());
            case OrderDoesNotMatch(var missing, var unknown, var twice) ->
                conflict(
                                "order-does-not-match",
                                "The waiting items have changed",
                                "Somebody took, skipped or moved an item meanwhile; order the items that wait now.")
                        .with("missing", ids(missing))
                        .with("unknown", ids(unknown))
                        .with("twice", ids(twice));
            case UnknownCue(var cue) ->
                conflict("unknown-cue", "There is no such cue", "It was never sent, or it is older than the last 50.")
                        .with("cue", cue.toString());
            case CueAlreadySent(var cue, var sentAt, var by) ->
                conflict(
                                "cue-already-sent",
                                "This cue was sent already",
                                "%s sent it at %s.".formatted(names.of(by).name(), sentAt))
                        .with("cue", cue.toString())
                        .with("sentAt", sentAt.toString())
                        .with("by", names.of(by));
            case CueTooOldToTakeBack(var cue, var age, var most) ->
                conflict(
                                "cue-too-old-to-take-back",
                                "It is too late to take this cue back",
                                "It went out %d ms ago; send another cue instead.".formatted(age.toMillis()))
                        .with("cue", cue.toString())
                        .with("ageMs", age.toMillis())
                        .with("mostMs", most.toMillis());
            case CueAlreadyTakenBack(var cue, var at) ->
                conflict("cue-already-taken-back", "This cue was taken back", "Nobody needs to act on it.")
                        .with("cue", cue.toString())
                        .with("at", at.toString());
            case AlreadyAcknowledged(var cue, var role, var at, var by) ->
                conflict(
                                "already-acknowledged",
                                "This role has acknowledged",
                                "%s did it at %s.".formatted(names.of(by).name(), at))
                        .with("cue", cue.toString())
                        .with("role", Words.of(role))
                        .with("at", at.toString())
                        .with("by", names.of(by));
            case RoleNotAddressed(var cue, var role, var addressed) ->
                conflict(
                                "role-not-addressed",
                                "The cue has no line for this role",
                                "Only the roles with a line acknowledge.")
                        .with("cue", cue.toString())
                        .with("role", Words.of(role))
                        .with("addressed", words(addressed));
            case RoleOnlyReads(var role) ->
                conflict("role-only-reads", "This role only reads", "Leave its line out: nobody would acknowledge it.")
                        .with("role", Words.of(role));
            case LinesMissing _ ->
                conflict("lines-missing", "The cue has a line for nobody", "Give a line to each role that must act.");
            case TextMissing(var field) -> text("text-missing", "A text is missing", "Fill in %s.", field);
            case TextTooLong(var field, int length, int most) ->
                text("text-too-long", "A text is too long", "Shorten %s.", field)
                        .with("length", length)
                        .with("most", most);
            case TextBroken(var field) -> text("text-broken", "A text holds half a character", "Type %s again.", field);
            case StepAlreadyRecorded(var step, var at, var by) ->
                conflict(
                                "step-already-recorded",
                                "This step was recorded already",
                                "%s did it at %s.".formatted(names.of(by).name(), at))
                        .with("step", step.toString())
                        .with("at", at.toString())
                        .with("by", names.of(by));
            case UnknownStep(var step) ->
                conflict(
                                "unknown-step",
                                "There is no such step",
                                "It was never recorded, or it is older than the last 100.")
                        .with("step", step.toString());
            case StepOfAnother(var step, var by) ->
                conflict(
                                "step-of-another",
                                "Somebody else recorded this step",
                                "Only %s can take it back."
                                        .formatted(names.of(by).name()))
                        .with("step", step.toString())
                        .with("by", names.of(by));
            case StepAlreadyTakenBack(var step, var at) ->
                conflict("step-already-taken-back", "This step was taken back", "It does not count.")
                        .with("step", step.toString())
                        .with("at", at.toString());
            case StepTooOldToTakeBack(var step, var age, var most) ->
                conflict(
                                "step-too-old-to-take-back",
                                "It is too late to take this step back",
                                "It was recorded %d ms ago; say in the review what really happened."
                                        .formatted(age.toMillis()))
                        .with("step", step.toString())
                        .with("ageMs", age.toMillis())
                        .with("mostMs", most.toMillis());
            case HostAlreadyOn(var host) ->
                conflict("host-already-on", "This host is before the camera", "Choose somebody else.")
                        .with("host", names.of(host));
        };
    }

    private static Problem conflict(String name, String title, String detail) {
        return Problem.of(HttpStatus.CONFLICT, name, title, detail);
    }

    private static Problem item(String name, String title, String detail, ItemId item) {
        return conflict(name, title, detail.formatted(item)).with("item", item.toString());
    }

    private static Problem text(String name, String title, String detail, String field) {
        return conflict(name, title, detail.formatted(field)).with("field", field);
    }

    private static String notOnAir(Phase phase) {
        return switch (phase) {
            case PLANNED -> "Start it first.";
            case PAUSED -> "Resume it first.";
            case ON_AIR, ENDED -> "It takes no such wish now.";
        };
    }

    private static List<String> ids(Collection<ItemId> items) {
        return items.stream().map(ItemId::toString).toList();
    }

    private static List<String> words(Collection<CrewRole> roles) {
        return roles.stream().sorted().map(Words::of).toList();
    }
}
