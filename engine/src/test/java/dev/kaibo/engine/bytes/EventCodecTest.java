package dev.kaibo.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.event.AudienceFact.Followed;
import dev.kaibo.engine.event.AudienceFact.Liked;
import dev.kaibo.engine.event.CrewEvent.ItemExtended;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.IntakeEvent.ProductMet;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.event.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Format 1 gives back what it was given, says what it cannot, and never guesses. */
class EventCodecTest {
    private static final Moment AT = new Moment(1_795_000_000_000L);

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void what_was_written_is_read(@ForAll long seed) {
        List<Recorded> block = new RandomEvents(seed).block();
        byte[] bytes = EventCodec.encode(block);
        assertThat(EventCodec.decode(bytes)).isEqualTo(block);
        assertThat(EventCodec.encode(EventCodec.decode(bytes))).isEqualTo(bytes);
    }

    @Example
    void random_blocks_hold_every_kind() {
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++)
            for (Recorded it : new RandomEvents(seed).block())
                seen.add(it.event().getClass());
        assertThat(seen).containsAll(EventKinds.all());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void blocks_stand_one_behind_the_other(@ForAll long seed) {
        RandomEvents random = new RandomEvents(seed);
        List<Recorded> first = random.block();
        List<Recorded> second = random.block();
        byte[] one = EventCodec.encode(first);
        byte[] two = EventCodec.encode(second);
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        List<Recorded> read = new ArrayList<>();
        ByteReader in = new ByteReader(both);
        while (in.hasMore()) EventCodec.decode(in, read::add);
        List<Recorded> written = new ArrayList<>(first);
        written.addAll(second);
        assertThat(read).isEqualTo(written);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void a_changed_bit_is_always_noticed_before_any_event_is_handed_out(@ForAll long seed) {
        byte[] bytes = EventCodec.encode(new RandomEvents(seed).block());
        int bit = new Random(seed).nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        List<Recorded> read = new ArrayList<>();
        assertThatThrownBy(() -> EventCodec.decode(new ByteReader(bytes), read::add))
                .isInstanceOf(DamagedBytes.class);
        assertThat(read).isEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_cut_block_is_always_noticed(@ForAll long seed) {
        byte[] bytes = EventCodec.encode(new RandomEvents(seed).block());
        byte[] cut = Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length));
        assertThatThrownBy(() -> EventCodec.decode(cut)).isInstanceOf(DamagedBytes.class);
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void bytes_that_nobody_wrote_are_damaged_and_nothing_worse(@ForAll long seed) {
        Random dice = new Random(seed);
        byte[] body = new byte[dice.nextInt(60)];
        dice.nextBytes(body);
        if (dice.nextBoolean()) { // a sound beginning, so that the events are reached
            byte[] sound =
                    body(out -> out.unsigned(1).unsigned(1 + dice.nextInt(4)).signed(0));
            System.arraycopy(sound, 0, body, 0, Math.min(sound.length, body.length));
            int[] tags = {1, 10, 13, 17, 20, 23, 100, 104, 128, 134, 136, 137, 255};
            if (body.length > sound.length) body[sound.length] = (byte) tags[dice.nextInt(tags.length)];
        }
        byte[] block = block(EventCodec.VERSION, body);
        try {
            EventCodec.decode(block);
        } catch (DamagedBytes expected) {
            assertThat(expected).hasMessageContaining("damaged");
        }
    }

    @Example
    void an_unknown_version_is_named() {
        assertThatThrownBy(() -> EventCodec.decode(block(2, new byte[] {1, 1, 0, 1, 0})))
                .isInstanceOf(DamagedBytes.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("format 1");
    }

    @Example
    void an_unknown_event_is_named() {
        for (int tag : new int[] {0, 2, 9, 24, 99, 106, 127, 143, 255})
            assertThatThrownBy(() -> EventCodec.decode(block(
                            1,
                            body(out -> out.unsigned(7)
                                    .unsigned(1)
                                    .signed(0)
                                    .u8(tag)
                                    .unsigned(0)))))
                    .isInstanceOf(DamagedBytes.class)
                    .hasMessageContaining("tag " + tag + " ");
    }

    @Example
    void an_event_that_cannot_be_is_named_with_its_position() {
        byte[] noLikes = body(out -> out.unsigned(7)
                .unsigned(1)
                .signed(0)
                .u8(Tags.LIKED)
                .unsigned(0)
                .u8(0)
                .signed(0)
                .fixed64(0)
                .signed(0)
                .unsigned(0));
        assertThatThrownBy(() -> EventCodec.decode(block(1, noLikes)))
                .isInstanceOf(DamagedBytes.class)
                .hasMessageContaining("position 7")
                .hasMessageContaining("Likes (0)");
    }

    @Example
    void bytes_behind_the_end_are_damage() {
        byte[] one = EventCodec.encode(List.of(new Recorded(1, AT, new Tick())));
        assertThatThrownBy(() -> EventCodec.decode(Arrays.copyOf(one, one.length + 1)))
                .hasMessageContaining("1 bytes stand behind the block");
        byte[] spare = body(out ->
                out.unsigned(1).unsigned(1).signed(0).u8(Tags.TICK).unsigned(0).u8(0));
        assertThatThrownBy(() -> EventCodec.decode(block(1, spare)))
                .hasMessageContaining("1 bytes stand behind the last event");
    }

    @Example
    void only_a_journal_becomes_a_block() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventCodec.encode(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EventCodec.encode(List.of(new Recorded(1, AT, new Tick()), new Recorded(3, AT, new Tick()))))
                .withMessageContaining("Position 3 stands where 2 belongs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.encode(List.of(
                        new Recorded(1, AT, new Tick()), new Recorded(2, AT.minus(Duration.ofMillis(1)), new Tick()))))
                .withMessageContaining("runs backwards");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoded(new ProductMet(0, "x".repeat(EventCodec.TEXT_MOST + 1))))
                .withMessageContaining("16385");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoded(new ItemExtended(
                        new ItemId("coat"), Duration.ofNanos(1_500_000), new PersonId(new UUID(0, 0)))))
                .withMessageContaining("finer than a millisecond");
    }

    /** What a night costs: the usual fact with a sequence takes about sixteen bytes, eight of them the fingerprint. */
    @Example
    void a_usual_fact_is_small() {
        List<Recorded> facts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            FactHead head = new FactHead(
                    0, KeyKind.SEQUENCE, 90_000 + i, i * 0x9E3779B97F4A7C15L, AT.millis() + i * 3L - 250, 12_000 + i);
            facts.add(new Recorded(
                    i + 1, new Moment(AT.millis() + i * 3L), i % 2 == 0 ? new Followed(head) : new Liked(head, 3)));
        }
        assertThat(EventCodec.encode(facts).length / 1_000).isLessThanOrEqualTo(17);
    }

    private static byte[] encoded(ShowEvent event) {
        return EventCodec.encode(List.of(new Recorded(1, AT, event)));
    }

    private static byte[] body(Consumer<ByteWriter> write) {
        ByteWriter out = new ByteWriter(64);
        write.accept(out);
        return out.toBytes();
    }

    /** An envelope whose checksum is right, whatever lies in it. */
    private static byte[] block(int version, byte[] body) {
        ByteWriter out = new ByteWriter(64);
        out.u8(version).unsigned(body.length);
        for (byte it : body) out.u8(it);
        return out.fixed32(out.checksumFrom(0)).toBytes();
    }
}
