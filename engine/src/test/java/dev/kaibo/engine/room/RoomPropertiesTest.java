package dev.kaibo.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.IntakeEvent.FactsDropped;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import dev.kaibo.engine.room.RoomFigures.RoundTotals;
import dev.kaibo.engine.room.RoomFigures.SourceFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What is true of every room, on journals of evenings on which everything goes wrong. */
class RoomPropertiesTest {
    @Property(tries = 400)
    void every_figure_in_every_scope_equals_the_slow_recount(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 1800) int seconds) {
        List<Recorded> journal = RandomJournals.seeded(seed, 300);
        Duration window = seed % 2 == 0 ? Room.WINDOW : Duration.ofSeconds(seconds);
        same(roomOf(journal).figures(window), new Recount(journal).figures(window));
    }

    @Property(tries = 60)
    void figures_asked_on_the_way_equal_the_recount_of_what_came_until_then(@ForAll long seed) {
        List<Recorded> journal = RandomJournals.seeded(seed, 200);
        Room room = Room.empty();
        for (int i = 0; i < journal.size(); i++) {
            room.apply(journal.get(i));
            if (i % 40 == 0) same(room.figures(), new Recount(journal.subList(0, i + 1)).figures(Room.WINDOW));
        }
    }

    @Property(tries = 200)
    void round_totals_add_up_to_the_totals_of_the_show(@ForAll long seed) {
        RoomFigures figures = roomOf(RandomJournals.seeded(seed, 300)).figures();
        Figures show = figures.figures();
        assertThat(figures.rounds().stream().mapToLong(RoundFigures::entrants).sum())
                .isEqualTo(show.uv());
        assertThat(sum(figures, RoundTotals::entries)).isEqualTo(show.entries());
        assertThat(sum(figures, RoundTotals::comments)).isEqualTo(show.comments());
        assertThat(sum(figures, RoundTotals::likes)).isEqualTo(show.likes());
        assertThat(sum(figures, RoundTotals::follows)).isEqualTo(show.follows());
        assertThat(sum(figures, RoundTotals::shares)).isEqualTo(show.shares());
        assertThat(sum(figures, RoundTotals::gifts)).isEqualTo(show.gifts());
        assertThat(sum(figures, RoundTotals::clicks)).isEqualTo(show.clicks());
        assertThat(sum(figures, RoundTotals::orders)).isEqualTo(show.orders());
        Money gmv = show.gmv();
        assertThat(sum(
                        figures,
                        totals -> totals.gmv() == null
                                ? null
                                : Objects.requireNonNull(totals.gmv()).fen()))
                .isEqualTo(gmv == null ? null : gmv.fen());
        assertThat(sumOfRounds(figures, RoundFigures::commented)).isEqualTo(show.commenters());
        assertThat(sumOfRounds(figures, RoundFigures::clicked)).isEqualTo(show.clickers());
        assertThat(sumOfRounds(figures, RoundFigures::bought)).isEqualTo(show.buyers());
    }

    @Property(tries = 200)
    void entries_of_all_sources_add_up_to_those_of_the_window(@ForAll long seed) {
        RoomFigures figures = roomOf(RandomJournals.seeded(seed, 300)).figures();
        assertThat(sumOfSources(figures, SourceFigures::entriesNow))
                .isEqualTo(figures.recent().now().entries());
        assertThat(sumOfSources(figures, SourceFigures::entriesBefore))
                .isEqualTo(figures.recent().before().entries());
    }

    @Property(tries = 200)
    void a_stored_snapshot_and_the_rest_equal_the_whole(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int percent) {
        List<Recorded> journal = RandomJournals.seeded(seed, 300);
        int cut = journal.size() * percent / 100;
        Room stored = Room.readFrom(new ByteReader(bytesOf(roomOf(journal.subList(0, cut)))));
        stored.applyAll(journal.subList(cut, journal.size()));
        Room whole = roomOf(journal);
        assertThat(stored.figures()).isEqualTo(whole.figures());
        assertThat(bytesOf(stored)).isEqualTo(bytesOf(whole));
    }

    @Property(tries = 10)
    void it_does_so_at_every_single_cut(@ForAll long seed) {
        List<Recorded> journal = RandomJournals.seeded(seed, 60);
        byte[] whole = bytesOf(roomOf(journal));
        for (int cut = 0; cut <= journal.size(); cut++) {
            Room stored = Room.readFrom(new ByteReader(bytesOf(roomOf(journal.subList(0, cut)))));
            stored.applyAll(journal.subList(cut, journal.size()));
            assertThat(bytesOf(stored))
                    .as("cut after %d of %d", cut, journal.size())
                    .isEqualTo(whole);
        }
    }

    @Property(tries = 100)
    void a_duplicate_changes_nothing_but_its_own_count(@ForAll long seed) {
        List<Recorded> journal = RandomJournals.seeded(seed, 300);
        Recorded last = journal.getLast();
        Room once = roomOf(journal);
        Room twice = roomOf(journal);
        int again = 0;
        for (Recorded recorded : journal) {
            if (!(recorded.event() instanceof AudienceFact fact)
                    || fact.head().keyKind().ordinal() == 0) continue;
            again++;
            long position = last.position() + again;
            twice.apply(new Recorded(position, last.at(), fact));
            once.apply(new Recorded(position, last.at(), new FactsDropped(fact.head().stream(), 1, 0)));
        }
        assertThat(again).isPositive();
        assertThat(bytesOf(twice)).isEqualTo(bytesOf(once));
    }

    @Property(tries = 100)
    void what_is_sifted_into_the_journal_gives_the_same_figures(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int batch) {
        List<Recorded> arrivals = RandomJournals.seeded(seed, 300);
        Room sifting = Room.empty();
        for (int from = 0; from < arrivals.size(); from += batch) {
            List<Recorded> some = arrivals.subList(from, Math.min(arrivals.size(), from + batch));
            List<AudienceFact> facts = some.stream()
                    .map(Recorded::event)
                    .filter(AudienceFact.class::isInstance)
                    .map(AudienceFact.class::cast)
                    .toList();
            byte[] before = bytesOf(sifting);
            Sifted sifted = sifting.sift(facts);
            assertThat(bytesOf(sifting)).as("sifting changes nothing").isEqualTo(before);
            assertThat(sifted.accepted().size() + sifted.duplicates()).isEqualTo(facts.size());
            List<AudienceFact> accepted = new ArrayList<>(sifted.accepted());
            for (Recorded recorded : some) {
                ShowEvent event = recorded.event();
                if (event instanceof AudienceFact fact) {
                    boolean kept = !accepted.isEmpty() && accepted.getFirst() == fact;
                    if (kept) accepted.removeFirst();
                    event = kept ? fact : new FactsDropped(fact.head().stream(), 1, 0);
                }
                sifting.apply(new Recorded(recorded.position(), recorded.at(), event));
            }
            assertThat(accepted).isEmpty();
        }
        assertThat(bytesOf(sifting)).isEqualTo(bytesOf(roomOf(arrivals)));
    }

    @Property(tries = 30)
    void cut_bytes_are_refused_and_never_guessed_at(@ForAll long seed) {
        byte[] bytes = bytesOf(roomOf(RandomJournals.seeded(seed, 100)));
        for (int length = 0; length < bytes.length; length += 1 + length / 7) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Room.readFrom(new ByteReader(cut)))
                    .isInstanceOf(dev.kaibo.engine.bytes.DamagedBytes.class);
        }
    }

    @Property(tries = 20)
    void a_long_silence_empties_the_windows_and_the_bytes_forget_what_lies_outside(@ForAll long seed) {
        List<Recorded> journal = RandomJournals.seeded(seed, 100);
        Recorded last = journal.getLast();
        List<Recorded> silence = new ArrayList<>(journal);
        silence.add(new Recorded(last.position() + 1, last.at().plus(Duration.ofHours(3)), new Tick()));
        Room room = roomOf(silence);
        same(room.figures(), new Recount(silence).figures(Room.WINDOW));
        assertThat(room.figures().recent().now().uv()).isZero();
        assertThat(bytesOf(Room.readFrom(new ByteReader(bytesOf(room))))).isEqualTo(bytesOf(room));
    }

    private static void same(RoomFigures actual, RoomFigures expected) {
        // The comparison field by field names the figure that differs, but takes long: only when there is a difference.
        if (!actual.equals(expected))
            assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
        assertThat(actual).isEqualTo(expected);
    }

    private static @Nullable Long sum(RoomFigures figures, Function<RoundTotals, @Nullable Long> of) {
        return sumOfRounds(figures, round -> of.apply(round.totals()));
    }

    /** null when the rounds say that it is not given. */
    private static @Nullable Long sumOfRounds(RoomFigures figures, Function<RoundFigures, @Nullable Long> of) {
        Set<Boolean> given = new HashSet<>();
        long sum = 0;
        for (RoundFigures round : figures.rounds()) {
            Long value = of.apply(round);
            given.add(value != null);
            if (value != null) sum += value;
        }
        assertThat(given).as("a kind is given in all rounds or in none").hasSize(1);
        return given.contains(true) ? (Long) sum : null;
    }

    private static @Nullable Long sumOfSources(RoomFigures figures, Function<SourceFigures, @Nullable Long> of) {
        Long sum = 0L;
        for (SourceFigures source : figures.sources()) {
            Long value = of.apply(source);
            sum = value == null || sum == null ? null : (Long) (sum + value);
        }
        return sum;
    }

    static Room roomOf(List<Recorded> journal) {
        Room room = Room.empty();
        room.applyAll(journal);
        return room;
    }

    static byte[] bytesOf(Room room) {
        ByteWriter out = new ByteWriter(1024);
        room.writeTo(out);
        return out.toBytes();
    }
}
