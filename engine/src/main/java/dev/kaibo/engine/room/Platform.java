package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.event.PlatformReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own numbers: the newest of each kind, and of those over a window the last in each round. Bounded by the measures, windows and entries that there
 * are (21 × 61 × 13) and the rounds of a show.
 */
final class Platform {
    private static final PlatformMeasure[] MEASURES = PlatformMeasure.values();
    private static final TrafficSource[] SOURCES = TrafficSource.values();
    /** Orders before every entry. */
    private static final int ALL = -1;

    /** @param source ordinal of the entry; {@link #ALL} for all together */
    private record Key(PlatformMeasure measure, int window, int source) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::measure).thenComparingInt(Key::window).thenComparingInt(Key::source);

        static Key of(PlatformReading reading) {
            TrafficSource source = reading.source();
            return new Key(reading.measure(), reading.windowMinutes(), source == null ? ALL : source.ordinal());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Value(
            long value, long happened, int stream, @Nullable PersonId by) {}

    private final Map<Key, Value> latest = new TreeMap<>();
    private final Map<Key, TreeMap<Integer, Value>> rounds = new TreeMap<>();

    /**
     * @param happened when it was shown, not later than now
     * @param round the round in which that lies
     */
    void read(int stream, PlatformReading reading, long happened, int round) {
        Key key = Key.of(reading);
        Value value = new Value(reading.value(), happened, stream, reading.by());
        latest.merge(key, value, Platform::newer);
        if (key.window() > 0 && key.source() == ALL)
            rounds.computeIfAbsent(key, _ -> new TreeMap<>()).merge(round, value, Platform::newer);
    }

    /** Of two that were shown at once, the one that was read later: somebody mended a slip. */
    private static Value newer(Value known, Value now) {
        return now.happened() >= known.happened() ? now : known;
    }

    PlatformFigures figures(Streams streams) {
        if (latest.isEmpty()) return PlatformFigures.NONE;
        List<PlatformFigures.Reading> newest = new ArrayList<>();
        latest.forEach((key, value) -> newest.add(reading(key, value, streams)));
        List<PlatformFigures.RoundReading> windows = new ArrayList<>();
        rounds.forEach((key, values) -> values.forEach(
                (round, value) -> windows.add(new PlatformFigures.RoundReading(round, reading(key, value, streams)))));
        return new PlatformFigures(newest, windows);
    }

    private static PlatformFigures.Reading reading(Key key, Value value, Streams streams) {
        StreamDeclared declared = streams.at(value.stream()).declared;
        return new PlatformFigures.Reading(
                key.measure(),
                key.window(),
                key.source() == ALL ? null : SOURCES[key.source()],
                value.value(),
                new Moment(value.happened()),
                declared == null ? Origin.DASHBOARD : declared.origin(),
                value.by());
    }

    void writeTo(ByteWriter out) {
        out.unsigned(latest.size());
        latest.forEach((key, value) -> write(key, value, out));
        out.unsigned(rounds.size());
        rounds.forEach((key, values) -> {
            out.oneOf(key.measure()).unsigned(key.window()).unsigned(values.size());
            values.forEach((round, value) -> write(value, out.unsigned(round)));
        });
    }

    private static void write(Key key, Value value, ByteWriter out) {
        write(value, out.oneOf(key.measure()).unsigned(key.window()).unsigned(key.source() + 1L));
    }

    private static void write(Value value, ByteWriter out) {
        PersonId by = value.by();
        out.unsigned(value.value())
                .signed(value.happened())
                .unsigned(value.stream())
                .flag(by != null);
        if (by != null) out.uuid(by.value());
    }

    static Platform readFrom(ByteReader in) {
        Platform platform = new Platform();
        for (int left = in.count(); left > 0; left--)
            platform.latest.put(new Key(in.oneOf(MEASURES), in.count(), in.count() - 1), value(in));
        for (int keys = in.count(); keys > 0; keys--) {
            Key key = new Key(in.oneOf(MEASURES), in.count(), ALL);
            TreeMap<Integer, Value> values = new TreeMap<>();
            for (int left = in.count(); left > 0; left--) values.put(in.count(), value(in));
            platform.rounds.put(key, values);
        }
        return platform;
    }

    private static Value value(ByteReader in) {
        return new Value(in.unsigned(), in.signed(), in.count(), in.flag() ? new PersonId(in.uuid()) : null);
    }
}
