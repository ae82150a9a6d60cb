package dev.kaibo.cli;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Recording;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A recording that is written to a file in Kaibo's own lines (docs/capture-format.md) while it is read. A file that is there is never overwritten, and half a one is taken away. */
final class KeptRecording implements Recording {
    private final Recording recording;
    private final Path file;
    private final BufferedWriter out;
    private boolean whole;

    /** @throws CannotWrite when the file cannot be made */
    KeptRecording(Recording recording, Path file) throws CannotWrite {
        this.recording = recording;
        this.file = file;
        try {
            this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw CannotWrite.of(file, e);
        }
    }

    @Override
    public StreamHeader header() {
        return recording.header();
    }

    @Override
    public @Nullable Line next() throws IOException {
        Line line = recording.next();
        try {
            switch (line) {
                case null -> {
                    out.flush();
                    whole = true;
                }
                case Line.Understood(var number, var sighting) -> {
                    // The recording counts its lines from 1, the first of which is the header.
                    if (number == 2) out.write(first(recording.header()));
                    out.write(line(sighting));
                }
                case Line.Rejected bad ->
                    throw new IllegalStateException("A rejected line cannot be kept: %s.".formatted(bad));
            }
        } catch (IOException e) {
            throw CannotWrite.of(file, e);
        }
        return line;
    }

    @Override
    public long ignored() {
        return recording.ignored();
    }

    @Override
    public void close() throws IOException {
        recording.close();
        try {
            out.close();
        } catch (IOException e) {
            throw CannotWrite.of(file, e);
        } finally {
            if (!whole) Files.deleteIfExists(file);
        }
    }

    private static String first(StreamHeader header) {
        JsonText json = new JsonText().open('{');
        json.key("kaibo").value(1).key("stream").value(header.name());
        json.key("origin").value(Words.of(header.origin())).key("zone").value(header.zone());
        json.key("periodSeconds").value(header.period().toMillis() / 1000.0);
        json.key("gives").open('[');
        header.gives().stream().sorted().forEach(kind -> json.value(Words.of(kind)));
        return json.close(']').close('}') + "\n";
    }

    private static String line(Sighting fact) {
        JsonText json = new JsonText().open('{');
        json.key("type").value(Words.of(fact.kind()));
        json.key("at").value(fact.happened().millis());
        if (fact.sequence() != null) json.key("seq").value(fact.sequence());
        text(json, "id", fact.messageId());
        text(json, "viewer", fact.viewer());
        text(json, "nick", fact.nick());
        switch (fact.kind()) {
            case ENTERED -> text(json, "source", fact.source() == null ? null : Words.of(fact.source()));
            case COMMENTED -> text(json, "text", fact.text());
            case LIKED -> json.key("times").value(fact.count());
            case CLICKED -> text(json, "product", fact.product());
            case ORDERED, PAID, REFUNDED -> {
                text(json, "product", fact.product());
                text(json, "order", fact.order());
                json.key("units").value(fact.units());
                json.key("amountFen").value(fact.amountFen());
            }
            case GIFTED -> json.key("count").value(fact.count()).key("coins").value(fact.value());
            case ONLINE -> json.key("online").value(fact.value());
            case EXPOSURE -> json.key("exposures").value(fact.value());
            case LEFT, FOLLOWED, SHARED -> {}
            case UNRECOGNISED ->
                throw new IllegalArgumentException("What was not recognised cannot be kept: %s.".formatted(fact));
        }
        return json.close('}') + "\n";
    }

    private static void text(JsonText json, String key, @Nullable String value) {
        if (value != null) json.key(key).value(value);
    }
}
