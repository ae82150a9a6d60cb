package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.Finding.Evidence;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.room.RoomFigures.FactCounts;
import dev.kaibo.engine.room.RoomFigures.ProductFigures;
import dev.kaibo.engine.room.RoomFigures.Recent;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import dev.kaibo.engine.room.RoomFigures.RoundTotals;
import dev.kaibo.engine.room.RoomFigures.ShiftFigures;
import dev.kaibo.engine.room.RoomFigures.SourceFigures;
import dev.kaibo.engine.room.RoomFigures.StreamFigures;
import dev.kaibo.engine.room.Shifts.Shift;
import dev.kaibo.engine.room.Streams.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the tables and writes the figures of every scope. */
final class Sheet {
    private final Tables tables;
    private final int given;

    Sheet(Tables tables) {
        this.tables = tables;
        this.given = tables.streams.given();
    }

    RoomFigures figures(Duration window) {
        FactCounts facts = new FactCounts(
                tables.accepted, tables.duplicates, tables.conflicts, tables.rejected, tables.unrecognised);
        return new RoomFigures(
                facts,
                show(),
                recent(window),
                rounds(),
                products(),
                sources(window),
                shifts(),
                streams(),
                tables.platform.figures(tables.streams),
                findings());
    }

    private boolean gives(FactKind kind) {
        return (given & 1 << kind.ordinal()) != 0;
    }

    private @Nullable Long ifGiven(FactKind kind, long value) {
        return gives(kind) ? (Long) value : null;
    }

    private @Nullable Moment start() {
        return tables.rounds.start() == Rounds.NOT_STARTED ? null : new Moment(tables.rounds.start());
    }

    private Figures show() {
        Scope scope = new Scope(given, tables.show, (int) tables.show[Tally.UV]);
        scope.startedAt = start();
        scope.views = ifGiven(FactKind.ENTERED, tables.show[Tally.ENTRIES]);
        scope.onlineLast = tables.online.last();
        scope.onlinePeak = tables.online.peak(Long.MIN_VALUE, Long.MAX_VALUE);
        scope.exposures = tables.streams.exposuresBefore(Long.MAX_VALUE);
        scope.sellThrough = gives(FactKind.PAID) ? sellThrough() : null;
        if (seesVisits()) scope.stay = perViewer(tables.show, tables.viewers.seenEntering());
        else scope.estimateStay(tables.online.area(Long.MIN_VALUE, tables.until()));
        return scope.figures();
    }

    /** Pieces sold of what the rundown promises, over what it promises. */
    private @Nullable Double sellThrough() {
        long sold = 0;
        for (int i = 0; i < tables.products.size(); i++) {
            long[] tally = tables.products.at(i);
            if (tally != null && tables.products.promised(i) != null) sold += tally[Tally.UNITS];
        }
        return Scope.rate(sold, tables.products.promisedUnits());
    }

    /** Whether presence is measured and not estimated: that takes both ends of a visit. */
    private boolean seesVisits() {
        return gives(FactKind.ENTERED) && gives(FactKind.LEFT);
    }

    /** Of those who were never seen entering nobody knows how long they were there, so they are not divided by. */
    private @Nullable Duration perViewer(long[] tally, int seenEntering) {
        return seenEntering == 0
                ? null
                : Duration.ofMillis(Math.floorDiv(Tally.stay(tally, tables.until()), seenEntering));
    }

    private Recent recent(Duration length) {
        long end = RecentSeconds.secondOf(tables.at) + 1;
        long seconds = length.toSeconds();
        return new Recent(length, window(end - seconds, end), window(end - 2 * seconds, end - seconds));
    }

    private Figures window(long fromSecond, long toSecond) {
        long[] tally = tables.recent.window(fromSecond, toSecond, tables.viewers.size());
        return between(tally, fromSecond * 1000, toSecond * 1000);
    }

    /** A scope that is a piece of time: a window or a shift. A visit may lie in several, so the stay is always an estimate. */
    private Figures between(long[] tally, long from, long to) {
        Scope scope = new Scope(given, tally, (int) tally[Tally.UV]);
        scope.startedAt = new Moment(from);
        scope.views = ifGiven(FactKind.ENTERED, tally[Tally.ENTRIES]);
        scope.onlineLast = tables.online.before(to);
        scope.onlinePeak = tables.online.peak(from, to);
        long exposures = 0;
        for (Stream stream : tables.streams.all())
            exposures += Math.max(0, stream.exposures.before(to) - stream.exposures.before(from));
        scope.exposures = exposures;
        scope.estimateStay(tables.online.area(from, Math.min(to, tables.until())));
        return scope.figures();
    }

    private List<RoundFigures> rounds() {
        Rounds all = tables.rounds;
        boolean started = all.start() != Rounds.NOT_STARTED;
        int running = all.indexAt(tables.until());
        int size = Math.max(all.size(), started ? running + 1 : 0);
        long first = started ? all.start() : tables.plannedStart == Tables.NEVER ? tables.at : tables.plannedStart;
        List<RoundFigures> rounds = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            boolean open = i == running && tables.endedAt == Tables.NEVER;
            rounds.add(round(i, new Moment(first + i * all.length()), open, all.at(i)));
        }
        return rounds;
    }

    private RoundFigures round(int index, Moment start, boolean open, long[] tally) {
        RoundTotals totals = new RoundTotals(
                ifGiven(FactKind.ENTERED, tally[Tally.ENTRIES]),
                ifGiven(FactKind.COMMENTED, tally[Tally.COMMENTS]),
                ifGiven(FactKind.LIKED, tally[Tally.LIKES]),
                ifGiven(FactKind.FOLLOWED, tally[Tally.FOLLOWS]),
                ifGiven(FactKind.SHARED, tally[Tally.SHARES]),
                ifGiven(FactKind.GIFTED, tally[Tally.GIFTS]),
                ifGiven(FactKind.CLICKED, tally[Tally.CLICKS]),
                ifGiven(FactKind.ORDERED, tally[Tally.ORDERS]),
                gives(FactKind.PAID) ? new Money(tally[Tally.PAID] - tally[Tally.REFUNDED]) : null);
        return new RoundFigures(
                index,
                start,
                open,
                tables.rounds.reopened(index),
                tally[Tally.UV],
                ifGiven(FactKind.COMMENTED, tally[Tally.COMMENTERS]),
                ifGiven(FactKind.LIKED, tally[Tally.LIKERS]),
                ifGiven(FactKind.FOLLOWED, tally[Tally.FOLLOWERS]),
                ifGiven(FactKind.SHARED, tally[Tally.SHARERS]),
                ifGiven(FactKind.CLICKED, tally[Tally.CLICKERS]),
                ifGiven(FactKind.ORDERED, tally[Tally.ORDERERS]),
                ifGiven(FactKind.PAID, tally[Tally.BUYERS]),
                seesVisits() ? Duration.ofMillis(Tally.stay(tally, tables.until())) : null,
                seesVisits() ? tables.rounds.survivalAt(index, tables.until()) : null,
                totals);
    }

    /** A product has what names it: clicks, orders, payments. Rates per viewer and per view use the show's. */
    private List<ProductFigures> products() {
        List<ProductFigures> products = new ArrayList<>();
        int named = given & Scope.bits(FactKind.CLICKED, FactKind.ORDERED, FactKind.PAID, FactKind.REFUNDED);
        for (int i = 0; i < tables.products.size(); i++) {
            long[] tally = tables.products.at(i);
            if (tally == null) continue;
            Scope scope = new Scope(named, tally, (int) tables.show[Tally.UV]);
            scope.startedAt = start();
            scope.views = ifGiven(FactKind.ENTERED, tables.show[Tally.ENTRIES]);
            Integer promised = tables.products.promised(i);
            if (promised != null && gives(FactKind.PAID))
                scope.sellThrough = Scope.rate(tally[Tally.UNITS], (long) promised);
            products.add(new ProductFigures(tables.products.code(i), scope.figures()));
        }
        return products;
    }

    /** A traffic source has what its viewers did; the room as a whole is not measured by source. */
    private List<SourceFigures> sources(Duration window) {
        List<SourceFigures> sources = new ArrayList<>();
        long end = RecentSeconds.secondOf(tables.at) + 1;
        long seconds = window.toSeconds();
        long[] lately = tables.recent.entries(end - seconds, end);
        long[] earlier = tables.recent.entries(end - 2 * seconds, end - seconds);
        int perViewer = given & ~Scope.bits(FactKind.ONLINE, FactKind.EXPOSURE);
        for (TrafficSource source : TrafficSource.values()) {
            long[] tally = tables.sources[source.ordinal()];
            Scope scope = new Scope(perViewer, tally, (int) tally[Tally.UV]);
            scope.startedAt = start();
            scope.views = ifGiven(FactKind.ENTERED, tally[Tally.ENTRIES]);
            if (seesVisits()) scope.stay = perViewer(tally, tables.viewers.seenEntering(source));
            sources.add(new SourceFigures(
                    source,
                    scope.figures(),
                    ifGiven(FactKind.ENTERED, lately[source.ordinal()]),
                    ifGiven(FactKind.ENTERED, earlier[source.ordinal()])));
        }
        return sources;
    }

    private List<ShiftFigures> shifts() {
        List<ShiftFigures> shifts = new ArrayList<>();
        List<Shift> all = tables.shifts.all();
        for (int i = 0; i < all.size(); i++) {
            Shift shift = all.get(i);
            shifts.add(new ShiftFigures(
                    shift.host, new Moment(shift.from), between(shift.tally, shift.from, tables.shifts.end(i))));
        }
        return shifts;
    }

    private List<StreamFigures> streams() {
        List<StreamFigures> streams = new ArrayList<>();
        for (Stream stream : tables.streams.all()) {
            StreamDeclared declared = stream.declared;
            if (declared == null) continue;
            streams.add(new StreamFigures(
                    declared.name(),
                    declared.origin(),
                    declared.gives(),
                    declared.zone(),
                    declared.period(),
                    stream.lastAt == Streams.NEVER ? null : new Moment(stream.lastAt),
                    Duration.ofMillis(stream.offsetMillis)));
        }
        return streams;
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Stream> all = tables.streams.all();
        for (int i = 0; i < all.size(); i++) {
            Stream stream = all.get(i);
            String name = stream.declared == null ? "#" + i : stream.declared.name();
            if (stream.sequenceConflicts > 0)
                findings.add(
                        RoomRule.SEQUENCE_RESTARTED.warning("stream", name, "conflicts", stream.sequenceConflicts));
            if (stream.messageConflicts > 0)
                findings.add(RoomRule.MESSAGE_ID_REUSED.warning("stream", name, "conflicts", stream.messageConflicts));
        }
        List<Evidence> undeclared = tables.streams.undeclared().stream()
                .map(kind -> new Evidence("kind", kind.name().toLowerCase(Locale.ROOT)))
                .toList();
        if (!undeclared.isEmpty()) findings.add(RoomRule.KIND_NOT_DECLARED.warning(undeclared));
        if (tables.viewersBeyond > 0)
            findings.add(RoomRule.VIEWERS_BEYOND_BOUND.warning("bound", Viewers.MOST, "viewers", tables.viewersBeyond));
        if (tables.products.beyond() > 0)
            findings.add(
                    RoomRule.PRODUCTS_BEYOND_BOUND.warning("bound", Products.MOST, "facts", tables.products.beyond()));
        if (tables.rounds.beyond() > 0)
            findings.add(RoomRule.ROUNDS_BEYOND_BOUND.warning(
                    "bound", tables.rounds.most(), "facts", tables.rounds.beyond()));
        return findings;
    }
}
