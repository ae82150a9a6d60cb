package dev.kaibo.engine.rundown;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.rundown.ClockReading.ItemReading;
import dev.kaibo.engine.rundown.ClockReading.MilestoneReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rundown's clock (L3): planned against actual, how late we are and why, when each item and the show will end. A pure function of
 * plan, progress and the moment; web/src/domain/rundownClock.ts says the same, and contract/rundown-clock.json holds both to it.
 */
public final class RundownClock {
    private final Rundown rundown;
    private final Progress progress;
    private final Map<ItemId, Long> planned = new HashMap<>();
    private final List<ItemReading> readings = new ArrayList<>();
    /** Up to when things count: an ended show's clock stands. */
    private final long until;
    /** Up to when the item on air is talked about: in a pause the talk stands still while time goes on. */
    private final long talkUntil;

    private long talkedInAll;
    private long over;
    private long added;

    private RundownClock(Rundown rundown, Progress progress, Moment now) {
        this.rundown = rundown;
        this.progress = progress;
        until = progress.endedAt() != null ? progress.endedAt().millis() : now.millis();
        talkUntil = progress.pausedSince() != null ? progress.pausedSince().millis() : until;
        for (RundownItem item : rundown.items())
            planned.put(item.id(), item.planned().toMillis());
    }

    /** @param now not before the last thing that {@code progress} knows */
    public static ClockReading read(Rundown rundown, Progress progress, Moment now) {
        return new RundownClock(rundown, progress, now).read(now);
    }

    private ClockReading read(Moment now) {
        long plannedStart = rundown.plannedStart().millis();
        Moment startedAt = progress.startedAt();
        long start = startedAt != null ? startedAt.millis() : Math.max(now.millis(), plannedStart);
        long pause = progress.paused().toMillis() + (until - talkUntil);
        long free = readItems(plannedStart, startedAt != null ? until : start);
        // what was on air without an item stands in nobody's plan
        long idle = startedAt != null ? until - start - pause - talkedInAll : 0;
        return new ClockReading(
                now,
                progress.phase(),
                startedAt != null ? null : Duration.ofMillis(plannedStart - now.millis()),
                startedAt != null ? Duration.ofMillis(until - start) : null,
                Duration.ofMillis(start - plannedStart),
                Duration.ofMillis(over + idle),
                Duration.ofMillis(pause),
                Duration.ofMillis(added),
                rundown.plannedEnd(),
                new Moment(start),
                new Moment(progress.phase() == Phase.ENDED ? until : free),
                readings,
                rundown.milestones().stream()
                        .map(it -> new MilestoneReading(
                                it.name(), it.due(), it.due().since(now)))
                        .toList());
    }

    /** @return when the last item that is still to come ends */
    private long readItems(long plannedStart, long from) {
        ItemProgress onAir = progress.now();
        long free = from + (onAir != null ? Math.max(0, length(onAir) - talked(onAir)) : 0);
        long slot = plannedStart;
        for (ItemProgress item : progress.items()) {
            long talked = talked(item);
            long length = length(item);
            Long start = millis(item.startedAt());
            Long end = millis(item.endedAt());
            boolean dropped = false;
            switch (item.state()) {
                case DONE -> over += talked - length;
                case NOW -> {
                    over += Math.max(0, talked - length);
                    end = until + Math.max(0, length - talked);
                }
                case WAITING -> {
                    dropped = progress.phase() == Phase.ENDED;
                    if (!dropped) {
                        start = free;
                        free += length;
                        end = free;
                    }
                }
                case SKIPPED -> dropped = true;
            }
            talkedInAll += talked;
            added += dropped ? -planned(item) : length - planned(item);
            readings.add(new ItemReading(
                    item.item(),
                    item.state(),
                    new Moment(slot),
                    moment(start),
                    moment(end),
                    Duration.ofMillis(length),
                    Duration.ofMillis(talked),
                    Duration.ofMillis(length - talked)));
            slot += planned(item);
        }
        return free;
    }

    private long planned(ItemProgress item) {
        Long length = planned.get(item.item());
        if (length == null)
            throw new IllegalArgumentException(
                    "Item %s is not in the rundown %s.".formatted(item.item(), planned.keySet()));
        return length;
    }

    private long length(ItemProgress item) {
        return planned(item) + item.extended().toMillis();
    }

    private long talked(ItemProgress item) {
        Moment startedAt = item.startedAt();
        if (startedAt == null) return 0;
        Moment endedAt = item.endedAt();
        return (endedAt != null ? endedAt.millis() : talkUntil)
                - startedAt.millis()
                - item.away().toMillis();
    }

    private static @Nullable Long millis(@Nullable Moment moment) {
        return moment == null ? null : moment.millis();
    }

    private static @Nullable Moment moment(@Nullable Long millis) {
        return millis == null ? null : new Moment(millis);
    }
}
