package dev.kaibo.engine.rundown;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item so far.
 *
 * @param startedAt when it was first taken; null while it never was
 * @param endedAt when it was last left; null while it waits or is on air
 * @param away finished stretches between {@code startedAt} and {@code endedAt} in which nobody talked about it: pauses, and the time
 *     until it was taken again
 * @param extended added time, negative when it was cut
 */
public record ItemProgress(
        ItemId item,
        ItemState state,
        @Nullable Moment startedAt,
        @Nullable Moment endedAt,
        Duration away,
        Duration extended) {

    static ItemProgress waiting(ItemId item) {
        return new ItemProgress(item, ItemState.WAITING, null, null, Duration.ZERO, Duration.ZERO);
    }

    ItemProgress taken(Moment at) {
        if (startedAt == null || endedAt == null)
            return new ItemProgress(item, ItemState.NOW, at, null, Duration.ZERO, extended);
        // 返場: the talk goes on where it stopped, so what lay between must not count as talk
        return new ItemProgress(item, ItemState.NOW, startedAt, null, away.plus(at.since(endedAt)), extended);
    }

    ItemProgress left(Moment at) {
        return new ItemProgress(item, ItemState.DONE, startedAt, at, away, extended);
    }

    ItemProgress pausedFor(Duration length) {
        return new ItemProgress(item, state, startedAt, endedAt, away.plus(length), extended);
    }

    ItemProgress extendedBy(Duration length) {
        return new ItemProgress(item, state, startedAt, endedAt, away, extended.plus(length));
    }

    ItemProgress skipped() {
        return new ItemProgress(item, ItemState.SKIPPED, startedAt, endedAt, away, extended);
    }
}
