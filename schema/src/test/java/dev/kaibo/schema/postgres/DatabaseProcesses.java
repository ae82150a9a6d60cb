package dev.kaibo.schema.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of the PostgreSQL that runs on one folder, so that a test can do to them what befalls them in life. Found by that folder in the server's
 * command line and by descent from it, never by a name that others bear too.
 *
 * @param all the server first, then what it has started
 */
public record DatabaseProcesses(List<ProcessHandle> all) {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(30);
    private static final Duration SIGNAL_WITHIN = Duration.ofSeconds(10);

    public DatabaseProcesses {
        all = List.copyOf(all);
    }

    /** @param data the database's own folder, as its command line names it; none when no server runs on it */
    public static DatabaseProcesses on(Path data) {
        var found = new ArrayList<ProcessHandle>();
        ProcessHandle.allProcesses().filter(each -> serves(each, data)).forEach(server -> {
            found.add(server);
            server.descendants().forEach(found::add);
        });
        return new DatabaseProcesses(found);
    }

    private static boolean serves(ProcessHandle process, Path data) {
        List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
        return Collections.indexOfSubList(arguments, List.of("-D", data.toString(), "-c")) >= 0;
    }

    /** The server, which all others descend from. */
    public ProcessHandle server() {
        if (all.isEmpty()) throw new IllegalStateException("No server runs on this folder.");
        return all.getFirst();
    }

    public boolean none() {
        return all.isEmpty();
    }

    /** SIGKILL to each: nothing is written any more, nothing tidied up. Waits until they are gone. */
    public void kill() {
        // the server first, or it would see a child die and begin to mend
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Like pulling the plug of the database and waiting on: they stand still, and no connection is closed. */
    public void freeze() {
        signal("STOP", all);
    }

    public void thaw() {
        signal("CONT", all);
    }

    /** As an administrator would stop it: connections are closed, open transactions rolled back. */
    public void stopInGoodOrder() {
        signal("INT", List.of(server()));
        awaitEnd();
    }

    private void awaitEnd() {
        for (ProcessHandle each : all)
            try {
                var _ = each.onExit().get(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("Process %d is still there.".formatted(each.pid()), e);
            }
    }

    /** @param name STOP, CONT, INT */
    public static void signal(String name, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(each -> Long.toString(each.pid()))
                .forEach(command::add);
        if (command.size() == 2) return;
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // one that has ended meanwhile makes it fail, and is no fault
            if (!kill.waitFor(SIGNAL_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                throw new AssertionError(Objects.toString(command) + " does not end");
        } catch (IOException e) {
            throw new AssertionError("No signal can be sent: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
