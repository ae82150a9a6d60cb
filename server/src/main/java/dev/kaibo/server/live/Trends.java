package dev.kaibo.server.live;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.room.SecondFigures;
import java.util.List;

/** How a show went over time (走勢): figures per second, a few seconds behind the journal. */
public interface Trends {
    /**
     * What was counted, in steps.
     *
     * @param from first second, since the epoch; a step begins at it
     * @param to the second after the last
     * @param step seconds of each point, at least 1
     * @param most points that are given
     * @return points in which something was counted, oldest first; {@code second} is the first of its step
     */
    List<SecondFigures> of(ShowId show, long from, long to, int step, int most);
}
