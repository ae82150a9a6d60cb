package dev.kaibo.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Accepted means durable (DESIGN §1.2, §4): the server is killed again and again with requests under way, and nothing that it had acknowledged is missing, and
 * nothing is there twice. {@code -Dkaibo.seed=…} repeats a run's plan; what the system does between two of its steps nobody can repeat.
 */
@Tag("long")
class CrashTest {
    private static final int ROUNDS = 20;
    private static final int HANDS = 10;
    private static final int SOURCES = 3;
    private static final int MOST_ANSWERS = 150;
    private static final Duration WORKS_WITHIN = Duration.ofMinutes(3);

    /** The kills come after a number of answers that the seed gives; where in its work that meets the server is chance. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void what_was_acknowledged_survives_every_kill_once() throws SQLException {
        try (var server = new KaiboServer()) {
            var drill = new Drill(server, seed());
            drill.begin();
            for (int round = 1; round <= ROUNDS; round++) drill.round(round % 2 == 0);
            List<String> faults = drill.faults();
            drill.report();
            assertThat(faults).isEmpty();
            assertThat(drill.ledger.unanswered())
                    .as("requests that were under way when the server was killed")
                    .isPositive();
            assertThat(drill.leastUnderWay)
                    .as("requests under way at each kill")
                    .isGreaterThanOrEqualTo(8);
        }
    }

    /** The same drill on a database that says "committed" before it has written must fail, or it would prove nothing. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void a_database_that_answers_before_it_has_written_is_caught() throws SQLException {
        try (var server = new KaiboServer()) {
            var drill = new Drill(server, seed());
            drill.begin();
            // A role's setting beats the server's command line; Kaibo sets none.
            server.sql(
                    "alter role kaibo set synchronous_commit = off",
                    "alter system set wal_writer_delay = '10s'",
                    "select pg_reload_conf()",
                    "checkpoint");
            server.kill(); // its connections were made before
            for (int round = 1; round <= 4; round++) drill.round(true);
            List<String> faults = drill.faults();
            drill.report();
            assertThat(faults).anyMatch(each -> each.contains("was acknowledged at position"));
        }
    }

    private static long seed() {
        String given = System.getProperty("kaibo.seed");
        return given == null ? System.nanoTime() : Long.parseLong(given);
    }

    /** A show on air on a server that does not live long. */
    private static final class Drill {
        final Ledger ledger = new Ledger();
        int leastUnderWay = Integer.MAX_VALUE;

        private final KaiboServer server;
        private final long seed;
        private final SplittableRandom dice;
        private final long began = System.nanoTime();
        private long startsNanos;
        private int rounds;
        private String show = "";

        Drill(KaiboServer server, long seed) {
            this.server = server;
            this.seed = seed;
            this.dice = new SplittableRandom(seed);
            say("Crash test, seed %d".formatted(seed));
        }

        void begin() {
            server.start();
            try (Browser floor = server.browser().signedInAs("floorController")) {
                show = Shows.onAir(floor);
                Shows.endSample(floor, show); // it would be made again with every start, and is not what is tried here
                for (int i = 1; i <= SOURCES; i++) ledger.with(Source.of(floor, show, "来源" + i));
            }
        }

        /** The server works, and is killed in the middle of it; in half of the rounds the database's processes with it. */
        void round(boolean withDatabase) {
            rounds++;
            boolean databaseFirst = dice.nextBoolean();
            int answers = 1 + dice.nextInt(MOST_ANSWERS);
            int before = ledger.unanswered();
            if (!server.isAlive()) start();
            try (var crowd = new Crowd(server, show, ledger, HANDS, dice.nextLong())) {
                Until.so(
                        WORKS_WITHIN,
                        "%d wishes are acknowledged in round %d".formatted(answers, rounds),
                        () -> crowd.answered() >= answers && crowd.posted() > 0,
                        () -> "%d, last refusal: %s".formatted(crowd.answered(), crowd.lastRefusal()));
                var database = server.database();
                int underWay = crowd.underWay();
                leastUnderWay = Math.min(leastUnderWay, underWay);
                crowd.restWhenItIsGone();
                if (withDatabase && databaseFirst) database.kill();
                server.kill();
                if (withDatabase && !databaseFirst) database.kill();
                crowd.close();
                say("round %2d: killed after %3d answers with %2d under way, %s; %d unanswered"
                        .formatted(
                                rounds,
                                crowd.answered(),
                                underWay,
                                !withDatabase ? "alone" : databaseFirst ? "after its database" : "before its database",
                                ledger.unanswered() - before));
            }
        }

        private void start() {
            long now = System.nanoTime();
            server.start();
            startsNanos += System.nanoTime() - now;
        }

        /** All that is open is wished once more, then everything is compared: the ledger, the view over HTTP, the blocks on disk. */
        List<String> faults() throws SQLException {
            if (!server.isAlive()) start();
            try (var crowd = new Crowd(server, show, ledger, HANDS, dice.nextLong())) {
                Until.so(
                        WORKS_WITHIN,
                        "all that was open is acknowledged",
                        () -> crowd.answered() > HANDS && ledger.noWishOpen(),
                        ledger::open);
            }
            return Reckoning.faults(server, show, ledger);
        }

        void report() {
            say(
                    "%d rounds, %d wishes and %d comments acknowledged, %d requests unanswered, %d refused, at least %d under way at a kill; a start took %.1f s, all took %.0f s (seed %d)"
                            .formatted(
                                    rounds,
                                    ledger.acknowledgements(),
                                    ledger.sources().stream()
                                            .mapToInt(Source::promised)
                                            .sum(),
                                    ledger.unanswered(),
                                    ledger.refusals(),
                                    leastUnderWay,
                                    startsNanos / 1e9 / rounds,
                                    (System.nanoTime() - began) / 1e9,
                                    seed));
        }

        @SuppressWarnings("SystemOut") // the figures of a run are for people
        private static void say(String line) {
            System.out.println(line);
        }
    }
}
