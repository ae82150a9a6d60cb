package dev.kaibo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @Test
    void what_a_cut_start_left_behind_is_no_secret(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/key");
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/key.new"), ""); // the power went before the text was written
        SecretFile.makeOnce(file, "sample");
        assertThat(file).hasContent("sample");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("deep/key.new")).doesNotExist();
    }

    @Test
    void a_secret_is_never_made_anew(@TempDir Path folder) throws IOException {
        SecretFile.makeOnce(folder.resolve("key"), "first");
        SecretFile.makeOnce(folder.resolve("key"), "second");
        assertThat(folder.resolve("key")).hasContent("first");
    }
}
