package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;
import static dev.kaibo.engine.room.Chronicle.*;

import dev.kaibo.engine.basics.*;
import dev.kaibo.engine.event.*;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.room.RoomFigures.*;
import java.time.Duration;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.jspecify.annotations.Nullable;

/**
 * The figures once more, slowly and obviously: the facts in a list, and for every scope a look through the list. Shares no code with {@link Room}. What is
 * null stands in one rule of {@link #numbers}; the list is a {@link Chronicle}, what a figure is stands in {@link Definitions}, how long people stayed in
 * {@link Visits}.
 */
final class Recount {
    /** Kinds that say something of a scope. A visit may lie in several pieces of time; the room is not measured by source; a product has what names it. */
    static final Set<FactKind> SHOW = EnumSet.allOf(FactKind.class),
            PIECE = EnumSet.complementOf(EnumSet.of(LEFT)),
            SOURCE = EnumSet.complementOf(EnumSet.of(ONLINE, EXPOSURE)),
            PRODUCT = EnumSet.of(CLICKED, ORDERED, PAID, REFUNDED);

    private final Chronicle told;
    private final Visits visits;

    Recount(List<Recorded> journal) {
        told = new Chronicle(journal);
        visits = new Visits(told);
    }

    RoomFigures figures(Duration window) {
        long edge = Math.floorDiv(told.at, 1000L) * 1000 + 1000, n = window.toMillis();
        long unrecognised =
                told.all.stream().filter(s -> s.kind() == UNRECOGNISED).count();
        int rounds = told.start == NEVER ? 0 : told.round(told.until) + 1;
        Set<Integer> products = new TreeSet<>(told.codes.keySet());
        for (Seen s : told.all) {
            rounds = Math.max(rounds, told.round(s.moment()) + 1);
            if (s.line().product() >= 0) products.add(s.line().product());
        }
        return new RoomFigures(
                new FactCounts(told.all.size(), told.duplicate, told.conflict, told.rejected, unrecognised),
                scope(SHOW, _ -> true, EVER, NEVER, told.promised.keySet()),
                new Recent(window, window(edge - n, edge), window(edge - 2 * n, edge - n)),
                IntStream.range(0, rounds).mapToObj(this::roundFigures).toList(),
                products.stream()
                        .map(p -> new ProductFigures(
                                told.code(p),
                                scope(PRODUCT, s -> s.line().product() == p, EVER, NEVER, Set.of(told.code(p)))))
                        .toList(),
                Stream.of(TrafficSource.values())
                        .map(source -> new SourceFigures(
                                source,
                                scope(
                                        SOURCE,
                                        s -> s.viewer() >= 0 && told.sourceOf(s.viewer()) == source,
                                        EVER,
                                        NEVER,
                                        Set.of()),
                                entries(source, edge - n, edge),
                                entries(source, edge - 2 * n, edge - n)))
                        .toList(),
                IntStream.range(0, told.shifts.size()).mapToObj(this::shift).toList(),
                told.declared.values().stream().map(this::stream).toList(),
                PlatformFigures.NONE,
                new Warnings(told).findings());
    }

    private Figures window(long from, long to) {
        return scope(PIECE, s -> s.moment() >= from && s.moment() < to, from, to, Set.of());
    }

    /** Entries that name this source themselves, whoever entered. */
    private @Nullable Long entries(TrafficSource by, long from, long to) {
        List<Seen> entered =
                told.which(s -> s.kind() == ENTERED && s.line().by() == by && s.moment() >= from && s.moment() < to);
        return told.given.contains(ENTERED) ? (Long) (long) entered.size() : null;
    }

    private ShiftFigures shift(int index) {
        long from = told.shifts.get(index).from(),
                to = index + 1 < told.shifts.size() ? told.shifts.get(index + 1).from() : NEVER;
        Figures figures = scope(PIECE, s -> s.shift() == index, from, to, Set.of());
        return new ShiftFigures(told.shifts.get(index).host(), new Moment(from), figures);
    }

    private RoundFigures roundFigures(int index) {
        Predicate<Seen> inside = s -> told.round(s.moment()) == index;
        Map<String, @Nullable Object> round =
                numbers(SOURCE, s -> told.cohorts.getOrDefault(s.viewer(), -1) == index, EVER, NEVER, Set.of());
        round.put("index", index);
        round.put("start", new Moment((told.start == NEVER ? told.planned : told.start) + index * told.length));
        round.put("open", index == told.round(told.until) && told.end == NEVER);
        round.put("reopened", told.which(inside).stream().anyMatch(s -> s.at() - s.moment() > 600_000));
        round.put("stayers", 1L);
        boolean seen = told.given.contains(ENTERED) && told.given.contains(LEFT);
        round.put("survival", seen ? visits.survival(index) : null);
        round.put("totals", Definitions.figures(RoundTotals.class, numbers(SHOW, inside, EVER, NEVER, Set.of())));
        return Definitions.figures(RoundFigures.class, round);
    }

    private StreamFigures stream(StreamDeclared d) {
        Duration offset = told.offsets.getOrDefault(d.stream(), Duration.ZERO);
        Moment last = told.lastAt.get(d.stream());
        return new StreamFigures(d.name(), d.origin(), d.gives(), d.zone(), d.period(), last, offset);
    }

    private Figures scope(Set<FactKind> kinds, Predicate<Seen> inside, long from, long to, Set<String> items) {
        return Definitions.figures(Figures.class, numbers(kinds, inside, from, to, items));
    }

    /** The numbers of a scope: of the facts inside, of the room in [from, to), of the stock of some items. */
    private Map<String, @Nullable Object> numbers(
            Set<FactKind> kinds, Predicate<Seen> inside, long from, long to, Set<String> items) {
        List<Seen> here = told.which(inside), audience = kinds == PRODUCT ? told.all : here;
        Map<String, @Nullable Object> numbers = new HashMap<>();
        for (FactKind kind : FactKind.values()) {
            List<Seen> some = here.stream().filter(s -> s.kind() == kind).toList();
            // an order of several lines counts where its first one lies, and in each of its products
            Stream<?> times = kinds == PRODUCT
                    ? some.stream().map(s -> s.line().order()).distinct()
                    : some.stream().filter(Seen::first);
            numbers.put(kind + ".times", times.count());
            numbers.put(kind + ".people", people(some));
            numbers.put(kind + ".sum", sum(some, Line::value));
        }
        List<Seen> ofItems = here.stream()
                .filter(s -> items.contains(told.code(s.line().product())))
                .toList();
        numbers.put("PAID.units", sum(here, Line::units));
        numbers.put("PAID.promised", sum(ofItems, Line::units));
        numbers.put("PAID.gmv", sum(here, Line::gmv));
        numbers.put("PAID.gmvTimes1000", sum(here, Line::gmv) * 1000);
        numbers.put("LEFT.presence", visits.presence(here));
        new Levels(told).measure(numbers, from, to);
        // null: no stream gives the kind, or it says nothing of this scope
        numbers.replaceAll((name, number) -> {
            FactKind kind = FactKind.valueOf(name.substring(0, name.indexOf('.')));
            return kinds.contains(kind) && told.given.contains(kind) ? number : null;
        });
        Long views = audience.stream().filter(s -> s.kind() == ENTERED).count();
        numbers.put("views", told.given.contains(ENTERED) ? views : null);
        numbers.put("uv", people(audience));
        Long promise = items.stream()
                .mapToLong(item -> told.promised.getOrDefault(item, 0))
                .sum();
        numbers.put("promise", promise);
        numbers.put(
                "startedAt", kinds == PIECE ? new Moment(from) : told.start == NEVER ? null : new Moment(told.start));
        // Little's law where no visits are seen: online over time / entries
        boolean visits = numbers.get("LEFT.presence") != null && numbers.get("ENTERED.times") != null;
        numbers.put("stayed", numbers.get(visits ? "LEFT.presence" : "ONLINE.time"));
        numbers.put("stayers", numbers.get(visits ? "ENTERED.people" : "ENTERED.times"));
        boolean stays = numbers.get("stayed") != null && numbers.get("stayers") instanceof Long n && n > 0;
        numbers.put("stayEstimated", stays && !visits);
        return numbers;
    }

    private static long people(List<Seen> facts) {
        Set<Integer> viewers = facts.stream().map(Seen::viewer).collect(Collectors.toSet());
        viewers.remove(-1);
        return viewers.size();
    }

    private static long sum(List<Seen> facts, ToLongFunction<Line> of) {
        return facts.stream().mapToLong(s -> of.applyAsLong(s.line())).sum();
    }
}
