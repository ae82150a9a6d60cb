package dev.kaibo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Decision.Accepted;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.room.RandomJournals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Crew and audience from one journal: stored, cut, replayed, it is the same show. */
class ShowTest {
    private static final PersonId SOMEBODY = new PersonId(new UUID(2, 1));

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_stored_snapshot_and_the_rest_equal_the_whole(@ForAll long seed) {
        List<Recorded> whole = night(seed);
        int cut = new Random(seed).nextInt(whole.size() + 1);
        Show stored =
                Snapshots.read(Snapshots.write(show(whole.subList(0, cut)))); // through the bytes, as after a crash
        stored.applyAll(EventCodec.decode(EventCodec.encode(whole)).subList(cut, whole.size()));
        Show straight = show(whole);
        assertThat(stored.crew()).isEqualTo(straight.crew());
        assertThat(stored.room().figures()).isEqualTo(straight.room().figures());
        assertThat(stored.at()).isEqualTo(straight.at());
        assertThat(Snapshots.write(stored)).isEqualTo(Snapshots.write(straight));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_changed_or_cut_snapshot_is_noticed(@ForAll long seed) {
        byte[] snapshot = Snapshots.write(show(night(seed)));
        Random dice = new Random(seed);
        byte[] cut = Arrays.copyOf(snapshot, dice.nextInt(snapshot.length));
        assertThatThrownBy(() -> Snapshots.read(cut)).isInstanceOf(DamagedBytes.class);
        int bit = dice.nextInt(snapshot.length * 8);
        snapshot[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> Snapshots.read(snapshot)).isInstanceOf(DamagedBytes.class);
    }

    @Example
    void a_snapshot_of_another_version_is_told_apart() {
        byte[] snapshot = Snapshots.write(Show.empty());
        assertThat(Snapshots.isCurrent(snapshot)).isTrue();
        snapshot[0]++;
        assertThat(Snapshots.isCurrent(snapshot)).isFalse();
        assertThatThrownBy(() -> Snapshots.read(snapshot)).hasMessageContaining("version " + Snapshots.VERSION);
        assertThat(Snapshots.isCurrent(new byte[0])).isFalse();
    }

    @Example
    void positions_have_no_gap_and_time_never_runs_backwards() {
        Show show = show(night(1).subList(0, 3));
        Moment earlier = show.at().minus(Duration.ofMillis(1));
        assertThatThrownBy(() -> show.apply(new Recorded(5, show.at(), new Tick())))
                .hasMessageContaining("Position 5 came where 4 belongs");
        assertThatThrownBy(() -> show.apply(new Recorded(3, show.at(), new Tick())))
                .hasMessageContaining("Position 3 came where 4 belongs");
        assertThatThrownBy(() -> show.apply(new Recorded(4, earlier, new Tick())))
                .hasMessageContaining("Position 4 runs backwards");
        assertThat(show.position()).isEqualTo(3);
        assertThat(show.room().position()).isEqualTo(3);
    }

    /** The audience of a random journal, and a crew that does what it may between the facts. */
    private static List<Recorded> night(long seed) {
        Random dice = new Random(seed);
        List<Recorded> night = new ArrayList<>();
        Crew crew = Crew.empty();
        for (Recorded it : RandomJournals.seeded(seed, 120)) {
            List<ShowEvent> events = List.of();
            if (it.event() instanceof ShowOpened || !(it.event() instanceof CrewEvent)) events = List.of(it.event());
            else if (crew.decide(wish(dice), SOMEBODY, it.at()) instanceof Accepted(var accepted)) events = accepted;
            for (ShowEvent event : events) {
                Recorded recorded = new Recorded(night.size() + 1L, it.at(), event);
                crew = crew.apply(recorded);
                night.add(recorded);
            }
        }
        return night;
    }

    private static Wish wish(Random dice) {
        ItemId item = new ItemId("item-" + dice.nextInt(5));
        CueId cue = new CueId(new UUID(3, dice.nextInt(4)));
        return switch (dice.nextInt(12)) {
            case 0, 1 -> new Wish.StartShow();
            case 2, 3 -> new Wish.TakeItem(item);
            case 4 -> new Wish.ExtendItem(item, Duration.ofSeconds(dice.nextInt(-60, 60)));
            case 5 -> new Wish.SkipItem(item);
            case 6 -> new Wish.PauseShow();
            case 7 -> new Wish.ResumeShow();
            case 8 -> new Wish.SendCue(cue, "sample cue", Map.of(CrewRole.HOST, "ask for follows"));
            case 9 -> new Wish.AcknowledgeCue(cue, CrewRole.HOST);
            case 10 -> new Wish.ChangeHostShift(new PersonId(new UUID(7, dice.nextInt(3))));
            default -> dice.nextInt(8) == 0 ? new Wish.EndShow() : new Wish.TakeBackCue(cue);
        };
    }

    private static Show show(List<Recorded> journal) {
        Show show = Show.empty();
        show.applyAll(journal);
        return show;
    }
}
