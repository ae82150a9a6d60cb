package dev.kaibo.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.Contract;
import dev.kaibo.engine.event.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bytes that were stored once are read for ever: contract/samples/events holds them, with what they say beside them. */
class EventSamplesTest {
    private static final Path FOLDER = Contract.file("samples/events");

    /** With -Dkaibo.samples=write a file that is not there yet is written; one that is there never changes. */
    @BeforeAll
    static void writeWhatIsNew() throws IOException {
        if (!"write".equals(System.getProperty("kaibo.samples"))) return;
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, List<Recorded>> it : EventSamples.files().entrySet()) {
            Path bytes = FOLDER.resolve(it.getKey() + ".hex");
            if (Files.exists(bytes)) continue;
            String hex = HexFormat.of().formatHex(EventCodec.encode(it.getValue()));
            Files.writeString(bytes, hex.replaceAll("(.{96})", "$1\n") + "\n");
            Files.writeString(FOLDER.resolve(it.getKey() + ".txt"), said(it.getValue()));
        }
    }

    @Test
    void stored_bytes_say_what_they_said() throws IOException {
        for (String file : EventSamples.files().keySet())
            assertThat(said(stored(file))).as(file).isEqualTo(Files.readString(FOLDER.resolve(file + ".txt")));
    }

    @Test
    void stored_bytes_are_the_samples_and_are_still_written_so() throws IOException {
        for (Map.Entry<String, List<Recorded>> it : EventSamples.files().entrySet()) {
            assertThat(stored(it.getKey())).isEqualTo(it.getValue());
            assertThat(EventCodec.encode(it.getValue())).isEqualTo(bytes(it.getKey()));
        }
    }

    @Test
    void every_kind_of_event_has_a_sample() throws IOException {
        Set<Class<?>> seen = new LinkedHashSet<>();
        for (String file : EventSamples.files().keySet())
            for (Recorded it : stored(file)) seen.add(it.event().getClass());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(EventKinds.all());
    }

    private static List<Recorded> stored(String file) throws IOException {
        return EventCodec.decode(bytes(file));
    }

    private static byte[] bytes(String file) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(FOLDER.resolve(file + ".hex")).replaceAll("\\s", ""));
    }

    private static String said(List<Recorded> events) {
        return events.stream().map(it -> it + "\n").collect(Collectors.joining());
    }
}
