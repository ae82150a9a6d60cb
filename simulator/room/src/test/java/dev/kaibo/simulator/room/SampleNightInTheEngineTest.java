package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.capture.FingerprintKey;
import dev.kaibo.capture.Intake;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.Taken;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Decision;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.rundown.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole sample night as a host plays it: the stand-in crew wishes, the engine decides, the room hears it, the engine counts. */
class SampleNightInTheEngineTest {
    private static final PersonId NOBODY = new PersonId(new UUID(0, 1));

    private final SimulatedRoom audience =
            SimulatedNight.seeded(SampleShow.SEED).room();
    private final Intake intake = Intake.empty(FingerprintKey.NONE);
    private final Room room = Room.empty();
    private final List<Sighting> told = new ArrayList<>();
    private Crew crew = Crew.empty();
    private SampleCrew stand = SampleCrew.actingAs(NOBODY);
    private long position;

    @Test
    void the_figures_of_a_simulated_night_are_those_that_a_plain_count_gives() {
        Moment now = SimulatedNight.START;
        happens(
                new CrewEvent.ShowOpened(
                        new ShowId(new UUID(0, 2)),
                        SampleShow.TITLE,
                        CrewEvent.Nature.SIMULATED,
                        SampleShow.rundown(now)),
                now);
        happens(intake.declare(SimulatedRoom.header()), now);
        for (; crew.phase() != Phase.ENDED; now = now.plus(Duration.ofSeconds(1))) second(now);
        for (int minute = 1; minute <= 10; minute++) second(now.plus(Duration.ofMinutes(minute)));

        RoomFigures all = room.figures();
        Figures figures = all.figures();
        assertThat(all.facts()).isEqualTo(new RoomFigures.FactCounts(told.size(), 0, 0, 0, 0));
        assertThat(all.findings()).isEmpty();
        assertThat(figures.uv()).isEqualTo(viewers(null)).isGreaterThan(13_000);
        assertThat(all.rounds().stream()
                        .mapToLong(RoomFigures.RoundFigures::entrants)
                        .sum())
                .isEqualTo(figures.uv());
        assertThat(figures.entries()).isEqualTo(count(FactKind.ENTERED));
        assertThat(figures.comments()).isEqualTo(count(FactKind.COMMENTED));
        assertThat(figures.commenters()).isEqualTo((long) viewers(FactKind.COMMENTED));
        assertThat(figures.clicks()).isEqualTo(count(FactKind.CLICKED));
        assertThat(figures.orders()).isEqualTo(count(FactKind.ORDERED));
        assertThat(figures.buyers()).isEqualTo((long) viewers(FactKind.PAID));
        assertThat(figures.gmv()).isEqualTo(new Money(fen(FactKind.PAID) - fen(FactKind.REFUNDED)));
        assertThat(figures.stayEstimated()).as("leaving is seen").isFalse();
        assertThat(figures.stay()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(15));
        assertThat(figures.entryRate()).isBetween(0.13, 0.15);
        assertThat(figures.sellThrough()).isBetween(0.5, 1.0);
        assertThat(all.products())
                .hasSize(22)
                .allSatisfy(it -> assertThat(it.figures().sellThrough()).isBetween(0.0, 1.0));
        assertThat(figures.onlineLast()).as("everybody has gone home").isZero();
    }

    private void second(Moment now) {
        Wish wish;
        while ((wish = stand.wish(crew, now)) != null)
            if (crew.decide(wish, NOBODY, now) instanceof Decision.Accepted(var events))
                for (ShowEvent event : events) happens(event, now);
        List<Sighting> fresh = audience.until(now);
        told.addAll(fresh);
        Taken taken = intake.take(0, fresh);
        for (ShowEvent event : taken.intakeEvents()) happens(event, now);
        for (ShowEvent fact : room.sift(taken.facts()).accepted()) happens(fact, now);
    }

    private void happens(ShowEvent event, Moment at) {
        Recorded recorded = new Recorded(++position, at, event);
        crew = crew.apply(recorded);
        room.apply(recorded);
        if (event instanceof CrewEvent done) {
            stand = stand.after(done, at);
            audience.hear(done, at);
        }
    }

    private long count(FactKind kind) {
        return told.stream().filter(it -> it.kind() == kind).count();
    }

    private long fen(FactKind kind) {
        return told.stream()
                .filter(it -> it.kind() == kind)
                .mapToLong(Sighting::amountFen)
                .sum();
    }

    private int viewers(@Nullable FactKind kind) {
        Set<String> seen = new HashSet<>();
        for (Sighting fact : told)
            if (fact.viewer() != null && (kind == null || fact.kind() == kind)) seen.add(fact.viewer());
        return seen.size();
    }
}
