package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever bytes a file holds, only the precise problems come out, and a damaged line costs nothing but itself. */
class FuzzTest {
    private static final int FACTS = 60;

    @Property(tries = 400)
    void a_damaged_byte_costs_at_most_its_own_line(@ForAll long seed) {
        List<Sighting> sightings = Sightings.random(seed, FACTS);
        byte[] bytes = Written.ndjson(sightings).getBytes(StandardCharsets.UTF_8);
        SplittableRandom dice = new SplittableRandom(seed);
        int first = (Written.FIRST + "\n").getBytes(StandardCharsets.UTF_8).length;
        int place = first + dice.nextInt(bytes.length - first);
        boolean wasFeed = bytes[place] == '\n';
        bytes[place] = (byte) dice.nextInt(256);
        int line =
                (int) IntStream.range(0, place).filter(at -> bytes[at] == '\n').count() - 1;

        List<Sighting> read = Written.understood(Written.reading(bytes, null));
        List<Sighting> others = new ArrayList<>(sightings);
        // A line feed that is gone joins two lines.
        if (wasFeed && line + 1 < FACTS) others.remove(line + 1);
        if (line < FACTS) others.remove(line);
        assertThat(read).containsAll(others);
        assertThat(read).hasSizeBetween(others.size(), FACTS);
    }

    @Property(tries = 400)
    void no_bytes_bring_anything_but_lines_or_a_precise_problem(@ForAll long seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        boolean csv = dice.nextBoolean();
        List<Sighting> sightings = Sightings.random(seed, 30);
        byte[] bytes = (csv ? Written.csv(sightings) : Written.ndjson(sightings)).getBytes(StandardCharsets.UTF_8);
        if (dice.nextInt(4) == 0) bytes = Written.gzip(bytes);
        for (int i = dice.nextInt(12); i >= 0; i--)
            bytes[dice.nextInt(bytes.length)] =
                    dice.nextBoolean() ? (byte) dice.nextInt(256) : (byte) "\"\n,{}\0\\".charAt(dice.nextInt(7));
        try (Recording recording =
                Recordings.open(new ByteArrayInputStream(bytes), csv ? Mapping.parse(Written.CSV_MAPPING) : null)) {
            Intake intake = Intake.empty(FingerprintKey.NONE);
            intake.declare(recording.header());
            for (Line line = recording.next(); line != null; line = recording.next()) {
                switch (line) {
                    case Line.Understood(var _, var sighting) ->
                        assertThat(intake.take(0, List.of(sighting)).facts()).hasSize(1);
                    case Line.Rejected bad -> {
                        assertThat(bad.detail()).isNotBlank();
                        assertThat(bad.excerpt()).hasSizeLessThanOrEqualTo(200).doesNotContain("\n", "\0");
                    }
                }
            }
        } catch (UnreadableRecording e) {
            assertThat(e).hasMessageEndingWith(".").message().doesNotContain("null");
        }
    }
}
