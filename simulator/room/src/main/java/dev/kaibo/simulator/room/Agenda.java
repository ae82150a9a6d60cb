package dev.kaibo.simulator.room;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is going to happen in the room, soonest first; what was planned first goes first among equals, so that the order never depends on luck. */
final class Agenda {
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private long planned;

    /**
     * @param number the viewer's, the order's, or the bag's, or none
     * @param visit in which of his visits the viewer planned it; it falls flat when he has left since
     */
    record Due(long millis, long order, Kind kind, int number, int visit) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(millis, other.millis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    enum Kind {
        SECOND,
        ONLINE_SAMPLE,
        EXPOSURE_SAMPLE,
        CALL,
        BAG_OPENS,
        RESERVED_ARRIVES,
        EARNED_ARRIVES,
        FLOW_ARRIVES,
        RETURN,
        LEAVE,
        TALK,
        ANSWER,
        ENTER_BAG,
        LIKE,
        FOLLOW,
        SHARE,
        GIFT,
        CLICK,
        HURRY,
        ORDER,
        PAY,
        GIVE_BACK,
        REFUND,
        TELL_BOUGHT,
        TELL_MISSED
    }

    void plan(long millis, Kind kind, int number, int visit) {
        dues.add(new Due(millis, planned++, kind, number, visit));
    }

    /** The next thing that is due at this moment or before; null when nothing is. */
    @Nullable
    Due next(long untilMillis) {
        Due first = dues.peek();
        return first == null || first.millis() > untilMillis ? null : dues.poll();
    }

    int size() {
        return dues.size();
    }
}
