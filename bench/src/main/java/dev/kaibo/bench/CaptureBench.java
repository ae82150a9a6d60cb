package dev.kaibo.bench;

import dev.kaibo.engine.basics.Moment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What the inlet takes in over HTTP, each fact durable before its post is answered, and what a thousand shows at once cost. */
final class CaptureBench {
    private static final int FACTS = 100_000;
    private static final int MOST_A_POST = 200;
    private static final int SENDERS = 16;
    private static final int TURNS = 5;
    private static final int WARM_UPS = 2;

    private static final Duration LONGEST_RACE = Duration.ofSeconds(100);

    private static final int SHOWS = 1_000;
    private static final int CONSOLES = 4;
    private static final Duration ON_AIR = Duration.ofSeconds(60);
    private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);
    private static final List<String> JAVA = List.of("-Xms64m", "-Xmx1g", "-XX:+UseSerialGC");

    private final Report report;
    private final List<String> server;

    private CaptureBench(Report report, List<String> server) {
        this.report = report;
        this.server = server;
    }

    static void run(Report report, List<String> server) throws Exception {
        CaptureBench bench = new CaptureBench(report, server);
        report.server(server);
        report.on(
                "limits",
                "on: 500 posts/s a capture with a burst of 1,000, 20,000 waiting facts a show, 16 bodies read at once, 5 MiB a body");
        try (Database database = Database.start()) {
            database.tell(report);
            bench.race(database);
        }
        try (Database database = Database.start()) {
            bench.manyShows(database);
        }
        report.note("All of it runs on the same cores: the load, the server, PostgreSQL.");
    }

    private void race(Database database) throws Exception {
        database.execute("create schema bench");
        database.execute("create table bench.post (id bigint generated always as identity primary key, body bytea)");
        List<byte[]> posts = posts();
        report.on(
                "load",
                "%,d facts of a crowd in %,d posts of 1 to %d Kaibo lines, %d senders, each waits for the answer; a new show each turn"
                        .formatted(FACTS, posts.size(), MOST_A_POST, SENDERS));
        try (ServerProcess product = ServerProcess.start(server, database.folder(), database.address());
                BareInlet bare = BareInlet.start(JAVA, database.address());
                Console console = new Console(product.address());
                Sender sender = new Sender()) {
            URI[] last = {product.address()};
            Race race = Race.run(
                    "capture over HTTP",
                    Unit.A_SECOND,
                    WARM_UPS,
                    TURNS,
                    Deadline.in(LONGEST_RACE),
                    () -> {
                        last[0] = console.captureOfNewShow();
                        return factsASecond(sender, last[0], posts);
                    },
                    "bare inlet, a row a post",
                    () -> {
                        database.execute("truncate bench.post");
                        return factsASecond(sender, bare.address(), posts);
                    });
            report.race(race, Target.atLeast(20_000, Unit.A_SECOND), null);
            int again = sender.post(last[0], posts.getFirst());
            if (again != 0) throw new IllegalStateException("%d facts were taken twice.".formatted(again));
            report.on("duplicate guard", "on: the first post, sent once more, was taken for a repetition");
            report.on("told to come again (429)", "%d posts".formatted(sender.turnedAway()));
            report.note(
                    "The bare inlet (JDK web server, virtual threads, same PostgreSQL) keeps each body as one row before it answers, and does not look into it.");
        }
    }

    /** The same bytes for both, made before anything is timed. */
    private static List<byte[]> posts() {
        Crowd crowd = new Crowd(7);
        SplittableRandom dice = new SplittableRandom(7);
        Moment now = Moment.of(Instant.now());
        List<byte[]> posts = new ArrayList<>();
        for (int left = FACTS; left > 0; ) {
            int size = Math.min(left, 1 + dice.nextInt(MOST_A_POST));
            posts.add(Lines.post(Crowd.STREAM, crowd.next(size, now)));
            left -= size;
        }
        return posts;
    }

    private static double factsASecond(Sender sender, URI to, List<byte[]> posts) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        int accepted = sum(SENDERS, () -> {
            int taken = 0;
            for (int i = next.getAndIncrement(); i < posts.size(); i = next.getAndIncrement())
                taken += sender.post(to, posts.get(i));
            return taken;
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        if (accepted != FACTS)
            throw new IllegalStateException("%,d facts were posted and %,d accepted.".formatted(FACTS, accepted));
        return FACTS / seconds;
    }

    private static int sum(int workers, Callable<Integer> work) throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            int sum = 0;
            for (Future<Integer> each : all.invokeAll(Collections.nCopies(workers, work))) sum += each.get();
            return sum;
        }
    }

    private void manyShows(Database database) throws Exception {
        try (ServerProcess product = ServerProcess.start(server, database.folder(), database.address());
                Sender sender = new Sender()) {
            List<URI> captures = open(product.address());
            double[] waits = new double[SHOWS * (int) (ON_AIR.toMillis() / BETWEEN_POSTS.toMillis())];
            AtomicInteger answered = new AtomicInteger();
            AtomicInteger show = new AtomicInteger();
            long began = System.nanoTime();
            int accepted = sum(SHOWS, () -> onAir(sender, captures, show.getAndIncrement(), began, waits, answered));
            double seconds = (System.nanoTime() - began) / 1e9;
            Resident java = Resident.of(product.pid());
            Resident postgres = Resident.of(database.pid());
            double[] told = Arrays.copyOf(waits, answered.get());
            report.row(
                    "%,d shows on air, %,d facts/s asked".formatted(SHOWS, SHOWS * 1000 / BETWEEN_POSTS.toMillis()),
                    "%s taken over %.0f s; answered within %s (95 of 100), %s (median)"
                            .formatted(
                                    Unit.A_SECOND.text(accepted / seconds),
                                    seconds,
                                    Unit.MILLISECONDS.text(Spread.percentile(0.95, told)),
                                    Unit.MILLISECONDS.text(Spread.percentile(0.5, told))),
                    "",
                    "",
                    Target.atLeast(SHOWS, Unit.A_SECOND).toString(),
                    Target.atLeast(0.99 * SHOWS, Unit.A_SECOND).verdict(accepted / seconds));
            Target most = Target.atMost(2_048, Unit.MEGABYTES);
            double together = java.rssMegabytes() + postgres.pssMegabytes();
            report.row(
                    "their memory: server (RSS) + PostgreSQL (PSS)",
                    "%s = %s + %s"
                            .formatted(
                                    Unit.MEGABYTES.text(together),
                                    Unit.MEGABYTES.text(java.rssMegabytes()),
                                    Unit.MEGABYTES.text(postgres.pssMegabytes())),
                    "",
                    "",
                    most.toString(),
                    most.verdict(together));
            report.note(
                    "PSS counts what PostgreSQL's processes share once; the RSS of all of them, which counts it once for each, adds up to %s."
                            .formatted(Unit.MEGABYTES.text(postgres.rssMegabytes())));
        }
    }

    private static List<URI> open(URI server) throws Exception {
        List<URI> captures = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(SHOWS);
        sum(CONSOLES, () -> {
            try (Console console = new Console(server)) {
                while (left.getAndDecrement() > 0) captures.add(console.captureOfNewShow());
            }
            return 0;
        });
        Progress.say("%,d shows are on air", captures.size());
        return captures;
    }

    /** One source: a fact each second, at its own place within the second. */
    private int onAir(Sender sender, List<URI> captures, int show, long began, double[] waits, AtomicInteger answered)
            throws Exception {
        Crowd crowd = new Crowd(show);
        long place = BETWEEN_POSTS.toNanos() * show / SHOWS;
        int accepted = 0;
        for (long due = place; due < ON_AIR.toNanos(); due += BETWEEN_POSTS.toNanos()) {
            long early = began + due - System.nanoTime();
            if (early > 0) Thread.sleep(Duration.ofNanos(early));
            byte[] body = Lines.post(Crowd.STREAM, crowd.next(1, Moment.of(Instant.now())));
            accepted += sender.post(captures.get(show), body);
            // from when it was due: a source that falls behind makes those behind it wait
            waits[answered.getAndIncrement()] = (System.nanoTime() - began - due) / 1e6;
        }
        return accepted;
    }
}
