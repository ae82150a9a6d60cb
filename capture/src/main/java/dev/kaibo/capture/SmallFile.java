package dev.kaibo.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of text that a person wrote: a mapping, a model. */
public final class SmallFile {
    /** A larger file is something else. */
    private static final int LARGEST = 1 << 20;

    private SmallFile() {}

    /**
     * Its text, without a byte order mark.
     *
     * @param what what the file is meant to be, for example "The mapping"
     * @throws UnreadableRecording when it is not there, may not be read, or is too large; the message says which
     */
    public static String text(String what, Path file) throws IOException {
        if (Files.isDirectory(file)) throw new UnreadableRecording("%s %s is a folder.".formatted(what, file));
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw FileTrouble.of(what, file, e);
        }
        if (bytes.length > LARGEST)
            throw new UnreadableRecording("%s %s has more than %d bytes.".formatted(what, file, LARGEST));
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
