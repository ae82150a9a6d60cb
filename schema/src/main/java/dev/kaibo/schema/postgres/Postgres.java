package dev.kaibo.schema.postgres;

import dev.kaibo.schema.SecretFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The PostgreSQL that Kaibo starts for itself, on the loopback address only, with durability ON: {@code fsync}, {@code synchronous_commit} and
 * {@code full_page_writes}. One process holds the folder at a time; what a killed process left running on OUR folder is stopped first.
 */
public final class Postgres implements AutoCloseable {
    public static final String USER = "kaibo";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);
    private static final Duration INITDB_WITHIN = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final long LONGEST_LOG = 8L << 20;
    private static final int PORT_TRIES = 3;

    private final FolderLock lock;
    private final PostgresBinaries binaries;
    private final Runner runner;
    private final Path data;
    private final Process server;
    private final DatabaseAddress address;

    private Postgres(
            FolderLock lock,
            PostgresBinaries binaries,
            Runner runner,
            Path data,
            Process server,
            DatabaseAddress address) {
        this.lock = lock;
        this.binaries = binaries;
        this.runner = runner;
        this.data = data;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts the server of a folder; makes the folder and the database in it when they are not there.
     *
     * @param folder ours alone: data, log, password and lock lie in it
     * @param cache where the programs are unpacked, may be shared
     * @param progress is told in short lines what is being waited for
     * @throws PostgresTrouble when it cannot be started; says why and what to do
     */
    public static Postgres start(Path folder, Path cache, Consumer<String> progress) {
        Path home = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(home);
        try {
            PostgresBinaries binaries =
                    PostgresBinaries.unpacked(cache.toAbsolutePath().normalize(), progress);
            String password = password(home); // before the folder changes hands, so that it is handed over too
            Runner runner = Runner.forFolder(home, binaries.program("postgres"));
            Path data = home.resolve("data");
            LeftOverServer.of(data).ifPresent(left -> {
                progress.accept(
                        "Stopping a PostgreSQL (process %d) that an earlier run left behind".formatted(left.pid()));
                stop(binaries, runner, data);
            });
            if (!Files.exists(data.resolve("PG_VERSION"))) initialise(binaries, runner, home, data, progress);
            return start(lock, binaries, runner, home, data, password, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The database {@code postgres} of the server; {@link DatabaseAddress#database} names others. */
    public DatabaseAddress address() {
        return address;
    }

    public long pid() {
        return server.pid();
    }

    /** How the server runs, for people: as this user, in a user namespace, as another user. */
    public String manner() {
        return runner.description();
    }

    /** Stops the server in good order (open transactions are rolled back) and gives the folder back. */
    @Override
    public void close() {
        try {
            if (server.isAlive()) stop(binaries, runner, data);
        } finally {
            lock.close();
        }
    }

    private static Postgres start(
            FolderLock lock,
            PostgresBinaries binaries,
            Runner runner,
            Path home,
            Path data,
            String password,
            Consumer<String> progress) {
        Path log = home.resolve("postgres.log");
        for (int tried = 1; ; tried++) {
            int port = freePort();
            var address =
                    new DatabaseAddress("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), USER, password);
            Process server = launch(binaries, runner, data, log, port);
            if (ready(server, address, progress)) return new Postgres(lock, binaries, runner, data, server, address);
            // Another program can have taken the free port between our look and the server's start.
            if (tried == PORT_TRIES)
                throw new PostgresTrouble(
                        "PostgreSQL does not start. The end of its log %s says: %s".formatted(log, tail(log)));
        }
    }

    private static Process launch(PostgresBinaries binaries, Runner runner, Path data, Path log, int port) {
        try {
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG)
                Files.move(log, log.resolveSibling("postgres.old.log"), StandardCopyOption.REPLACE_EXISTING);
            return runner.process(
                            binaries.program("postgres"),
                            "-D",
                            data.toString(),
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
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new PostgresTrouble("PostgreSQL cannot be started: %s.".formatted(e), e);
        }
    }

    /** Waits until the server answers; false when it ended instead. */
    private static boolean ready(Process server, DatabaseAddress address, Consumer<String> progress) {
        DriverManager.setLoginTimeout(0);
        long began = System.nanoTime();
        for (long looks = 1; ; looks++) {
            try (var _ = DriverManager.getConnection(address.url(), address.user(), address.password())) {
                return true;
            } catch (SQLException notYet) {
                Duration waited = Duration.ofNanos(System.nanoTime() - began);
                if (waited.compareTo(READY_WITHIN) > 0) {
                    server.destroy();
                    throw new PostgresTrouble("PostgreSQL did not answer within %d s: %s."
                            .formatted(READY_WITHIN.toSeconds(), notYet.getMessage()));
                }
                if (looks % (Duration.ofSeconds(2).toMillis() / BETWEEN_LOOKS.toMillis()) == 0)
                    progress.accept("Waiting for PostgreSQL (%d s)".formatted(waited.toSeconds()));
            }
            if (ended(server, BETWEEN_LOOKS)) return false;
        }
    }

    private static void initialise(
            PostgresBinaries binaries, Runner runner, Path home, Path data, Consumer<String> progress) {
        progress.accept("Making a new database in %s".formatted(home));
        Path log = home.resolve("initdb.log");
        try {
            // initdb leaves what it had made when it is interrupted, and refuses a folder that is not empty.
            PostgresBinaries.deleteTree(data);
            Process initdb = runner.process(
                            binaries.program("initdb"),
                            "-D",
                            data.toString(),
                            "--username=" + USER,
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
                PostgresBinaries.deleteTree(data);
                throw new PostgresTrouble("initdb failed (%d). The end of its log %s says: %s"
                        .formatted(initdb.exitValue(), log, tail(log)));
            }
        } catch (IOException e) {
            throw new PostgresTrouble("A new database cannot be made in %s: %s.".formatted(data, e), e);
        }
    }

    private static void stop(PostgresBinaries binaries, Runner runner, Path data) {
        try {
            Process stop = runner.process(
                            binaries.program("pg_ctl"),
                            "stop",
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "-w",
                            "-t",
                            Long.toString(STOPPED_WITHIN.toSeconds()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!ended(stop, STOPPED_WITHIN.plusSeconds(5)) || stop.exitValue() != 0)
                throw new PostgresTrouble(
                        "PostgreSQL on %s did not stop within %d s.".formatted(data, STOPPED_WITHIN.toSeconds()));
        } catch (IOException e) {
            throw new PostgresTrouble("PostgreSQL on %s cannot be stopped: %s.".formatted(data, e), e);
        }
    }

    private static boolean ended(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresTrouble("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    private static String password(Path home) {
        Path file = home.resolve("password");
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            SecretFile.makeOnce(file, HexFormat.of().formatHex(random) + "\n");
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new PostgresTrouble("The database's password cannot be kept in %s: %s.".formatted(file, e), e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresTrouble("There is no free port on the loopback address: %s.".formatted(e), e);
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
