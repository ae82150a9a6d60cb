package dev.kaibo.engine.rundown;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The running order that the show is opened with (流程): items, milestones, and the cues that lie ready under keys.
 *
 * @param zone zone id in which people of this show read a clock, for example Asia/Shanghai
 * @param round length of an assessment round (L3), normally 5 minutes
 */
public record Rundown(
        Moment plannedStart,
        String zone,
        Duration round,
        List<RundownItem> items,
        List<Milestone> milestones,
        List<CueKey> cueKeys) {
    public Rundown {
        if (round.isNegative() || round.isZero())
            throw new IllegalArgumentException("A round (%s) must last.".formatted(round));
        items = List.copyOf(items);
        milestones = List.copyOf(milestones);
        cueKeys = List.copyOf(cueKeys);
        Set<ItemId> seen = new HashSet<>();
        for (RundownItem item : items)
            if (!seen.add(item.id()))
                throw new IllegalArgumentException("Item id %s stands twice in the rundown.".formatted(item.id()));
    }

    /** Planned end: start plus all planned lengths. */
    public Moment plannedEnd() {
        Moment end = plannedStart;
        for (RundownItem item : items) end = end.plus(item.planned());
        return end;
    }

    /** Something that must happen at a moment: a lucky bag announced for eight sharp (L5), the notice of the next show (B11), a hand-over. */
    public record Milestone(String name, Moment due) {}

    /** A cue that lies ready under a key (R7): its name and a line for each role that acts. */
    public record CueKey(String name, Map<CrewRole, String> lines) {
        public CueKey {
            lines = CrewRole.ordered(lines);
        }
    }
}
