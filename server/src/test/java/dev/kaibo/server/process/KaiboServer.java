package dev.kaibo.server.process;

import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.DatabaseProcesses;
import dev.kaibo.server.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real server on a data folder of its own, as a process that can be killed and started again. What it starts it ends by process id, and the folder goes
 * with it.
 */
final class KaiboServer implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("kaibo.root"));
    /** A start takes 3 s; a machine that builds beside it takes its time. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(6);

    private static final int LOG_SHOWN = 5_000;
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile("is running: http://127\\.0\\.0\\.1:(\\d+)");

    private final Path folder;
    private final Path home;
    private final boolean folderIsOurs;
    private @Nullable Process process;
    private int port;

    /** On a folder below the system's folder for temporary files. */
    KaiboServer() {
        this(temporary(), true);
    }

    /** On a folder that somebody else makes and takes away. */
    KaiboServer(Path folder) {
        this(folder, false);
    }

    private KaiboServer(Path folder, boolean folderIsOurs) {
        this.folder = folder;
        this.folderIsOurs = folderIsOurs;
        this.home = folder.resolve("home");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kaibo-process-");
        } catch (IOException e) {
            throw new AssertionError("No folder for the server.", e);
        }
    }

    Path home() {
        return home;
    }

    /** As {@code ./kaibo run} starts it; returns when it answers. */
    KaiboServer start() {
        return start(Map.of());
    }

    KaiboServer start(Map<String, String> environment) {
        awaitReady(launch(environment));
        return this;
    }

    /** Returns at once. @return the file to which it says when it is ready */
    Path launch(Map<String, String> environment) {
        var command = new ArrayList<>(command());
        command.add("--kaibo.home=" + home);
        command.add("--kaibo.port=0");
        Path console = folder.resolve("console");
        try {
            Files.createDirectories(home);
            Files.deleteIfExists(console);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KAIBO_"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError("The server cannot be started by " + command, e);
        }
        return console;
    }

    private void awaitReady(Path console) {
        Process starting = running();
        Until.so(
                READY_WITHIN,
                "the server is ready",
                () -> READY.matcher(said(console)).find() || !starting.isAlive(),
                () -> said(console));
        Matcher ready = READY.matcher(said(console));
        if (!ready.find())
            throw new AssertionError(
                    "The server did not start (%d): %s".formatted(starting.exitValue(), said(console)));
        port = Integer.parseInt(ready.group(1));
    }

    /** What {@code ./kaibo} starts, word for word: Java, its flags, the program. */
    private static List<String> command() {
        Path file = ROOT.resolve("target/kaibo/server.command");
        if (!Files.exists(file))
            throw new AssertionError(
                    "%s is not there: ./kaibo test long builds the server and writes it.".formatted(file));
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read.", e);
        }
    }

    private static String said(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read.", e);
        }
    }

    /** The server's own log. */
    String log() {
        return said(home.resolve("logs/kaibo.log"));
    }

    /** The end of its log and what each of its threads does, for whoever must find out why it does not do what it should. */
    String whatItDoes() {
        String log = log();
        Path dump = folder.resolve("threads");
        try {
            Files.deleteIfExists(dump);
            new ProcessBuilder(
                            ProcessHandle.current()
                                    .info()
                                    .command()
                                    .orElseThrow()
                                    .replaceFirst("java$", "jcmd"),
                            Long.toString(pid()),
                            "Thread.dump_to_file",
                            dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(30, TimeUnit.SECONDS);
        } catch (IOException e) {
            return "no threads: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return log.substring(Math.max(0, log.length() - LOG_SHOWN)) + said(dump);
    }

    private Process running() {
        Process now = process;
        if (now == null) throw new IllegalStateException("The server was not started.");
        return now;
    }

    long pid() {
        return running().pid();
    }

    boolean isAlive() {
        Process now = process;
        return now != null && now.isAlive();
    }

    Browser browser() {
        return new Browser(port);
    }

    /** SIGKILL to the server alone; its database knows nothing of it. */
    void kill() {
        awaitEnd(running().destroyForcibly());
    }

    /** As the interrupt key does it. */
    void stop() {
        running().destroy();
        awaitEnd(running());
    }

    private static void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                throw new AssertionError("Process %d does not end.".formatted(ending.pid()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Where its own database keeps its files. */
    Path data() {
        return home.resolve("postgres/data");
    }

    /** The processes of its own database, as they are now. */
    DatabaseProcesses database() {
        return DatabaseProcesses.on(data());
    }

    /** Its own database, while that runs: the port stands in the file that PostgreSQL keeps of itself. */
    DatabaseAddress address() {
        try {
            return read();
        } catch (IOException e) {
            throw new AssertionError("There is no running database in " + home, e);
        }
    }

    private DatabaseAddress read() throws IOException {
        String port = Files.readAllLines(data().resolve("postmaster.pid")).get(3);
        String password = Files.readString(home.resolve("postgres/password")).strip();
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:%s/kaibo".formatted(port), "kaibo", password);
    }

    /**
     * Past the server, to look at what lies on disk, or to spoil something.
     *
     * @throws SQLException also while no database runs: it may be gone, and be there again, at any moment
     */
    Connection connect() throws SQLException {
        DatabaseAddress address;
        try {
            address = read();
        } catch (IOException gone) {
            throw new SQLException("There is no running database in " + home, gone);
        }
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    void sql(String... statements) {
        try (var connection = connect();
                var executed = connection.createStatement()) {
            for (String each : statements) executed.execute(each);
        } catch (SQLException e) {
            throw new AssertionError("The database refuses.", e);
        }
    }

    /** Whatever happened, nothing of it is left running and nothing lies about. */
    @Override
    public void close() {
        if (isAlive()) kill();
        DatabaseProcesses left = database();
        left.thaw();
        left.kill();
        if (folderIsOurs) deleteTree(folder);
    }

    static void deleteTree(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException e) {
            throw new AssertionError("The folder %s cannot be removed.".formatted(folder), e);
        }
    }
}
