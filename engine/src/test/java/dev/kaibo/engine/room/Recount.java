package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;

import dev.kaibo.engine.basics.*;
import dev.kaibo.engine.event.*;
import dev.kaibo.engine.event.AudienceFact.*;
import dev.kaibo.engine.event.CrewEvent.*;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.IntakeEvent.*;
import dev.kaibo.engine.room.RoomFigures.*;
import dev.kaibo.engine.rundown.*;
import java.lang.reflect.RecordComponent;
import java.math.*;
import java.time.Duration;
import java.util.*;
import java.util.function.*;
import java.util.regex.Pattern;
import java.util.stream.*;
import org.jspecify.annotations.Nullable;

/**
 * The figures once more, slowly and obviously: the facts in a list, and for every scope a look through the list. Shares no code with {@link Room}. What a figure
 * is stands in {@link #DEFINITIONS}; what is null stands in one rule of {@link #numbers}.
 */
final class Recount {
    /** A fact that counts. Viewer and shift are -1 for none; of an order's lines only one is the first, all else always is. */
    record Seen(FactKind kind, Line line, long at, long moment, int stream, int viewer, int shift, boolean first) {}

    /** What a fact says: product (-1 for none), order, pieces sold and fen paid for them less what came back, its likes, coins, fen, viewers or exposures, and the entry. */
    record Line(
            int product,
            Object order,
            long units,
            long gmv,
            long value,
            @Nullable TrafficSource by) {
        Line(int product, Object order, long units, long gmv, long value) {
            this(product, order, units, gmv, value, null);
        }
    }

    record Shift(PersonId host, long from) {}

    /**
     * The figures by their names: a number of the scope, or one divided by another; null when one of these is null or there is nothing to divide by. Of each kind of fact there
     * are the times it happened, the people who did it, and the sum of what it says. A figure that is not listed is a number under its own name.
     */
    static final Map<String, List<String>> DEFINITIONS = Pattern.compile("(\\w+) += (\\S+( / \\S+)?)")
            .matcher("""
            entries    = ENTERED.times     entrants     = uv                 stay            = stayed / stayers
            onlineLast = ONLINE.last       onlinePeak   = ONLINE.peak
            exposures  = EXPOSURE.rise     entryRate    = ENTERED.times / EXPOSURE.rise
            comments   = COMMENTED.times   commenters   = COMMENTED.people   interactionRate = COMMENTED.people / uv
            likes      = LIKED.sum         likers       = LIKED.people       likeRate        = LIKED.people / uv
            follows    = FOLLOWED.times    followers    = FOLLOWED.people    followRate      = FOLLOWED.people / uv
            shares     = SHARED.times      sharers      = SHARED.people      shareRate       = SHARED.people / uv
            clicks     = CLICKED.times     clickers     = CLICKED.people     clickRate       = CLICKED.people / uv
            orders     = ORDERED.times     buyers       = PAID.people        conversionRate  = PAID.people / uv
            gifts      = GIFTED.times      giftCoins    = GIFTED.sum         dealRate        = ORDERED.times / CLICKED.times
            paid       = PAID.sum          refunded     = REFUNDED.sum       gmv             = PAID.gmv
            unitsSold  = PAID.units        sellThrough  = PAID.promised / promise
            uvValue    = PAID.gmv / uv     averageOrder = PAID.gmv / PAID.times
            gpm        = PAID.gmvTimes1000 / views
            commented  = COMMENTED.people  liked        = LIKED.people       followed        = FOLLOWED.people
            shared     = SHARED.people     clicked      = CLICKED.people     ordered         = ORDERED.people
            bought     = PAID.people
            """)
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> List.of(m.group(2).split(" / "))));

    /** Kinds that say something of a scope. A visit may lie in several pieces of time; the room is not measured by source; a product has what names it. */
    static final Set<FactKind> SHOW = EnumSet.allOf(FactKind.class),
            PIECE = EnumSet.complementOf(EnumSet.of(LEFT)),
            SOURCE = EnumSet.complementOf(EnumSet.of(ONLINE, EXPOSURE)),
            PRODUCT = EnumSet.of(CLICKED, ORDERED, PAID, REFUNDED);

    static final long NEVER = Long.MAX_VALUE, EVER = Long.MIN_VALUE;
    final List<Seen> all = new ArrayList<>(), measured = new ArrayList<>();
    final List<Shift> shifts = new ArrayList<>();
    final Map<Integer, Map<KeyKind, Integer>> conflicts = new TreeMap<>();
    final Map<Integer, StreamDeclared> declared = new TreeMap<>();
    final Map<Integer, Moment> lastAt = new TreeMap<>();
    final Map<Integer, Duration> offsets = new HashMap<>();
    final Map<Integer, String> codes = new HashMap<>();
    final Map<String, Integer> promised = new HashMap<>();
    final Map<Integer, Integer> cohorts = new HashMap<>();
    /** Of those whose first fact is an enter fact. */
    final Map<Integer, Long> cameAt = new HashMap<>();

    final Map<Integer, TrafficSource> sources = new HashMap<>();
    final Set<Object> met = new HashSet<>();
    final Set<FactKind> given = EnumSet.noneOf(FactKind.class);
    long at, until, planned, length, mostRounds, start = NEVER, end = NEVER;
    long duplicate, conflict, rejected, beyondViewers;

    Recount(List<Recorded> journal) {
        for (Recorded recorded : journal) {
            at = recorded.at().millis();
            switch (recorded.event()) {
                case AudienceFact fact -> see(fact, fact.head());
                case ShowOpened opened -> {
                    Rundown plan = opened.rundown();
                    planned = plan.plannedStart().millis();
                    length = plan.round().toMillis();
                    mostRounds = Math.min(2_880, (48 * 3_600_000L + length - 1) / length);
                    for (RundownItem item : plan.items())
                        if (item.code() != null && item.stock() != null)
                            promised.merge(item.code(), item.stock(), Math::max);
                }
                case ShowStarted _ -> start = Math.min(start, at);
                case ShowEnded _ -> end = Math.min(end, at);
                case HostShiftChanged changed -> shifts.add(new Shift(changed.host(), at));
                case StreamDeclared stream -> declared.put(stream.stream(), stream);
                case OffsetMeasured measured -> offsets.put(measured.stream(), measured.offset());
                case ProductMet product -> codes.put(product.product(), product.code());
                case ViewerMet viewer -> beyondViewers += viewer.viewer() >= 2_000_000 ? 1 : 0;
                case FactsDropped(int stream, int duplicates, int unread) -> {
                    duplicate += duplicates;
                    rejected += unread;
                    if (duplicates + unread > 0) lastAt.put(stream, recorded.at());
                }
                default -> {}
            }
        }
        for (StreamDeclared stream : declared.values()) given.addAll(stream.gives());
        until = Math.min(at, end);
        measured.addAll(which(s -> s.kind == ONLINE || s.kind == EXPOSURE));
        measured.sort(Comparator.comparingLong(Seen::moment));
    }

    private void see(AudienceFact fact, FactHead head) {
        lastAt.put(head.stream(), new Moment(at));
        List<Object> key = List.of(head.stream(), head.keyKind(), head.key());
        boolean keyed = head.keyKind() != KeyKind.NONE;
        if (keyed && !met.add(List.of(key, head.content()))) {
            duplicate++;
            return;
        }
        if (keyed && !met.add(key)) {
            conflict++;
            conflicts.computeIfAbsent(head.stream(), _ -> new TreeMap<>()).merge(head.keyKind(), 1, Integer::sum);
        }
        long moment = Math.min(head.happenedMillis(), at);
        int viewer = head.viewer() < 2_000_000 ? head.viewer() : -1, shift = shifts.size() - 1;
        while (shift >= 0 && shifts.get(shift).from > moment) shift--;
        if (viewer >= 0 && cohorts.putIfAbsent(viewer, round(moment)) == null && fact instanceof Entered)
            cameAt.put(viewer, moment);
        if (viewer >= 0 && fact instanceof Entered entered) sources.putIfAbsent(viewer, entered.source());
        Line line = line(fact);
        boolean first = met.add(List.of(fact.kind(), line.order));
        all.add(new Seen(fact.kind(), line, at, moment, head.stream(), viewer, shift, first));
    }

    private static Line line(AudienceFact fact) {
        Object none = new Object();
        return switch (fact) {
            case Entered entered -> new Line(-1, none, 0, 0, 0, entered.source());
            case Liked liked -> new Line(-1, none, 0, 0, liked.times());
            case Gifted gifted -> new Line(-1, none, 0, 0, gifted.coins());
            case Clicked clicked -> new Line(clicked.product(), none, 0, 0, 0);
            case Ordered o -> new Line(o.product(), o.order(), 0, 0, 0);
            case Paid(var _, long order, int product, int units, Money(long fen)) ->
                new Line(product, order, units, fen, fen);
            case Refunded(var _, long _, int product, int units, Money(long fen)) ->
                new Line(product, none, -units, -fen, fen);
            case OnlineSampled sample -> new Line(-1, none, 0, 0, sample.online());
            case ExposureSampled sample -> new Line(-1, none, 0, 0, sample.exposures());
            default -> new Line(-1, none, 0, 0, 0);
        };
    }

    RoomFigures figures(Duration window) {
        long edge = Math.floorDiv(at, 1000L) * 1000 + 1000, n = window.toMillis();
        long unrecognised = all.stream().filter(s -> s.kind == UNRECOGNISED).count();
        int rounds = start == NEVER ? 0 : round(until) + 1;
        Set<Integer> products = new TreeSet<>(codes.keySet());
        for (Seen s : all) {
            rounds = Math.max(rounds, round(s.moment) + 1);
            if (s.line.product >= 0) products.add(s.line.product);
        }
        return new RoomFigures(
                new FactCounts(all.size(), duplicate, conflict, rejected, unrecognised),
                scope(SHOW, _ -> true, EVER, NEVER, promised.keySet()),
                new Recent(window, window(edge - n, edge), window(edge - 2 * n, edge - n)),
                IntStream.range(0, rounds).mapToObj(this::roundFigures).toList(),
                products.stream()
                        .map(p -> new ProductFigures(
                                code(p), scope(PRODUCT, s -> s.line.product == p, EVER, NEVER, Set.of(code(p)))))
                        .toList(),
                Stream.of(TrafficSource.values())
                        .map(source -> new SourceFigures(
                                source,
                                scope(
                                        SOURCE,
                                        s -> s.viewer >= 0 && sourceOf(s.viewer) == source,
                                        EVER,
                                        NEVER,
                                        Set.of()),
                                entries(source, edge - n, edge),
                                entries(source, edge - 2 * n, edge - n)))
                        .toList(),
                IntStream.range(0, shifts.size()).mapToObj(this::shift).toList(),
                declared.values().stream().map(this::stream).toList(),
                PlatformFigures.NONE,
                findings());
    }

    private Figures window(long from, long to) {
        return scope(PIECE, s -> s.moment >= from && s.moment < to, from, to, Set.of());
    }

    /** Entries that name this source themselves, whoever entered. */
    private @Nullable Long entries(TrafficSource by, long from, long to) {
        List<Seen> entered = which(s -> s.kind == ENTERED && s.line.by == by && s.moment >= from && s.moment < to);
        return given.contains(ENTERED) ? (Long) (long) entered.size() : null;
    }

    private ShiftFigures shift(int index) {
        long from = shifts.get(index).from, to = index + 1 < shifts.size() ? shifts.get(index + 1).from : NEVER;
        Figures figures = scope(PIECE, s -> s.shift == index, from, to, Set.of());
        return new ShiftFigures(shifts.get(index).host, new Moment(from), figures);
    }

    private RoundFigures roundFigures(int index) {
        Predicate<Seen> inside = s -> round(s.moment) == index;
        Map<String, @Nullable Object> round =
                numbers(SOURCE, s -> cohorts.getOrDefault(s.viewer, -1) == index, EVER, NEVER, Set.of());
        round.put("index", index);
        round.put("start", new Moment((start == NEVER ? planned : start) + index * length));
        round.put("open", index == round(until) && end == NEVER);
        round.put("reopened", which(inside).stream().anyMatch(s -> s.at - s.moment > 600_000));
        round.put("stayers", 1L);
        boolean seen = given.contains(ENTERED) && given.contains(LEFT);
        round.put("survival", seen ? survival(index) : null);
        round.put("totals", figures(RoundTotals.class, numbers(SHOW, inside, EVER, NEVER, Set.of())));
        return figures(RoundFigures.class, round);
    }

    /** Of those who came by entering in this round, who is there so long after he came; for the ages that all of them have reached. */
    private Survival survival(int index) {
        boolean ends = start != NEVER && index < mostRounds - 1;
        List<Integer> came = cameAt.keySet().stream()
                .filter(viewer -> cohorts.getOrDefault(viewer, -1) == index)
                .toList();
        List<Long> there = new ArrayList<>();
        for (long age : new long[] {60, 180, 300, 600, 900, 1_200, 1_800, 2_700, 3_600}) {
            if (!ends || start + (index + 1) * length + age * 1_000 > until) break;
            there.add(came.stream()
                    .flatMap(viewer -> visits(viewer, all).stream()
                            .filter(v -> v.covers(Math.min(cameAt.getOrDefault(viewer, until), until) + age * 1_000)))
                    .count());
        }
        return new Survival(came.size(), there);
    }

    private StreamFigures stream(StreamDeclared d) {
        Duration offset = offsets.getOrDefault(d.stream(), Duration.ZERO);
        Moment last = lastAt.get(d.stream());
        return new StreamFigures(d.name(), d.origin(), d.gives(), d.zone(), d.period(), last, offset);
    }

    private Figures scope(Set<FactKind> kinds, Predicate<Seen> inside, long from, long to, Set<String> items) {
        return figures(Figures.class, numbers(kinds, inside, from, to, items));
    }

    /** The numbers of a scope: of the facts inside, of the room in [from, to), of the stock of some items. */
    private Map<String, @Nullable Object> numbers(
            Set<FactKind> kinds, Predicate<Seen> inside, long from, long to, Set<String> items) {
        List<Seen> here = which(inside), audience = kinds == PRODUCT ? all : here;
        Map<String, @Nullable Object> numbers = new HashMap<>();
        for (FactKind kind : FactKind.values()) {
            List<Seen> some = here.stream().filter(s -> s.kind == kind).toList();
            // an order of several lines counts where its first one lies, and in each of its products
            Stream<?> times = kinds == PRODUCT
                    ? some.stream().map(s -> s.line.order).distinct()
                    : some.stream().filter(Seen::first);
            numbers.put(kind + ".times", times.count());
            numbers.put(kind + ".people", people(some));
            numbers.put(kind + ".sum", sum(some, Line::value));
        }
        List<Seen> ofItems =
                here.stream().filter(s -> items.contains(code(s.line.product))).toList();
        numbers.put("PAID.units", sum(here, Line::units));
        numbers.put("PAID.promised", sum(ofItems, Line::units));
        numbers.put("PAID.gmv", sum(here, Line::gmv));
        numbers.put("PAID.gmvTimes1000", sum(here, Line::gmv) * 1000);
        numbers.put("LEFT.presence", presence(here));
        measure(numbers, from, to);
        // null: no stream gives the kind, or it says nothing of this scope
        numbers.replaceAll((name, number) -> {
            FactKind kind = FactKind.valueOf(name.substring(0, name.indexOf('.')));
            return kinds.contains(kind) && given.contains(kind) ? number : null;
        });
        Long views = audience.stream().filter(s -> s.kind == ENTERED).count();
        numbers.put("views", given.contains(ENTERED) ? views : null);
        numbers.put("uv", people(audience));
        Long promise =
                items.stream().mapToLong(item -> promised.getOrDefault(item, 0)).sum();
        numbers.put("promise", promise);
        numbers.put("startedAt", kinds == PIECE ? new Moment(from) : start == NEVER ? null : new Moment(start));
        // Little's law where no visits are seen: online over time / entries
        boolean visits = numbers.get("LEFT.presence") != null && numbers.get("ENTERED.times") != null;
        numbers.put("stayed", numbers.get(visits ? "LEFT.presence" : "ONLINE.time"));
        numbers.put("stayers", numbers.get(visits ? "ENTERED.people" : "ENTERED.times"));
        boolean stays = numbers.get("stayed") != null && numbers.get("stayers") instanceof Long n && n > 0;
        numbers.put("stayEstimated", stays && !visits);
        return numbers;
    }

    /** A record of the figures that its parts are named after. */
    private static <R extends Record> R figures(Class<R> type, Map<String, @Nullable Object> numbers) {
        Object[] figures = Stream.of(type.getRecordComponents())
                .map(part -> figure(part, numbers))
                .toArray();
        try {
            return type.cast(type.getDeclaredConstructors()[0].newInstance(figures));
        } catch (ReflectiveOperationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static @Nullable Object figure(RecordComponent part, Map<String, @Nullable Object> numbers) {
        List<String> names = DEFINITIONS.getOrDefault(part.getName(), List.of(part.getName()));
        if (!numbers.keySet().containsAll(names)) throw new AssertionError(part + " is not defined");
        Object number = numbers.get(names.getFirst()),
                among = names.size() == 1 ? (Long) 1L : numbers.get(names.getLast());
        if (!(number instanceof Long n)) return number;
        if (!(among instanceof Long a) || a == 0) return null;
        BigDecimal quotient = new BigDecimal(n).divide(new BigDecimal(a), 0, RoundingMode.HALF_UP);
        return switch (part.getType().getSimpleName()) {
            case "Double" -> (double) n / a;
            case "Money" -> new Money(quotient.longValueExact());
            case "Duration" -> Duration.ofMillis(Math.floorDiv(n, a));
            case "int" -> (Object) Math.toIntExact(n);
            default -> n;
        };
    }

    private List<Seen> which(Predicate<Seen> inside) {
        return all.stream().filter(inside).toList();
    }

    private static long people(List<Seen> facts) {
        Set<Integer> viewers = facts.stream().map(Seen::viewer).collect(Collectors.toSet());
        viewers.remove(-1);
        return viewers.size();
    }

    private static long sum(List<Seen> facts, ToLongFunction<Line> of) {
        return facts.stream().mapToLong(s -> of.applyAsLong(s.line)).sum();
    }

    /** Milliseconds for which viewers were there. */
    private long presence(List<Seen> facts) {
        long sum = 0;
        for (int viewer : cohorts.keySet())
            for (Visit visit : visits(viewer, facts)) sum += Math.min(visit.to, until) - visit.from;
        return sum;
    }

    /** Somebody was there in [from, to); still is where it ends at NEVER. */
    record Visit(long from, long to) {
        boolean covers(long moment) {
            return from <= moment && moment < to;
        }
    }

    /** Entering while inside starts nothing, leaving before the visit began ends nothing, an early leave fact waits for its enter fact. */
    private List<Visit> visits(int viewer, List<Seen> facts) {
        List<Visit> visits = new ArrayList<>();
        long since = -1, left = -1;
        boolean entryMissing = false;
        for (Seen s : facts) {
            long moment = Math.min(s.moment, until);
            if (s.viewer != viewer) continue;
            if (s.kind == ENTERED && since < 0) {
                if (moment > left || moment == left && !entryMissing) since = moment;
                else if (entryMissing) visits.add(new Visit(moment, left));
                entryMissing = false;
            } else if (s.kind == LEFT && (since < 0 ? moment > left : moment >= since)) {
                if (since >= 0) visits.add(new Visit(since, moment));
                entryMissing = since < 0;
                left = moment;
                since = -1;
            }
        }
        if (since >= 0) visits.add(new Visit(since, NEVER));
        return visits;
    }

    /** What was measured in [from, to); a measurement holds until the next. */
    private void measure(Map<String, @Nullable Object> numbers, long from, long to) {
        List<Seen> online = measured.stream().filter(s -> s.kind == ONLINE).toList();
        long peak = level(online, from + 1), time = 0, next = Math.min(to, until), rise = 0;
        for (Seen s : online) if (s.moment >= from && s.moment < to) peak = Math.max(peak, s.line.value);
        for (Seen s : online.reversed()) {
            time += s.line.value * Math.max(0, next - Math.max(s.moment, from));
            next = Math.min(next, s.moment);
        }
        for (int stream : lastAt.keySet()) {
            List<Seen> totals = measured.stream()
                    .filter(s -> s.kind == EXPOSURE && s.stream == stream)
                    .toList();
            rise += Math.max(0, level(totals, to) - level(totals, from));
        }
        numbers.put("ONLINE.last", level(online, to));
        numbers.put("ONLINE.peak", peak);
        numbers.put("ONLINE.time", time);
        numbers.put("EXPOSURE.rise", rise);
    }

    private static long level(List<Seen> samples, long before) {
        long level = 0;
        for (Seen s : samples) if (s.moment < before) level = s.line.value;
        return level;
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        conflicts.forEach((stream, kinds) -> kinds.forEach((kind, clashes) -> {
            String rule = kind == KeyKind.SEQUENCE ? "sequence-restarted" : "message-id-reused";
            String name = declared.containsKey(stream) ? declared.get(stream).name() : "#" + stream;
            findings.add(warning(rule, "stream", name, "conflicts", clashes));
        }));
        Set<FactKind> undeclared = all.stream().map(Seen::kind).collect(Collectors.toCollection(TreeSet::new));
        undeclared.removeAll(given);
        undeclared.remove(UNRECOGNISED);
        Stream<String> evidence = undeclared.stream()
                .flatMap(kind -> Stream.of("kind", kind.name().toLowerCase(Locale.ROOT)));
        if (!undeclared.isEmpty()) findings.add(warning("kind-not-declared", evidence.toArray()));
        if (beyondViewers > 0)
            findings.add(warning("viewers-beyond-bound", "bound", 2_000_000, "viewers", beyondViewers));
        long late = which(s -> s.moment >= start && (s.moment - start) / length >= mostRounds)
                .size();
        if (late > 0) findings.add(warning("rounds-beyond-bound", "bound", mostRounds, "facts", late));
        return findings;
    }

    private static Finding warning(String rule, Object... pairs) {
        List<Finding.Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) evidence.add(new Finding.Evidence("" + pairs[i], "" + pairs[i + 1]));
        return new Finding(rule, Finding.Severity.WARN, evidence);
    }

    private int round(long moment) {
        return moment < start ? 0 : (int) Math.min(mostRounds - 1, (moment - start) / length);
    }

    private TrafficSource sourceOf(int viewer) {
        return sources.getOrDefault(viewer, TrafficSource.UNKNOWN);
    }

    private String code(int product) {
        return codes.getOrDefault(product, "#" + product);
    }
}
