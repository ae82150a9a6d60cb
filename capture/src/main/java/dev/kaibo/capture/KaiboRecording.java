package dev.kaibo.capture;

import dev.kaibo.engine.event.FactKind;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kaibo's own format: one JSON object a line, the first of which says what the stream gives. */
final class KaiboRecording extends LineRecording {
    private static final Interpreter.TypeNames TYPES = new Interpreter.TypeNames(
            new ByteNames(Words.all(Words.kinds())), new ArrayList<@Nullable FactKind>(Words.kinds()), null);

    private final JsonFields json = new JsonFields();

    private KaiboRecording(Framer framer, StreamHeader header) {
        super(framer, interpreter(header), header);
    }

    /** @param firstLine the line that the framer has in hand */
    static KaiboRecording of(Framer framer, String firstLine) throws IOException {
        return new KaiboRecording(framer, header(JsonObject.parse("The first line", firstLine)));
    }

    /** What the first line declares, of a file or of a post. */
    static StreamHeader header(JsonObject first) throws UnreadableRecording {
        first.version("kaibo");
        Set<FactKind> gives = Words.gives(first);
        return new StreamHeader(first.text("stream", "recording"), first.origin(), gives, first.zone(), first.period());
    }

    /** Makes sightings of the lines behind such a first line. */
    static Interpreter interpreter(StreamHeader header) {
        return new Interpreter(TYPES, Interpreter.SourceNames.KAIBO, new Times(ZoneId.of(header.zone())), null);
    }

    /** The words that a Kaibo line may have as its type. */
    static List<String> types() {
        return Words.all(Words.kinds());
    }

    @Override
    void fields() {
        requireText();
        json.read(framer.bytes(), framer.from(), framer.to(), slots);
    }
}
