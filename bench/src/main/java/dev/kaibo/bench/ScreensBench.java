package dev.kaibo.bench;

import dev.kaibo.engine.basics.Moment;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** How soon what a person did is on the last of many screens, and how soon all are back after a network was gone. */
final class ScreensBench {
    private static final int SCREENS = 200;
    private static final int MANY = 1_000;
    private static final int WARM_UP = 2_000;
    private static final int TRIGGERS = 1_000;
    private static final int EVENTS_A_SECOND = 1_000;
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Report report;
    private final List<String> server;

    private ScreensBench(Report report, List<String> server) {
        this.report = report;
        this.server = server;
    }

    static void run(Report report, List<String> server) throws Exception {
        ScreensBench bench = new ScreensBench(report, server);
        report.server(server);
        report.on(
                "trigger",
                "a cue for the host is wished for over HTTP and seen by the last of %d screens; %d ms between, %,d after %d to warm up"
                        .formatted(SCREENS, BETWEEN.toMillis(), TRIGGERS, WARM_UP));
        report.on(
                "durable",
                "yes: the cue is in the journal (fsync) before any screen shows it; the bare broadcaster keeps nothing");
        report.on("other shows", "none goes on: the sample show is paused, as the bare broadcaster has one show too");
        bench.measure();
        report.note("All of it runs on the same cores: the screens, the server, PostgreSQL.");
    }

    private void measure() throws Exception {
        double[] earlier = bare();
        try (Database database = Database.start();
                ServerProcess product = ServerProcess.start(server, database.folder(), database.address());
                Console console = new Console(product.address())) {
            database.tell(report);
            console.pauseWhatPlays();
            URI capture = console.captureOfNewShow();
            double[] quiet;
            double cpu;
            double[] busy;
            try (Screens screens = screens(product.address(), console)) {
                screens.open(SCREENS);
                triggers(screens, console, 0, WARM_UP);
                long before = cpuTicks(product.pid());
                quiet = triggers(screens, console, WARM_UP, TRIGGERS);
                cpu = (cpuTicks(product.pid()) - before) * 10.0 / TRIGGERS;
                try (Background events = new Background(capture)) {
                    busy = triggers(screens, console, WARM_UP + TRIGGERS, TRIGGERS);
                    report.on(
                            "events coming in", "%,d of %,d a second taken".formatted(events.rate(), EVENTS_A_SECOND));
                }
            }
            double[] bare = DoubleStream.concat(Arrays.stream(earlier), Arrays.stream(bare()))
                    .toArray();
            row("a cue on the last of %d screens, p95".formatted(SCREENS), quiet, bare);
            row("the same with %,d events/s coming in, p95".formatted(EVENTS_A_SECOND), busy, null);
            report.row(
                    "server CPU a trigger at %d screens".formatted(SCREENS),
                    Unit.MILLISECONDS.text(cpu),
                    "",
                    "",
                    "",
                    "");
            reconnect(product.address(), console);
        }
    }

    private void row(String name, double[] product, double @Nullable [] bare) {
        double p95 = Spread.percentile(0.95, product);
        Target most = Target.atMost(100, Unit.MILLISECONDS);
        String told = "%s; median %s, p99 %s, most %s"
                .formatted(
                        Unit.MILLISECONDS.text(p95),
                        Unit.MILLISECONDS.text(Spread.percentile(0.5, product)),
                        Unit.MILLISECONDS.text(Spread.percentile(0.99, product)),
                        Unit.MILLISECONDS.text(Arrays.stream(product).max().orElseThrow()));
        if (bare == null) {
            report.row(name, told, "", "", most.toString(), most.verdict(p95));
            return;
        }
        double floor = Spread.percentile(0.95, bare);
        Target twice = Target.atMost(2, Unit.TIMES);
        report.row(
                name,
                told,
                "bare Node broadcaster: %s, p99 %s"
                        .formatted(
                                Unit.MILLISECONDS.text(floor), Unit.MILLISECONDS.text(Spread.percentile(0.99, bare))),
                Unit.TIMES.text(p95 / floor),
                twice.toString(),
                twice.verdict(p95 / floor));
    }

    private static Screens screens(URI address, Console console) throws IOException {
        return new Screens(address, console.stream(), "Cookie: %s\r\n".formatted(console.signIn()));
    }

    private static double[] triggers(Screens screens, Console console, int from, int count) throws Exception {
        double[] waits = new double[count];
        for (int i = 0; i < count; i++) {
            String mark = Screens.mark(from + i);
            waits[i] = screens.milliseconds(mark, () -> console.cue(mark));
            screens.drain(BETWEEN);
        }
        return waits;
    }

    private double[] bare() throws Exception {
        Path script = Surroundings.root().resolve("bench/bare-broadcaster.mjs");
        Process node = new ProcessBuilder("node", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = node.inputReader();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String address = said.readLine();
            if (address == null) throw new IOException("The bare broadcaster ended before it was ready.");
            URI trigger = URI.create(address + "/trigger");
            try (Screens screens = new Screens(URI.create(address), "/stream", "")) {
                screens.open(SCREENS);
                double[] waits = new double[WARM_UP + TRIGGERS];
                for (int i = 0; i < waits.length; i++) {
                    String mark = Screens.mark(i);
                    waits[i] = screens.milliseconds(
                            mark,
                            () -> client.sendAsync(
                                    HttpRequest.newBuilder(trigger)
                                            .POST(BodyPublishers.ofString("{\"cue\":\"%s\"}".formatted(mark)))
                                            .build(),
                                    BodyHandlers.discarding()));
                    screens.drain(BETWEEN);
                }
                return Arrays.copyOfRange(waits, WARM_UP, waits.length);
            }
        } finally {
            node.destroy();
        }
    }

    private void reconnect(URI address, Console console) throws Exception {
        double[] seconds = new double[5];
        try (Screens screens = screens(address, console)) {
            screens.open(MANY);
            for (int i = 0; i < seconds.length; i++) {
                screens.drain(Duration.ofSeconds(1));
                screens.drop();
                seconds[i] = screens.open(MANY);
            }
        }
        Spread spread = Spread.of(seconds);
        Target most = Target.atMost(2, Unit.SECONDS);
        report.row(
                "%,d screens are back, each with its first event".formatted(MANY),
                Unit.SECONDS.text(spread),
                "",
                "",
                most.toString(),
                most.verdict(spread.median()));
    }

    /** CPU time of a process in hundredths of a second, user and system (Linux). */
    private static long cpuTicks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** A source that posts all the time. */
    private static final class Background implements AutoCloseable {
        private static final int POSTS_A_SECOND = 10;

        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;
        private final long began = System.nanoTime();
        private volatile long taken;

        Background(URI capture) {
            thread = Thread.ofVirtual().start(() -> post(capture));
        }

        private void post(URI capture) {
            Crowd crowd = new Crowd(11);
            try (Sender sender = new Sender()) {
                for (int i = 0; !over.get(); i++) {
                    long early = began + i * 1_000_000_000L / POSTS_A_SECOND - System.nanoTime();
                    if (early > 0) Thread.sleep(Duration.ofNanos(early));
                    taken += sender.post(
                            capture,
                            Lines.post(
                                    Crowd.STREAM,
                                    crowd.next(EVENTS_A_SECOND / POSTS_A_SECOND, Moment.of(Instant.now()))));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                Progress.say("The events stopped: %s", String.valueOf(e.getMessage()));
            }
        }

        long rate() {
            return Math.round(taken / ((System.nanoTime() - began) / 1e9));
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
        }
    }
}
