package dev.kaibo.engine.room;

/**
 * Where the visits of one viewer stand, in one long: a moment and what it means. Enter and leave facts come late, twice and singly, so not each pair is a visit:
 * entering again while inside starts nothing, leaving ends a visit only when it happened after that visit began, and a leave fact that came before its enter fact
 * waits for it.
 */
final class Visit {
    /** Neither came yet. */
    static final long NONE = 0;

    private static final int INSIDE = 1;
    private static final int OUTSIDE = 2;
    /** Outside, and the enter fact of the visit that ended then is still missing. */
    private static final int LEFT_FIRST = 3;

    private Visit() {}

    static boolean inside(long visit) {
        return (visit & 3) == INSIDE;
    }

    static long moment(long visit) {
        return visit >> 2;
    }

    private static long of(long moment, int meaning) {
        return moment << 2 | meaning;
    }

    static long entered(long visit, long moment) {
        return switch ((int) (visit & 3)) {
            case INSIDE -> visit;
            case OUTSIDE -> moment < moment(visit) ? visit : of(moment, INSIDE);
            case LEFT_FIRST -> moment > moment(visit) ? of(moment, INSIDE) : of(moment(visit), OUTSIDE);
            default -> of(moment, INSIDE);
        };
    }

    static long left(long visit, long moment) {
        return switch ((int) (visit & 3)) {
            case INSIDE -> moment < moment(visit) ? visit : of(moment, OUTSIDE);
            case OUTSIDE, LEFT_FIRST -> moment > moment(visit) ? of(moment, LEFT_FIRST) : visit;
            default -> of(moment, LEFT_FIRST);
        };
    }

    /** Length of the visit that this enter fact completes, because its leave fact came first. */
    static long completedByEntering(long visit, long moment) {
        return (visit & 3) == LEFT_FIRST && moment <= moment(visit) ? moment(visit) - moment : 0;
    }
}
