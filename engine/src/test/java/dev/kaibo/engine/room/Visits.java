package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;
import static dev.kaibo.engine.room.Chronicle.*;

import java.util.*;

/** Who was there when, fact by fact: time of stay, and who of a round is still there. */
final class Visits {
    private final Chronicle told;

    Visits(Chronicle told) {
        this.told = told;
    }

    /** Of those who came by entering in this round, who is there so long after he came; for the ages that all of them have reached. */
    Survival survival(int index) {
        boolean ends = told.start != NEVER && index < told.mostRounds - 1;
        List<Integer> came = told.cameAt.keySet().stream()
                .filter(viewer -> told.cohorts.getOrDefault(viewer, -1) == index)
                .toList();
        List<Long> there = new ArrayList<>();
        for (long age : new long[] {60, 180, 300, 600, 900, 1_200, 1_800, 2_700, 3_600}) {
            if (!ends || told.start + (index + 1) * told.length + age * 1_000 > told.until) break;
            there.add(came.stream()
                    .flatMap(viewer -> visits(viewer, told.all).stream()
                            .filter(v -> v.covers(
                                    Math.min(told.cameAt.getOrDefault(viewer, told.until), told.until) + age * 1_000)))
                    .count());
        }
        return new Survival(came.size(), there);
    }

    /** Milliseconds for which viewers were there. */
    long presence(List<Seen> facts) {
        long sum = 0;
        for (int viewer : told.cohorts.keySet())
            for (Visit visit : visits(viewer, facts)) sum += Math.min(visit.to, told.until) - visit.from;
        return sum;
    }

    /** Somebody was there in [from, to); still is where it ends at NEVER. */
    record Visit(long from, long to) {
        boolean covers(long moment) {
            return from <= moment && moment < to;
        }
    }

    /** Entering while inside starts nothing, leaving before the visit began ends nothing, an early leave fact waits for its enter fact. */
    private List<Visit> visits(int viewer, List<Seen> facts) {
        List<Visit> visits = new ArrayList<>();
        long since = -1, left = -1;
        boolean entryMissing = false;
        for (Seen s : facts) {
            long moment = Math.min(s.moment(), told.until);
            if (s.viewer() != viewer) continue;
            if (s.kind() == ENTERED && since < 0) {
                if (moment > left || moment == left && !entryMissing) since = moment;
                else if (entryMissing) visits.add(new Visit(moment, left));
                entryMissing = false;
            } else if (s.kind() == LEFT && (since < 0 ? moment > left : moment >= since)) {
                if (since >= 0) visits.add(new Visit(since, moment));
                entryMissing = since < 0;
                left = moment;
                since = -1;
            }
        }
        if (since >= 0) visits.add(new Visit(since, NEVER));
        return visits;
    }
}
