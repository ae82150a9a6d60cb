package dev.kaibo.server.live.web;

import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import dev.kaibo.engine.room.Survival;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who came in in each round were still there some minutes later.
 *
 * @param minutes the ages, in minutes after each viewer's own coming
 * @param rounds as in the view, oldest first; null when no source gives entering and leaving
 */
record SurvivalView(List<Integer> minutes, @Nullable List<Cohort> rounds) {
    /**
     * @param start ISO moment
     * @param open still running
     * @param came viewers who were seen coming in in this round
     * @param there of these, one for each age that all of them have reached
     */
    record Cohort(int index, String start, boolean open, long came, List<Long> there) {}

    static SurvivalView of(RoomFigures room) {
        if (!isGiven(room)) return new SurvivalView(Survival.MINUTES, null);
        List<Cohort> rounds = new ArrayList<>();
        for (RoundFigures round : room.rounds()) {
            Survival survival = Objects.requireNonNull(round.survival());
            rounds.add(new Cohort(
                    round.index(), round.start().toString(), round.open(), survival.came(), survival.there()));
        }
        return new SurvivalView(Survival.MINUTES, rounds);
    }

    /** It is so in all rounds or in none; before there is one, the streams say what they will give. */
    private static boolean isGiven(RoomFigures room) {
        if (!room.rounds().isEmpty()) return room.rounds().getFirst().survival() != null;
        Set<FactKind> gives = room.streams().stream()
                .flatMap(stream -> stream.gives().stream())
                .collect(Collectors.toSet());
        return gives.containsAll(Set.of(FactKind.ENTERED, FactKind.LEFT));
    }
}
