package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform itself counted (大屏), beside our figures and apart from them (DESIGN §1.5). Immutable.
 *
 * @param latest the newest reading of each measure, window and entry, in their order
 * @param windows of the readings over a window of all entries, the last one in each round; by measure, window and round
 */
public record PlatformFigures(List<Reading> latest, List<RoundReading> windows) {
    /** Before anything was read. */
    public static final PlatformFigures NONE = new PlatformFigures(List.of(), List.of());

    public PlatformFigures {
        latest = List.copyOf(latest);
        windows = List.copyOf(windows);
    }

    /** @param by who typed it in; null when nobody did */
    public record Reading(
            PlatformMeasure measure,
            int windowMinutes,
            @Nullable TrafficSource source,
            long value,
            Moment happened,
            Origin origin,
            @Nullable PersonId by) {}

    /** @param round index of the round in which the platform showed it */
    public record RoundReading(int round, Reading reading) {}
}
