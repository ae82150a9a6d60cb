package dev.kaibo.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that was asked for cannot be written; the message is one sentence. */
final class CannotWrite extends IOException {
    private static final long serialVersionUID = 1L;

    private CannotWrite(String message) {
        super(message);
    }

    static CannotWrite of(Path file, IOException trouble) {
        return switch (trouble) {
            case CannotWrite known -> known;
            case FileAlreadyExistsException _ ->
                new CannotWrite("%s is there already and is not overwritten; name a new file.".formatted(file));
            case NoSuchFileException _ -> new CannotWrite("There is no folder for %s.".formatted(file));
            case AccessDeniedException _ -> new CannotWrite("%s may not be written by this user.".formatted(file));
            case FileSystemException e -> cannot(file, e.getReason());
            default -> cannot(file, trouble.getMessage());
        };
    }

    private static CannotWrite cannot(Path file, @Nullable String why) {
        return new CannotWrite("%s cannot be written: %s.".formatted(file, why == null ? "no reason is given" : why));
    }
}
