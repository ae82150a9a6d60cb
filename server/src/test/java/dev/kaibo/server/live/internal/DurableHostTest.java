package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Refusal;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.IntakeEvent.ViewerMet;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.NoSuchShow;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.Watcher.Changed;
import dev.kaibo.server.live.internal.FaultyJournal.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableHostTest {
    private static DataSource database;

    @TempDir
    Path folder;

    private House house;

    @BeforeAll
    static void oneDatabase() {
        database = House.database();
    }

    @BeforeEach
    void aHouse() {
        house = House.on(database, folder);
    }

    @AfterEach
    void closed() {
        house.close();
    }

    @Test
    void what_was_accepted_is_there_after_a_crash() {
        ShowId show = house.onAir();
        house.wish(show, new Wish.TakeItem(House.DRESS));
        house.take(show, house.comments(0, 40));
        byte[] before = house.bytes(show);
        house.kill();

        House next = house.another(database);
        next.register.start();
        assertThat(next.bytes(show)).isEqualTo(before);
        assertThat(next.host.state(show).crew().phase()).isEqualTo(Phase.ON_AIR);
        assertThat(next.host.commentsSince(show, -1, 100)).hasSize(40);
        next.close();
    }

    @Test
    void a_snapshot_and_the_rest_are_the_whole() {
        ShowId show = house.onAir();
        for (int batch = 0; batch < 5; batch++) house.take(show, house.comments(batch * 100L, 100));
        byte[] before = house.bytes(show);
        house.close();
        assertThat(house.journal.snapshot(show, Fold.FORMAT)).isNotNull();
        assertThat(house.replayed(show)).isEqualTo(before);

        house = house.another(database);
        assertThat(house.bytes(show)).isEqualTo(before);
        // numbers go on where they stopped: the same viewers are known, a new one is the next
        house.take(show, house.comments(500, 60));
        house.pass(show, Duration.ofMillis(100));
        assertThat(house.host.state(show).lastComment()).isEqualTo(559);
        assertThat(house.events(show))
                .filteredOn(each -> each.event().equals(new ViewerMet(50)))
                .isEmpty();
    }

    @Test
    void a_damaged_snapshot_costs_time_and_nothing_else() {
        ShowId show = house.onAir();
        house.take(show, house.comments(0, 30));
        byte[] before = house.bytes(show);
        house.journal.keepSnapshot(show, 3, Fold.FORMAT, new byte[] {1, 2, 3});
        house.close();
        house = house.another(database);
        assertThat(house.bytes(show)).isEqualTo(before);
    }

    @Test
    void the_same_key_brings_the_same_answer_and_no_second_effect() {
        ShowId show = house.onAir();
        UUID key = UUID.randomUUID();
        CueId cue = new CueId(UUID.randomUUID());
        Answer first = House.now(house.host.submit(show, key, House.cue(cue), House.FLOOR));
        assertThat(House.now(house.host.submit(show, key, House.cue(cue), House.FLOOR)))
                .isEqualTo(first)
                .isInstanceOf(Answer.Done.class);
        house.kill();
        House next = house.another(database);
        assertThat(House.now(next.host.submit(show, key, House.cue(cue), House.FLOOR)))
                .isEqualTo(first);
        assertThat(next.events(show))
                .filteredOn(each -> each.event() instanceof CueSent)
                .hasSize(1);
        next.close();
    }

    /** Up to a bound the keys of a show are remembered; beyond it the journal is asked for each. */
    @Test
    void a_key_is_known_however_many_there_are() {
        ShowId show = house.onAir();
        UUID key = UUID.randomUUID();
        CueId cue = new CueId(UUID.randomUUID());
        Answer first = House.now(house.host.submit(show, key, House.cue(cue), House.FLOOR));
        house.kill();
        int others = DSL.using(database, SQLDialect.POSTGRES)
                .execute(
                        "insert into live.wish (show, key, position) select {0}, gen_random_uuid(), 1 from generate_series(1, {1})",
                        DSL.val(show.value()), DSL.val(Wishes.KEYS_KEPT));
        assertThat(others).isEqualTo(Wishes.KEYS_KEPT);
        House next = house.another(database);
        assertThat(next.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
        assertThat(House.now(next.host.submit(show, key, House.cue(cue), House.FLOOR)))
                .isEqualTo(first);
        next.close();
    }

    @Test
    void a_refusal_says_why_and_stays_the_answer_of_its_key() {
        ShowId show = house.opened();
        UUID key = UUID.randomUUID();
        Answer refused = House.now(house.host.submit(show, key, new Wish.PauseShow(), House.FLOOR));
        assertThat(refused).isEqualTo(new Answer.Refused(new Refusal.ShowNotOnAir(Phase.PLANNED)));
        house.wish(show, new Wish.StartShow());
        assertThat(House.now(house.host.submit(show, key, new Wish.PauseShow(), House.FLOOR)))
                .isEqualTo(refused);
        assertThat(house.host.state(show).crew().phase()).isEqualTo(Phase.ON_AIR);
    }

    @Test
    void kills_at_any_point_neither_lose_an_accepted_wish_nor_double_one() {
        for (long seed = 1; seed <= 6; seed++) {
            ShowId show = house.onAir();
            var dice = new SplittableRandom(seed);
            house.journal.faults(() -> Fault.values()[dice.nextInt(10) < 5 ? 0 : dice.nextInt(Fault.values().length)]);
            var wanted = new ArrayList<CueId>();
            for (int i = 0; i < 30; i++) {
                CueId cue = new CueId(UUID.randomUUID());
                UUID key = UUID.randomUUID();
                wanted.add(cue);
                // a screen tries again with the same key until it is told that it is done
                Answer answer = House.now(house.host.submit(show, key, House.cue(cue), House.FLOOR));
                for (int tries = 0; !(answer instanceof Answer.Done); tries++) {
                    assertThat(answer).isInstanceOf(Answer.NotJournaled.class);
                    assertThat(tries).as("seed %d", seed).isLessThan(100);
                    answer = House.now(house.host.submit(show, key, House.cue(cue), House.FLOOR));
                }
            }
            house.journal.faults(() -> Fault.NONE);
            assertThat(house.cues(show)).as("seed %d", seed).containsExactlyElementsOf(wanted);
            assertThat(house.replayed(show)).as("seed %d", seed).isEqualTo(house.bytes(show));
        }
    }

    @Test
    void what_takes_its_time_to_be_written_sets_no_clock_back() throws InterruptedException {
        ShowId show = house.onAir();
        var clocks = new CopyOnWriteArrayList<Moment>();
        house.host.watch(show, (state, _) -> clocks.add(state.now()));
        var gate = new CountDownLatch(1);
        house.journal.holdAppends(gate);
        var taken = house.host.submit(show, UUID.randomUUID(), House.cue(), House.FLOOR);
        house.journal.awaitHeld();
        house.clock.pass(Duration.ofSeconds(15));
        house.journal.holdAppends(null);
        gate.countDown();
        House.now(taken);
        house.settle(show);
        assertThat(clocks).isNotEmpty().isSorted();
        assertThat(clocks.getLast()).isEqualTo(Moment.of(house.clock.wall()));
        assertThat(clocks.getFirst()).isEqualTo(Moment.of(house.clock.wall()));
    }

    @Test
    void captured_facts_survive_lost_answers_once_each() {
        ShowId show = house.onAir();
        var dice = new SplittableRandom(7);
        house.journal.faults(
                () -> dice.nextBoolean() ? Fault.NONE : dice.nextBoolean() ? Fault.BROKEN : Fault.ANSWER_LOST);
        for (int batch = 0; batch < 20; batch++) {
            CompletionStage<IntakeAnswer> taken =
                    house.host.take(show, Post.of(House.FORWARDER, house.commentsWithoutKeys(5)));
            while (!taken.toCompletableFuture().isDone()) house.pass(show, Duration.ofSeconds(1));
            assertThat(House.now(taken)).isEqualTo(new IntakeAnswer.Taken(5, 0));
        }
        assertThat(house.events(show))
                .filteredOn(each -> each.event() instanceof AudienceFact.Commented)
                .hasSize(100);
    }

    @Test
    void while_the_journal_is_gone_wishes_are_refused_and_facts_wait_until_it_is_back() {
        ShowId show = house.onAir();
        var seen = new CopyOnWriteArrayList<Published>();
        house.host.watch(show, (state, changed) -> {
            if (changed.contains(Changed.JOURNAL)) seen.add(state);
        });
        house.journal.gone(true);
        assertThat(house.wish(show, House.cue())).isEqualTo(new Answer.NotJournaled("The disk is full."));
        CompletionStage<IntakeAnswer> waiting = house.host.take(show, Post.of(House.FORWARDER, house.comments(0, 10)));
        house.pass(show, Duration.ofSeconds(2));
        assertThat(waiting.toCompletableFuture()).isNotDone();
        assertThat(seen)
                .last()
                .satisfies(state ->
                        assertThat(state.journal()).isEqualTo(new Published.JournalState(false, "The disk is full.")));
        assertThat(house.host.state(show).now()).isEqualTo(Moment.of(house.clock.wall())); // clocks go on

        house.journal.gone(false);
        house.pass(show, Duration.ofSeconds(2));
        assertThat(House.now(waiting)).isEqualTo(new IntakeAnswer.Taken(10, 0));
        assertThat(house.settle(show).journal().writing()).isTrue();
        assertThat(seen)
                .last()
                .satisfies(state -> assertThat(state.journal().writing()).isTrue());
        assertThat(house.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
    }

    @Test
    void wishes_overtake_captured_facts_that_wait() {
        ShowId show = house.onAir();
        var gate = new CountDownLatch(1);
        house.journal.holdAppends(gate);
        var taken = new ArrayList<CompletionStage<IntakeAnswer>>();
        for (int batch = 0; batch < 4; batch++)
            taken.add(house.host.take(show, Post.of(House.FORWARDER, house.comments(batch * 3_000L, 3_000))));
        CompletionStage<Answer> wish = house.host.submit(show, UUID.randomUUID(), House.cue(), House.FLOOR);
        house.journal.holdAppends(null);
        gate.countDown();
        long wished = ((Answer.Done) House.now(wish)).position();
        taken.forEach(House::now);
        long last = house.events(show).stream()
                .filter(each -> each.event() instanceof AudienceFact)
                .mapToLong(Recorded::position)
                .max()
                .orElseThrow();
        // at most one append was under way before it
        assertThat(wished).isLessThan(last - 3_000);
    }

    @Test
    void both_lanes_are_bounded_and_say_so() {
        ShowId show = house.onAir();
        var gate = new CountDownLatch(1);
        house.journal.holdAppends(gate);
        var answers = new ArrayList<CompletionStage<Answer>>();
        for (int i = 0; i < 2 * ShowHost.WAITING_WISHES; i++)
            answers.add(house.host.submit(show, UUID.randomUUID(), House.cue(), House.FLOOR));
        var taken = new ArrayList<CompletionStage<IntakeAnswer>>();
        for (int i = 0; i < 12; i++)
            taken.add(house.host.take(show, Post.of(House.FORWARDER, house.comments(i * 4_000L, 4_000))));
        house.journal.holdAppends(null);
        gate.countDown();
        var kinds = new HashSet<Class<?>>();
        for (var each : answers) kinds.add(House.now(each).getClass());
        assertThat(kinds).containsExactlyInAnyOrder(Answer.Done.class, Answer.TooManyWaiting.class);
        assertThat(answers.stream()
                        .filter(each -> House.now(each) instanceof Answer.Done)
                        .count())
                .isBetween((long) ShowHost.WAITING_WISHES, 2L * ShowHost.WAITING_WISHES - 1);
        assertThat(taken.stream().map(House::now).filter(IntakeAnswer.Full.class::isInstance))
                .isNotEmpty();
        assertThat(taken.stream().map(House::now).filter(IntakeAnswer.Taken.class::isInstance))
                .isNotEmpty();
    }

    @Test
    void duplicates_change_nothing_and_are_counted() {
        ShowId show = house.onAir();
        assertThat(house.take(show, house.comments(0, 10))).isEqualTo(new IntakeAnswer.Taken(10, 0));
        assertThat(house.take(show, house.comments(5, 10))).isEqualTo(new IntakeAnswer.Taken(5, 5));
        house.pass(show, Duration.ofMillis(200));
        assertThat(house.settle(show).room().facts().duplicate()).isEqualTo(5);
        assertThat(house.settle(show).room().figures().comments()).isEqualTo(15);
        assertThat(house.host.commentsSince(show, -1, 5)).extracting("nick").containsOnly("山茶*");
    }

    @Test
    void the_crew_is_published_at_once_and_the_room_at_most_ten_times_a_second() {
        ShowId show = house.onAir();
        house.pass(show, Duration.ofSeconds(1));
        var changes = new CopyOnWriteArrayList<Set<Changed>>();
        var watch = house.host.watch(show, (_, changed) -> changes.add(changed));
        house.wish(show, House.cue());
        assertThat(changes).hasSize(1).allSatisfy(each -> assertThat(each).contains(Changed.CREW));
        for (int i = 0; i < 50; i++) house.take(show, house.comments(i * 10L, 10)); // the clock stands still
        assertThat(changes).hasSize(1);
        house.pass(show, Duration.ofMillis(100));
        assertThat(changes)
                .hasSize(2)
                .last()
                .satisfies(each -> assertThat(each).contains(Changed.ROOM, Changed.COMMENTS));
        assertThat(house.host.state(show).room().figures().comments()).isEqualTo(500);
        watch.close();
    }

    @Test
    void what_people_do_changes_no_figure_and_is_all_that_is_published() {
        ShowId show = house.onAir();
        house.take(show, house.comments(0, 3));
        house.pass(show, Duration.ofSeconds(1));
        var changes = new CopyOnWriteArrayList<Set<Changed>>();
        try (var _ = house.host.watch(show, (_, changed) -> changes.add(changed))) {
            house.wish(show, House.cue());
            house.pass(show, Duration.ofMillis(200));
            assertThat(changes).containsExactly(Set.of(Changed.CREW));
            house.take(show, house.comments(3, 1));
            house.pass(show, Duration.ofMillis(200));
            assertThat(changes)
                    .hasSize(2)
                    .last()
                    .satisfies(each -> assertThat(each).contains(Changed.ROOM, Changed.COMMENTS));
        }
    }

    @Test
    void each_second_on_air_leaves_its_tick_and_a_dark_night_only_one() {
        ShowId show = house.onAir();
        for (int i = 0; i < 10; i++) house.pass(show, Duration.ofMillis(500));
        assertThat(house.events(show))
                .filteredOn(each -> each.event() instanceof Tick)
                .hasSize(5);
        house.pass(show, Duration.ofHours(9));
        assertThat(house.events(show))
                .filteredOn(each -> each.event() instanceof Tick)
                .hasSize(6);
    }

    @Test
    void a_clock_that_is_set_back_holds_up_no_show() {
        ShowId show = house.onAir();
        house.pass(show, Duration.ofSeconds(1));
        Moment before = house.host.state(show).now();
        house.clock.set(Duration.ofMinutes(-10));
        for (int i = 0; i < 5; i++) house.pass(show, Duration.ofSeconds(1));
        house.take(show, house.comments(0, 3));
        house.pass(show, Publisher.BETWEEN_ROOMS);
        assertThat(house.host.state(show).now())
                .isEqualTo(before.plus(Duration.ofSeconds(5)).plus(Publisher.BETWEEN_ROOMS));
        assertThat(ticks(show)).hasSize(6);
        assertThat(house.settle(show).room().figures().comments()).isEqualTo(3);
        assertThat(house.events(show)).extracting(Recorded::at).isSorted();
    }

    @Test
    void a_show_that_is_loaded_under_a_clock_set_back_goes_on_where_its_journal_ends() {
        ShowId show = house.onAir();
        house.pass(show, Duration.ofSeconds(1));
        Moment before = house.host.state(show).now();
        house.kill();
        house.clock.set(Duration.ofMinutes(-10));
        house = house.another(database);
        house.settle(show);
        for (int i = 0; i < 5; i++) house.pass(show, Duration.ofSeconds(1));
        assertThat(house.host.state(show).now()).isEqualTo(before.plus(Duration.ofSeconds(5)));
        assertThat(ticks(show)).hasSize(6);
    }

    @Test
    void a_clock_that_is_set_forward_takes_every_live_show_with_it() {
        ShowId show = house.onAir();
        house.clock.set(Duration.ofMinutes(2));
        assertThat(house.host.state(show).now()).isEqualTo(Moment.of(house.clock.wall()));
        house.pass(show, Duration.ofSeconds(1));
        assertThat(ticks(show)).hasSize(121);
        house.clock.set(Duration.ofMinutes(-1));
        house.clock.set(Duration.ofMinutes(2));
        house.pass(show, Duration.ofSeconds(1));
        assertThat(house.host.state(show).now()).isEqualTo(Moment.of(house.clock.wall()));
    }

    private List<Recorded> ticks(ShowId show) {
        return house.events(show).stream()
                .filter(each -> each.event() instanceof Tick)
                .toList();
    }

    @Test
    void an_ended_show_still_takes_facts_and_leaves_memory_when_nobody_looks() {
        ShowId show = house.onAir();
        house.wish(show, new Wish.EndShow());
        house.forget(show);
        assertThat(house.register.published(show)).isNull();
        assertThat(house.take(show, house.comments(0, 4))).isEqualTo(new IntakeAnswer.Taken(4, 0));
        assertThat(house.events(show))
                .filteredOn(each -> each.event() instanceof CrewEvent.ShowEnded)
                .hasSize(1);
    }

    @Test
    void the_list_tells_the_last_figures() {
        ShowId show = house.onAir();
        house.take(show, house.comments(0, 120));
        house.wish(show, new Wish.EndShow());
        house.pass(show, Duration.ofSeconds(1));
        house.pass(show, Duration.ofSeconds(1));
        assertThat(house.host.shows(House.WORKSPACE))
                .filteredOn(row -> row.show().equals(show))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.phase()).isEqualTo(Phase.ENDED);
                    assertThat(row.uv()).isEqualTo(50);
                    assertThat(row.items()).isEqualTo(2);
                });
    }

    @Test
    void what_is_removed_is_gone_and_its_watchers_are_told() {
        UUID workspace = UUID.randomUUID();
        ShowId show = house.host.open(
                workspace, new NewShow("示例", CrewEvent.Nature.LIVE, House.rundown(), true), House.FLOOR);
        var told = new CompletableFuture<Set<Changed>>();
        house.host.watch(show, (_, changed) -> told.complete(changed));
        assertThat(house.host.belongs(show, workspace)).isTrue();
        assertThat(house.host.belongs(show, House.WORKSPACE)).isFalse();
        house.host.remove(workspace);
        assertThat(House.now(told)).containsExactly(Changed.REMOVED);
        assertThat(house.host.belongs(show, workspace)).isFalse();
        assertThatThrownBy(() -> house.host.state(show)).isInstanceOf(NoSuchShow.class);
        assertThatThrownBy(() -> house.host.submit(show, UUID.randomUUID(), new Wish.StartShow(), House.FLOOR))
                .isInstanceOf(NoSuchShow.class);
    }
}
