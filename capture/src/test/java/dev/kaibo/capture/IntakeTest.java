package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final FingerprintKey KEY = new FingerprintKey(1, 2);
    private static final StreamHeader HEADER =
            new StreamHeader("示例", Origin.CAPTURED, Set.of(FactKind.ENTERED), "Asia/Shanghai", Duration.ofSeconds(10));
    private static final Sighting COMMENT = Sighting.of(FactKind.COMMENTED, new Moment(Sightings.EVENING))
            .withViewer("a", "甲")
            .withText("多少钱")
            .withSequence(1L);

    @Test
    void the_hash_is_siphash_2_4_with_128_bits() {
        // Reference values: key 00…0f, message 00…07, and 00…0f.
        Fingerprinter one = new Fingerprinter(new FingerprintKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L));
        one.start().word(0x0706050403020100L).finish();
        assertThat(List.of(one.high(), one.low())).containsExactly(0x61f55862baa9623bL, 0xb49714f364e2830fL);
        one.start().word(0x0706050403020100L).word(0x0f0e0d0c0b0a0908L).finish();
        assertThat(List.of(one.high(), one.low())).containsExactly(0xbb54b067caa4e26eL, 0x77052385bf1533fdL);
    }

    @Test
    void a_viewer_has_one_number_in_all_streams_of_a_show() {
        Intake intake = Intake.empty(KEY);
        int room = intake.declare(HEADER).stream();
        int shop = intake.declare(HEADER).stream();
        Taken first =
                intake.take(room, List.of(COMMENT, COMMENT.withViewer("b", null), COMMENT.withViewer(null, null)));
        Taken second = intake.take(shop, List.of(COMMENT.withViewer("b", "乙"), COMMENT.withViewer("c", null)));

        assertThat(first.facts()).extracting(fact -> fact.head().viewer()).containsExactly(0, 1, FactHead.NOBODY);
        assertThat(second.facts()).extracting(fact -> fact.head().viewer()).containsExactly(1, 2);
        assertThat(first.intakeEvents()).containsExactly(new IntakeEvent.ViewerMet(0), new IntakeEvent.ViewerMet(1));
        assertThat(second.intakeEvents()).containsExactly(new IntakeEvent.ViewerMet(2));
        assertThat(first.met()).extracting(Taken.Met::identity).containsExactly("a", "b");
    }

    @Property(tries = 50)
    void numbers_do_not_depend_on_how_the_facts_are_cut_into_batches(@ForAll long seed) {
        List<Sighting> sightings = Sightings.random(seed, 300);
        Intake whole = Intake.empty(KEY);
        whole.declare(HEADER);
        Intake cut = Intake.empty(KEY);
        cut.declare(HEADER);
        SplittableRandom dice = new SplittableRandom(seed);
        List<AudienceFact> facts = new ArrayList<>();
        for (int from = 0; from < sightings.size(); ) {
            int to = Math.min(sightings.size(), from + 1 + dice.nextInt(40));
            facts.addAll(cut.take(0, sightings.subList(from, to)).facts());
            from = to;
        }

        assertThat(facts).isEqualTo(whole.take(0, sightings).facts());
    }

    @Property(tries = 50)
    void a_restored_intake_goes_on_like_the_one_that_was_lost(@ForAll long seed) {
        List<Sighting> sightings = Sightings.random(seed, 200);
        Intake lost = Intake.empty(KEY);
        lost.declare(HEADER);
        Taken before = lost.take(0, sightings.subList(0, 100));
        List<String> products = new ArrayList<>();
        for (var event : before.intakeEvents())
            if (event instanceof IntakeEvent.ProductMet(var _, var code)) products.add(code);
        Intake restored = Intake.restored(
                KEY,
                List.of(Duration.ZERO),
                lost.nextViewer(),
                before.met().stream()
                        .map(met -> new Intake.KnownViewer(met.viewer(), met.fingerprint()))
                        .toList(),
                products,
                lost.nextComment());

        assertThat(restored.take(0, sightings.subList(100, 200))).isEqualTo(lost.take(0, sightings.subList(100, 200)));
    }

    @Test
    void a_forgotten_viewer_is_somebody_new_and_his_number_is_not_given_again() {
        Intake intake = Intake.restored(KEY, List.of(Duration.ZERO), 5, List.of(), List.of(), 0);

        assertThat(intake.take(0, List.of(COMMENT)).intakeEvents()).containsExactly(new IntakeEvent.ViewerMet(5));
    }

    @Test
    void content_is_all_that_the_source_wrote_and_nothing_that_we_gave() {
        Intake intake = Intake.empty(KEY);
        intake.declare(HEADER);
        List<Sighting> others = List.of(
                COMMENT.withText("多少錢"),
                COMMENT.withText(null),
                COMMENT.withViewer("b", "甲"),
                COMMENT.withViewer("a", "乙"),
                COMMENT.withViewer("a", null),
                COMMENT.withViewer("a", "多少钱").withText("甲"),
                COMMENT.withMessageId("m"),
                COMMENT.withProduct("SP1"),
                Sighting.of(FactKind.COMMENTED, new Moment(Sightings.EVENING + 1))
                        .withViewer("a", "甲")
                        .withText("多少钱")
                        .withSequence(1L));

        long original = content(intake, COMMENT);
        assertThat(content(intake, COMMENT.withSequence(2L))).isEqualTo(original);
        intake.measured(0, Duration.ofSeconds(3));
        assertThat(content(intake, COMMENT)).isEqualTo(original);
        assertThat(others.stream().map(other -> content(intake, other)))
                .doesNotContain(original)
                .doesNotHaveDuplicates();
    }

    @Test
    void facts_are_shifted_by_the_measured_offset_of_their_stream() {
        Intake intake = Intake.empty(KEY);
        intake.declare(HEADER);
        intake.measured(0, Duration.ofMillis(-1500));

        assertThat(intake.take(0, List.of(COMMENT)).facts().getFirst().head().happenedMillis())
                .isEqualTo(Sightings.EVENING - 1500);
    }

    @Test
    void sequence_comes_before_message_id_and_neither_is_never_a_duplicate() {
        Intake intake = Intake.empty(KEY);
        intake.declare(HEADER);
        Sighting bare = Sighting.of(FactKind.SHARED, new Moment(0));
        List<AudienceFact> facts = intake.take(
                        0, List.of(COMMENT.withMessageId("m"), bare.withMessageId("m"), bare.withMessageId("m"), bare))
                .facts();

        assertThat(facts)
                .extracting(fact -> fact.head().keyKind())
                .containsExactly(
                        FactHead.KeyKind.SEQUENCE,
                        FactHead.KeyKind.MESSAGE,
                        FactHead.KeyKind.MESSAGE,
                        FactHead.KeyKind.NONE);
        assertThat(facts.get(1).head().key())
                .isEqualTo(facts.get(2).head().key())
                .isNotZero();
    }

    @Test
    void texts_are_masked_and_bounded_but_the_fingerprint_sees_them_as_written() {
        Intake intake = Intake.empty(KEY);
        intake.declare(HEADER);
        Taken taken = intake.take(
                0,
                List.of(
                        COMMENT.withText("打我电话13812345678"),
                        COMMENT.withText("打我电话13812345679"),
                        COMMENT.withText("长".repeat(9_000))));

        assertThat(taken.texts()).extracting(Taken.CommentText::text).startsWith("打我电话138********", "打我电话138********");
        assertThat(taken.texts().get(2).text()).hasSize(Intake.LONGEST_TEXT).endsWith("…");
        assertThat(taken.facts().get(0).head().content())
                .isNotEqualTo(taken.facts().get(1).head().content());
    }

    @Test
    void an_undeclared_stream_is_refused() {
        assertThatThrownBy(() -> Intake.empty(KEY).take(0, List.of(COMMENT)))
                .hasMessage("Stream 0 was not declared (0 are).");
    }

    @Test
    void two_hundred_thousand_viewers_cost_less_than_eight_megabytes() {
        Identities identities = new Identities();
        SplittableRandom dice = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++)
            assertThat(identities.add(dice.nextLong(), dice.nextLong())).isEqualTo(i);

        assertThat(identities.bytes()).isLessThan(8_000_000);
        SplittableRandom again = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++)
            assertThat(identities.find(again.nextLong(), again.nextLong())).isEqualTo(i);
        assertThat(identities.find(1, 2)).isEqualTo(Identities.NOT_KNOWN);
    }

    private static long content(Intake intake, Sighting sighting) {
        return intake.take(0, List.of(sighting)).facts().getFirst().head().content();
    }
}
