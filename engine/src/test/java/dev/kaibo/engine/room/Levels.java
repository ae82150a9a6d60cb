package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;
import static dev.kaibo.engine.room.Chronicle.*;

import java.util.*;
import org.jspecify.annotations.Nullable;

/** What was measured of the room, rather than seen to happen. */
final class Levels {
    private final Chronicle told;

    Levels(Chronicle told) {
        this.told = told;
    }

    /** What was measured in [from, to); a measurement holds until the next. */
    void measure(Map<String, @Nullable Object> numbers, long from, long to) {
        List<Seen> online =
                told.measured.stream().filter(s -> s.kind() == ONLINE).toList();
        long peak = level(online, from + 1), time = 0, next = Math.min(to, told.until), rise = 0;
        for (Seen s : online)
            if (s.moment() >= from && s.moment() < to)
                peak = Math.max(peak, s.line().value());
        for (Seen s : online.reversed()) {
            time += s.line().value() * Math.max(0, next - Math.max(s.moment(), from));
            next = Math.min(next, s.moment());
        }
        for (int stream : told.lastAt.keySet()) {
            List<Seen> totals = told.measured.stream()
                    .filter(s -> s.kind() == EXPOSURE && s.stream() == stream)
                    .toList();
            rise += Math.max(0, level(totals, to) - level(totals, from));
        }
        numbers.put("ONLINE.last", level(online, to));
        numbers.put("ONLINE.peak", peak);
        numbers.put("ONLINE.time", time);
        numbers.put("EXPOSURE.rise", rise);
    }

    private static long level(List<Seen> samples, long before) {
        long level = 0;
        for (Seen s : samples) if (s.moment() < before) level = s.line().value();
        return level;
    }
}
