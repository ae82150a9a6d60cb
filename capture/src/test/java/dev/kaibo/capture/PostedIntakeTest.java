package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What posts do to a show, from their bytes to its figures. */
class PostedIntakeTest {
    /** The way of the server: sightings get numbers, the room leaves out what it has, the rest is applied. */
    private static final class Show {
        private final Intake intake = Intake.empty(new FingerprintKey(1, 2));
        private final Room room = Room.empty();
        private final Map<String, Integer> streams = new HashMap<>();
        private final List<String> nicks = new ArrayList<>();
        private long position;

        Show take(String post) {
            ForwarderPost read = ForwarderPosts.read(post);
            take(read.header(), read.sightings());
            return this;
        }

        void take(StreamHeader header, List<Sighting> sightings) {
            int stream = streams.computeIfAbsent(header.name(), _ -> {
                IntakeEvent.StreamDeclared declared = intake.declare(header);
                apply(List.of(declared));
                return declared.stream();
            });
            Taken taken = intake.take(stream, sightings);
            taken.met().forEach(met -> nicks.add(met.nick()));
            taken.texts().forEach(text -> nicks.add(text.nick()));
            apply(taken.intakeEvents());
            apply(room.sift(taken.facts()).accepted());
        }

        private void apply(List<? extends ShowEvent> events) {
            for (ShowEvent event : events) room.apply(new Recorded(++position, ForwarderPosts.RECEIVED, event));
        }

        RoomFigures figures() {
            return room.figures();
        }
    }

    @Test
    void what_the_forwarder_cannot_give_has_no_figure_and_what_it_can_has_one() {
        Figures figures = new Show().take(ForwarderPosts.POST).figures().figures();

        assertThat(figures.comments()).isEqualTo(1);
        assertThat(figures.gifts()).isEqualTo(1);
        assertThat(figures.giftCoins()).isEqualTo(20);
        assertThat(figures.onlineLast()).isEqualTo(128);
        assertThat(figures.entries()).isZero();
        assertThat(figures.likes()).isZero();
        assertThat(figures.uv()).isEqualTo(1);
        assertThat(new Object[] {
                    figures.follows(), figures.shares(), figures.clicks(), figures.exposures(), figures.gmv()
                })
                .containsOnlyNulls();
    }

    @Property(tries = 100)
    void the_very_same_post_twice_adds_nothing(@ForAll long seed) {
        String post = ForwarderPosts.post(
                ForwarderPosts.events(new SplittableRandom(seed), 20).toArray(String[]::new));

        assertThat(new Show().take(post).take(post).figures())
                .isEqualTo(new Show().take(post).figures());
    }

    /** The forwarder stamps the time when it reads an event: read once more, everything is the same but the time. */
    @Property(tries = 100)
    void events_that_are_read_once_more_add_nothing_although_their_time_is_another(@ForAll long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<String> events = ForwarderPosts.events(dice, 20);
        if (dice.nextBoolean()) events.replaceAll(it -> it.replaceFirst("\"msg_id\":\"[^\"]*\",", ""));
        else if (dice.nextBoolean()) events.replaceAll(it -> it.replaceFirst("\"seq\":\\d+,", ""));
        String first = ForwarderPosts.bare(events.toArray(String[]::new));
        String again = first.replace("\"msg_time\":169865715", "\"msg_time\":169865718");

        RoomFigures once = new Show().take(first).figures();
        RoomFigures twice = new Show().take(first).take(again).figures();
        assertThat(again).isNotEqualTo(first);
        assertThat(twice.facts()).isEqualTo(once.facts());
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void the_sequence_of_another_live_is_another_sequence() {
        String first = ForwarderPosts.post(ForwarderPosts.comment(1, "第一場"));
        String second = ForwarderPosts.post(ForwarderPosts.comment(1, "第二場").replace("B2CE", "0000"));

        RoomFigures other = new Show()
                .take(first)
                .take(second.replace("2042584726460027863", "2042584726460027864"))
                .figures();
        assertThat(other.facts().conflict()).isZero();
        assertThat(other.figures().comments()).isEqualTo(2);
        // In one live the same number for another comment is a finding, and both are kept.
        RoomFigures same = new Show().take(first).take(second).figures();
        assertThat(same.facts().conflict()).isEqualTo(1);
        assertThat(same.figures().comments()).isEqualTo(2);
    }

    @Test
    void a_fact_without_a_name_of_its_own_is_another_one_at_another_time() {
        Sighting like = Sighting.of(FactKind.LIKED, new Moment(1_000)).withSequence(1);

        assertThat(content(like)).isNotEqualTo(content(like.withSequence(2).withMessageId("m")));
        assertThat(content(like))
                .isNotEqualTo(
                        content(Sighting.of(FactKind.LIKED, new Moment(2_000)).withSequence(1)));
        assertThat(content(like.withMessageId("m")))
                .isEqualTo(
                        content(Sighting.of(FactKind.LIKED, new Moment(2_000)).withMessageId("m")));
        assertThat(content(like.withMessageId("m"))).isNotEqualTo(content(like.withMessageId("n")));
    }

    @Test
    void names_are_masked_like_what_is_said_before_they_are_shortened() {
        Show show = new Show();
        show.take(ForwarderPosts.bare(
                "{\"msg_time\":1698657150123,\"decoded_type\":\"comment\",\"seq\":1,\"sec_openid\":\"a\",\"nickname\":\"加微13812345678\",\"content\":\"x\"}",
                "{\"msg_time\":1698657150123,\"decoded_type\":\"comment\",\"seq\":2,\"sec_openid\":\"b\",\"nickname\":\"上海市浦東新区張揚路500号\",\"content\":\"x\"}",
                "{\"msg_time\":1698657150123,\"decoded_type\":\"comment\",\"seq\":3,\"sec_openid\":\"c\",\"nickname\":\""
                        + "長".repeat(56) + "13812345678\",\"content\":\"x\"}"));

        assertThat(show.nicks)
                .hasSize(6)
                .allSatisfy(
                        nick -> assertThat(nick).doesNotContain("8123", "500号").hasSizeLessThanOrEqualTo(64))
                .contains("加微138********");
    }

    @Test
    void a_post_without_events_says_how_many_are_in_the_room_when_it_arrived_whatever_the_clocks() {
        Duration offset = Duration.ofHours(-7);
        Intake intake = Intake.empty(FingerprintKey.NONE);
        ForwarderPost post = ForwarderPosts.read(ForwarderPosts.post()).forClockShiftedBy(offset);
        intake.declare(post.header());
        intake.measured(0, offset);

        assertThat(intake.take(0, post.sightings()).facts().getFirst().head().happened())
                .isEqualTo(ForwarderPosts.RECEIVED);
    }

    private static long content(Sighting sighting) {
        Intake intake = Intake.empty(FingerprintKey.NONE);
        intake.declare(ForwarderPost.header(null));
        return intake.take(0, List.of(sighting)).facts().getFirst().head().content();
    }
}
