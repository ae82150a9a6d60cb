package dev.kaibo.engine.rundown;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rundown's clock says at one moment. Behind is positive everywhere.
 *
 * <p>A rundown without items is no plan: all its time on air reads as overtime, and a screen had better show no offset at all.
 *
 * @param toStart time to the planned start, negative when that has passed; null once on air
 * @param elapsed time since the real start, pauses included, up to the end; null before the start
 * @param lateStart real start against planned start, negative when early; before the start it grows from 0 at the planned start
 * @param overtime what was talked beyond the items' lengths (planned + added), negative when items ended early; the item on air counts
 *     only what it is over; time on air without any item is in nobody's plan and counts here
 * @param pause all pauses, the running one included
 * @param added extensions less cuts; an item that was skipped, or that the end of the show left untalked, is cut by its planned length
 * @param plannedEnd the plan's end, whatever happened
 * @param expectedEnd real end once ended; always {@code plannedEnd} + {@link #offset}
 * @param items in list order
 */
public record ClockReading(
        Moment now,
        Phase phase,
        @Nullable Duration toStart,
        @Nullable Duration elapsed,
        Duration lateStart,
        Duration overtime,
        Duration pause,
        Duration added,
        Moment plannedEnd,
        Moment expectedStart,
        Moment expectedEnd,
        List<ItemReading> items,
        List<MilestoneReading> milestones) {
    public ClockReading {
        items = List.copyOf(items);
        milestones = List.copyOf(milestones);
    }

    /** How much later than planned the show ends as things stand (偏差). */
    public Duration offset() {
        return lateStart.plus(overtime).plus(pause).plus(added);
    }

    /** The same, counted from the real start instead of the planned one. */
    public Duration relative() {
        return offset().minus(lateStart);
    }

    /** The item on air, null when there is none. */
    public @Nullable ItemReading current() {
        for (ItemReading item : items) if (item.state() == ItemState.NOW) return item;
        return null;
    }

    /**
     * @param plannedStart by the plan in the list's present order: start of the show and all planned lengths before this item
     * @param start real start, else the expected one; null for an item that will not come
     * @param end real end, else the expected one; null for an item that will not come
     * @param length planned plus added time
     * @param talked time talked about it, pauses and the time away not counted
     * @param remaining length less talked, negative when over
     */
    public record ItemReading(
            ItemId item,
            ItemState state,
            Moment plannedStart,
            @Nullable Moment start,
            @Nullable Moment end,
            Duration length,
            Duration talked,
            Duration remaining) {}

    /** @param remaining time to the moment it is due, negative when that has passed */
    public record MilestoneReading(String name, Moment due, Duration remaining) {}
}
