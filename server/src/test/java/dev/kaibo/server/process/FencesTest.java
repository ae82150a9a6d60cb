package dev.kaibo.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.Browser;
import dev.kaibo.server.process.StoredJournal.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps two from writing one show, two from using one folder, and us from stopping what is not ours. */
@Tag("long")
class FencesTest {
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final int HANDS = 6;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void of_two_servers_on_one_database_one_stops_being_the_writer_at_its_first_collision() throws SQLException {
        try (var first = new KaiboServer();
                var second = new KaiboServer()) {
            first.start();
            String show;
            try (Browser floor = first.browser().signedInAs("floorController")) {
                show = Shows.onAir(floor);
            }
            DatabaseAddress shared = first.address();
            second.start(Map.of(
                    "KAIBO_DB_URL", shared.url(),
                    "KAIBO_DB_USER", shared.user(),
                    "KAIBO_DB_PASSWORD", shared.password(),
                    "KAIBO_KEY_FILE", first.home().resolve("master.key").toString()));
            var ledgers = List.of(new Ledger(), new Ledger());
            int fenced;
            try (var atFirst = new Crowd(first, show, ledgers.get(0), HANDS, 1);
                    var atSecond = new Crowd(second, show, ledgers.get(1), HANDS, 2)) {
                var crowds = List.of(atFirst, atSecond);
                Until.so(
                        WITHIN,
                        "one of the two is turned away",
                        () -> isFenced(atFirst) || isFenced(atSecond),
                        () -> atFirst.lastRefusal() + " / " + atSecond.lastRefusal());
                fenced = isFenced(atFirst) ? 0 : 1;
                Crowd stays = crowds.get(1 - fenced);
                int before = stays.answered();
                Until.so(
                        WITHIN,
                        "the other one goes on",
                        () -> stays.answered() >= before + 100,
                        () -> stays.answered() + ", " + stays.lastRefusal());
            }
            assertThat(ledgers.get(1 - fenced).refusals())
                    .as("wishes that the one who stays turned away")
                    .isZero();
            try (var screen = Screen.of(fenced == 0 ? first : second, "host", show)) {
                assertThat(screen.shown().writing()).as(screen.toString()).isFalse();
                assertThat(screen.shown().problem()).contains("Another host writes this show");
            }
            StoredJournal journal;
            try (var database = first.connect()) {
                journal = StoredJournal.of(show, database);
            }
            assertThat(journal.faults()).isEmpty();
            assertThat(turns(journal))
                    .as("hosts, in the order in which they wrote: who has met another one's block never comes back")
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(Ledger.faultsOfBoth(ledgers.get(0), ledgers.get(1), journal))
                    .isEmpty();
        }
    }

    private static boolean isFenced(Crowd crowd) {
        String refusal = crowd.lastRefusal();
        return refusal != null && refusal.contains("Another host writes this show");
    }

    private static List<UUID> turns(StoredJournal journal) {
        var turns = new ArrayList<UUID>();
        for (Block block : journal.blocks())
            if (turns.isEmpty() || !turns.getLast().equals(block.writer())) turns.add(block.writer());
        return turns;
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_second_run_on_a_folder_says_in_one_sentence_who_holds_it_and_ends_with_2(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (var server = new KaiboServer()) {
            server.start();
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            var builder = new ProcessBuilder(
                            KaiboServer.ROOT.resolve("kaibo").toString(),
                            "run",
                            "--data",
                            server.home().toString(),
                            "--port",
                            "0")
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KAIBO_"));
            Process second = builder.start();
            try {
                assertThat(second.waitFor(6, TimeUnit.MINUTES)).as("it ends").isTrue();
            } finally {
                second.descendants().forEach(ProcessHandle::destroyForcibly);
                second.destroyForcibly();
            }
            assertThat(second.exitValue())
                    .as("%s%n%s", Files.readString(out), Files.readString(err))
                    .isEqualTo(2);
            assertThat(Files.readAllLines(err, StandardCharsets.UTF_8))
                    .singleElement()
                    .asString()
                    .matches(("kaibo: The folder %s is in use by process %d since 20[-0-9]+ [:0-9]+ [-+:0-9]+: "
                                    + "stop that one first, or choose another folder by --data or KAIBO_HOME\\.")
                            .formatted(server.home().resolve("postgres"), server.pid()));
            assertThat(Files.readString(out, StandardCharsets.UTF_8))
                    .doesNotContain("Exception", "ERROR", "WARN", "at dev.kaibo");
            try (Browser floor = server.browser().signedInAs("floorController")) {
                assertThat(floor.get("/api/shows").status())
                        .as("the first one goes on")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void only_a_left_over_database_of_our_own_folder_is_stopped() throws IOException {
        try (var ours = new KaiboServer();
                var neighbour = new KaiboServer()) {
            ours.start();
            neighbour.start();
            ProcessHandle leftOver = ours.database().server();
            ProcessHandle others = neighbour.database().server();
            ours.kill();
            assertThat(leftOver.isAlive())
                    .as("the database outlives its starter")
                    .isTrue();
            ours.start();
            assertThat(leftOver.isAlive()).as("a left-over of ours was stopped").isFalse();
            assertThat(ours.log()).contains("Stopping a PostgreSQL (process %d)".formatted(leftOver.pid()));

            ours.kill();
            ours.database().kill();
            Process stranger = new ProcessBuilder("sleep", "600").start();
            try {
                Path note = ours.data().resolve("postmaster.pid");
                List<String> lines = new ArrayList<>(Files.readAllLines(note));
                lines.set(0, Long.toString(stranger.pid()));
                Files.write(note, lines);
                ours.start();
                assertThat(stranger.isAlive())
                        .as("a stranger that has got the number")
                        .isTrue();
            } finally {
                stranger.destroyForcibly();
            }
            assertThat(others.isAlive()).as("the neighbour's database").isTrue();
            assertThat(new LinkedHashSet<>(
                            List.of(others.pid(), neighbour.database().server().pid())))
                    .as("and it is the same")
                    .hasSize(1);
        }
    }
}
