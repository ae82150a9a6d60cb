package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;

import dev.kaibo.engine.basics.*;
import dev.kaibo.engine.event.*;
import dev.kaibo.engine.event.AudienceFact.*;
import dev.kaibo.engine.event.CrewEvent.*;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.IntakeEvent.*;
import dev.kaibo.engine.rundown.*;
import java.time.Duration;
import java.util.*;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a journal says, as plain lists: every fact that counts, once, and with it what the facts belong to. Shares no code with {@link Room}. */
final class Chronicle {
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

    Chronicle(List<Recorded> journal) {
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

    List<Seen> which(Predicate<Seen> inside) {
        return all.stream().filter(inside).toList();
    }

    int round(long moment) {
        return moment < start ? 0 : (int) Math.min(mostRounds - 1, (moment - start) / length);
    }

    TrafficSource sourceOf(int viewer) {
        return sources.getOrDefault(viewer, TrafficSource.UNKNOWN);
    }

    String code(int product) {
        return codes.getOrDefault(product, "#" + product);
    }
}
