package dev.kaibo.bench;

import dev.kaibo.schema.postgres.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole server, started as {@code ./kaibo run} starts it, on a free port of the loopback address and a database that is given. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("is running: (http://127\\.0\\.0\\.1:\\d+)");
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(40);

    private final Process process;
    private final URI address;
    private final double startSeconds;

    private ServerProcess(Process process, URI address, double startSeconds) {
        this.process = process;
        this.address = address;
        this.startSeconds = startSeconds;
    }

    /**
     * @param command the words with which {@code ./kaibo run} starts it, up to the jar and its pages
     * @param home its data folder
     */
    public static ServerProcess start(List<String> command, Path home, DatabaseAddress database) throws IOException {
        if (command.isEmpty()) throw new IllegalArgumentException("How the server is started stands behind --.");
        List<String> words = new ArrayList<>(command);
        words.add("--kaibo.home=" + home);
        words.add("--kaibo.port=0");
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("KAIBO_DB_URL", database.url());
        builder.environment().put("KAIBO_DB_USER", database.user());
        builder.environment().put("KAIBO_DB_PASSWORD", database.password());
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            BufferedReader said = process.inputReader();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    double seconds = (System.nanoTime() - began) / 1e9;
                    Thread.ofVirtual().start(() -> said.lines().forEach(each -> Progress.say("server: %s", each)));
                    return new ServerProcess(process, URI.create(ready.group(1)), seconds);
                }
                Progress.say("server: %s", line);
            }
            throw new IOException("The server ended before it was ready.");
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public URI address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** From the start of the process to the line that says where it is. */
    public double startSeconds() {
        return startSeconds;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
