package dev.kaibo.engine.room;

import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.Recorded;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Prints how many decoded events a second one core folds into all figures, and what publishing costs. Six runs: the first ones warm up. */
public final class SpeedOfTheFold {
    private static final int RUNS = 6;
    private static final int EVENTS_A_FRAME = 500_000;

    private SpeedOfTheFold() {}

    public static void main(String[] arguments) {
        for (KeyKind keys : List.of(KeyKind.SEQUENCE, KeyKind.MESSAGE)) {
            List<Recorded> events = new ArrayList<>();
            FullShow.play(keys, events::add);
            for (int run = 1; run <= RUNS; run++) run(keys, run, events);
        }
    }

    private static void run(KeyKind keys, int run, List<Recorded> events) {
        Room room = Room.empty();
        long publishing = 0;
        int frames = 0;
        long began = cpuNanos();
        for (int from = 0; from < events.size(); from += EVENTS_A_FRAME) {
            room.applyAll(events.subList(from, Math.min(events.size(), from + EVENTS_A_FRAME)));
            long asked = cpuNanos();
            room.figures();
            publishing += cpuNanos() - asked;
            frames++;
        }
        double seconds = (cpuNanos() - began) / 1e9;
        System.out.printf(
                "%s keys, run %d: %.1f million events/s with all figures; figures() takes %.2f ms.%n",
                keys, run, events.size() / seconds / 1e6, publishing / 1e6 / frames);
    }

    /** Of this thread alone, so that a busy machine does not show. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
