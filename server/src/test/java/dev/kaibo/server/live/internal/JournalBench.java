package dev.kaibo.server.live.internal;

import dev.kaibo.bench.Command;
import dev.kaibo.bench.Crowd;
import dev.kaibo.bench.Database;
import dev.kaibo.bench.Deadline;
import dev.kaibo.bench.Progress;
import dev.kaibo.bench.Race;
import dev.kaibo.bench.Report;
import dev.kaibo.bench.Spread;
import dev.kaibo.bench.Target;
import dev.kaibo.bench.Unit;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.FullShow;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

/** How fast the journal takes events in, durably, and how soon a wish is durable while a show runs at live pace. */
public final class JournalBench {
    private static final int EVENTS = 1_000_000;
    private static final int EVENTS_A_BLOCK = Writer.FACTS_AT_ONCE;
    private static final int EVENTS_AS_ROWS = 100_000;
    private static final int TURNS = 7;
    private static final int WARM_UPS = 2;
    private static final Duration LONGEST_RACE = Duration.ofSeconds(70);

    private static final int FACTS_A_POST = 10;
    private static final int POSTS_A_SECOND = 20;
    private static final long BEAT_MILLIS = 50;
    private static final int WISHES = 100;
    private static final long BETWEEN_WISHES_MILLIS = 800;
    private static final int WISHES_TO_WARM_UP = 10;
    private static final int WISHES_A_GROUP = 20;
    private static final Duration LONGEST_WISHING = Duration.ofSeconds(120);

    private final Database database;

    private JournalBench(Database database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        Command command = Command.of(arguments);
        Report report = new Report(command.name());
        try (Database database = Database.start()) {
            database.tell(report);
            database.execute("create schema bench");
            database.execute(
                    "create table bench.block (show uuid, first bigint, last bigint, bytes bytea, primary key (show, first))");
            database.execute(
                    "create table bench.event (show uuid, position bigint, at bigint, kind smallint, viewer integer, key bigint, content bigint, primary key (show, position))");
            var bench = new JournalBench(database);
            bench.append(report);
            bench.wishes(report);
        }
        report.finish(command.keep());
        System.exit(0); // the writers' threads and the pool have nothing more to say
    }

    private void append(Report report) throws Exception {
        List<Recorded> events = new ArrayList<>(EVENTS);
        FullShow.play(KeyKind.SEQUENCE, each -> {
            if (events.size() < EVENTS) events.add(each);
        });
        report.on(
                "append",
                "%,d events of a crowded show in blocks of %,d, one commit a block, one connection each"
                        .formatted(EVENTS, EVENTS_A_BLOCK));
        report.on(
                "limits",
                "%,d facts an append, texts of at most 16,384 bytes; key (show, position) fences writers"
                        .formatted(EVENTS_A_BLOCK));
        report.on(
                "duplicate guard",
                "stands before the append (Room.sift) and is measured by fold and capture, not here");
        var host = new BenchHost(database.address(), database.folder(), MachineClock.system());
        try (Connection bare = database.connection()) {
            bare.setAutoCommit(false);
            report.race(
                    Race.run(
                            "journal append",
                            Unit.A_SECOND,
                            WARM_UPS,
                            TURNS,
                            Deadline.in(LONGEST_RACE),
                            () -> product(host, events),
                            "deflated blocks, bare JDBC",
                            () -> blocks(bare, events)),
                    null,
                    Target.atLeast(0.9, Unit.TIMES));
            List<Recorded> fewer = events.subList(0, EVENTS_AS_ROWS);
            report.race(
                    Race.run(
                            "journal append, %,d events".formatted(EVENTS_AS_ROWS),
                            Unit.A_SECOND,
                            1,
                            Race.LEAST_TURNS,
                            Deadline.in(LONGEST_RACE),
                            () -> product(host, fewer),
                            "INSERT batches, a row an event",
                            () -> rows(bare, fewer)),
                    null,
                    null);
        }
        report.note(
                "Append: wall-clock seconds, encoding included on both sides. The yardstick writes 41 plain bytes an event through deflate (fastest level) into rows of its own.");
    }

    private double product(BenchHost host, List<Recorded> events) throws SQLException {
        database.execute("truncate live.show cascade");
        var appends = host.new Appends(events.getFirst());
        long began = System.nanoTime();
        for (int from = 1; from < events.size(); from += EVENTS_A_BLOCK)
            appends.append(events.subList(from, Math.min(events.size(), from + EVENTS_A_BLOCK)));
        return (events.size() - 1) / ((System.nanoTime() - began) / 1e9);
    }

    private double blocks(Connection bare, List<Recorded> events) throws SQLException {
        database.execute("truncate bench.block");
        UUID show = UUID.randomUUID();
        var plain = ByteBuffer.allocate(EVENTS_A_BLOCK * 41);
        byte[] deflated = new byte[EVENTS_A_BLOCK * 48];
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        long began = System.nanoTime();
        try (var insert = bare.prepareStatement("insert into bench.block values (?, ?, ?, ?)")) {
            for (int from = 1; from < events.size(); from += EVENTS_A_BLOCK) {
                List<Recorded> block = events.subList(from, Math.min(events.size(), from + EVENTS_A_BLOCK));
                plain.clear();
                for (Recorded each : block) put(each, plain);
                deflater.reset();
                deflater.setInput(plain.array(), 0, plain.position());
                deflater.finish();
                int length = deflater.deflate(deflated);
                insert.setObject(1, show);
                insert.setLong(2, block.getFirst().position());
                insert.setLong(3, block.getLast().position());
                insert.setBytes(4, Arrays.copyOf(deflated, length));
                insert.executeUpdate();
                bare.commit();
            }
        } finally {
            deflater.end();
        }
        return (events.size() - 1) / ((System.nanoTime() - began) / 1e9);
    }

    /** What a fact is, without what only some kinds have: 41 bytes. */
    private static void put(Recorded each, ByteBuffer to) {
        to.putLong(each.at().millis());
        if (each.event() instanceof AudienceFact fact)
            to.put((byte) fact.kind().ordinal())
                    .putInt(fact.head().viewer())
                    .putLong(fact.head().key())
                    .putLong(fact.head().content())
                    .putLong(fact.head().happenedMillis())
                    .putInt(fact.head().stream());
        else to.put(new byte[33]);
    }

    private double rows(Connection bare, List<Recorded> events) throws SQLException {
        database.execute("truncate bench.event");
        UUID show = UUID.randomUUID();
        long began = System.nanoTime();
        try (var insert = bare.prepareStatement("insert into bench.event values (?, ?, ?, ?, ?, ?, ?)")) {
            for (int from = 1; from < events.size(); from += EVENTS_A_BLOCK) {
                for (Recorded each : events.subList(from, Math.min(events.size(), from + EVENTS_A_BLOCK))) {
                    AudienceFact fact = each.event() instanceof AudienceFact it ? it : null;
                    insert.setObject(1, show);
                    insert.setLong(2, each.position());
                    insert.setLong(3, each.at().millis());
                    insert.setShort(4, fact == null ? -1 : (short) fact.kind().ordinal());
                    insert.setInt(5, fact == null ? 0 : fact.head().viewer());
                    insert.setLong(6, fact == null ? 0 : fact.head().key());
                    insert.setLong(7, fact == null ? 0 : fact.head().content());
                    insert.addBatch();
                }
                insert.executeBatch();
                bare.commit();
            }
        }
        return (events.size() - 1) / ((System.nanoTime() - began) / 1e9);
    }

    /** Facts flow, and in turns a wish and a bare commit of one row are timed. */
    private void wishes(Report report) throws Exception {
        report.on(
                "wishes",
                "%d cues, one every %d ms, while %d facts/s flow in posts of %d; each timed from asking the host to its durable answer"
                        .formatted(WISHES, BETWEEN_WISHES_MILLIS, FACTS_A_POST * POSTS_A_SECOND, FACTS_A_POST));
        var host = new BenchHost(database.address(), database.folder(), MachineClock.system());
        ShowId show = host.onAir(Instant.now());
        Crowd crowd = new Crowd(7);
        double[] wished = new double[WISHES];
        double[] committed = new double[WISHES];
        int done = 0;
        Deadline deadline = Deadline.in(LONGEST_WISHING);
        ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);
        try (Connection bare = database.connection();
                var insert = bare.prepareStatement("insert into bench.block values (?, ?, ?, ?)")) {
            var facts = pace.scheduleAtFixedRate(
                    () -> {
                        try {
                            host.take(show, crowd.next(FACTS_A_POST, Moment.of(Instant.now())));
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    0,
                    1_000 / POSTS_A_SECOND,
                    TimeUnit.MILLISECONDS);
            var beats = pace.scheduleAtFixedRate(host.register::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
            for (int i = -WISHES_TO_WARM_UP; i < WISHES && !deadline.isOver(); i++) {
                Thread.sleep(BETWEEN_WISHES_MILLIS / 2);
                Wish cue = new Wish.SendCue(new CueId(UUID.randomUUID()), "扣 1", Map.of(CrewRole.HOST, "想要的扣 1"));
                long began = System.nanoTime();
                host.wish(show, cue);
                double wish = (System.nanoTime() - began) / 1e6;
                Thread.sleep(BETWEEN_WISHES_MILLIS / 2);
                insert.setObject(1, UUID.randomUUID());
                insert.setLong(2, 1);
                insert.setLong(3, 1);
                insert.setBytes(4, new byte[200]);
                began = System.nanoTime();
                insert.executeUpdate(); // auto-commit
                double commit = (System.nanoTime() - began) / 1e6;
                if (i < 0) continue;
                wished[i] = wish;
                committed[i] = commit;
                done++;
                if (done % 20 == 0) Progress.say("wishes: %d of %d", done, WISHES);
            }
            if (facts.isDone() || beats.isDone()) throw new IllegalStateException("The facts stopped flowing.");
        } finally {
            pace.shutdownNow();
        }
        tell(report, Arrays.copyOf(wished, done), Arrays.copyOf(committed, done));
    }

    private static void tell(Report report, double[] wished, double[] committed) {
        if (wished.length < WISHES_A_GROUP) {
            report.note("Wishes: %d fitted into the time, and fewer than %d say nothing."
                    .formatted(wished.length, WISHES_A_GROUP));
            return;
        }
        Target target = Target.atMost(10, Unit.MILLISECONDS);
        Race race = Race.of(
                "a wish is durable",
                Unit.MILLISECONDS,
                ofGroups(wished),
                "a bare commit of one row",
                ofGroups(committed));
        Double ratio = race.ratio();
        report.row(
                "%s, 95th percentile of %d".formatted(race.name(), wished.length),
                percentiles(wished),
                "%s: %s".formatted(race.yardstickName(), percentiles(committed)),
                ratio == null ? String.valueOf(race.refusal()) : Unit.TIMES.text(ratio),
                target.toString(),
                target.verdict(Spread.percentile(0.95, wished)));
        report.note(
                "Wishes: wall-clock; told are the 95th percentile and in brackets median and slowest. Wish and bare commit were timed in turns; the ratio is that of the 95th percentiles of groups of %d."
                        .formatted(WISHES_A_GROUP));
    }

    private static double[] ofGroups(double[] values) {
        double[] groups = new double[values.length / WISHES_A_GROUP];
        for (int i = 0; i < groups.length; i++)
            groups[i] =
                    Spread.percentile(0.95, Arrays.copyOfRange(values, i * WISHES_A_GROUP, (i + 1) * WISHES_A_GROUP));
        return groups;
    }

    private static String percentiles(double[] values) {
        return "%s (%s, %s)"
                .formatted(
                        Unit.MILLISECONDS.text(Spread.percentile(0.95, values)),
                        Unit.MILLISECONDS.text(Spread.percentile(0.5, values)),
                        Unit.MILLISECONDS.text(Spread.percentile(1, values)));
    }
}
