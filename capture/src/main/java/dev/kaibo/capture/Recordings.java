package dev.kaibo.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a recording and finds out by itself what it is: plain or gzip, UTF-8 or GB18030, Kaibo's own lines or CSV. */
public final class Recordings {
    private Recordings() {}

    /**
     * @param mapping how to read a CSV file; not looked at when the file is in Kaibo's own format
     * @throws UnreadableRecording when it is no recording; the message says what is missing
     */
    public static Recording open(Path file, @Nullable Mapping mapping) throws IOException {
        if (Files.isDirectory(file))
            throw new UnreadableRecording("%s is a folder; a recording is a file.".formatted(file));
        try {
            return open(Files.newInputStream(file), mapping);
        } catch (NoSuchFileException e) {
            throw new UnreadableRecording("There is no file %s.".formatted(file));
        }
    }

    /** The same for bytes from anywhere. The stream is closed with the recording, or when it cannot be opened. */
    public static Recording open(InputStream bytes, @Nullable Mapping mapping) throws IOException {
        Framer framer = new Framer(new ByteWindow(TextSource.of(bytes)));
        try {
            return open(framer, mapping);
        } catch (IOException e) {
            framer.close();
            throw e;
        }
    }

    private static Recording open(Framer framer, @Nullable Mapping mapping) throws IOException {
        framer.skipMark();
        Framer.Found found = framer.next();
        while (found == Framer.Found.LINE && framer.text().isBlank()) found = framer.next();
        switch (found) {
            case END -> throw new UnreadableRecording("The file is empty.");
            case CUT_OFF ->
                throw new UnreadableRecording("%s Not even its first line is whole.".formatted(framer.cut()));
            case TOO_LONG ->
                throw new UnreadableRecording(
                        "The first line has %d bytes; a recording begins with a short line that says what it holds."
                                .formatted(framer.length()));
            case LINE -> {}
        }
        String first = framer.text();
        if (first.stripLeading().startsWith("{")) return KaiboRecording.of(framer, first);
        if (mapping != null) return CsvRecording.of(framer, mapping);
        throw new UnreadableRecording(unmapped(framer));
    }

    private static String unmapped(Framer framer) throws IOException {
        List<String> names = CsvRecording.names(framer, new CsvFields(','));
        List<String> fitting = Mappings.shipped().stream()
                .filter(mapping ->
                        names.containsAll(mapping.fields().values()) && names.containsAll(mapping.timeColumns()))
                .map(Mapping::name)
                .toList();
        String hint = fitting.isEmpty()
                ? "none that ships fits; see docs/capture-format.md"
                : "%s fits".formatted(String.join(" or ", fitting));
        return "The file does not begin with Kaibo's first line ({\"kaibo\": 1, …}), and a CSV file needs a mapping: %s. Its first line reads: %s."
                .formatted(hint, CsvRecording.listed(names));
    }
}
