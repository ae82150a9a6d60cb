package dev.kaibo.engine.rundown;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far the show has come in its rundown: what really happened, beside the plan that never changes.
 *
 * <p>The list keeps its order when items are taken, so that NOW moves through a still list; only {@link #reordered} moves items, and only
 * the waiting ones.
 *
 * @param pausedSince set exactly while the phase is {@link Phase#PAUSED}
 * @param paused all finished pauses together
 * @param items every item of the rundown once, in the order in which the list stands now
 */
public record Progress(
        Phase phase,
        @Nullable Moment startedAt,
        @Nullable Moment endedAt,
        @Nullable Moment pausedSince,
        Duration paused,
        List<ItemProgress> items) {
    public Progress {
        items = List.copyOf(items);
    }

    /** Nothing has happened yet. */
    public static Progress of(Rundown rundown) {
        return new Progress(
                Phase.PLANNED,
                null,
                null,
                null,
                Duration.ZERO,
                rundown.items().stream()
                        .map(item -> ItemProgress.waiting(item.id()))
                        .toList());
    }

    public @Nullable ItemProgress item(ItemId id) {
        for (ItemProgress item : items) if (item.item().equals(id)) return item;
        return null;
    }

    /** The item on air, null between items and off air. */
    public @Nullable ItemProgress now() {
        for (ItemProgress item : items) if (item.state() == ItemState.NOW) return item;
        return null;
    }

    /** Waiting items in the order in which they will be taken. */
    public List<ItemId> waiting() {
        return items.stream()
                .filter(item -> item.state() == ItemState.WAITING)
                .map(ItemProgress::item)
                .toList();
    }

    public Progress started(Moment at) {
        require(phase == Phase.PLANNED, "start", at);
        return new Progress(Phase.ON_AIR, at, null, null, paused, items);
    }

    public Progress paused(Moment at) {
        require(phase == Phase.ON_AIR, "pause", at);
        return new Progress(Phase.PAUSED, startedAt, null, at, paused, items);
    }

    public Progress resumed(Moment at) {
        if (pausedSince == null)
            throw new IllegalStateException("A show that is %s cannot resume at %s.".formatted(phase, at));
        Duration length = at.since(pausedSince);
        return new Progress(
                Phase.ON_AIR,
                startedAt,
                null,
                null,
                paused.plus(length),
                each(item -> item.state() == ItemState.NOW ? item.pausedFor(length) : item));
    }

    /** Closes everything that is open: a running pause and the item on air. Waiting items stay waiting: they never came. */
    public Progress ended(Moment at) {
        if (pausedSince != null) return resumed(at).ended(at);
        require(phase == Phase.ON_AIR, "end", at);
        return new Progress(Phase.ENDED, startedAt, at, null, paused, each(item -> leave(item, at)));
    }

    /** The item is on air from {@code at}; the one before it is done. */
    public Progress taken(ItemId id, Moment at) {
        require(phase == Phase.ON_AIR, "take item " + id, at);
        known(id);
        return with(each(item -> item.item().equals(id) ? item.taken(at) : leave(item, at)));
    }

    public Progress extended(ItemId id, Duration length) {
        known(id);
        return with(each(item -> item.item().equals(id) ? item.extendedBy(length) : item));
    }

    public Progress skipped(ItemId id) {
        known(id);
        return with(each(item -> item.item().equals(id) ? item.skipped() : item));
    }

    /** The waiting items take each other's places; whatever is done, on air or skipped stays where it stands. */
    public Progress reordered(List<ItemId> waiting) {
        Map<ItemId, ItemProgress> byId = new HashMap<>();
        for (ItemProgress item : items) if (item.state() == ItemState.WAITING) byId.put(item.item(), item);
        List<ItemProgress> places = new ArrayList<>(items);
        int next = 0;
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).state() != ItemState.WAITING) continue;
            ItemProgress moved = next < waiting.size() ? byId.remove(waiting.get(next++)) : null;
            if (moved == null)
                throw new IllegalStateException(
                        "The order %s is not one of the waiting items %s.".formatted(waiting, waiting()));
            places.set(place, moved);
        }
        if (next != waiting.size())
            throw new IllegalStateException(
                    "The order %s is not one of the waiting items %s.".formatted(waiting, waiting()));
        return with(places);
    }

    private static ItemProgress leave(ItemProgress item, Moment at) {
        return item.state() == ItemState.NOW ? item.left(at) : item;
    }

    private Progress with(List<ItemProgress> changed) {
        return new Progress(phase, startedAt, endedAt, pausedSince, paused, changed);
    }

    private List<ItemProgress> each(UnaryOperator<ItemProgress> change) {
        return items.stream().map(change).toList();
    }

    private void known(ItemId id) {
        if (item(id) == null)
            throw new IllegalStateException("Item %s is not in the rundown %s.".formatted(id, waiting()));
    }

    private void require(boolean holds, String what, Moment at) {
        if (!holds) throw new IllegalStateException("A show that is %s cannot %s at %s.".formatted(phase, what, at));
    }
}
