package dev.kaibo.bench;

import dev.kaibo.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code kaibo replay} as it is, without a process of its own for each turn. Its door is package-private, since nobody in the house but its main may call it, and a
 * copy of it here would measure the copy.
 */
final class CommandLine {
    private final MethodHandle run;

    CommandLine() throws ReflectiveOperationException {
        run = MethodHandles.privateLookupIn(Main.class, MethodHandles.lookup())
                .findStatic(
                        Main.class,
                        "run",
                        MethodType.methodType(int.class, List.class, PrintStream.class, PrintStream.class));
    }

    /** All figures of the recording, as {@code --json} prints them. */
    String replay(Path file) throws Exception {
        var out = new ByteArrayOutputStream();
        try (PrintStream answer = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            int status = (int) run.invokeExact(List.of("replay", file.toString(), "--json"), answer, System.err);
            if (status != 0) throw new IllegalStateException("The replay ended with %d.".formatted(status));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
