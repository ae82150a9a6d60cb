package dev.kaibo.schema.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.schema.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {
    @TempDir
    Path folder;

    @Test
    void a_server_of_this_folder_is_found_while_it_runs_and_nobody_elses(@TempDir Path other) throws Exception {
        assertThat(RunningServer.of(folder)).isEmpty();
        Path pid = folder.resolve("data/postmaster.pid");
        List<String> lines;
        try (var postgres = Postgres.start(folder, TestDatabases.cache(), _ -> {})) {
            assertThat(RunningServer.of(folder)).contains(postgres.address());
            lines = Files.readAllLines(pid);
            Files.createDirectories(other.resolve("data"));
            Files.copy(folder.resolve("password"), other.resolve("password"));
            Files.write(other.resolve("data/postmaster.pid"), lines);
            assertThat(RunningServer.of(other))
                    .as("a pid file that names another folder")
                    .isEmpty();
        }
        assertThat(RunningServer.of(folder)).isEmpty();
        Files.write(pid, lines);
        assertThat(RunningServer.of(folder))
                .as("a pid file that outlived its server")
                .isEmpty();
        Files.write(pid, List.of("1", folder.resolve("data").toString(), "0", "no port"));
        assertThat(RunningServer.of(folder)).isEmpty();
    }
}
