package dev.kaibo.server.live.internal;

import dev.kaibo.bench.Command;
import dev.kaibo.bench.Crowd;
import dev.kaibo.bench.Database;
import dev.kaibo.bench.Deadline;
import dev.kaibo.bench.PlainCounts;
import dev.kaibo.bench.Progress;
import dev.kaibo.bench.Race;
import dev.kaibo.bench.Report;
import dev.kaibo.bench.ServerProcess;
import dev.kaibo.bench.Spread;
import dev.kaibo.bench.Target;
import dev.kaibo.bench.Unit;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.live.Published;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.spi.ToolProvider;

/** How soon after a crash a show of a million events answers again, in a JVM that has just been started. */
public final class RecoveryBench {
    private static final long EVENTS = 1_000_000;
    private static final int FACTS_A_POST = 80;
    private static final int LEAST_BLOCKS = 10_000;
    private static final Duration EVENING = Duration.ofHours(4);
    private static final Instant EIGHT = Instant.parse("2026-11-22T12:00:00Z");
    private static final int TURNS = 5;
    private static final int SERVER_STARTS = 3;
    private static final Duration LONGEST_RACE = Duration.ofSeconds(80);
    /** As the server runs. */
    private static final List<String> JAVA = List.of("-Xms64m", "-Xmx1g", "-XX:+UseSerialGC");

    private final Database database;
    private String classes = "";

    private RecoveryBench(Database database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        Command command = Command.of(arguments);
        Report report = new Report(command.name());
        try (Database database = Database.start()) {
            database.tell(report);
            new RecoveryBench(database).run(report, command.server());
        }
        report.finish(command.keep());
        System.exit(0); // the writer that was left standing has nothing more to say
    }

    private void run(Report report, List<String> server) throws Exception {
        Shown last = write();
        long blocks = database.number("select count(*) from live.journal");
        long snapshotAt = database.number("select max(position) from live.snapshot");
        report.on(
                "journal",
                "%,d events in %,d blocks, %,d distinct viewers, %,d sealed comments, written through the host post by post"
                        .formatted(
                                last.position(),
                                blocks,
                                last.viewers(),
                                database.number("select count(*) from live.comment")));
        report.on(
                "snapshot",
                "as the host left it when it was killed: at position %,d, %,d events behind the end"
                        .formatted(snapshotAt, last.position() - snapshotAt));
        report.on("limits and duplicate guard", "on; the guard's whole memory is recovered too");
        report.on(
                "each in",
                "a JVM of its own, %s, with the classes that an earlier start has left (AOT cache), as ./kaibo starts the server; timed from before the process is started"
                        .formatted(String.join(" ", JAVA)));
        if (blocks < LEAST_BLOCKS)
            throw new IllegalStateException("%d blocks are no journal of live pace.".formatted(blocks));
        database.execute("create table public.kept as select * from live.snapshot");
        train(Opened.class, last);
        train(Bare.class, last);
        race(report, last, true, "recovery with a snapshot", 2);
        race(report, last, false, "recovery without a snapshot", 4);
        report.note(
                "The yardstick reads the same blocks in a fresh JVM by bare JDBC and folds them into hash maps (distinct viewers, comments, buyers, GMV, online peak).");
        database.execute("insert into live.snapshot select * from public.kept on conflict do nothing");
        starts(report, server);
    }

    private void race(Report report, Shown last, boolean snapshot, String name, double mostSeconds) throws Exception {
        Race race = Race.run(
                name,
                Unit.SECONDS,
                1,
                TURNS,
                Deadline.in(LONGEST_RACE),
                () -> {
                    database.execute("truncate live.snapshot");
                    if (snapshot) database.execute("insert into live.snapshot select * from public.kept");
                    return seconds(Opened.class, last);
                },
                "bare JDBC and hash maps",
                () -> seconds(Bare.class, last));
        report.race(race, Target.atMost(mostSeconds, Unit.SECONDS), null);
    }

    /** The whole server, with this show on air: it goes on with it by itself. */
    private void starts(Report report, List<String> command) throws Exception {
        double[] seconds = new double[SERVER_STARTS];
        for (int i = 0; i < SERVER_STARTS; i++)
            try (ServerProcess server = ServerProcess.start(command, database.folder(), database.address())) {
                seconds[i] = server.startSeconds();
                Progress.say("server start %d of %d: %s", i + 1, SERVER_STARTS, Unit.SECONDS.text(seconds[i]));
            }
        report.single("the whole server's start, until it says where it is", Unit.SECONDS, Spread.of(seconds), null);
    }

    /** @param viewers distinct ones */
    private record Shown(ShowId show, long position, long viewers) {
        static Shown of(Published published) {
            return new Shown(
                    published.show(),
                    published.position(),
                    published.room().figures().uv());
        }
    }

    /** A show of four hours, each post a block of its own, with a clock that only the posts move. The host is left as a crash leaves it. */
    private Shown write() throws Exception {
        Instant[] now = {EIGHT};
        var host = new BenchHost(database.address(), database.folder(), movedBy(now));
        ShowId show = host.onAir(now[0]);
        Crowd crowd = new Crowd(7);
        Duration step = EVENING.dividedBy(EVENTS / FACTS_A_POST);
        long position = 0;
        for (int post = 0; position < EVENTS; post++) {
            now[0] = now[0].plus(step);
            host.take(show, crowd.next(FACTS_A_POST, Moment.of(now[0])));
            position = host.host.state(show).position();
            if (post % 2_000 == 0) Progress.say("writing the journal: %,d events", position);
        }
        now[0] = now[0].plusSeconds(5); // so that a tick is written and the last figures are published
        host.register.beat();
        Shown last = Shown.of(host.host.state(show));
        while (last.position() == position) last = Shown.of(host.host.state(show));
        return last;
    }

    private static MachineClock movedBy(Instant[] now) {
        return new MachineClock() {
            @Override
            public Instant wall() {
                return now[0];
            }

            @Override
            public Instant steady() {
                return now[0];
            }
        };
    }

    /** As ./kaibo starts the server: with the classes that an earlier start has left. They must lie in jars for that. */
    private void train(Class<?> main, Shown last) throws IOException, InterruptedException {
        if (classes.isEmpty()) classes = jars();
        seconds(main, last, "-XX:AOTCacheOutput=" + cache(main));
        if (!Files.exists(cache(main))) throw new IllegalStateException("There is no cache %s.".formatted(cache(main)));
    }

    private String jars() {
        List<String> jars = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Files.isDirectory(Path.of(each))) {
                jars.add(each);
                continue;
            }
            String jar = database.folder()
                    .resolve("classes-%d.jar".formatted(jars.size()))
                    .toString();
            int failed = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", each, ".");
            if (failed != 0) throw new IllegalStateException("There is no jar of %s.".formatted(each));
            jars.add(jar);
        }
        return String.join(File.pathSeparator, jars);
    }

    private Path cache(Class<?> main) {
        return database.folder().resolve(main.getSimpleName() + ".aot");
    }

    private double seconds(Class<?> main, Shown last) throws IOException, InterruptedException {
        return seconds(main, last, "-XX:AOTCache=" + cache(main));
    }

    private double seconds(Class<?> main, Shown last, String cache) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        words.addAll(JAVA);
        words.addAll(List.of(
                cache,
                "-Xlog:aot=off",
                "-Xlog:cds=off",
                "-cp",
                classes,
                main.getName(),
                last.show().toString(),
                database.folder().toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        DatabaseAddress address = database.address();
        builder.environment()
                .putAll(Map.of(
                        "KAIBO_DB_URL", address.url(),
                        "KAIBO_DB_USER", address.user(),
                        "KAIBO_DB_PASSWORD", address.password()));
        long began = System.nanoTime();
        Process process = builder.start();
        String answer = process.inputReader().readLine();
        double seconds = (System.nanoTime() - began) / 1e9;
        process.waitFor();
        String expected = "%d %d".formatted(last.position(), last.viewers());
        if (!expected.equals(answer))
            throw new IllegalStateException("Recovered was %s, and the journal holds %s.".formatted(answer, expected));
        return seconds;
    }

    private static void end() {
        boolean training = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(each -> each.startsWith("-XX:AOTCacheOutput"));
        if (training) System.exit(0);
        Runtime.getRuntime().halt(0);
    }

    private static DatabaseAddress address() {
        return DatabaseAddress.fromEnvironment(System.getenv()).orElseThrow();
    }

    /** The product, in the JVM that is timed: opens the host and asks for the show. */
    static final class Opened {
        private Opened() {}

        @SuppressWarnings("SystemOut") // the answer to the process that started this one
        public static void main(String[] arguments) {
            var host = new BenchHost(address(), Path.of(arguments[1]), MachineClock.system());
            Shown shown = Shown.of(host.host.state(ShowId.of(arguments[0])));
            System.out.printf("%d %d%n", shown.position(), shown.viewers());
            System.out.flush();
            // as it was found: nothing is unloaded in good order; but a training run must end by itself
            end();
        }
    }

    /** The yardstick, in the JVM that is timed. */
    static final class Bare {
        private Bare() {}

        @SuppressWarnings("SystemOut") // the answer to the process that started this one
        public static void main(String[] arguments) throws Exception {
            DatabaseAddress address = address();
            var counts = new PlainCounts();
            long[] position = {0};
            try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                    var asked = connection.prepareStatement(
                            "select events from live.journal where show = ? order by first_position")) {
                connection.setAutoCommit(false);
                asked.setFetchSize(200);
                asked.setObject(1, UUID.fromString(arguments[0]));
                try (var rows = asked.executeQuery()) {
                    while (rows.next())
                        EventCodec.decode(new ByteReader(Objects.requireNonNull(rows.getBytes(1))), each -> {
                            counts.add(each);
                            position[0] = each.position();
                        });
                }
            }
            System.out.printf("%d %d%n", position[0], counts.viewers());
            System.out.flush();
            end();
        }
    }
}
