package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a show in all scopes, as of the last event. Immutable.
 *
 * @param figures the show as a whole
 * @param rounds from round 0 to the running one, without a gap
 * @param products in the order in which they were first named
 * @param sources all of {@link TrafficSource}, in its order
 * @param shifts oldest first
 * @param streams the declared ones, in their order
 * @param platform what the platform itself counted, apart from all the others
 */
public record RoomFigures(
        FactCounts facts,
        Figures figures,
        Recent recent,
        List<RoundFigures> rounds,
        List<ProductFigures> products,
        List<SourceFigures> sources,
        List<ShiftFigures> shifts,
        List<StreamFigures> streams,
        PlatformFigures platform,
        List<Finding> findings) {
    public RoomFigures {
        rounds = List.copyOf(rounds);
        products = List.copyOf(products);
        sources = List.copyOf(sources);
        shifts = List.copyOf(shifts);
        streams = List.copyOf(streams);
        findings = List.copyOf(findings);
    }

    /**
     * What became of the facts that came.
     *
     * @param accepted taken into the journal, conflicts and unrecognised ones included
     * @param duplicate same key and same content as one that is in the journal: left out
     * @param conflict same key, other content: kept
     * @param rejected could not be understood and lie in quarantine
     * @param unrecognised of a type that this version does not know: kept
     */
    public record FactCounts(long accepted, long duplicate, long conflict, long rejected, long unrecognised) {}

    /** The last {@code length} against the {@code length} before it. */
    public record Recent(Duration length, Figures now, Figures before) {}

    /**
     * An assessment round (L3): its arrivals as a cohort, and what happened while it ran.
     *
     * @param open still running, so its cells are open
     * @param reopened a fact older than ten minutes came in later and changed it
     * @param entrants viewers who arrived in this round; the sum over all rounds is uv
     * @param commented of these arrivals, how many distinct viewers did it at any later time of the show; likewise the next six
     * @param stay presence of this cohort added up; null when entering or leaving is not given, likewise the next
     */
    public record RoundFigures(
            int index,
            Moment start,
            boolean open,
            boolean reopened,
            long entrants,
            @Nullable Long commented,
            @Nullable Long liked,
            @Nullable Long followed,
            @Nullable Long shared,
            @Nullable Long clicked,
            @Nullable Long ordered,
            @Nullable Long bought,
            @Nullable Duration stay,
            @Nullable Survival survival,
            RoundTotals totals) {}

    /** Facts that happened in a round, whoever did them. The sums over all rounds are the show's totals. */
    public record RoundTotals(
            @Nullable Long entries,
            @Nullable Long comments,
            @Nullable Long likes,
            @Nullable Long follows,
            @Nullable Long shares,
            @Nullable Long gifts,
            @Nullable Long clicks,
            @Nullable Long orders,
            @Nullable Money gmv) {}

    /** @param code the shop's item number */
    public record ProductFigures(String code, Figures figures) {}

    /**
     * A traffic source: what its viewers did, and how many came by it lately. A viewer belongs to the source of his first enter fact, an entry to the source that it
     * names itself, so that the entries of all sources add up to those of {@link Recent}.
     *
     * @param entriesNow within the length of {@link Recent}; null when entries are not given, likewise the one before
     */
    public record SourceFigures(
            TrafficSource source,
            Figures figures,
            @Nullable Long entriesNow,
            @Nullable Long entriesBefore) {}

    public record ShiftFigures(PersonId host, Moment from, Figures figures) {}

    /**
     * A declared stream and how fresh it is.
     *
     * @param lastAt when something of it was received last, on the show's clock; null when nothing came yet
     * @param offset by which its clock is shifted; zero until measured
     */
    public record StreamFigures(
            String name,
            Origin origin,
            Set<FactKind> gives,
            String zone,
            Duration period,
            @Nullable Moment lastAt,
            Duration offset) {
        public StreamFigures {
            gives = Set.copyOf(gives);
        }
    }
}
