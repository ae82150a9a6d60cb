package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.crew.Decision;
import dev.kaibo.engine.crew.Pace;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.Published.JournalState;
import dev.kaibo.server.live.Watcher;
import dev.kaibo.server.live.Watcher.Changed;
import dev.kaibo.server.live.internal.Letters.Batch;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a show (DESIGN §1.2): takes what waits, decides, appends durably, applies, publishes, answers. One thread calls it. What is not in the
 * journal is not in the fold, so a writer that dies at any point is made again from the journal and nobody was told anything that is not true.
 */
final class Writer {
    /** Facts that one append carries, so that a wish never waits long behind them. */
    static final int FACTS_AT_ONCE = 4_000;

    private static final Duration BETWEEN_SUMMARIES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    /** A show on air to which nothing comes writes the seconds that have passed so often; what comes brings them along. */
    private static final Duration BETWEEN_TICKS = Duration.ofSeconds(2);
    /** Three times what a show on air lets pass between two appends: so long the journal must have stood still before a host that was fenced writes again. */
    static final Duration QUIET = BETWEEN_TICKS.multipliedBy(3);
    /** People whose wish is in doubt wait so long for the truth; then they are told that nobody knows it yet. */
    static final Duration IN_DOUBT_AT_MOST = Duration.ofSeconds(10);
    /** What a simulated crew may wish in one go. */
    private static final int WISHES_OF_THE_FEED = 4;

    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private final Journal journal;
    private final MachineClock clock;
    private final Journal.StoredShow show;
    private final Sealing.ShowKey key;
    private final Fold fold;
    private final Comments comments;
    private final Mailbox<Errand, Batch> mailbox;
    private final Publisher publisher;
    private final Appender appender;
    private final Snapshots snapshots;
    private final Intakes intakes;
    private final Wishes wishes;

    private final boolean live;

    private @Nullable Playing playing;
    private Instant trendAt;
    /** Last event that the figures of the stored summary know. */
    private long summaryPosition;

    private Instant lastTry = Instant.MIN;
    private Instant inDoubtSince = Instant.MIN;
    private volatile Instant lastWork;
    private boolean moreDue;
    /** Where the recording ends; null until somebody has read that far. */
    private @Nullable Moment measured;

    private PlayClock showClock;
    /** What the screens are told: while a jump is still being fed it stands where the journal has come to, so that the picture is of one moment. */
    private volatile PlayClock shownClock;

    private volatile Instant beatDue;
    private volatile boolean stays = true;
    /** Only shows what is in the journal, until then; null when it may write. */
    private @Nullable Instant followsUntil;

    private volatile @Nullable Instant fencedAt;

    /** @param follows another host was faster here a moment ago: it may be alive, and is left alone until the journal has been {@link #QUIET} */
    Writer(
            Loaded loaded,
            Journal journal,
            MachineClock clock,
            Mailbox<Errand, Batch> mailbox,
            Iterable<Watcher> watchers,
            int snapshotEvery,
            boolean follows) {
        this.journal = journal;
        this.clock = clock;
        this.mailbox = mailbox;
        show = loaded.show();
        key = loaded.key();
        fold = loaded.fold();
        comments = loaded.comments();
        wishes = new Wishes(show.show(), journal);
        intakes = new Intakes(show.show(), journal, key, fold);
        playing = loaded.playing();
        live = playing == null;
        Moment wall = Moment.of(clock.wall());
        Instant real = clock.steady();
        trendAt = real;
        lastWork = real;
        beatDue = real;
        // A machine whose clock was set back goes on where the journal ends: what has happened is never in the future.
        showClock = playing != null
                ? playing.clock()
                : PlayClock.live(real, fold.at()).notBehind(real, wall);
        shownClock = showClock;
        appender = new Appender(show.show(), journal, fold, show.lastAppend());
        if (follows) {
            followsUntil = real.plus(QUIET);
            appender.troubled("Another host writes this show; this one does so again when that has been still for %d s."
                    .formatted(QUIET.toSeconds()));
        }
        publisher = new Publisher(show, fold, comments, watchers, showClock, playback(), journalState(), real);
        if (watchers.iterator().hasNext()) publisher.allChanged();
        snapshots = new Snapshots(show.show(), journal, snapshotEvery, loaded.snapshotAt());
    }

    Published published() {
        Moment wall = Moment.of(clock.wall());
        Instant real = clock.steady();
        PlayClock now = live ? shownClock.notBehind(real, wall) : shownClock;
        return Summaries.asOf(publisher.published(), now.now(real), now.rate());
    }

    /** For its own thread, and for whoever has waited for an answer and knows that it rests. */
    Fold fold() {
        return fold;
    }

    Comments comments() {
        return comments;
    }

    /** When another host was found to write this show; null as long as none was. From then on nothing is written here. */
    @Nullable
    Instant fencedAt() {
        return fencedAt;
    }

    /** When the writer next wants to look at the clock, by {@link MachineClock#steady()}. */
    Instant beatDue() {
        return beatDue;
    }

    /** Nobody wanted anything of it since then. */
    Instant lastWork() {
        return lastWork;
    }

    /** Whether it must stay in memory: it goes on by itself, or something is not settled yet. */
    boolean stays() {
        return stays;
    }

    /** Does one round of work. */
    void step(Mailbox.Work<Errand, Batch> work) {
        Moment wall = Moment.of(clock.wall());
        Instant real = clock.steady();
        if (live) showClock = showClock.notBehind(real, wall);
        if (!work.wishes().isEmpty() || !work.captured().isEmpty()) lastWork = real;
        boolean tries = !follows(real)
                && (appender.problem() == null
                        || !work.wishes().isEmpty()
                        || work.closed()
                        || !real.isBefore(lastTry.plus(BETWEEN_TRIES)));
        Pending doubtful = appender.inDoubt();
        if (doubtful != null && tries) settle(doubtful, real);
        if (appender.isFenced() || !tries || appender.inDoubt() != null) notJournaled(work, real);
        else write(work, real);
        publish();
        beatDue = nextBeat(real);
        Playing now = playing;
        boolean byItself = now != null ? now.isPlaying() : running(fold.crew().phase());
        stays = !appender.isFenced() && (byItself || appender.problem() != null || mailbox.waitingFacts() > 0);
    }

    /** Whether another host is still left alone. When that is over the next append shows whether it is still there. */
    private boolean follows(Instant real) {
        Instant until = followsUntil;
        if (until == null) return false;
        if (real.isBefore(until)) return true;
        followsUntil = null;
        appender.untroubled();
        mailbox.release();
        return false;
    }

    private void settle(Pending doubtful, Instant real) {
        lastTry = real;
        switch (appender.settle()) {
            case WRITTEN -> written(doubtful, real);
            case NOT_WRITTEN -> {
                mailbox.giveBack(doubtful.batches);
                doubtful.refuse(appender.reason());
            }
            case IN_DOUBT -> {
                if (!isKeptWaiting(real)) doubtful.refuse(appender.reason());
            }
            case FENCED -> fenced(doubtful, real);
        }
    }

    private void write(Mailbox.Work<Errand, Batch> work, Instant real) {
        Draft draft = new Draft(show.show(), fold, key);
        var pending = new Pending(draft, work.captured(), playing);
        try {
            if (playing == null) draft.advanceTo(showClock.now(real));
            else feed(playing, pending, real);
            wish(work.wishes(), pending, real);
            Moment last = measured;
            if (last != null && pending.playing != null) pending.playing = pending.playing.until(last);
            intakes.take(work.captured(), pending);
        } catch (Journal.Trouble e) {
            // What was to be read of the journal on the way (known wishes, known viewers) is missing, so nothing can be
            // decided.
            lastTry = real;
            intakes.forget();
            appender.troubled(e.getMessage());
            notJournaled(work, real);
            return;
        }
        Playing before = playing;
        Playing after = pending.playing;
        boolean played = before != null && after != null && (!draft.isEmpty() || !after.isStoredAs(before));
        // after trouble something is written in any case, so that it is seen to be over even when nothing happens
        pending.summary = appender.problem() != null || summaryDue(draft, real);
        pending.summaryPosition = publisher.roomPosition();
        if (draft.isEmpty() && !pending.summary && !played) {
            // an empty stretch needs no journal; kept back it would be given again, and a jump from a pause would find
            // nothing
            if (pending.stretch && after != null) after.feed().journaled();
            settled(pending, real);
            return;
        }
        boolean well = appender.problem() == null;
        Journal.Summary summary =
                pending.summary ? Summaries.of(draft.position(), draft.crew(), publisher.room()) : null;
        pending.trend = pending.summary && trendDue(draft, real) ? fold.trend() : null;
        switch (appender.append(pending, pending.trend, played && after != null ? after.row() : null, summary)) {
            case WRITTEN -> written(pending, real);
            case NOT_WRITTEN -> {
                failed(real, well);
                mailbox.giveBack(pending.batches);
                pending.refuse(appender.reason());
            }
            case IN_DOUBT -> {
                failed(real, well);
                inDoubtSince = real;
            }
            case FENCED -> fenced(pending, real);
        }
    }

    private void fenced(Pending pending, Instant real) {
        log.warn("Show {} is written by another host", show.show());
        fencedAt = real;
        publish();
        pending.refuseAll(appender.reason());
    }

    /** @param news all was well before; a try that fails like the last one is not told again */
    private void failed(Instant real, boolean news) {
        lastTry = real;
        intakes.forget();
        if (news) log.warn("Show {} is not written: {}", show.show(), appender.reason());
        publish();
    }

    private boolean isKeptWaiting(Instant real) {
        return real.isBefore(inDoubtSince.plus(IN_DOUBT_AT_MOST));
    }

    /** The draft is in the journal: now it may become true for everybody. */
    private void written(Pending done, Instant real) {
        Draft draft = done.draft;
        boolean crewChanged = draft.changesCrew();
        mailbox.release();
        Journal.TrendRows trend = done.trend;
        if (trend != null) {
            fold.trendWritten(trend);
            trendAt = real;
        }
        fold.apply(draft.events());
        draft.shown().forEach(comments::add);
        if (crewChanged) publisher.changed(Changed.CREW);
        if (!draft.isEmpty()) publisher.roomChanged(!draft.shown().isEmpty());
        if (done.summary) {
            summaryPosition = done.summaryPosition;
        }
        Playing after = done.playing;
        if (done.stretch && after != null) after.feed().journaled();
        if (after != null)
            for (Recorded each : draft.events())
                if (each.event() instanceof CrewEvent event) after.feed().hear(event, each.at());
        settled(done, real);
        snapshots.maybe(fold, fold.crew().phase() == Phase.ENDED && crewChanged);
    }

    private void settled(Pending done, Instant real) {
        mailbox.journaled(done.batches);
        Playing before = playing;
        Playing after = done.playing;
        if (after != null && before != null) {
            if (!after.playback().equals(before.playback())) publisher.changed(Changed.PLAYBACK);
            playing = after;
            showClock = after.clock();
        }
        // Published before it is answered: who was told "done" finds it done.
        publish();
        done.settle(wishes::remember);
    }

    /** As of now, not of when this step began: what was written meanwhile may have taken its time, and no clock runs backwards on a screen. */
    private void publish() {
        Instant now = clock.steady();
        publisher.journal(journalState());
        Playing played = playing;
        shownClock = played != null && moreDue ? new PlayClock(now, played.row().fedTo(), showClock.rate()) : showClock;
        publisher.publish(shownClock, playback(), now);
    }

    private JournalState journalState() {
        return appender.problem() == null ? JournalState.WELL : new JournalState(false, appender.reason());
    }

    /** What is due of a recording or a simulated room, and what its crew wishes. */
    private void feed(Playing before, Pending pending, Instant real) {
        moreDue = false;
        if (before.row().state() == Playback.State.FINISHED) return;
        Moment now = before.clock().now(real);
        Draft draft = pending.draft;
        try {
            Feed feed = before.feed();
            Feed.Stretch stretch = feed.due(now, FACTS_AT_ONCE);
            if (draft.crew().phase() == Phase.PLANNED && !before.row().simulated())
                draft.add(new CrewEvent.ShowStarted(before.by()));
            draft.reject(stretch.rejected());
            if (!stretch.sightings().isEmpty() || !stretch.rejected().isEmpty()) {
                int stream = intakes.stream(feed.header(), draft);
                draft.add(
                        intakes.intake(),
                        List.of(new Draft.Given(
                                stream,
                                stretch.sightings(),
                                stretch.due(),
                                stretch.rejected().size())));
            }
            Moment next = stretch.next();
            moreDue = next != null && !next.isAfter(now);
            draft.advanceTo(stretch.reached());
            wishOf(feed, before, draft);
            if (next == null && running(draft.crew().phase())) draft.add(new CrewEvent.ShowEnded(before.by()));
            pending.stretch = true;
            pending.playing = before.fed(stretch, draft.at(), real);
        } catch (IOException e) {
            log.warn("The feed of show {} cannot be read on, it is paused: {}", show.show(), e.getMessage());
            pending.playing = before.changed(new PlaybackControl(true, null, null), real);
        }
    }

    /** What the crew of a simulated show does by itself. */
    private static void wishOf(Feed feed, Playing before, Draft draft) {
        for (int i = 0; i < WISHES_OF_THE_FEED; i++) {
            var wish = feed.wish(draft.crew(), draft.at());
            if (wish == null
                    || !(draft.crew().decide(wish, before.by(), draft.at()) instanceof Decision.Accepted(var events)))
                break;
            events.forEach(draft::add);
        }
    }

    private void wish(List<Errand> errands, Pending pending, Instant real) {
        if (errands.isEmpty()) return;
        Wishes.Known known = wishes.known(errands);
        for (Errand errand : errands)
            switch (errand) {
                case Errand.Wished wished -> wishes.judge(wished, known, pending, new Pace(showClock.rate()));
                case Errand.Control control -> control(control, pending, real);
                case Errand.Measured(var until) -> measured = until;
            }
    }

    private void control(Errand.Control errand, Pending pending, Instant real) {
        Playing before = pending.playing;
        if (before == null) {
            pending.answer(errand, new Controlled.NotPlayed());
            return;
        }
        Controlled refusal = before.refusal(errand.control(), real);
        if (refusal != null) {
            pending.answer(errand, refusal);
            return;
        }
        Playing after = before.changed(errand.control(), real);
        pending.playing = after;
        if (errand.control().seekTo() != null) moreDue = true; // a jump is fed with the very next step
        pending.answer(errand, new Controlled.Now(after.playback()));
    }

    /** People are told at once, and find it said; sources wait in the lane until the journal is back, or are told that it will not come back here. */
    private void notJournaled(Mailbox.Work<Errand, Batch> work, Instant real) {
        String reason = appender.reason();
        publish();
        Pending doubtful = appender.inDoubt();
        for (Errand errand : work.wishes())
            switch (errand) {
                case Errand.Wished wished -> {
                    // who asks again with the same key asks about the one in doubt
                    boolean waits = doubtful != null && isKeptWaiting(real) && doubtful.joins(wished);
                    if (!waits) wished.answer().complete(new Answer.NotJournaled(reason));
                }
                case Errand.Control control -> control.answer().complete(new Controlled.NotJournaled(reason));
                case Errand.Measured(var until) -> measured = until;
            }
        if (!appender.isFenced()) mailbox.giveBack(work.captured());
        else for (Batch each : work.captured()) each.answer().complete(new IntakeAnswer.NotJournaled(reason));
    }

    private boolean summaryDue(Draft draft, Instant real) {
        if (draft.changesCrew()) return true;
        return draft.position() != summaryPosition && trendDue(draft, real);
    }

    /** What changes with the audience is written now and then: a person who wishes something need not wait for it. */
    private boolean trendDue(Draft draft, Instant real) {
        // The last figures of an ended show come after its last event.
        boolean last = draft.isEmpty()
                && publisher.roomDue() == null
                && !running(fold.crew().phase());
        return last || !real.isBefore(trendAt.plus(BETWEEN_SUMMARIES));
    }

    private Instant nextBeat(Instant real) {
        if (moreDue && appender.problem() == null) {
            mailbox.beat();
            return real;
        }
        if (appender.problem() != null) return real.plus(BETWEEN_TRIES);
        Instant roomDue = publisher.roomDue();
        if (roomDue != null) return roomDue;
        Playing now = playing;
        if (now != null && now.isPlaying()) return real.plus(Publisher.BETWEEN_ROOMS);
        if (fold.position() > summaryPosition && !running(fold.crew().phase())) return real;
        if (now == null && running(fold.crew().phase())) return real.plus(BETWEEN_TICKS);
        return real.plus(BETWEEN_SUMMARIES);
    }

    /** Keeps the state for the next loading. */
    void keep() {
        snapshots.last(fold);
    }

    /** Lets go of the feed, and of those who wait for a draft of which nobody knows whether it stands. */
    void close() {
        Pending doubtful = appender.inDoubt();
        if (doubtful != null)
            doubtful.refuseAll("The show's writer stopped before it was known whether this was written.");
        Playing last = playing;
        if (last == null) return;
        try {
            last.feed().close();
        } catch (IOException | RuntimeException e) {
            // whoever waits for the end of this writer must not wait for ever
            log.warn("The feed of show {} cannot be closed: {}", show.show(), e.toString());
        }
    }

    private @Nullable Playback playback() {
        Playing now = playing;
        return now == null ? null : now.playback();
    }

    private static boolean running(Phase phase) {
        return phase == Phase.ON_AIR || phase == Phase.PAUSED;
    }
}
