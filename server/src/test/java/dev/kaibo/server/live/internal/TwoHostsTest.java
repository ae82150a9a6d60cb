package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.PLAYBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.Watcher.Changed;
import dev.kaibo.simulator.room.SampleShow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers on one database, by mistake or while one takes the other's place: the journal stays one, and both say what they are. */
class TwoHostsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String ANOTHER = "Another host writes this show";
    private static DataSource database;

    @TempDir
    Path folder;

    private House first;
    private House second;

    @BeforeAll
    static void oneDatabase() {
        database = House.database();
    }

    @BeforeEach
    void twoHouses() {
        first = House.on(database, folder);
        second = first.another(database);
    }

    @AfterEach
    void closed() {
        first.close();
        second.close();
    }

    private void pass(ShowId show, Duration length) {
        first.pass(show, length);
        second.pass(show, length);
    }

    private static void assertFenced(Answer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotJournaled.class,
                        said -> assertThat(said.reason()).contains(ANOTHER));
    }

    @Test
    void the_second_is_fenced_at_its_first_collision() {
        ShowId show = first.onAir();
        second.host.state(show);
        first.wish(show, House.cue());

        assertFenced(second.wish(show, House.cue()));
        assertThat(second.settle(show).journal().writing()).isFalse();
        assertFenced(second.wish(show, House.cue()));
        assertThat(second.take(show, second.comments(0, 3))).isInstanceOf(IntakeAnswer.NotJournaled.class);
        assertThat(first.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
        assertThat(first.cues(show)).hasSize(2);
    }

    @Test
    void what_carries_no_event_is_fenced_like_everything_else() {
        var rundown = SampleShow.rundown(Moment.of(House.EIGHT));
        ShowId show = first.host.playSimulated(
                House.WORKSPACE, new NewShow("示例", Nature.SIMULATED, rundown, true), 38, 1, House.FLOOR);
        assertThat(first.host.control(show, new PlaybackControl(true, null, null)))
                .isInstanceOf(Controlled.Now.class);
        for (int i = 0; i < 3; i++) first.settle(show);
        int events = first.events(show).size();

        assertThat(second.host.control(show, new PlaybackControl(null, 20, null)))
                .isInstanceOf(Controlled.Now.class);
        assertThat(first.host.control(show, new PlaybackControl(null, 5, null)))
                .isInstanceOfSatisfying(
                        Controlled.NotJournaled.class,
                        said -> assertThat(said.reason()).contains(ANOTHER));
        assertThat(first.events(show)).as("nobody wrote an event").hasSize(events);
        assertThat(DSL.using(database, SQLDialect.POSTGRES).fetchValue(PLAYBACK.SPEED, PLAYBACK.SHOW.eq(show.value())))
                .isEqualTo(20);
    }

    @Test
    void a_host_that_lost_a_show_has_it_again_when_the_other_one_is_gone() {
        ShowId show = first.onAir();
        var cues = List.of(new CueId(UUID.randomUUID()), new CueId(UUID.randomUUID()), new CueId(UUID.randomUUID()));
        first.wish(show, House.cue(cues.get(0)));
        var told = new CopyOnWriteArrayList<Published>();
        first.host.watch(show, (state, changed) -> {
            if (changed.contains(Changed.JOURNAL)) told.add(state);
        });
        assertThat(second.wish(show, House.cue(cues.get(1)))).isInstanceOf(Answer.Done.class);
        var comments = second.comments(0, 8);
        second.take(show, comments.subList(0, 5));

        UUID key = UUID.randomUUID();
        assertFenced(House.now(first.host.submit(show, key, House.cue(cues.get(2)), House.FLOOR)));
        assertThat(told)
                .singleElement()
                .satisfies(state -> assertThat(state.journal().writing()).isFalse());
        second.close();

        first.clock.pass(Register.BEFORE_RELOADING);
        Published read = first.host.state(show);
        assertThat(first.host.commentsSince(show, -1, 10)).hasSize(5);
        assertThat(read.crew().cues()).hasSize(2);
        assertThat(read.journal().problem()).contains(ANOTHER);
        assertFenced(House.now(first.host.submit(show, key, House.cue(cues.get(2)), House.FLOOR)));

        first.pass(show, Writer.QUIET);
        assertThat(House.now(first.host.submit(show, key, House.cue(cues.get(2)), House.FLOOR)))
                .isInstanceOf(Answer.Done.class);
        assertThat(first.take(show, comments.subList(3, 8))).isEqualTo(new IntakeAnswer.Taken(3, 2));
        assertThat(told)
                .last()
                .satisfies(state -> assertThat(state.journal().writing()).isTrue());
        assertThat(first.cues(show)).containsExactlyElementsOf(cues);
        assertThat(first.replayed(show)).isEqualTo(first.bytes(show));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void while_one_of_them_lives_the_other_only_looks_on(long seed) {
        ShowId show = first.onAir();
        var dice = new SplittableRandom(seed);
        var seen = List.of(new CopyOnWriteArrayList<Published>(), new CopyOnWriteArrayList<Published>());
        first.host.watch(show, (state, _) -> seen.get(0).add(state));
        second.host.watch(show, (state, _) -> seen.get(1).add(state));
        House writer = null;
        long from = 0;
        for (int i = 0; i < 40; i++) {
            boolean firstFirst = dice.nextBoolean();
            (firstFirst ? first : second).pass(show, SECOND);
            (firstFirst ? second : first).pass(show, SECOND);
            if (writer == null) {
                // who came first with the first tick has the show from then on
                writer = firstFirst ? first : second;
                from = writer.settle(show).position();
            }
            House other = writer == first ? second : first;
            if (dice.nextInt(3) == 0) assertFenced(other.wish(show, House.cue()));
            if (dice.nextInt(3) == 0) assertThat(writer.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
        }
        if (writer == null) throw new AssertionError("Nobody wrote the show.");
        assertThat(writers(show, from)).containsExactly(writer.journal.writer());
        long end = writer.settle(show).position();
        assertThat(seen.get(writer == first ? 1 : 0).getLast().position())
                .as("who looks on at the other host sees how it goes on")
                .isBetween(end - 30, end);
        assertThat(writer.replayed(show)).isEqualTo(writer.bytes(show));
    }

    private static List<UUID> writers(ShowId show, long position) {
        return DSL.using(database, SQLDialect.POSTGRES)
                .selectDistinct(JOURNAL.WRITER)
                .from(JOURNAL)
                .where(JOURNAL.SHOW.eq(show.value()), JOURNAL.FIRST_POSITION.gt(position))
                .fetch(JOURNAL.WRITER);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoever_is_asked_each_wish_is_done_once(long seed) {
        ShowId show = first.opened(); // nothing goes on by itself, so nobody knows of the other before he writes
        var dice = new SplittableRandom(seed);
        var wanted = new ArrayList<CueId>();
        assertThat(first.wish(show, new Wish.StartShow())).isInstanceOf(Answer.Done.class);
        for (int i = 0; i < 20; i++) {
            CueId cue = new CueId(UUID.randomUUID());
            UUID key = UUID.randomUUID();
            wanted.add(cue);
            for (int tries = 0; ; tries++) {
                House asked = dice.nextInt(4) > 0 ? first : second;
                Answer answer = House.now(asked.host.submit(show, key, House.cue(cue), House.FLOOR));
                if (answer instanceof Answer.Done) break;
                assertFenced(answer);
                assertThat(tries).isLessThan(100);
                pass(show, SECOND);
            }
        }
        assertThat(first.cues(show)).containsExactlyElementsOf(wanted);
    }

    @Test
    void a_show_that_was_lost_and_is_looked_at_by_nobody_leaves_memory() {
        ShowId show = first.onAir();
        first.settle(show);
        assertThat(second.wish(show, House.cue())).isInstanceOf(Answer.Done.class);
        assertFenced(first.wish(show, House.cue()));
        Running lost = first.register.running(show);
        first.settle(show);
        first.clock.pass(Register.IDLE.plus(SECOND));
        first.register.beat();
        var _ = House.now(lost.ended());
        assertThat(first.register.published(show)).isNull();
        // also after that it does not push in at once
        assertThat(first.host.state(show).journal().problem()).contains(ANOTHER);
    }
}
