package dev.kaibo.schema.postgres;

import dev.kaibo.schema.SecretFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The PostgreSQL that Kaibo starts for itself, on the loopback address only, with durability ON: {@code fsync}, {@code synchronous_commit} and
 * {@code full_page_writes}. One process holds the folder at a time; what a killed process left running on OUR folder is stopped first.
 */
public final class Postgres implements AutoCloseable {
    public static final String USER = "kaibo";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(2);
    /** Of one look; a server that is stopped by a signal takes connections and never answers. */
    private static final Duration LOOK_WITHIN = Duration.ofSeconds(5);

    private static final int PORT_TRIES = 3;
    /** Together about 13 s: what a killed server leaves behind is gone when its last process has finished its statement. */
    private static final int REMAINS_TRIES = 7;

    private final FolderLock lock;
    private final Programs programs;
    private final String password;
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Held where the server is exchanged, so that none is started while the last one is being stopped. */
    private final ReentrantLock changing = new ReentrantLock();

    private int port;
    private volatile Process server;

    private Postgres(FolderLock lock, Programs programs, String password, Consumer<String> progress) {
        this.lock = lock;
        this.programs = programs;
        this.password = password;
        var waits = new Restarts();
        for (int tried = 1; ; tried++) {
            port = freePort();
            server = programs.launch(port);
            if (ready(server, progress)) return;
            String end = programs.logTail();
            // Another program can have taken the free port between our look and the server's start; and where a server
            // was killed, its processes may be a moment behind.
            if (tried >= (end.contains("shared memory block") ? REMAINS_TRIES : PORT_TRIES))
                throw new PostgresTrouble(
                        "PostgreSQL does not start. The end of its log %s says: %s".formatted(programs.log(), end));
            progress.accept("PostgreSQL ended while it started; trying again");
            waited(waits.after(Duration.ZERO));
        }
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
            var programs = new Programs(binaries, runner, home);
            programs.stopLeftOver(progress);
            programs.initialise(progress);
            return new Postgres(lock, programs, password, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * From now on the server is started again, on the same port, whenever it ends without {@link #close}: killed, crashed, stopped by somebody, out of
     * disk. {@link Restarts} bounds how often.
     *
     * @param told gets a line when it ended and when it answers again
     */
    public void keepRunning(Consumer<String> told) {
        var _ = Thread.ofPlatform().daemon().name("postgres-watch").start(() -> watch(told));
    }

    /** The database {@code postgres} of the server; {@link DatabaseAddress#database} names others. */
    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), USER, password);
    }

    /** Of the server as it runs now; another one after it was started again. */
    public long pid() {
        return server.pid();
    }

    /** How the server runs, for people: as this user, in a user namespace, as another user. */
    public String manner() {
        return programs.runner().description();
    }

    /** Stops the server in good order (open transactions are rolled back) and gives the folder back. */
    @Override
    public void close() {
        closing.countDown();
        changing.lock();
        try {
            if (server.isAlive()) programs.stop();
        } finally {
            changing.unlock();
            lock.close();
        }
    }

    private void watch(Consumer<String> told) {
        var restarts = new Restarts();
        try {
            for (long tries = 1; ; tries++) {
                Process watched = server;
                long since = System.nanoTime();
                int status = watched.waitFor();
                if (closing.getCount() == 0) return;
                Duration ran = Duration.ofNanos(System.nanoTime() - since);
                Duration wait = restarts.after(ran);
                if (ran.compareTo(Restarts.SETTLED) >= 0) tries = 1;
                told.accept("PostgreSQL (process %d) ended with %d and is started again in %d ms (try %d), see %s"
                        .formatted(watched.pid(), status, wait.toMillis(), tries, programs.log()));
                if (waited(wait) || !startAgain(told)) return;
                awaitAnswer(told);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when we are closing and nothing is to be started any more */
    private boolean startAgain(Consumer<String> told) {
        changing.lock();
        try {
            if (closing.getCount() == 0) return false;
            programs.stopLeftOver(told);
            server = programs.launch(port);
        } catch (PostgresTrouble notYet) {
            // the one that ended stands for it, and the next try comes later
            told.accept(String.valueOf(notYet.getMessage()));
        } finally {
            changing.unlock();
        }
        return true;
    }

    /** However long: after a crash it may have much to recover, and it would only lose time by being started once more. */
    private void awaitAnswer(Consumer<String> told) {
        while (server.isAlive()) {
            if (answers()) {
                told.accept("PostgreSQL runs again (process %d, port %d)".formatted(server.pid(), port));
                return;
            }
            if (waited(BETWEEN_LOOKS)) return;
        }
    }

    /** @return whether we are closing, and need not go on */
    private boolean waited(Duration length) {
        try {
            return closing.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresTrouble("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    /** Waits until the server answers; false when it ended instead. */
    private boolean ready(Process starting, Consumer<String> progress) {
        long began = System.nanoTime();
        Duration told = Duration.ZERO;
        while (!answers()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (waited.compareTo(READY_WITHIN) > 0) {
                starting.destroy();
                throw new PostgresTrouble("PostgreSQL did not answer within %d s. The end of its log %s says: %s"
                        .formatted(READY_WITHIN.toSeconds(), programs.log(), programs.logTail()));
            }
            if (waited.minus(told).compareTo(BETWEEN_NEWS) >= 0) {
                told = waited;
                progress.accept("Waiting for PostgreSQL (%d s)".formatted(waited.toSeconds()));
            }
            if (Programs.ended(starting, BETWEEN_LOOKS)) return false;
        }
        return true;
    }

    private boolean answers() {
        var how = new Properties();
        how.setProperty("user", USER);
        how.setProperty("password", password);
        how.setProperty("connectTimeout", Long.toString(LOOK_WITHIN.toSeconds()));
        how.setProperty("socketTimeout", Long.toString(LOOK_WITHIN.toSeconds()));
        try (var _ = DriverManager.getConnection(address().url(), how)) {
            return true;
        } catch (SQLException notYet) {
            return false;
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
}
