package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.AudienceFact.Clicked;
import dev.kaibo.engine.event.AudienceFact.Commented;
import dev.kaibo.engine.event.AudienceFact.Entered;
import dev.kaibo.engine.event.AudienceFact.ExposureSampled;
import dev.kaibo.engine.event.AudienceFact.Followed;
import dev.kaibo.engine.event.AudienceFact.Gifted;
import dev.kaibo.engine.event.AudienceFact.Left;
import dev.kaibo.engine.event.AudienceFact.Liked;
import dev.kaibo.engine.event.AudienceFact.OnlineSampled;
import dev.kaibo.engine.event.AudienceFact.Ordered;
import dev.kaibo.engine.event.AudienceFact.Paid;
import dev.kaibo.engine.event.AudienceFact.Refunded;
import dev.kaibo.engine.event.AudienceFact.Shared;
import dev.kaibo.engine.event.AudienceFact.Unrecognised;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.room.Streams.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts one fact into every scope that it belongs to. The journal's order decides which fact of a viewer or an order is the first; {@code happened} decides
 * into which round, window and shift it falls.
 */
final class Fold {
    /** A fact older than this when it came in reopens its round. */
    private static final long LATE_MILLIS = 10 * 60 * 1000L;

    private static final int UNKNOWN = TrafficSource.UNKNOWN.ordinal();

    private final Tables tables;

    /** The tallies whose totals the fact at hand goes into: at most show, round, second, shift, source and changed second. */
    private final long[][] targets = new long[6][];
    /** null as long as nobody keeps a table of seconds. */
    private @Nullable ChangedSeconds changedSeconds;

    private ChangedSeconds.@Nullable Changed changed;
    /** The viewer's own row while he was not seen entering. */
    private long @Nullable [] waiting;

    private int targetCount;
    private int viewer;
    private int round;
    private long moment;
    private Shifts.@Nullable Shift shift;
    /** null when the fact happened too long ago for any window. */
    private long @Nullable [] second;

    Fold(Tables tables) {
        this.tables = tables;
    }

    void keepSeconds() {
        if (changedSeconds == null) changedSeconds = new ChangedSeconds();
    }

    List<SecondFigures> takeSeconds() {
        return changedSeconds == null ? List.of() : changedSeconds.take();
    }

    void count(AudienceFact fact) {
        FactHead head = fact.head();
        Stream stream = tables.streams.at(head.stream());
        stream.lastAt = tables.at;
        switch (tables.guard.admit(head)) {
            case DUPLICATE -> {
                tables.duplicates++;
                return;
            }
            case CONFLICT -> {
                tables.conflicts++;
                if (head.keyKind() == FactHead.KeyKind.SEQUENCE) stream.sequenceConflicts++;
                else stream.messageConflicts++;
            }
            case NEW -> {}
        }
        tables.accepted++;
        FactKind kind = fact.kind();
        tables.streams.see(kind);
        place(head);
        if (viewer != FactHead.NOBODY) meet(fact, kind);
        aim(kind);
        total(fact, stream);
    }

    /** Finds out where the fact belongs. */
    private void place(FactHead head) {
        // A source whose clock runs ahead cannot have seen what was not there yet.
        moment = Math.max(0, Math.min(head.happenedMillis(), tables.at));
        round = tables.rounds.indexAt(moment);
        tables.rounds.countBeyond(moment);
        if (tables.at - moment > LATE_MILLIS) tables.rounds.reopen(round);
        shift = tables.shifts.at(moment);
        second = tables.recent.tally(moment, tables.at);
        changed = changedSeconds == null ? null : changedSeconds.at(moment, tables.position);
        viewer = head.viewer() < Viewers.MOST ? head.viewer() : FactHead.NOBODY;
    }

    /** The viewer arrives if he has not, enters if that is what the fact says, and is marked with what he did. */
    private void meet(AudienceFact fact, FactKind kind) {
        Viewers viewers = tables.viewers;
        viewers.reach(viewer);
        if (!viewers.arrived(viewer)) {
            viewers.arrive(viewer, round);
            if (fact instanceof Entered) {
                viewers.come(viewer, Math.min(moment, tables.until()));
                tables.rounds.survival(round)[Survival.AGES]++;
            }
            if (changed != null) changed.tally[Tally.UV]++;
        }
        if (fact instanceof Entered entered && !viewers.entered(viewer)) enterFirst(entered.source());
        int mask = 1 << Tally.UV | deed(kind);
        int more = mask & ~viewers.flags(viewer) & 0xFF;
        if (more != 0) {
            viewers.addFlags(viewer, more);
            mark(tables.show, more, 1);
            mark(tables.rounds.tally(viewers.round(viewer)), more, 1);
            mark(tables.sources[viewers.source(viewer)], more, 1);
        }
        if (shift != null) shift.mark(viewer, mask);
        if (second != null) tables.recent.touch(moment, viewer, mask);
    }

    /** From now on the viewer belongs to this source, with all that was counted before. */
    private void enterFirst(TrafficSource source) {
        Viewers viewers = tables.viewers;
        viewers.enter(viewer, source);
        long[] row = viewers.takeWaiting(viewer);
        long[] unknown = tables.sources[UNKNOWN];
        long[] own = tables.sources[source.ordinal()];
        mark(unknown, viewers.flags(viewer), -1);
        mark(own, viewers.flags(viewer), 1);
        if (row == null) return;
        for (int i = Tally.DISTINCT; i < Tally.VISITED; i++) {
            unknown[i] -= row[i - Tally.DISTINCT];
            own[i] += row[i - Tally.DISTINCT];
        }
    }

    private static void mark(long[] tally, int mask, int by) {
        for (int rest = mask & 0xFF; rest != 0; rest &= rest - 1) tally[Integer.numberOfTrailingZeros(rest)] += by;
    }

    private static int deed(FactKind kind) {
        return switch (kind) {
            case COMMENTED -> 1 << Tally.COMMENTERS;
            case LIKED -> 1 << Tally.LIKERS;
            case FOLLOWED -> 1 << Tally.FOLLOWERS;
            case SHARED -> 1 << Tally.SHARERS;
            case CLICKED -> 1 << Tally.CLICKERS;
            case ORDERED -> 1 << Tally.ORDERERS;
            case PAID -> 1 << Tally.BUYERS;
            case ENTERED, LEFT, REFUNDED, GIFTED, ONLINE, EXPOSURE, UNRECOGNISED -> 0;
        };
    }

    private void aim(FactKind kind) {
        targets[0] = tables.show;
        targets[1] = tables.rounds.tally(round);
        targetCount = 2;
        waiting = null;
        if (second != null) targets[targetCount++] = second;
        if (changed != null) targets[targetCount++] = changed.tally;
        if (shift != null) targets[targetCount++] = shift.tally;
        if (viewer == FactHead.NOBODY) return;
        targets[targetCount++] = tables.sources[tables.viewers.source(viewer)];
        boolean counts = kind != FactKind.LEFT
                && kind != FactKind.ONLINE
                && kind != FactKind.EXPOSURE
                && kind != FactKind.UNRECOGNISED;
        if (counts && !tables.viewers.entered(viewer)) waiting = tables.viewers.waiting(viewer);
    }

    private void add(int field, long amount) {
        for (int i = 0; i < targetCount; i++) targets[i][field] += amount;
        if (waiting != null) waiting[field - Tally.DISTINCT] += amount;
    }

    private void total(AudienceFact fact, Stream stream) {
        switch (fact) {
            case Entered entered -> {
                add(Tally.ENTRIES, 1);
                if (second != null) tables.recent.enter(moment, entered.source());
                if (changed != null) changed.enter(entered.source());
                if (viewer != FactHead.NOBODY) visit(true);
            }
            case Left _ -> {
                if (viewer != FactHead.NOBODY) visit(false);
            }
            case Commented _ -> add(Tally.COMMENTS, 1);
            case Liked liked -> add(Tally.LIKES, liked.times());
            case Followed _ -> add(Tally.FOLLOWS, 1);
            case Shared _ -> add(Tally.SHARES, 1);
            case Clicked clicked -> click(clicked);
            case Ordered ordered -> order(ordered);
            case Paid paid -> pay(paid);
            case Refunded refunded -> refund(refunded);
            case Gifted gifted -> {
                add(Tally.GIFTS, 1);
                add(Tally.COINS, gifted.coins());
            }
            case OnlineSampled sampled -> {
                tables.online.add(moment, sampled.online());
                if (changed != null) changed.online(sampled.online());
            }
            case ExposureSampled sampled -> stream.exposures.add(moment, sampled.exposures());
            case Unrecognised _ -> tables.unrecognised++;
        }
    }

    private void click(Clicked clicked) {
        add(Tally.CLICKS, 1);
        long[] product = tables.products.tally(clicked.product());
        if (product == null) return;
        product[Tally.CLICKS]++;
        markProduct(product, clicked.product(), Tally.CLICKERS);
    }

    /** An order of several lines is one order, in the scopes of its first line. */
    private void order(Ordered ordered) {
        if (tables.products.firstOrder(ordered.order(), Tally.ORDERS)) add(Tally.ORDERS, 1);
        long[] product = tables.products.tally(ordered.product());
        if (product == null) return;
        if (tables.products.firstOrderOf(ordered.product(), ordered.order(), Tally.ORDERS)) product[Tally.ORDERS]++;
    }

    private void pay(Paid paid) {
        if (tables.products.firstOrder(paid.order(), Tally.PAID_ORDERS)) add(Tally.PAID_ORDERS, 1);
        add(Tally.UNITS, paid.units());
        add(Tally.PAID, paid.amount().fen());
        long[] product = tables.products.tally(paid.product());
        if (product == null) return;
        if (tables.products.firstOrderOf(paid.product(), paid.order(), Tally.PAID_ORDERS)) product[Tally.PAID_ORDERS]++;
        product[Tally.UNITS] += paid.units();
        product[Tally.PAID] += paid.amount().fen();
        markProduct(product, paid.product(), Tally.BUYERS);
    }

    private void refund(Refunded refunded) {
        add(Tally.UNITS, -refunded.units());
        add(Tally.REFUNDED, refunded.amount().fen());
        long[] product = tables.products.tally(refunded.product());
        if (product == null) return;
        product[Tally.UNITS] -= refunded.units();
        product[Tally.REFUNDED] += refunded.amount().fen();
    }

    private void markProduct(long[] product, int number, int bit) {
        if (viewer != FactHead.NOBODY && tables.products.firstDeed(number, viewer, bit)) product[bit]++;
    }

    /** Moves the viewer's visit on, in the show, his cohort and his source. */
    private void visit(boolean entering) {
        Viewers viewers = tables.viewers;
        long then = Math.min(moment, tables.until());
        long before = viewers.visit(viewer);
        long after = entering ? Visit.entered(before, then) : Visit.left(before, then);
        if (after == before) return;
        viewers.visit(viewer, after);
        long visited = entering ? Visit.completedByEntering(before, then) : 0;
        int inside = (Visit.inside(after) ? 1 : 0) - (Visit.inside(before) ? 1 : 0);
        long since = inside > 0 ? Visit.moment(after) : inside < 0 ? -Visit.moment(before) : 0;
        if (inside < 0) visited += then - Visit.moment(before);
        if (viewers.came(viewer)) survive(before, after, then, entering);
        addVisit(tables.show, visited, inside, since);
        addVisit(tables.rounds.tally(viewers.round(viewer)), visited, inside, since);
        addVisit(tables.sources[viewers.source(viewer)], visited, inside, since);
    }

    /** A visit that begins reaches all later ages, until one that ends takes them off again. */
    private void survive(long before, long after, long then, boolean entering) {
        int[] there = tables.rounds.survival(tables.viewers.round(viewer));
        long cameAt = tables.viewers.cameAt(viewer);
        if (Visit.inside(after)) Survival.add(there, cameAt, then, 1);
        else if (Visit.inside(before)) Survival.add(there, cameAt, then, -1);
        else if (entering && Visit.completedByEntering(before, then) > 0) {
            Survival.add(there, cameAt, then, 1);
            Survival.add(there, cameAt, Visit.moment(before), -1);
        }
    }

    private static void addVisit(long[] tally, long visited, int inside, long since) {
        tally[Tally.VISITED] += visited;
        tally[Tally.INSIDE] += inside;
        tally[Tally.INSIDE_SINCE] += since;
    }
}
