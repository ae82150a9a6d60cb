package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.crew.Cue.Acknowledgement;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.CrewEvent.CueAcknowledged;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.CrewEvent.CueTakenBack;
import dev.kaibo.engine.event.CrewEvent.HandStepRecorded;
import dev.kaibo.engine.event.CrewEvent.HandStepTakenBack;
import dev.kaibo.engine.event.CrewEvent.HostShiftChanged;
import dev.kaibo.engine.event.CrewEvent.ItemExtended;
import dev.kaibo.engine.event.CrewEvent.ItemSkipped;
import dev.kaibo.engine.event.CrewEvent.ItemTaken;
import dev.kaibo.engine.event.CrewEvent.ItemsReordered;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowEnded;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.CrewEvent.ShowPaused;
import dev.kaibo.engine.event.CrewEvent.ShowResumed;
import dev.kaibo.engine.event.CrewEvent.ShowStarted;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.engine.rundown.Progress;
import dev.kaibo.engine.rundown.Rundown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the crew has done in a show so far: phase, rundown, cues, hand steps, host. A fold over the journal, small and immutable.
 *
 * <p>The list of items keeps its order while items are taken, so that NOW moves through a still list. An item that is done may be taken
 * again (返場): its talk goes on where it stopped.
 *
 * @param show null until the show is opened
 * @param cues newest first, at most {@link #CUES_KEPT}; older ones are only in the journal
 * @param steps newest first, at most {@link #STEPS_KEPT}; older ones are only in the journal
 * @param host who is before the camera; null until somebody said so
 */
public record Crew(
        @Nullable ShowId show,
        String title,
        Nature nature,
        Rundown rundown,
        Progress progress,
        List<Cue> cues,
        List<StepDone> steps,
        @Nullable PersonId host) {
    public static final int CUES_KEPT = 50;
    public static final int STEPS_KEPT = 100;
    /** Characters of the name of a cue or a hand step. */
    public static final int NAME_MOST = 60;
    /** Characters of a cue's line. */
    public static final int LINE_MOST = 200;
    /** Added or cut by one wish. */
    public static final Duration EXTENSION_MOST = Duration.ofMinutes(30);
    /** An item's length with everything added. */
    public static final Duration LENGTH_MOST = Duration.ofHours(24);
    /** Time for second thoughts about a cue or a hand step, as a person feels it ({@link Pace}). */
    public static final Duration TAKE_BACK_WITHIN = Duration.ofSeconds(3);

    private static final Rundown NO_PLAN =
            new Rundown(new Moment(0), "UTC", Duration.ofMinutes(5), List.of(), List.of(), List.of());
    private static final Crew EMPTY =
            new Crew(null, "", Nature.LIVE, NO_PLAN, Progress.of(NO_PLAN), List.of(), List.of(), null);

    public Crew {
        cues = List.copyOf(cues);
        steps = List.copyOf(steps);
    }

    /** Before the first event of a journal. */
    public static Crew empty() {
        return EMPTY;
    }

    public static Crew opened(ShowOpened opened) {
        return new Crew(
                opened.show(),
                opened.title(),
                opened.nature(),
                opened.rundown(),
                Progress.of(opened.rundown()),
                List.of(),
                List.of(),
                null);
    }

    public Phase phase() {
        return progress.phase();
    }

    /** A cue among the last {@link #CUES_KEPT}; null when it was never sent or is older. */
    public @Nullable Cue cue(CueId id) {
        for (Cue cue : cues) if (cue.id().equals(id)) return cue;
        return null;
    }

    /** A hand step among the last {@link #STEPS_KEPT}; null when it was never recorded or is older. */
    public @Nullable StepDone step(StepId id) {
        for (StepDone step : steps) if (step.id().equals(id)) return step;
        return null;
    }

    /**
     * The only way the crew's part of a show changes.
     *
     * @throws IllegalStateException when the event cannot have happened after the ones before it: the journal is broken
     */
    public Crew apply(Recorded recorded) {
        return switch (recorded.event()) {
            case AudienceFact _, IntakeEvent _, Tick _ -> this;
            case CrewEvent event -> apply(event, recorded.at());
        };
    }

    private Crew apply(CrewEvent event, Moment at) {
        return switch (event) {
            case ShowOpened opened -> {
                if (show != null)
                    throw new IllegalStateException(
                            "Show %s is opened already and cannot become %s.".formatted(show, opened.show()));
                yield opened(opened);
            }
            case ShowStarted _ -> with(progress.started(at));
            case ShowPaused _ -> with(progress.paused(at));
            case ShowResumed _ -> with(progress.resumed(at));
            case ShowEnded _ -> with(progress.ended(at));
            case ItemTaken taken -> with(progress.taken(taken.item(), at));
            case ItemExtended extended -> with(progress.extended(extended.item(), extended.by()));
            case ItemSkipped skipped -> with(progress.skipped(skipped.item()));
            case ItemsReordered reordered -> with(progress.reordered(reordered.waiting()));
            case CueSent sent -> withNew(Cue.of(sent, at));
            case CueAcknowledged seen ->
                withChanged(existing(seen.cue()).with(new Acknowledgement(seen.role(), at, seen.by())));
            case CueTakenBack back -> withChanged(existing(back.cue()).takenBack(at));
            case HostShiftChanged shift -> new Crew(show, title, nature, rundown, progress, cues, steps, shift.host());
            case HandStepRecorded recorded -> withSteps(newest(StepDone.of(recorded, at), steps, STEPS_KEPT));
            case HandStepTakenBack back -> withSteps(struck(back.step(), at));
        };
    }

    /**
     * Judges a wish against the show as it stands. Never throws for what a person may send.
     *
     * @param by who wishes; rights are checked before this
     * @param at the moment of the decision; the events are to be journaled with this very moment
     */
    public Decision decide(Wish wish, PersonId by, Moment at) {
        return decide(wish, by, at, Pace.REAL);
    }

    /** @param pace how fast the show is played, for the rules that speak of time as people feel it */
    public Decision decide(Wish wish, PersonId by, Moment at, Pace pace) {
        return CrewRules.decide(this, wish, by, at, pace);
    }

    public void writeTo(ByteWriter out) {
        CrewBytes.write(this, out);
    }

    /** @throws dev.kaibo.engine.bytes.DamagedBytes when the bytes are not what {@link #writeTo} wrote */
    public static Crew readFrom(ByteReader in) {
        return CrewBytes.read(in);
    }

    private Cue existing(CueId id) {
        Cue cue = cue(id);
        if (cue == null) throw new IllegalStateException("Cue %s is not among the last %d.".formatted(id, cues.size()));
        return cue;
    }

    private Crew with(Progress changed) {
        return new Crew(show, title, nature, rundown, changed, cues, steps, host);
    }

    private Crew withNew(Cue cue) {
        return withCues(newest(cue, cues, CUES_KEPT));
    }

    private Crew withChanged(Cue cue) {
        return withCues(
                cues.stream().map(it -> it.id().equals(cue.id()) ? cue : it).toList());
    }

    private Crew withCues(List<Cue> changed) {
        return new Crew(show, title, nature, rundown, progress, changed, steps, host);
    }

    private List<StepDone> struck(StepId id, Moment at) {
        if (step(id) == null)
            throw new IllegalStateException("Step %s is not among the last %d.".formatted(id, steps.size()));
        return steps.stream()
                .map(it -> it.id().equals(id) ? it.takenBack(at) : it)
                .toList();
    }

    private Crew withSteps(List<StepDone> changed) {
        return new Crew(show, title, nature, rundown, progress, cues, changed, host);
    }

    private static <T> List<T> newest(T first, List<T> rest, int most) {
        List<T> all = new ArrayList<>(Math.min(rest.size() + 1, most));
        all.add(first);
        all.addAll(rest.subList(0, Math.min(rest.size(), most - 1)));
        return all;
    }
}
