package dev.kaibo.engine.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.PlatformReading;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the platform counted stands beside our figures and is never added to them (DESIGN §1.5). */
class PlatformTest {
    private static final PersonId OPERATOR = new PersonId(new UUID(2, 7));
    private static final Duration ROUND = Duration.ofMinutes(5);

    private Room room = Room.empty();
    private long position;
    private long now;

    private void tell(ShowEvent event) {
        room.apply(new Recorded(++position, new Moment(now), event));
    }

    private static PlatformReading reading(
            PlatformMeasure measure, int window, @Nullable TrafficSource source, long value, long happened) {
        return new PlatformReading(measure, window, source, value, new Moment(happened), OPERATOR);
    }

    private void declare() {
        tell(new IntakeEvent.StreamDeclared(0, "手填", Origin.TYPED, Set.of(), "Asia/Shanghai", Duration.ofMinutes(10)));
        tell(new CrewEvent.ShowStarted(OPERATOR));
    }

    @Test
    void a_reading_changes_no_figure_of_ours() {
        declare();
        RoomFigures before = room.figures();
        now = 1_000;
        tell(new IntakeEvent.PlatformRead(0, reading(PlatformMeasure.VIEWERS, 0, null, 12_486, 1_000)));
        RoomFigures after = room.figures();
        assertThat(after.figures()).isEqualTo(before.figures());
        assertThat(after.facts()).isEqualTo(before.facts());
        assertThat(after.platform().latest())
                .containsExactly(new PlatformFigures.Reading(
                        PlatformMeasure.VIEWERS, 0, null, 12_486, new Moment(1_000), Origin.TYPED, OPERATOR));
        assertThat(after.streams().getFirst().lastAt()).isEqualTo(new Moment(1_000));
    }

    @Test
    void a_dashboard_whose_clock_runs_ahead_is_read_as_of_now() {
        declare();
        now = 5_000;
        tell(new IntakeEvent.PlatformRead(0, reading(PlatformMeasure.ONLINE, 0, null, 3, 90_000)));
        assertThat(room.figures().platform().latest().getFirst().happened()).isEqualTo(new Moment(5_000));
    }

    @Test
    void a_value_that_the_measure_cannot_have_is_no_reading() {
        assertThatThrownBy(() -> reading(PlatformMeasure.ENTRY_RATE, 10, null, 10_001, 0))
                .hasMessageContaining("10001");
        assertThatThrownBy(() -> reading(PlatformMeasure.VIEWERS, 61, null, 1, 0))
                .hasMessageContaining("61");
        assertThatThrownBy(() -> reading(PlatformMeasure.GMV, 0, null, -1, 0)).hasMessageContaining("-1");
    }

    /** Whatever comes in whatever order: the newest of each kind, the last of each round, and the same after a restart. */
    @Property(tries = 200)
    void the_newest_stands_and_survives_its_bytes(@ForAll long seed) {
        Random dice = new Random(seed);
        room = Room.empty(); // a property keeps its fields from try to try
        now = 0;
        declare();
        List<PlatformReading> read = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            now += dice.nextInt(60_000);
            PlatformReading reading = reading(
                    PlatformMeasure.values()[dice.nextInt(3)],
                    dice.nextBoolean() ? 0 : 10,
                    dice.nextInt(3) == 0 ? TrafficSource.SQUARE : null,
                    dice.nextInt(1_000),
                    Math.max(0, now - dice.nextInt(120_000)));
            read.add(reading);
            tell(new IntakeEvent.PlatformRead(0, reading));
        }
        PlatformFigures figures = room.figures().platform();
        for (PlatformFigures.Reading shown : figures.latest()) {
            PlatformReading newest = newest(read, shown, 0, Long.MAX_VALUE);
            assertThat(shown.value()).isEqualTo(newest.value());
            assertThat(shown.happened()).isEqualTo(newest.happened());
        }
        assertThat(figures.latest().stream().map(it -> List.of(it.measure(), it.windowMinutes(), "" + it.source())))
                .doesNotHaveDuplicates()
                .hasSize((int) read.stream()
                        .map(it -> List.of(it.measure(), it.windowMinutes(), "" + it.source()))
                        .distinct()
                        .count());
        for (PlatformFigures.RoundReading each : figures.windows()) {
            long from = each.round() * ROUND.toMillis();
            assertThat(each.reading().windowMinutes()).isEqualTo(10);
            assertThat(each.reading().source()).isNull();
            assertThat(each.reading().value())
                    .isEqualTo(newest(read, each.reading(), from, from + ROUND.toMillis())
                            .value());
        }
        ByteWriter out = new ByteWriter(1 << 12);
        room.writeTo(out);
        assertThat(Room.readFrom(new ByteReader(out.toBytes())).figures()).isEqualTo(room.figures());
    }

    /** The last of those that happened latest: written out, without a map. */
    private static PlatformReading newest(
            List<PlatformReading> read, PlatformFigures.Reading like, long from, long before) {
        PlatformReading newest = null;
        for (PlatformReading it : read) {
            boolean same = it.measure() == like.measure()
                    && it.windowMinutes() == like.windowMinutes()
                    && it.source() == like.source();
            long at = it.happened().millis();
            if (!same || at < from || at >= before) continue;
            if (newest == null || at >= newest.happened().millis()) newest = it;
        }
        if (newest == null) throw new AssertionError("Nothing of this kind was read.");
        return newest;
    }
}
