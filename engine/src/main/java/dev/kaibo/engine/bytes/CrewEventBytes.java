package dev.kaibo.engine.bytes;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
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
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowEnded;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.CrewEvent.ShowPaused;
import dev.kaibo.engine.event.CrewEvent.ShowResumed;
import dev.kaibo.engine.event.CrewEvent.ShowStarted;

/** What the crew did, as bytes. */
final class CrewEventBytes {
    private static final CrewRole[] ROLES = CrewRole.values();
    private static final Nature[] NATURES = Nature.values();

    private CrewEventBytes() {}

    static void write(CrewEvent event, ByteWriter out) {
        switch (event) {
            case ShowOpened(var show, var title, var nature, var rundown) -> {
                out.uuid(show.value()).text(title, EventCodec.TEXT_MOST).oneOf(nature);
                PlanBytes.write(rundown, out);
            }
            case ShowStarted(var by) -> out.uuid(by.value());
            case ShowPaused(var by) -> out.uuid(by.value());
            case ShowResumed(var by) -> out.uuid(by.value());
            case ShowEnded(var by) -> out.uuid(by.value());
            case ItemTaken(var item, var by) -> item(item, out).uuid(by.value());
            case ItemExtended(var item, var length, var person) -> {
                PlanBytes.writeLength(length, item(item, out));
                out.uuid(person.value());
            }
            case ItemSkipped(var item, var by) -> item(item, out).uuid(by.value());
            case ItemsReordered(var waiting, var by) -> {
                PlanBytes.writeList(waiting, out, CrewEventBytes::item);
                out.uuid(by.value());
            }
            case CueSent(var cue, var name, var lines, var by) -> {
                out.uuid(cue.value()).text(name, EventCodec.TEXT_MOST);
                PlanBytes.writeLines(lines, out);
                out.uuid(by.value());
            }
            case CueAcknowledged(var cue, var role, var by) ->
                out.uuid(cue.value()).oneOf(role).uuid(by.value());
            case CueTakenBack(var cue, var by) -> out.uuid(cue.value()).uuid(by.value());
            case HostShiftChanged(var host, var by) -> out.uuid(host.value()).uuid(by.value());
            case HandStepRecorded(var step, var name, var role, var item, var by) -> {
                out.uuid(step.value())
                        .text(name, EventCodec.TEXT_MOST)
                        .oneOf(role)
                        .flag(item != null);
                if (item != null) item(item, out);
                out.uuid(by.value());
            }
            case HandStepTakenBack(var step, var by) -> out.uuid(step.value()).uuid(by.value());
        }
    }

    static CrewEvent read(int tag, ByteReader in) {
        return switch (tag) {
            case Tags.SHOW_OPENED ->
                new ShowOpened(
                        new ShowId(in.uuid()), in.text(EventCodec.TEXT_MOST), in.oneOf(NATURES), PlanBytes.read(in));
            case Tags.SHOW_STARTED -> new ShowStarted(person(in));
            case Tags.SHOW_PAUSED -> new ShowPaused(person(in));
            case Tags.SHOW_RESUMED -> new ShowResumed(person(in));
            case Tags.SHOW_ENDED -> new ShowEnded(person(in));
            case Tags.ITEM_TAKEN -> new ItemTaken(item(in), person(in));
            case Tags.ITEM_EXTENDED -> new ItemExtended(item(in), PlanBytes.readLength(in), person(in));
            case Tags.ITEM_SKIPPED -> new ItemSkipped(item(in), person(in));
            case Tags.ITEMS_REORDERED -> new ItemsReordered(PlanBytes.readList(in, CrewEventBytes::item), person(in));
            case Tags.CUE_SENT ->
                new CueSent(cue(in), in.text(EventCodec.TEXT_MOST), PlanBytes.readLines(in), person(in));
            case Tags.CUE_ACKNOWLEDGED -> new CueAcknowledged(cue(in), in.oneOf(ROLES), person(in));
            case Tags.CUE_TAKEN_BACK -> new CueTakenBack(cue(in), person(in));
            case Tags.HOST_SHIFT_CHANGED -> new HostShiftChanged(person(in), person(in));
            case Tags.HAND_STEP_RECORDED ->
                new HandStepRecorded(
                        step(in),
                        in.text(EventCodec.TEXT_MOST),
                        in.oneOf(ROLES),
                        in.flag() ? item(in) : null,
                        person(in));
            case Tags.HAND_STEP_TAKEN_BACK -> new HandStepTakenBack(step(in), person(in));
            default -> throw Tags.unknown(tag, in);
        };
    }

    private static ByteWriter item(ItemId item, ByteWriter out) {
        return out.text(item.value(), EventCodec.TEXT_MOST);
    }

    private static ItemId item(ByteReader in) {
        return new ItemId(in.text(EventCodec.TEXT_MOST));
    }

    private static CueId cue(ByteReader in) {
        return new CueId(in.uuid());
    }

    private static StepId step(ByteReader in) {
        return new StepId(in.uuid());
    }

    private static PersonId person(ByteReader in) {
        return new PersonId(in.uuid());
    }
}
