package dev.kaibo.server.live.web;

import dev.kaibo.server.edge.Home;
import dev.kaibo.server.live.JournalSizes;
import dev.kaibo.server.live.Pulse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody who helps needs to see, without personal data: no titles, no names, no settings' values, and of the database's log only what it says, never the
 * statement or row that it says it about.
 */
@Component
class SupportBundle {
    /** Of all logs together; the newest come first. */
    private static final long MOST_LOG_BYTES = 20L << 20;

    private static final int LONGEST_LINE = 2_000;

    private final Home home;
    private final JournalSizes sizes;
    private final JsonMapper json;

    SupportBundle(Home home, JournalSizes sizes, JsonMapper json) {
        this.home = home;
        this.sizes = sizes;
        this.json = json;
    }

    static String version() {
        String version = SupportBundle.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-dev" : version;
    }

    void write(OutputStream to, List<Pulse> pulses) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            entry(zip, "about.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(about(pulses)));
            entry(zip, "threads.txt", threads().getBytes(StandardCharsets.UTF_8));
            long left = MOST_LOG_BYTES;
            for (Path log : logs()) {
                if (left <= 0) break;
                left -= log(zip, log, left);
            }
        }
    }

    private Map<String, Object> about(List<Pulse> pulses) throws IOException {
        Map<String, Object> about = new TreeMap<>();
        about.put("version", version());
        about.put("made", Instant.now().toString());
        about.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        about.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        about.put("processors", Runtime.getRuntime().availableProcessors());
        about.put("heapMax", Runtime.getRuntime().maxMemory());
        about.put(
                "heapUsed",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        about.put("upMs", ManagementFactory.getRuntimeMXBean().getUptime());
        about.put("diskFree", Files.getFileStore(home.data()).getUsableSpace());
        Long databaseMs = sizes.answersWithin();
        about.put("databaseMs", databaseMs == null ? "does not answer" : databaseMs);
        if (databaseMs != null) about.put("rows", sizes.rows());
        about.put(
                "shows",
                pulses.stream()
                        .map(pulse -> Map.of(
                                "show", pulse.show().toString(),
                                "phase", pulse.phase().name(),
                                "position", pulse.position(),
                                "writing", pulse.writing(),
                                "waitingFacts", pulse.waitingFacts()))
                        .toList());
        return about;
    }

    private static String threads() {
        StringBuilder all = new StringBuilder();
        for (var each : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) all.append(each);
        return all.toString();
    }

    private List<Path> logs() throws IOException {
        Path logs = home.data().resolve("logs");
        Path database = home.data().resolve("postgres/postgres.log");
        try (Stream<Path> all = Files.isDirectory(logs) ? Files.list(logs) : Stream.empty()) {
            return Stream.concat(
                            all.filter(Files::isRegularFile),
                            Stream.of(database).filter(Files::isRegularFile))
                    .sorted(Comparator.comparing((Path it) -> it.toFile().lastModified())
                            .reversed())
                    .toList();
        }
    }

    private static long log(ZipOutputStream zip, Path log, long most) throws IOException {
        boolean packed = log.toString().endsWith(".gz");
        long written = 0;
        zip.putNextEntry(new ZipEntry("logs/" + log.getFileName().toString().replaceAll("\\.gz$", "")));
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (var in = Files.newInputStream(log);
                var lines = new BufferedReader(new InputStreamReader(packed ? new GZIPInputStream(in) : in, text))) {
            for (String line = lines.readLine(); line != null && written < most; line = lines.readLine()) {
                // PostgreSQL says under these words which row or statement an error was about
                if (line.matches(".*\\b(?:DETAIL|STATEMENT|CONTEXT|QUERY|HINT): .*")) continue;
                String kept = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
                byte[] bytes = (kept + "\n").getBytes(StandardCharsets.UTF_8);
                zip.write(bytes);
                written += bytes.length;
            }
        }
        zip.closeEntry();
        return written;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
