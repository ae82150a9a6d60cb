package dev.kaibo.server.live.web;

import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.Survival;
import java.util.List;
import java.util.Objects;
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
        List<Cohort> rounds = room.rounds().stream()
                .map(round -> {
                    Survival survival = round.survival();
                    return survival == null
                            ? null
                            : new Cohort(
                                    round.index(),
                                    round.start().toString(),
                                    round.open(),
                                    survival.came(),
                                    survival.there());
                })
                .filter(Objects::nonNull)
                .toList();
        // given in all rounds or in none
        boolean given = rounds.size() == room.rounds().size();
        return new SurvivalView(Survival.MINUTES, given ? rounds : null);
    }
}
