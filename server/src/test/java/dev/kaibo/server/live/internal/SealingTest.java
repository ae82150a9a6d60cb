package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final ShowId SHOW = new ShowId(UUID.randomUUID());

    @TempDir
    Path folder;

    @Test
    void what_is_sealed_opens_again_with_the_kept_key_and_reads_as_nothing_without_it() {
        Path file = folder.resolve("home/master.key");
        byte[] wrapped = Sealing.fromFile(file).newShowKey(SHOW);
        Sealing.ShowKey key = Sealing.fromFile(file).open(SHOW, wrapped);
        byte[] sealed = key.sealComment(7, "多少钱");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("多少钱");
        assertThat(Sealing.fromFile(file).open(SHOW, wrapped).openComment(7, sealed))
                .isEqualTo("多少钱");
        assertThat(key.sealComment(7, "多少钱")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> Sealing.ofKey(new byte[32]).open(SHOW, wrapped))
                .hasMessageContaining("master key");
    }

    @Test
    void a_row_cannot_be_passed_off_as_another() {
        var sealing = Sealing.ofKey(new byte[32]);
        Sealing.ShowKey key = sealing.open(SHOW, sealing.newShowKey(SHOW));
        assertThatThrownBy(() -> key.openComment(8, key.sealComment(7, "x"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.openViewer(7, key.sealComment(7, "x"))).isInstanceOf(IllegalStateException.class);
        byte[] wrapped = sealing.newShowKey(SHOW);
        assertThatThrownBy(() -> sealing.open(new ShowId(UUID.randomUUID()), wrapped))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_key_file_is_for_us_alone() throws IOException {
        Path file = folder.resolve("master.key");
        var _ = Sealing.fromFile(file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Sealing.fromFile(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_nickname_shows_its_beginning_only() {
        assertThat(Comments.masked("山茶花")).isEqualTo("山茶*");
        assertThat(Comments.masked("阿岚")).isEqualTo("阿*");
        assertThat(Comments.masked("𠮷")).isEqualTo("𠮷*");
        assertThat(Comments.masked(" ")).isNull();
        assertThat(Comments.split(1, new Moment(0), null, Comments.join("a\0b", "c\0d"))
                        .text())
                .isEqualTo("c\uFFFDd");
    }
}
