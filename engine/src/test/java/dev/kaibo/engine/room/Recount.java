package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;
import static dev.kaibo.engine.room.PlainSums.*;

import dev.kaibo.engine.basics.*;
import dev.kaibo.engine.event.*;
import dev.kaibo.engine.event.AudienceFact.*;
import dev.kaibo.engine.event.IntakeEvent.*;
import dev.kaibo.engine.room.RoomFigures.*;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.*;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures once more, slowly and obviously: the facts in a list, and for every figure a look through the list. Shares no code with {@link Room}. */
final class Recount {
    /** A fact that counts, with what its place in the journal says of it. */
    record Seen(
            AudienceFact fact,
            long at,
            long moment,
            int round,
            int shift,
            @Nullable Integer viewer,
            boolean firstOfOrder) {}

    record Shift(PersonId host, long from) {}

    final List<Seen> all = new ArrayList<>();
    final List<Shift> shifts = new ArrayList<>();
    final Map<Integer, StreamDeclared> declared = new TreeMap<>();
    final Map<Integer, Long> lastAt = new HashMap<>(), offsets = new HashMap<>();
    final Map<Integer, String> codes = new TreeMap<>();
    final Map<String, Long> promised = new HashMap<>();
    final Map<List<Object>, Set<Long>> contents = new HashMap<>();
    final Map<List<Object>, Long> conflicts = new HashMap<>();
    final Set<Object> orders = new HashSet<>();
    final Set<FactKind> given = EnumSet.noneOf(FactKind.class), came = EnumSet.noneOf(FactKind.class);
    final Map<Integer, Integer> arrivals = new HashMap<>();
    final Map<Integer, TrafficSource> sources = new HashMap<>();
    long at, planned = -1, length = 300_000, duplicate, conflict, rejected, beyondViewers, beyondRounds;
    @Nullable
    Long start, end;

    Recount(List<Recorded> journal) {
        for (Recorded recorded : journal) {
            at = recorded.at().millis();
            switch (recorded.event()) {
                case AudienceFact fact -> see(fact);
                case CrewEvent.ShowOpened opened -> {
                    planned = opened.rundown().plannedStart().millis();
                    length = opened.rundown().round().toMillis();
                    for (RundownItem item : opened.rundown().items())
                        if (item.code() != null && item.stock() != null)
                            promised.merge(item.code(), (long) item.stock(), Math::max);
                }
                case CrewEvent.ShowStarted _ -> start = start == null ? (Long) at : start;
                case CrewEvent.ShowEnded _ -> end = end == null ? (Long) at : end;
                case CrewEvent.HostShiftChanged changed -> shifts.add(new Shift(changed.host(), at));
                case StreamDeclared stream -> declared.put(stream.stream(), stream);
                case OffsetMeasured measured ->
                    offsets.put(measured.stream(), measured.offset().toMillis());
                case ProductMet met -> codes.put(met.product(), met.code());
                case ViewerMet met -> beyondViewers += met.viewer() >= 2_000_000 ? 1 : 0;
                case FactsDropped dropped -> {
                    duplicate += dropped.duplicates();
                    rejected += dropped.rejected();
                    if (dropped.duplicates() + dropped.rejected() > 0) lastAt.put(dropped.stream(), at);
                }
                default -> {}
            }
        }
        for (StreamDeclared stream : declared.values()) given.addAll(stream.gives());
    }

    private void see(AudienceFact fact) {
        FactHead head = fact.head();
        lastAt.put(head.stream(), at);
        if (head.keyKind() != FactHead.KeyKind.NONE) {
            Set<Long> known =
                    contents.computeIfAbsent(List.of(head.stream(), head.keyKind(), head.key()), _ -> new HashSet<>());
            if (known.contains(head.content())) {
                duplicate++;
                return;
            }
            if (!known.isEmpty()) {
                conflict++;
                conflicts.merge(List.of(head.stream(), head.keyKind()), 1L, Long::sum);
            }
            known.add(head.content());
        }
        came.add(fact.kind());
        long moment = Math.min(head.happenedMillis(), at);
        int round = start == null || moment < start ? 0 : (int) Math.min(lastRound(), (moment - start) / length);
        if (start != null && (moment - start) / length > lastRound()) beyondRounds++;
        int shift = -1;
        for (int i = 0; i < shifts.size(); i++) if (shifts.get(i).from <= moment) shift = i;
        Integer viewer = head.viewer() < 0 || head.viewer() >= 2_000_000 ? null : (Integer) head.viewer();
        if (viewer != null) arrivals.putIfAbsent(viewer, round);
        if (viewer != null && fact instanceof Entered entered) sources.putIfAbsent(viewer, entered.source());
        boolean first = fact instanceof Ordered o && orders.add(List.of("ordered", o.order()))
                || fact instanceof Paid p && orders.add(List.of("paid", p.order()));
        all.add(new Seen(fact, at, moment, round, shift, viewer, first));
    }

    private long lastRound() {
        return Math.min(2_880, (48 * 3_600_000L + length - 1) / length) - 1;
    }

    RoomFigures figures(Duration window) {
        long edge = Math.floorDiv(at, 1000L) * 1000 + 1000, n = window.toMillis(), until = end == null ? at : end;
        List<RoundFigures> rounds = new ArrayList<>();
        int running = start == null ? 0 : (int) Math.min(lastRound(), (until - start) / length);
        int size = all.stream().mapToInt(s -> s.round + 1).max().orElse(0);
        for (int i = 0; i < Math.max(size, start == null ? 0 : running + 1); i++)
            rounds.add(round(i, i == running && end == null, until));
        List<ProductFigures> products = new ArrayList<>();
        Set<Integer> numbers = new TreeSet<>(codes.keySet());
        for (Seen s : all) if (product(s) >= 0) numbers.add(product(s));
        for (int number : numbers) products.add(new ProductFigures(code(number), ofProduct(number)));
        List<SourceFigures> bySource = new ArrayList<>();
        for (TrafficSource source : TrafficSource.values())
            bySource.add(new SourceFigures(source, ofSource(source, until)));
        List<ShiftFigures> byShift = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            int shift = i;
            long to = i + 1 < shifts.size() ? shifts.get(i + 1).from : Long.MAX_VALUE;
            byShift.add(new ShiftFigures(
                    shifts.get(i).host,
                    new Moment(shifts.get(i).from),
                    piece(s -> s.shift == shift, shifts.get(i).from, to, until)));
        }
        List<StreamFigures> streams = declared.values().stream()
                .map(d -> new StreamFigures(
                        d.name(),
                        d.origin(),
                        d.gives(),
                        d.zone(),
                        d.period(),
                        lastAt.containsKey(d.stream()) ? new Moment(lastAt.get(d.stream())) : null,
                        Duration.ofMillis(offsets.getOrDefault(d.stream(), 0L))))
                .toList();
        FactCounts facts = new FactCounts(all.size(), duplicate, conflict, rejected, count(all, UNRECOGNISED));
        Recent recent = new Recent(window, window(edge - n, edge, until), window(edge - 2 * n, edge - n, until));
        return new RoomFigures(
                facts,
                show(until),
                recent,
                rounds,
                products,
                bySource,
                byShift,
                streams,
                PlatformFigures.NONE,
                findings());
    }

    private Figures show(long until) {
        Long sold = 0L,
                stock =
                        promised.isEmpty()
                                ? null
                                : (Long) promised.values().stream()
                                        .mapToLong(x -> x)
                                        .sum();
        for (Seen s : all) sold += product(s) >= 0 && promised.containsKey(code(product(s))) ? units(s) : 0;
        Duration stay = visitsSeen()
                ? mean(stay(_ -> true, until), sources.size())
                : little(Long.MIN_VALUE, until, count(all, ENTERED));
        long exposures = declaredAndOther()
                .mapToLong(stream -> exposure(stream, Long.MAX_VALUE))
                .sum();
        return PlainSums.figures(
                all,
                given,
                moment(start),
                level(Long.MAX_VALUE),
                peak(Long.MIN_VALUE, Long.MAX_VALUE),
                exposures,
                arrivals.size(),
                views(all),
                stay,
                !visitsSeen(),
                given.contains(PAID) ? rate(sold, stock) : null,
                s -> s.firstOfOrder);
    }

    private Figures window(long from, long to, long until) {
        return piece(s -> s.moment >= from && s.moment < to, from, to, until);
    }

    private Figures piece(Predicate<Seen> inside, long from, long to, long until) {
        List<Seen> facts = all.stream().filter(inside).toList();
        long exposures = declaredAndOther()
                .mapToLong(stream -> Math.max(0, exposure(stream, to) - exposure(stream, from)))
                .sum();
        return PlainSums.figures(
                facts,
                given,
                new Moment(from),
                level(to),
                peak(from, to),
                exposures,
                people(facts, _ -> true),
                views(facts),
                little(from, Math.min(to, until), count(facts, ENTERED)),
                true,
                null,
                s -> s.firstOfOrder);
    }

    private Figures ofProduct(int number) {
        List<Seen> facts = all.stream().filter(s -> product(s) == number).toList();
        Set<FactKind> named = EnumSet.of(CLICKED, ORDERED, PAID, REFUNDED);
        named.retainAll(given);
        long sold = facts.stream().mapToLong(PlainSums::units).sum();
        Set<Object> here = new HashSet<>();
        return PlainSums.figures(
                facts,
                named,
                moment(start),
                0,
                0,
                0,
                arrivals.size(),
                views(all),
                null,
                false,
                given.contains(PAID) ? rate(sold, promised.get(code(number))) : null,
                s -> s.fact instanceof Ordered o && here.add(List.of(1, o.order()))
                        || s.fact instanceof Paid p && here.add(List.of(2, p.order())));
    }

    private Figures ofSource(TrafficSource source, long until) {
        List<Seen> facts = all.stream()
                .filter(s -> s.viewer != null && sourceOf(s.viewer) == source)
                .toList();
        Set<FactKind> personal = EnumSet.copyOf(EnumSet.allOf(FactKind.class));
        personal.retainAll(given);
        personal.removeAll(Set.of(ONLINE, EXPOSURE));
        int uv = people(facts, _ -> true);
        return PlainSums.figures(
                facts,
                personal,
                moment(start),
                0,
                0,
                0,
                uv,
                views(facts),
                visitsSeen() ? mean(stay(v -> sourceOf(v) == source, until), entered(source)) : null,
                false,
                null,
                s -> s.firstOfOrder);
    }

    private RoundFigures round(int index, boolean open, long until) {
        List<Seen> in = all.stream().filter(s -> s.round == index).toList();
        List<Seen> cohort = all.stream()
                .filter(s -> s.viewer != null && arrivals.getOrDefault(s.viewer, -1) == index)
                .toList();
        Function<FactKind, @Nullable Long> did = kind -> given(given, kind, people(cohort, f -> f.kind() == kind));
        Duration stay =
                visitsSeen() ? Duration.ofMillis(stay(v -> arrivals.getOrDefault(v, -1) == index, until)) : null;
        RoundTotals totals = new RoundTotals(
                given(given, ENTERED, count(in, ENTERED)),
                given(given, COMMENTED, count(in, COMMENTED)),
                given(given, LIKED, likes(in)),
                given(given, FOLLOWED, count(in, FOLLOWED)),
                given(given, SHARED, count(in, SHARED)),
                given(given, GIFTED, sum(in, f -> f instanceof Gifted ? 1 : 0)),
                given(given, CLICKED, count(in, CLICKED)),
                given(
                        given,
                        ORDERED,
                        in.stream()
                                .filter(s -> s.firstOfOrder && s.fact instanceof Ordered)
                                .count()),
                money(given(given, PAID, paid(in) - refunded(in))));
        boolean reopened = in.stream().anyMatch(s -> s.at - s.moment > 600_000);
        long first = start != null ? start : planned;
        return new RoundFigures(
                index,
                new Moment(first + index * length),
                open,
                reopened,
                people(cohort, _ -> true),
                did.apply(COMMENTED),
                did.apply(LIKED),
                did.apply(FOLLOWED),
                did.apply(SHARED),
                did.apply(CLICKED),
                did.apply(ORDERED),
                did.apply(PAID),
                stay,
                totals);
    }

    private boolean visitsSeen() {
        return given.contains(ENTERED) && given.contains(LEFT);
    }

    private long entered(TrafficSource source) {
        return sources.values().stream().filter(source::equals).count();
    }

    /** Presence of some viewers added up: entering while inside starts nothing, a leave fact that is older than the visit ends nothing or waits for its enter fact. */
    private long stay(Predicate<Integer> of, long until) {
        long sum = 0;
        for (int viewer : arrivals.keySet()) {
            if (!of.test(viewer)) continue;
            Long inside = null, left = null;
            boolean entryMissing = false;
            for (Seen s : all) {
                if (s.viewer == null || s.viewer != viewer) continue;
                long moment = Math.min(s.moment, until);
                if (s.fact instanceof Entered && inside == null) {
                    if (left == null || moment > left || moment == left && !entryMissing) inside = moment;
                    else if (entryMissing) {
                        sum += left - moment;
                        entryMissing = false;
                    }
                } else if (s.fact instanceof Left && inside != null && moment >= inside) {
                    sum += moment - inside;
                    inside = null;
                    left = moment;
                    entryMissing = false;
                } else if (s.fact instanceof Left && inside == null && (left == null || moment > left)) {
                    left = moment;
                    entryMissing = true;
                }
            }
            if (inside != null) sum += until - inside;
        }
        return sum;
    }

    /** Little's law: online over time / entries. */
    private @Nullable Duration little(long from, long to, long entries) {
        if (!given.contains(ONLINE) || !given.contains(ENTERED) || entries == 0) return null;
        List<Seen> samples = samples(ONLINE);
        long area = 0;
        for (int i = 0; i < samples.size(); i++) {
            long next = i + 1 < samples.size() ? samples.get(i + 1).moment : Long.MAX_VALUE;
            long held = Math.min(next, to) - Math.max(samples.get(i).moment, from);
            if (held > 0) area += held * ((OnlineSampled) samples.get(i).fact).online();
        }
        return mean(area, entries);
    }

    private List<Seen> samples(FactKind kind) {
        return all.stream()
                .filter(s -> s.fact.kind() == kind)
                .sorted(Comparator.comparingLong(Seen::moment))
                .toList();
    }

    private long level(long before) {
        return samples(ONLINE).stream()
                .filter(s -> s.moment < before)
                .reduce((_, b) -> b)
                .map(s -> ((OnlineSampled) s.fact).online())
                .orElse(0);
    }

    private long peak(long from, long to) {
        long inside = samples(ONLINE).stream()
                .filter(s -> s.moment >= from && s.moment < to)
                .mapToLong(s -> ((OnlineSampled) s.fact).online())
                .max()
                .orElse(0);
        return Math.max(level(from + 1), inside);
    }

    private Stream<Integer> declaredAndOther() {
        return all.stream().map(s -> s.fact.head().stream()).distinct();
    }

    private long exposure(int stream, long before) {
        return samples(EXPOSURE).stream()
                .filter(s -> s.fact.head().stream() == stream && s.moment < before)
                .reduce((_, b) -> b)
                .map(s -> ((ExposureSampled) s.fact).exposures())
                .orElse(0L);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int stream = 0; stream < 10; stream++) {
            String name = declared.containsKey(stream) ? declared.get(stream).name() : "#" + stream;
            Long restarted = conflicts.get(List.of(stream, FactHead.KeyKind.SEQUENCE)),
                    reused = conflicts.get(List.of(stream, FactHead.KeyKind.MESSAGE));
            if (restarted != null) findings.add(found("sequence-restarted", "stream", name, "conflicts", restarted));
            if (reused != null) findings.add(found("message-id-reused", "stream", name, "conflicts", reused));
        }
        List<Finding.Evidence> undeclared = new ArrayList<>();
        for (FactKind kind : came)
            if (!given.contains(kind) && kind != UNRECOGNISED)
                undeclared.add(new Finding.Evidence("kind", kind.name().toLowerCase(Locale.ROOT)));
        if (!undeclared.isEmpty()) findings.add(new Finding("kind-not-declared", Finding.Severity.WARN, undeclared));
        if (beyondViewers > 0)
            findings.add(found("viewers-beyond-bound", "bound", "2000000", "viewers", beyondViewers));
        if (beyondRounds > 0)
            findings.add(found("rounds-beyond-bound", "bound", "" + (lastRound() + 1), "facts", beyondRounds));
        return findings;
    }

    private static Finding found(String rule, String name, String value, String counted, long count) {
        return new Finding(
                rule,
                Finding.Severity.WARN,
                List.of(new Finding.Evidence(name, value), new Finding.Evidence(counted, "" + count)));
    }

    private TrafficSource sourceOf(int viewer) {
        return sources.getOrDefault(viewer, TrafficSource.UNKNOWN);
    }

    private String code(int product) {
        return codes.getOrDefault(product, "#" + product);
    }

    private @Nullable Long views(List<Seen> facts) {
        return given(given, ENTERED, count(facts, ENTERED));
    }
}
