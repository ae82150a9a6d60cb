package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.IntakeAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A show that is over lies in few full blocks, and is the same show. */
class PackingTest {
    private static DataSource database;
    private static DSLContext sql;

    @TempDir
    Path folder;

    private House house;
    private Upkeep upkeep;

    @BeforeAll
    static void oneDatabase() {
        database = House.database();
        sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    @BeforeEach
    void aHouse() {
        house = House.on(database, folder);
        upkeep = new Upkeep(house.journal, house.register);
    }

    @AfterEach
    void closed() {
        house.close();
    }

    private ShowId ended() {
        return ended(house.comments(0, 1));
    }

    private ShowId ended(List<Sighting> first) {
        ShowId show = house.onAir();
        house.take(show, first);
        for (int i = 0; i < 30; i++) {
            house.take(show, house.comments(i * 40L + 100, 40));
            house.pass(show, Duration.ofSeconds(1));
        }
        house.wish(show, new Wish.EndShow());
        house.pass(show, Duration.ofSeconds(6));
        return show;
    }

    @Test
    void what_is_over_is_packed_and_reads_as_before() {
        ShowId show = ended();
        List<Recorded> events = house.events(show);
        byte[] state = house.bytes(show);
        int blocks = blocks(show);
        house.forget(show);
        house.clock.pass(Upkeep.AFTER_THE_END);

        assertThat(upkeep.packWhatIsOver(house.clock.wall())).isPositive();

        assertThat(blocks).isGreaterThan(30);
        assertThat(blocks(show)).isEqualTo(1);
        assertThat(house.events(show)).isEqualTo(events);
        assertThat(house.replayed(show)).isEqualTo(state);
        assertThat(house.bytes(show)).isEqualTo(state);
        house.forget(show);
        assertThat(upkeep.packWhatIsOver(house.clock.wall()))
                .as("there is nothing more to do")
                .isZero();
    }

    @Test
    void it_still_takes_orders_and_is_packed_once_more() {
        List<Sighting> first = house.comments(0, 40);
        ShowId show = ended(first);
        house.forget(show);
        house.clock.pass(Upkeep.AFTER_THE_END);
        upkeep.packWhatIsOver(house.clock.wall());

        assertThat(house.take(show, house.comments(5_000, 10))).isEqualTo(new IntakeAnswer.Taken(10, 0));
        assertThat(house.take(show, first)).as("known ones").isEqualTo(new IntakeAnswer.Taken(0, 40));
        house.pass(show, Duration.ofSeconds(6));
        byte[] state = house.bytes(show);
        house.forget(show);
        upkeep.packWhatIsOver(house.clock.wall());
        assertThat(blocks(show)).isEqualTo(2);
        assertThat(house.replayed(show)).isEqualTo(state);
    }

    @Test
    void a_show_on_air_and_one_that_somebody_has_open_are_left_alone() {
        ShowId open = ended();
        ShowId onAir = house.onAir();
        house.take(onAir, house.comments(0, 10));
        house.clock.pass(Upkeep.AFTER_THE_END);
        var _ = house.bytes(open);
        int blocks = blocks(open);
        upkeep.packWhatIsOver(house.clock.wall());
        assertThat(blocks(open)).isEqualTo(blocks);
        assertThat(house.journal.unpacked(house.clock.wall())).doesNotContain(onAir);
    }

    @Test
    void blocks_are_full_and_each_lies_within_what_can_be_found_by_its_key() {
        ShowId show = house.onAir();
        for (int i = 0; i < 13; i++) house.take(show, house.comments(i * 4_000L, 4_000));
        house.wish(show, new Wish.EndShow());
        house.pass(show, Duration.ofSeconds(6));
        List<Recorded> events = house.events(show);
        house.forget(show);
        Journal.Packed packed = house.journal.pack(show);

        assertThat(packed.blocksAfter()).isEqualTo(blocks(show)).isLessThanOrEqualTo(events.size() / Packing.FULL + 1);
        assertThat(packed.bytesAfter()).isLessThan(packed.bytesBefore());
        for (long position = 0; position < events.size(); position += 7_777) {
            var read = new ArrayList<Recorded>();
            house.journal.read(show, position, read::addAll);
            assertThat(read).isEqualTo(events.subList((int) position, events.size()));
        }
    }

    @Test
    void a_host_that_still_has_it_is_fenced_and_goes_on_later() {
        ShowId show = ended();
        House other = house.another(database);
        var _ = other.bytes(show);
        house.forget(show);
        house.journal.pack(show);
        assertThat(other.wish(show, House.cue())).isNotInstanceOf(Answer.Done.class);
        assertThat(other.replayed(show)).isEqualTo(house.replayed(show));
        other.close();
    }

    @Test
    void a_journal_with_a_hole_is_not_packed_and_stays_as_it_is() {
        ShowId show = ended();
        house.forget(show);
        sql.deleteFrom(JOURNAL)
                .where(
                        JOURNAL.SHOW.eq(show.value()),
                        JOURNAL.FIRST_POSITION.eq(sql.select(DSL.max(JOURNAL.FIRST_POSITION))
                                .from(JOURNAL)
                                .where(JOURNAL.SHOW.eq(show.value()), JOURNAL.FIRST_POSITION.lt(200L))))
                .execute();
        int blocks = blocks(show);
        assertThatThrownBy(() -> house.journal.pack(show)).hasMessageContaining("behind position");
        assertThat(blocks(show)).isEqualTo(blocks);
    }

    private static int blocks(ShowId show) {
        return sql.fetchCount(JOURNAL, JOURNAL.SHOW.eq(show.value()));
    }
}
