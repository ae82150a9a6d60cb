package dev.kaibo.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kaibo.server.Browser.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In the middle of a show the disk under the data folder is full, and after somebody has made room all goes on by itself. */
@Tag("long")
class FullDiskTest {
    private static final int DISK_MEGABYTES = 256;
    private static final String FULL = "No space left on device";
    private static final int POSTS = 6;
    private static final int FACTS = 4_000;
    private static final int MOST_KEPT = 20_000;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_full_disk_costs_nothing_that_was_acknowledged(@TempDir Path mountPoint)
            throws IOException, SQLException, InterruptedException {
        try (var disk = SmallDisk.at(mountPoint, DISK_MEGABYTES);
                var server = new KaiboServer(disk.folder())) {
            server.start();
            long kaibo = server.pid();
            try (var evening = new Evening(server)) {
                // after the hands have begun: nobody posts from it but the test
                Source crowded = evening.ledger.with(Source.of(evening.floor(), evening.show, "人多"));
                disk.fill();
                evening.awaitScreensSayNotWritten(FULL);
                evening.awaitRefusal(FULL);
                evening.assertClocksGoOn();
                postMoreThanIsKept(evening, crowded);

                // Without room for its own log PostgreSQL gives up altogether, and cannot say why any more.
                useUpTheLogOf(server);
                evening.awaitScreensSayNotWritten(FULL);
                evening.awaitRefusal(FULL);
                evening.assertClocksGoOn();

                disk.makeRoom();
                evening.awaitWork();
                evening.rest();
                Until.so(
                        WITHIN,
                        "what was kept in memory is in the journal",
                        () -> crowded.faults(evening.journal()).isEmpty(),
                        () -> crowded.faults(evening.journal()));
                assertThat(Reckoning.faults(server, evening.show, evening.ledger))
                        .isEmpty();
            }
            assertThat(server.isAlive() && server.pid() == kaibo)
                    .as("the server went through it")
                    .isTrue();
        }
    }

    /** What comes in is kept in memory (202) up to a bound, beyond which it is turned away (429) and still the sender's. */
    private static void postMoreThanIsKept(Evening evening, Source crowded) throws InterruptedException {
        var posts = new ArrayList<Source.Post>();
        var answers = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < POSTS; i++) {
            Source.Post post = crowded.another(FACTS);
            posts.add(post);
            answers.add(() -> crowded.send(evening.floor(), post));
        }
        int kept = 0;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = senders.invokeAll(answers);
            for (int i = 0; i < POSTS; i++) {
                Reply reply = done.get(i).resultNow();
                if (reply.status() == 202) {
                    assertThat(reply.json().get("waiting").intValue()).isEqualTo(FACTS);
                    assertThat(reply.json().get("reason").asString()).contains(FULL);
                    crowded.promised(posts.get(i));
                    kept++;
                } else assertThat(reply.problem()).as(reply.toString()).isEqualTo("lane-full");
            }
        }
        assertThat(kept * FACTS).as("facts that are kept").isBetween(FACTS, MOST_KEPT);
        assertThat(kept).as("posts that are kept").isLessThan(POSTS);
    }

    /** Fills what room the write-ahead log has of its own, until the database panics. */
    private static void useUpTheLogOf(KaiboServer server) {
        Until.so(
                WITHIN,
                "the database panics",
                () -> {
                    try (var connection = server.connect();
                            var statement = connection.createStatement()) {
                        statement.execute("select pg_logical_emit_message(false, 'test', repeat('x', 1000000))");
                        statement.execute("select pg_switch_wal()");
                        return false;
                    } catch (SQLException gone) {
                        return true;
                    }
                },
                () -> "it still writes");
    }

    /** A file system of a few megabytes in memory; only the system's administrator may make one. */
    private record SmallDisk(Path folder) implements AutoCloseable {
        static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
            boolean mounted = "root".equals(System.getProperty("user.name"))
                    && done("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", folder.toString());
            assumeTrue(
                    mounted,
                    "A full disk is tried on a small file system in memory, and this user may not mount one: skipped.");
            return new SmallDisk(folder);
        }

        private static boolean done(String... command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        }

        private Path ballast() {
            return folder.resolve("ballast");
        }

        /** To the last byte, again and again until nothing more goes in: others write and delete beside it. */
        void fill() throws IOException {
            byte[] piece = new byte[4096];
            try (OutputStream out = Files.newOutputStream(ballast())) {
                for (long most = Files.getFileStore(folder).getTotalSpace(); most > 0; most -= piece.length)
                    out.write(piece);
                throw new AssertionError("The disk does not fill up.");
            } catch (IOException full) {
                if (!String.valueOf(full.getMessage()).contains(FULL)) throw full;
            }
        }

        void makeRoom() throws IOException {
            Files.delete(ballast());
        }

        @Override
        public void close() throws IOException, InterruptedException {
            if (!done("umount", folder.toString()) && !done("umount", "--lazy", folder.toString()))
                throw new IOException("%s cannot be unmounted.".formatted(folder));
        }
    }
}
