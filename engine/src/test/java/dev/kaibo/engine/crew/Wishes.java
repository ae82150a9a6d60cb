package dev.kaibo.engine.crew;

import static dev.kaibo.engine.crew.CrewKit.COAT;
import static dev.kaibo.engine.crew.CrewKit.HOST;
import static dev.kaibo.engine.crew.CrewKit.NOWHERE;
import static dev.kaibo.engine.crew.CrewKit.OTHER_HOST;
import static dev.kaibo.engine.crew.CrewKit.SCARF;
import static dev.kaibo.engine.crew.CrewKit.SHOES;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.crew.Decision.Accepted;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random evenings of a crew: what people wish, sensible or not, and the journal that comes of it. */
public final class Wishes {
    private Wishes() {}

    /** A wish and how long after the one before it. */
    public record Timed(Duration after, Wish wish) {}

    public static Arbitrary<List<Timed>> evenings() {
        Arbitrary<Timed> timed = Combinators.combine(gaps(), any()).as(Timed::new);
        // most random evenings would otherwise never get on air
        return timed.list().ofMaxSize(60).map(rest -> {
            List<Timed> evening = new ArrayList<>(rest);
            if (evening.size() > 3) evening.add(evening.size() % 3, new Timed(Duration.ZERO, new Wish.StartShow()));
            return evening;
        });
    }

    /** Journals of such evenings: only what was accepted. */
    public static Arbitrary<List<Recorded>> journals() {
        return evenings().map(Wishes::journal);
    }

    static List<Recorded> journal(List<Timed> evening) {
        CrewKit.Story story = CrewKit.givenShow();
        List<Recorded> journal = new ArrayList<>();
        journal.add(new Recorded(
                1, CrewKit.PLANNED_START, new ShowOpened(CrewKit.SHOW, "Sample show", Nature.LIVE, CrewKit.plan())));
        for (Timed it : evening) {
            story = CrewKit.after(it.after()).from(story);
            if (!(story.crew().decide(it.wish(), CrewKit.CONTROLLER, story.at()) instanceof Accepted(var events)))
                continue;
            for (ShowEvent event : events) {
                story = story.happens(event);
                journal.add(new Recorded(story.position(), story.at(), event));
            }
        }
        return journal;
    }

    private static Arbitrary<Duration> gaps() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.longs().between(0, 2_000).map(Duration::ofMillis)),
                Tuple.of(2, Arbitraries.longs().between(0, 12 * 60_000).map(Duration::ofMillis)));
    }

    private static Arbitrary<Wish> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, items().map(Wish.TakeItem::new)),
                Tuple.of(3, Combinators.combine(items(), lengths()).as(Wish.ExtendItem::new)),
                Tuple.of(2, items().map(Wish.SkipItem::new)),
                Tuple.of(2, items().list().ofMaxSize(4).map(Wish.ReorderItems::new)),
                Tuple.of(
                        2,
                        Arbitraries.just(List.of(COAT, SCARF, SHOES))
                                .flatMap(Arbitraries::shuffle)
                                .map(Wish.ReorderItems::new)),
                Tuple.of(2, Arbitraries.of(new Wish.PauseShow(), new Wish.ResumeShow())),
                Tuple.of(1, Arbitraries.of(new Wish.StartShow(), new Wish.EndShow(), new Wish.ResumeShow())),
                Tuple.of(4, sendings()),
                Tuple.of(4, Combinators.combine(cues(), roles()).as(Wish.AcknowledgeCue::new)),
                Tuple.of(3, cues().map(Wish.TakeBackCue::new)),
                Tuple.of(
                        3,
                        Combinators.combine(steps(), roles(), items().injectNull(0.5))
                                .as((step, role, item) -> new Wish.RecordStep(step, "推卡片", role, item))),
                Tuple.of(2, steps().map(Wish.TakeBackStep::new)),
                Tuple.of(1, Arbitraries.of(HOST, OTHER_HOST).map(Wish.ChangeHostShift::new)));
    }

    private static Arbitrary<ItemId> items() {
        return Arbitraries.frequency(Tuple.of(5, COAT), Tuple.of(5, SCARF), Tuple.of(5, SHOES), Tuple.of(1, NOWHERE));
    }

    private static Arbitrary<Duration> lengths() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-5 * 60_000, 5 * 60_000).map(Duration::ofMillis),
                Arbitraries.longs().map(Duration::ofSeconds));
    }

    private static Arbitrary<CueId> cues() {
        return Arbitraries.longs().between(1, 6).map(CrewKit::cue);
    }

    private static Arbitrary<StepId> steps() {
        return Arbitraries.longs().between(1, 6).map(CrewKit::step);
    }

    private static Arbitrary<CrewRole> roles() {
        return Arbitraries.frequency(
                Tuple.of(12, CrewRole.HOST), Tuple.of(4, CrewRole.CO_HOST), Tuple.of(1, CrewRole.BRAND_VIEWER));
    }

    private static Arbitrary<Wish> sendings() {
        Arbitrary<String> names = sometimes(Arbitraries.strings().ofMaxLength(70), "求关注");
        Arbitrary<String> lines = sometimes(Arbitraries.strings().ofMaxLength(220), "还差 74 人，🎁");
        return Combinators.combine(
                        cues(), names, Arbitraries.maps(roles(), lines).ofMaxSize(2))
                .as(Wish.SendCue::new);
    }

    private static Arbitrary<String> sometimes(Arbitrary<String> odd, String sound) {
        return Arbitraries.frequencyOf(Tuple.of(1, odd), Tuple.of(8, Arbitraries.just(sound)));
    }
}
