package dev.kaibo.schema.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.schema.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    /** Making a database takes longer than any of these tests, so all but one begin with a copy of this one. */
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        Postgres.start(made, TestDatabases.cache(), _ -> {}).close();
    }

    @BeforeEach
    void copy() throws Exception {
        for (String part : List.of("data", "password"))
            assertThat(new ProcessBuilder(
                                    "cp",
                                    "-a",
                                    made.resolve(part).toString(),
                                    folder.resolve(part).toString())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
    }

    @Test
    void what_is_committed_survives_because_durability_is_on() throws Exception {
        try (var postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void it_runs_for_root_too_and_never_as_root(@TempDir Path fresh) throws Exception {
        try (var postgres = Postgres.start(fresh, TestDatabases.cache(), _ -> {})) {
            if (System.getProperty("user.name").equals("root"))
                assertThat(postgres.manner()).isNotEqualTo("as this user");
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_start_keeps_the_data_and_the_password_is_for_the_owner_alone() throws Exception {
        try (var postgres = start()) {
            ask(postgres, "create table kept as select 42 as answer");
        }
        try (var postgres = start()) {
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_second_run_on_the_folder_says_which_process_holds_it() {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresTrouble.class)
                    .hasMessageMatching("The folder %s is in use by process %d since 20[-0-9]+ [:0-9]+ [-+:0-9]+: .*"
                            .formatted(folder, ProcessHandle.current().pid()));
        }
    }

    @Test
    void who_holds_the_folder_is_told_as_far_as_it_is_known() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(FolderLock.holder("4711 2026-11-22T12:01:03Z\n", shanghai))
                .isEqualTo("process 4711 since 2026-11-22 20:01:03 +08:00");
        assertThat(FolderLock.holder("4711\n", shanghai)).isEqualTo("process 4711");
        assertThat(FolderLock.holder("4711 yesterday\n", shanghai)).isEqualTo("process 4711");
        assertThat(FolderLock.holder("", shanghai)).isEqualTo("another process");
    }

    @Test
    void a_server_left_over_by_a_killed_process_is_stopped_first() throws Exception {
        ProcessHandle leftOver = leftOver();
        var said = new ArrayList<String>();
        try (var postgres = Postgres.start(folder, TestDatabases.cache(), said::add)) {
            leftOver.onExit().get(30, TimeUnit.SECONDS);
            assertThat(said).anyMatch(line -> line.contains("process " + leftOver.pid()));
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void what_a_killed_server_leaves_behind_is_waited_for() throws Exception {
        ProcessHandle killed = leftOver();
        List<ProcessHandle> remains = killed.children().toList();
        DatabaseProcesses.signal("STOP", remains); // one that is busy does not see that its server is gone
        assertThat(killed.destroyForcibly()).isTrue();
        killed.onExit().get(30, TimeUnit.SECONDS);
        var said = new ArrayList<String>();
        try (var postgres = Postgres.start(folder, TestDatabases.cache(), line -> {
            said.add(line);
            DatabaseProcesses.signal("CONT", remains);
        })) {
            assertThat(said).contains("PostgreSQL ended while it started; trying again");
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        } finally {
            remains.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A server whose starter was killed. */
    private ProcessHandle leftOver() throws Exception {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(
                StartedByAnother.class.getName(),
                folder.toString(),
                TestDatabases.cache().toString()));
        Process starter = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle leftOver;
        try (var output = new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8))) {
            leftOver = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        }
        starter.destroyForcibly().waitFor();
        assertThat(leftOver.isAlive()).isTrue();
        return leftOver;
    }

    @Test
    void a_server_that_was_killed_or_stopped_by_somebody_runs_again_at_the_same_address() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        Path data = folder.resolve("data");
        try (var postgres = start()) {
            postgres.keepRunning(told::add);
            var address = postgres.address();
            ask(postgres, "create table kept as select 42 as answer");
            List<Consumer<DatabaseProcesses>> ends =
                    List.of(DatabaseProcesses::kill, DatabaseProcesses::stopInGoodOrder);
            for (var end : ends) {
                long before = postgres.pid();
                end.accept(DatabaseProcesses.on(data));
                awaitLine(told, "(process %d) ended".formatted(before));
                awaitLine(told, "runs again");
                assertThat(postgres.pid()).isNotEqualTo(before);
                assertThat(postgres.address()).isEqualTo(address);
                assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
            }
        }
        assertThat(DatabaseProcesses.on(data).none())
                .as("what was closed stays closed")
                .isTrue();
    }

    private static void awaitLine(BlockingQueue<String> told, String part) throws InterruptedException {
        for (String line = told.poll(60, TimeUnit.SECONDS); line != null; line = told.poll(60, TimeUnit.SECONDS))
            if (line.contains(part)) return;
        throw new AssertionError("Nobody said: " + part);
    }

    @Test
    void a_server_that_cannot_run_is_tried_until_it_can_and_given_up_when_it_is_closed() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        Path data = folder.resolve("data");
        try (var postgres = start()) {
            postgres.keepRunning(told::add);
            Files.move(data, folder.resolve("away"));
            DatabaseProcesses.on(data).kill();
            awaitLine(told, "try 3");
            Files.move(folder.resolve("away"), data);
            awaitLine(told, "runs again");
            Files.move(data, folder.resolve("away"));
            DatabaseProcesses.on(data).kill();
            awaitLine(told, "try");
        }
        Files.move(folder.resolve("away"), data);
        start().close(); // nobody holds the folder
    }

    @Test
    void a_stranger_whose_number_stands_in_a_stale_file_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("data/postmaster.pid"), stranger.pid() + "\n" + folder.resolve("data") + "\n");
            try (var postgres = start()) {
                assertThat(ask(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_stranger_that_only_looks_at_our_folder_is_left_alone_too() throws Exception {
        Path data = folder.resolve("data");
        Process stranger = new ProcessBuilder("sh", "-c", "read line", "-D", data.toString()).start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
            try (var postgres = start()) {
                assertThat(ask(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_postgres_that_does_not_name_our_folder_is_not_stopped_but_reported(@TempDir Path other) throws Exception {
        try (var elsewhere = Postgres.start(other, TestDatabases.cache(), _ -> {})) {
            Files.writeString(folder.resolve("data/postmaster.pid"), elsewhere.pid() + "\n");
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresTrouble.class)
                    .hasMessageContaining("Process " + elsewhere.pid());
            assertThat(ask(elsewhere, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void without_namespaces_root_becomes_an_unprivileged_user_and_else_is_told_what_to_do() throws IOException {
        Files.createDirectories(folder);
        assertThat(Runner.asRoot(folder, folder, command -> command.getFirst().equals("unshare"))
                        .description())
                .isEqualTo("in a user namespace");
        if (System.getProperty("user.name").equals("root"))
            assertThat(Runner.asRoot(folder, folder, command -> command.contains("--reuid=nobody"))
                            .description())
                    .isEqualTo("as the user nobody");
        assertThatThrownBy(() -> Runner.asRoot(folder, folder, _ -> false)).hasMessageContaining("KAIBO_DB_URL");
    }

    private Postgres start() {
        return Postgres.start(folder, TestDatabases.cache(), _ -> {});
    }

    private static String ask(Postgres postgres, String query) throws SQLException {
        var address = postgres.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(query)) return "";
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }
}
