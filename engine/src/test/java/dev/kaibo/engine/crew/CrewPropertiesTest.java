package dev.kaibo.engine.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.crew.Decision.Accepted;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.rundown.ClockReading;
import dev.kaibo.engine.rundown.ClockReading.ItemReading;
import dev.kaibo.engine.rundown.ItemProgress;
import dev.kaibo.engine.rundown.RundownClock;
import dev.kaibo.engine.rundown.RundownItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds on every evening, however odd the wishes. */
class CrewPropertiesTest {
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void the_crew_is_what_the_obvious_model_is(@ForAll("evenings") List<Wishes.Timed> evening) {
        Map<ItemId, Long> lengths = new LinkedHashMap<>();
        for (RundownItem item : CrewKit.plan().items())
            lengths.put(item.id(), item.planned().toMillis());
        CrewModel model = new CrewModel(lengths);
        CrewKit.Story story = CrewKit.givenShow();
        for (Wishes.Timed it : evening) {
            story = CrewKit.after(it.after()).from(story);
            model.passes(it.after().toMillis());
            Decision decision = story.crew().decide(it.wish(), CrewKit.CONTROLLER, story.at()); // never throws
            Statistics.label(it.wish().getClass().getSimpleName())
                    .collect(decision instanceof Accepted ? "accepted" : "refused");
            assertThat(decision instanceof Accepted)
                    .as("%s after %s", it, story)
                    .isEqualTo(model.wish(it.wish()));
            if (decision instanceof Accepted(var events)) for (ShowEvent event : events) story = story.happens(event);
            compare(story, model);
        }
    }

    private static void compare(CrewKit.Story story, CrewModel model) {
        Crew crew = story.crew();
        assertThat(crew.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .isEqualTo(model.phase);
        assertThat(crew.progress().items().stream().map(ItemProgress::item)).isEqualTo(model.order());
        assertThat(crew.host()).isEqualTo(model.host);
        ClockReading clock = RundownClock.read(crew.rundown(), crew.progress(), story.at());
        for (ItemReading item : clock.items()) {
            assertThat(item.state().name().toLowerCase(Locale.ROOT)).isEqualTo(model.state.get(item.item()));
            assertThat(item.talked().toMillis())
                    .as("talked about %s", item)
                    .isEqualTo(model.total(item.item().value()));
            long length = Objects.requireNonNull(model.planned.get(item.item()))
                    + Objects.requireNonNull(model.added.get(item.item()));
            assertThat(item.length().toMillis()).isEqualTo(length);
        }
        assertThat(clock.pause().toMillis()).isEqualTo(model.total("pause"));
        assertThat(crew.cues()).hasSize(model.cues.size());
        for (Cue cue : crew.cues()) {
            CrewModel.SentCue sent = Objects.requireNonNull(model.cues.get(cue.id()));
            assertThat(cue.takenBackAt() != null).isEqualTo(sent.back);
            assertThat(cue.acknowledged().stream().map(Cue.Acknowledgement::role))
                    .containsExactlyInAnyOrderElementsOf(sent.seen);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_stored_snapshot_and_the_rest_equal_the_whole(@ForAll("journals") List<Recorded> journal, @ForAll int where) {
        int cut = Math.floorMod(where, journal.size() + 1);
        Crew before = fold(Crew.empty(), journal.subList(0, cut));
        ByteWriter out = new ByteWriter(0);
        before.writeTo(out);
        ByteReader in = new ByteReader(out.toBytes()); // through the bytes, as after a crash
        Crew stored = Crew.readFrom(in);
        assertThat(in.hasMore()).isFalse();
        assertThat(stored).isEqualTo(before);
        assertThat(fold(stored, journal.subList(cut, journal.size()))).isEqualTo(fold(Crew.empty(), journal));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_replay_from_the_journals_bytes_is_the_same_to_the_byte(@ForAll("journals") List<Recorded> journal) {
        assertThat(bytes(fold(Crew.empty(), EventCodec.decode(EventCodec.encode(journal)))))
                .isEqualTo(bytes(fold(Crew.empty(), journal)));
    }

    private static byte[] bytes(Crew crew) {
        ByteWriter out = new ByteWriter(0);
        crew.writeTo(out);
        return out.toBytes();
    }

    private static Crew fold(Crew crew, List<Recorded> journal) {
        Crew folded = crew;
        for (Recorded it : journal) folded = folded.apply(it);
        return folded;
    }

    @Provide
    Arbitrary<List<Wishes.Timed>> evenings() {
        return Wishes.evenings();
    }

    @Provide
    Arbitrary<List<Recorded>> journals() {
        return Wishes.journals();
    }
}
