package dev.kaibo.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {
    private static final int FACTS = 60_000;

    record Source(String name, KeyKind keys, LongUnaryOperator keyOf) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Source> sources() {
        SplittableRandom dice = new SplittableRandom(3);
        return Stream.of(
                new Source("sequences without a gap", KeyKind.SEQUENCE, i -> i),
                new Source("sequences that begin far up", KeyKind.SEQUENCE, i -> 1_767_268_800_000L + i),
                new Source("sequences that jump", KeyKind.SEQUENCE, i -> i * 5_000),
                new Source(
                        "sequences that jump first and lie close together later",
                        KeyKind.SEQUENCE,
                        i -> i < 50 ? i * 2_048 : i),
                new Source("sequences that run backwards", KeyKind.SEQUENCE, i -> 2 * FACTS - i),
                new Source("sequences over the whole range", KeyKind.SEQUENCE, _ -> dice.nextLong() & Long.MAX_VALUE),
                new Source("sequences that start again", KeyKind.SEQUENCE, i -> i % 9_000),
                new Source("message ids", KeyKind.MESSAGE, _ -> dice.nextLong()),
                new Source("message ids that are small numbers", KeyKind.MESSAGE, i -> i));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void it_knows_what_a_plain_map_of_sets_knows(Source source) {
        SplittableRandom dice = new SplittableRandom(11);
        Map<List<Object>, Set<Long>> known = new HashMap<>();
        Guard guard = new Guard();
        FactHead[] sent = new FactHead[FACTS];
        for (int i = 0; i < FACTS; i++) {
            FactHead head = new FactHead(
                    dice.nextInt(2),
                    source.keys,
                    source.keyOf.applyAsLong(i),
                    dice.nextInt(5) == 0 ? 0 : dice.nextLong(),
                    0,
                    0);
            if (i > 0 && dice.nextInt(5) == 0) head = sent[dice.nextInt(i)];
            sent[i] = head;
            if (i == FACTS / 2) guard = throughBytes(guard);
            Set<Long> contents = known.computeIfAbsent(List.of(head.stream(), head.key()), _ -> new HashSet<>());
            Guard.Verdict expected = contents.contains(head.content())
                    ? Guard.Verdict.DUPLICATE
                    : contents.isEmpty() ? Guard.Verdict.NEW : Guard.Verdict.CONFLICT;
            assertThat(guard.look(head)).as("fact %d: %s", i, head).isEqualTo(expected);
            assertThat(guard.admit(head)).as("fact %d: %s", i, head).isEqualTo(expected);
            contents.add(head.content());
        }
    }

    /** A mapping may name a column that always says the same. Such a file must not take for ever. */
    @Test
    @Timeout(20)
    void a_source_with_one_message_id_for_everything_stays_quick() {
        Guard guard = new Guard();
        for (long content = 1; content <= 300_000; content++)
            guard.admit(new FactHead(0, KeyKind.MESSAGE, 7, content, 0, 0));
        assertThat(guard.look(new FactHead(0, KeyKind.MESSAGE, 7, 150_000, 0, 0)))
                .isEqualTo(Guard.Verdict.DUPLICATE);
        assertThat(guard.look(new FactHead(0, KeyKind.MESSAGE, 7, -1, 0, 0))).isEqualTo(Guard.Verdict.CONFLICT);
    }

    @Test
    void without_a_key_nothing_is_a_duplicate() {
        Guard guard = new Guard();
        FactHead head = new FactHead(0, KeyKind.NONE, 0, 5, 0, 0);
        assertThat(guard.admit(head)).isEqualTo(Guard.Verdict.NEW);
        assertThat(guard.admit(head)).isEqualTo(Guard.Verdict.NEW);
    }

    @Test
    void a_crowded_show_survives_its_bytes() {
        Room room = Room.empty();
        int[] left = {120_000};
        List<dev.kaibo.engine.event.Recorded> rest = new java.util.ArrayList<>();
        FullShow.play(KeyKind.MESSAGE, recorded -> {
            if (--left[0] > 40_000) room.apply(recorded);
            else if (left[0] > 0) rest.add(recorded);
        });
        Room stored = Room.readFrom(new ByteReader(RoomPropertiesTest.bytesOf(room)));
        room.applyAll(rest);
        stored.applyAll(rest);
        assertThat(stored.figures(Duration.ofMinutes(30))).isEqualTo(room.figures(Duration.ofMinutes(30)));
        assertThat(RoomPropertiesTest.bytesOf(stored)).isEqualTo(RoomPropertiesTest.bytesOf(room));
        assertThat(room.viewers()).isGreaterThan(8_000);
    }

    private static Guard throughBytes(Guard guard) {
        ByteWriter out = new ByteWriter(1024);
        guard.writeTo(out);
        return Guard.readFrom(new ByteReader(out.toBytes()));
    }
}
