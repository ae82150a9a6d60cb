package dev.kaibo.schema.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * PostgreSQL's programs at work on one folder of ours: initdb makes the database, postgres serves it, pg_ctl stops it.
 *
 * @param home ours alone: data, logs, password and lock lie in it
 */
record Programs(PostgresBinaries binaries, Runner runner, Path home) {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);
    private static final Duration INITDB_WITHIN = Duration.ofMinutes(3);
    private static final long LONGEST_LOG = 8L << 20;

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    /** Makes the database, unless it is there. */
    void initialise(Consumer<String> progress) {
        if (Files.exists(data().resolve("PG_VERSION"))) return;
        progress.accept("Making a new database in %s".formatted(home));
        Path log = home.resolve("initdb.log");
        try {
            // initdb leaves what it had made when it is interrupted, and refuses a folder that is not empty.
            PostgresBinaries.deleteTree(data());
            Process initdb = runner.process(
                            binaries.program("initdb"),
                            "-D",
                            data().toString(),
                            "--username=" + Postgres.USER,
                            "--pwfile=" + home.resolve("password"),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums")
                    .redirectOutput(log.toFile())
                    .start();
            if (!ended(initdb, INITDB_WITHIN)) {
                initdb.destroyForcibly();
                throw new PostgresTrouble(
                        "initdb did not finish within %d s; see %s.".formatted(INITDB_WITHIN.toSeconds(), log));
            }
            if (initdb.exitValue() != 0) {
                PostgresBinaries.deleteTree(data());
                throw new PostgresTrouble("initdb failed (%d). The end of its log %s says: %s"
                        .formatted(initdb.exitValue(), log, tail(log)));
            }
        } catch (IOException e) {
            throw new PostgresTrouble("A new database cannot be made in %s: %s.".formatted(data(), e), e);
        }
    }

    Process launch(int port) {
        try {
            if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG)
                Files.move(log(), log().resolveSibling("postgres.old.log"), StandardCopyOption.REPLACE_EXISTING);
            return runner.process(
                            binaries.program("postgres"),
                            "-D",
                            data().toString(),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "port=" + port,
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=on",
                            "-c",
                            "synchronous_commit=on",
                            "-c",
                            "full_page_writes=on",
                            "-c",
                            "shared_buffers=64MB",
                            "-c",
                            "max_connections=60",
                            "-c",
                            "jit=off",
                            "-c",
                            "timezone=UTC",
                            "-c",
                            "log_timezone=UTC")
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new PostgresTrouble("PostgreSQL cannot be started: %s.".formatted(e), e);
        }
    }

    /** Stops whatever server runs on the folder in good order: open transactions are rolled back. */
    void stop() {
        try {
            Process stop = runner.process(
                            binaries.program("pg_ctl"),
                            "stop",
                            "-D",
                            data().toString(),
                            "-m",
                            "fast",
                            "-w",
                            "-t",
                            Long.toString(STOPPED_WITHIN.toSeconds()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!ended(stop, STOPPED_WITHIN.plusSeconds(5)) || stop.exitValue() != 0)
                throw new PostgresTrouble(
                        "PostgreSQL on %s did not stop within %d s.".formatted(data(), STOPPED_WITHIN.toSeconds()));
        } catch (IOException e) {
            throw new PostgresTrouble("PostgreSQL on %s cannot be stopped: %s.".formatted(data(), e), e);
        }
    }

    /** Stops a server that an earlier run left behind on this folder. */
    void stopLeftOver(Consumer<String> progress) {
        LeftOverServer.of(data()).ifPresent(left -> {
            progress.accept("Stopping a PostgreSQL (process %d) that an earlier run left behind".formatted(left.pid()));
            stop();
        });
    }

    /** The last lines of the server's log. */
    String logTail() {
        return tail(log());
    }

    static boolean ended(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresTrouble("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }
}
