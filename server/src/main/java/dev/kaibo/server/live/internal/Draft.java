package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Intake;
import dev.kaibo.capture.Line;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.Taken;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.IntakeEvent.FactsDropped;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.live.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the next append is going to write. Made against the fold as it stands; the fold itself changes only when this is in the journal. */
final class Draft {
    private static final long SECOND = Duration.ofSeconds(1).toMillis();
    /** After a longer silence (the house was dark) one tick stands for all: an hour of seconds tells nobody anything. */
    private static final long MOST_TICKS = Duration.ofHours(1).toSeconds();

    private final ShowId show;
    private final Fold fold;
    private final Sealing.ShowKey key;
    private final List<Recorded> events = new ArrayList<>();
    private final List<Journal.ViewerRow> viewers = new ArrayList<>();
    private final List<Journal.CommentRow> comments = new ArrayList<>();
    private final List<KeptComment> shown = new ArrayList<>();
    private final List<Journal.WishRow> wishes = new ArrayList<>();
    private final List<Journal.QuarantineRow> quarantine = new ArrayList<>();
    private final Map<UUID, Journal.CaptureRow> captures = new LinkedHashMap<>();
    private long rejectedHere;
    private Crew crew;
    private Moment at;
    private boolean crewChanged;

    Draft(ShowId show, Fold fold, Sealing.ShowKey key) {
        this.show = show;
        this.fold = fold;
        this.key = key;
        this.crew = fold.crew();
        this.at = fold.at();
    }

    /** Facts of one stream that are taken in together. {@code due} is null when they count as of now. */
    record Given(int stream, List<Sighting> sightings, long @Nullable [] due, int rejected) {}

    record Counted(int accepted, int duplicates) {}

    /** The crew as it will be when this is in the journal. */
    Crew crew() {
        return crew;
    }

    Moment at() {
        return at;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    boolean changesCrew() {
        return crewChanged;
    }

    List<Recorded> events() {
        return events;
    }

    List<KeptComment> shown() {
        return shown;
    }

    /** Position of the last event with this draft. */
    long position() {
        return fold.position() + events.size();
    }

    /** Time goes on to this moment, never back; each whole second of a running show leaves its tick. */
    void advanceTo(Moment moment) {
        if (!moment.isAfter(at)) return;
        if (crew.phase() == Phase.ON_AIR || crew.phase() == Phase.PAUSED) {
            long last = Math.floorDiv(moment.millis(), SECOND);
            long first = Math.floorDiv(at.millis(), SECOND) + 1;
            if (last - first >= MOST_TICKS) first = last;
            for (long second = first; second <= last; second++) {
                at = new Moment(second * SECOND);
                add(new Tick());
            }
        }
        at = moment;
    }

    void add(ShowEvent event) {
        var recorded = new Recorded(position() + 1, at, event);
        events.add(recorded);
        if (event instanceof CrewEvent) {
            crew = crew.apply(recorded);
            crewChanged = true;
        }
    }

    /** Number of a stream that this very draft declares; null when it does not. */
    @Nullable
    Integer declared(StreamHeader header) {
        for (Recorded each : events)
            if (each.event() instanceof StreamDeclared known
                    && known.name().equals(header.name())
                    && known.origin() == header.origin()) return known.stream();
        return null;
    }

    void granted(UUID wishKey) {
        wishes.add(new Journal.WishRow(wishKey, position()));
    }

    /**
     * Numbers the facts, leaves out what the journal has already, and adds the rest.
     *
     * @return what became of each given batch, in their order
     */
    List<Counted> add(Intake intake, List<Given> given) {
        var taken = new ArrayList<Taken>();
        var all = new ArrayList<AudienceFact>();
        for (Given each : given) {
            Taken numbered = intake.take(each.stream(), each.sightings());
            taken.add(numbered);
            all.addAll(numbered.facts());
        }
        var accepted = fold.room().sift(all).accepted().iterator();
        AudienceFact next = accepted.hasNext() ? accepted.next() : null;
        var counted = new ArrayList<Counted>();
        for (int i = 0; i < given.size(); i++) {
            Given batch = given.get(i);
            Taken numbered = taken.get(i);
            long[] due = batch.due();
            if (due != null && due.length > 0) advanceTo(new Moment(due[0]));
            numbered.intakeEvents().forEach(this::add);
            for (Taken.Met met : numbered.met())
                viewers.add(new Journal.ViewerRow(
                        met.viewer(),
                        met.fingerprint(),
                        key.sealViewer(
                                met.viewer(), Comments.join(met.identity(), met.nick() == null ? "" : met.nick()))));
            Map<Long, Taken.CommentText> texts = new HashMap<>();
            for (Taken.CommentText text : numbered.texts()) texts.put(text.comment(), text);
            int kept = 0;
            for (int fact = 0; fact < numbered.facts().size(); fact++) {
                AudienceFact each = numbered.facts().get(fact);
                // What was sifted out is missing in the accepted ones, which keep the order.
                if (next == null || !next.equals(each)) continue;
                next = accepted.hasNext() ? accepted.next() : null;
                if (due != null) advanceTo(new Moment(due[fact]));
                add(each);
                kept++;
                if (each instanceof AudienceFact.Commented comment) keep(texts.get(comment.comment()));
            }
            int duplicates = numbered.facts().size() - kept;
            if (duplicates > 0 || batch.rejected() > 0)
                add(new FactsDropped(batch.stream(), duplicates, batch.rejected()));
            counted.add(new Counted(kept, duplicates));
        }
        if (next != null)
            throw new IllegalStateException("The sieve let a fact through that was not given: %s.".formatted(next));
        return counted;
    }

    private void keep(Taken.@Nullable CommentText text) {
        if (text == null) return;
        Integer viewer = text.viewer() == FactHead.NOBODY ? null : text.viewer();
        String joined = Comments.join(text.nick(), text.text());
        comments.add(new Journal.CommentRow(
                text.comment(), viewer, text.at(), key.sealComment(text.comment(), joined), position()));
        shown.add(Comments.split(text.comment(), text.at(), viewer, joined));
    }

    /** Lines of a recording for the quarantine; beyond {@link Journal#QUARANTINE_KEPT} of a show they are counted only. */
    void reject(List<Line.Rejected> lines) {
        for (Line.Rejected each : lines) reject(each, null, null);
    }

    /** What came by a capture: its lines for the quarantine, whole and sealed, and what became of the rest. */
    void posted(Post post, Counted became) {
        Post.Through through = post.through();
        UUID capture = through == null ? null : through.capture();
        for (Post.Rejected each : post.rejected()) reject(each.line(), capture, each.whole());
        if (through == null) return;
        var now = new Journal.CaptureRow(
                through.capture(),
                through.at(),
                1,
                became.accepted(),
                became.duplicates(),
                post.rejected().size(),
                through.header(),
                through.replaces());
        captures.merge(now.capture(), now, Journal.CaptureRow::and);
    }

    private void reject(Line.Rejected line, @Nullable UUID capture, @Nullable String whole) {
        long ordinal = fold.streams().rejected() + rejectedHere++;
        if (ordinal >= Journal.QUARANTINE_KEPT) return;
        // The words of a viewer may stand in it, so it is sealed like his comments.
        quarantine.add(new Journal.QuarantineRow(
                (int) ordinal,
                line.line(),
                line.reason() + ": " + line.detail(),
                capture,
                key.sealLine(ordinal, whole == null ? line.excerpt() : whole)));
    }

    /**
     * @param id of this one attempt
     * @param after the append that it follows
     */
    Journal.Append append(
            UUID id,
            UUID after,
            Journal.@Nullable TrendRows trend,
            Journal.@Nullable PlaybackRow playback,
            Journal.@Nullable Summary summary) {
        return new Journal.Append(
                show,
                id,
                after,
                List.copyOf(events),
                viewers,
                comments,
                wishes,
                quarantine,
                List.copyOf(captures.values()),
                trend,
                playback,
                summary);
    }
}
