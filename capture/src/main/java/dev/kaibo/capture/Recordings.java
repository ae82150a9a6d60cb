package dev.kaibo.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens a recording and finds out by itself what it is: plain or gzip, UTF-8 or GB18030, Kaibo's own lines or CSV. */
public final class Recordings {
    private Recordings() {}

    /**
     * Opens a file.
     *
     * @param mapping how to read a CSV file, null to find the shipped one that fits its columns; not looked at when the file is in Kaibo's own format
     * @throws UnreadableRecording when it is no recording; the message says what is missing
     */
    public static Recording open(Path file, @Nullable Mapping mapping) throws IOException {
        if (Files.isDirectory(file))
            throw new UnreadableRecording("%s is a folder; a recording is a file.".formatted(file));
        InputStream bytes;
        try {
            bytes = Files.newInputStream(file);
        } catch (IOException e) {
            throw FileTrouble.of("The file", file, e);
        }
        return open(bytes, mapping);
    }

    /**
     * Reads a recording once from its beginning to its end and says what a show that plays it comes to.
     *
     * @param mapping as for {@link #open(Path, Mapping)}
     * @throws UnreadableRecording when it is no recording
     * @throws IOException when the file cannot be read on
     */
    public static Span span(Path file, @Nullable Mapping mapping) throws IOException {
        try (Recording recording = open(file, mapping)) {
            return Span.of(recording);
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
        return CsvRecording.of(framer, mapping != null ? mapping : recognised(framer));
    }

    /** The one shipped mapping that fits the header in hand. */
    private static Mapping recognised(Framer framer) throws IOException {
        Header header = Header.of(framer);
        List<Mapping> fitting = Mappings.recognise(header.columns()).stream()
                .filter(mapping -> mapping.delimiter() == header.delimiter())
                .toList();
        if (fitting.size() == 1) return fitting.getFirst();
        String found = CsvRecording.listed(header.columns());
        if (fitting.isEmpty())
            throw new UnreadableRecording(
                    "The file does not begin with Kaibo's first line ({\"kaibo\": 1, …}), and a CSV file needs a mapping of its columns: none of those that ship (%s) fits. Its first line reads: %s. Name a mapping file; docs/capture-format.md says how to write one."
                            .formatted(Mappings.names(), found));
        String names = fitting.stream().map(Mapping::name).collect(Collectors.joining(" and "));
        throw new UnreadableRecording(
                "The mappings %s both fit this CSV file; name the one that is meant. Its first line reads: %s."
                        .formatted(names, found));
    }

    /**
     * The first line of a CSV file that nobody has described.
     *
     * @param delimiter the one that cuts it into the most columns
     */
    private record Header(List<String> columns, char delimiter) {
        static Header of(Framer framer) throws IOException {
            Header most = null;
            UnreadableRecording trouble = null;
            for (char delimiter : new char[] {',', ';', '\t', '|'}) {
                try {
                    List<String> columns = CsvRecording.names(framer, new CsvFields(delimiter));
                    if (most == null || columns.size() > most.columns().size()) most = new Header(columns, delimiter);
                } catch (UnreadableRecording e) {
                    if (trouble == null) trouble = e;
                }
            }
            if (most == null) throw Objects.requireNonNull(trouble, "Four delimiters were tried.");
            return most;
        }
    }
}
