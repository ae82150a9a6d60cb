package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.TrafficSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted since it was last taken away, second by second. Not part of the room: a table beside the journal is kept up with it. */
final class ChangedSeconds {
    private final Map<Long, Changed> seconds = new HashMap<>();
    private Changed last = new Changed(Long.MIN_VALUE);

    static final class Changed {
        private final long second;
        /** Distinct viewers are counted as {@link Tally#UV} only. */
        final long[] tally = Tally.fresh();

        private long position;
        private @Nullable Integer online;
        private final Map<TrafficSource, Long> entriesBySource = new EnumMap<>(TrafficSource.class);

        private Changed(long second) {
            this.second = second;
        }

        void online(int measured) {
            online = measured;
        }

        void enter(TrafficSource source) {
            entriesBySource.merge(source, 1L, Long::sum);
        }

        private SecondFigures figures() {
            return new SecondFigures(
                    second,
                    position,
                    online,
                    tally[Tally.UV],
                    tally[Tally.ENTRIES],
                    tally[Tally.COMMENTS],
                    tally[Tally.LIKES],
                    tally[Tally.FOLLOWS],
                    tally[Tally.SHARES],
                    tally[Tally.GIFTS],
                    tally[Tally.COINS],
                    tally[Tally.CLICKS],
                    tally[Tally.ORDERS],
                    tally[Tally.PAID_ORDERS],
                    tally[Tally.UNITS],
                    tally[Tally.PAID],
                    tally[Tally.REFUNDED],
                    entriesBySource);
        }
    }

    /** The second in which a moment lies, about to be changed by the event at this position. */
    Changed at(long moment, long position) {
        long second = RecentSeconds.secondOf(moment);
        if (last.second != second) last = seconds.computeIfAbsent(second, Changed::new);
        last.position = position;
        return last;
    }

    /** In no order. */
    List<SecondFigures> take() {
        List<SecondFigures> taken = new ArrayList<>(seconds.size());
        for (Changed each : seconds.values()) taken.add(each.figures());
        seconds.clear();
        last = new Changed(Long.MIN_VALUE);
        return taken;
    }
}
