package dev.kaibo.schema.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A server that still runs on our folder because the process that started it was killed. */
final class LeftOverServer {
    private LeftOverServer() {}

    /**
     * The process that the folder's pid file names, if it is alive and ours: only a PostgreSQL whose command line holds our very data folder.
     *
     * @throws PostgresTrouble when a PostgreSQL is alive that does not name our folder; it is left alone
     */
    static Optional<ProcessHandle> of(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        long pid = pid(file);
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) return Optional.empty();
        String command = process.get().info().command().orElse("an unknown program");
        if (command.endsWith("postgres")) {
            if (namesFolder(process.get(), data)) return process;
            throw new PostgresTrouble(
                    "Process %d (%s) may be using %s, but was not started for it by Kaibo: stop it yourself, then try again."
                            .formatted(pid, command, data));
        }
        // After a restart of the machine the number can belong to anybody, even to a program that looks at our folder;
        // the file would keep PostgreSQL from starting.
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new PostgresTrouble("The stale file %s cannot be removed: %s.".formatted(file, e), e);
        }
        return Optional.empty();
    }

    private static boolean namesFolder(ProcessHandle process, Path data) {
        List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
        return Collections.indexOfSubList(arguments, List.of("-D", data.toString())) >= 0;
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException | RuntimeException e) {
            throw new PostgresTrouble("The file %s does not begin with a process number: %s.".formatted(file, e), e);
        }
    }
}
