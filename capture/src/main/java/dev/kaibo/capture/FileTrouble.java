package dev.kaibo.capture;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a file cannot be opened: the system's own exceptions often say no more than its name. */
final class FileTrouble {
    private FileTrouble() {}

    /** @param what what the file was meant to be, for example "The mapping" */
    static UnreadableRecording of(String what, Path file, IOException trouble) {
        return switch (trouble) {
            case UnreadableRecording known -> known;
            case NoSuchFileException _ -> new UnreadableRecording("There is no file %s.".formatted(file));
            case AccessDeniedException _ ->
                new UnreadableRecording("%s %s may not be read by this user.".formatted(what, file));
            case FileSystemException e -> cannot(what, file, e.getReason());
            default -> cannot(what, file, trouble.getMessage());
        };
    }

    private static UnreadableRecording cannot(String what, Path file, @Nullable String why) {
        return new UnreadableRecording(
                "%s %s cannot be read: %s.".formatted(what, file, why == null ? "no reason is given" : why));
    }
}
