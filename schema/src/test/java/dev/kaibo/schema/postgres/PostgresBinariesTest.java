package dev.kaibo.schema.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PostgresBinariesTest {
    @TempDir
    Path cache;

    @Test
    void an_archive_is_unpacked_once() throws IOException {
        byte[] archive = archive("bin/postgres", "a program");
        var first = PostgresBinaries.unpacked(archive, "sample.txz", cache, _ -> {});
        assertThat(Files.readString(first.program("postgres"))).isEqualTo("a program");
        Files.writeString(first.program("postgres"), "touched");
        var second = PostgresBinaries.unpacked(archive, "sample.txz", cache, _ -> {});
        assertThat(Files.readString(second.program("postgres"))).isEqualTo("touched");
    }

    @Test
    void a_torn_archive_leaves_nothing_that_could_be_used() throws IOException {
        byte[] whole = archive("bin/postgres", "a program ".repeat(5_000));
        byte[] torn = Arrays.copyOf(whole, whole.length - 40);
        assertThatThrownBy(() -> PostgresBinaries.unpacked(torn, "sample.txz", cache, _ -> {}))
                .isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("unpacking.lock");
        }
    }

    @Test
    void an_archive_never_writes_outside_its_folder() throws IOException {
        byte[] archive = archive("../outside", "x");
        assertThatThrownBy(() -> PostgresBinaries.unpacked(archive, "sample.txz", cache, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../outside");
    }

    @Test
    void another_platform_has_another_archive() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
    }

    @Test
    void an_external_address_keeps_its_options_and_hides_its_password() {
        var address = new DatabaseAddress("jdbc:postgresql://db.example:5432/kaibo?sslmode=require", "crew", "secret");
        assertThat(address.database("other").url())
                .isEqualTo("jdbc:postgresql://db.example:5432/other?sslmode=require");
        assertThat(address.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> DatabaseAddress.fromEnvironment(java.util.Map.of("KAIBO_DB_URL", "mysql://x")))
                .hasMessageContaining("mysql://x");
        assertThat(DatabaseAddress.fromEnvironment(java.util.Map.of())).isEmpty();
    }

    @Test
    void a_password_within_an_address_is_not_said_either() {
        assertThat(new DatabaseAddress(
                                "jdbc:postgresql://db.example/kaibo?user=crew&password=secret&sslmode=require", "", "")
                        .toString())
                .doesNotContain("secret")
                .contains("sslmode=require");
        assertThatThrownBy(() -> DatabaseAddress.fromEnvironment(
                        java.util.Map.of("KAIBO_DB_URL", "postgres://kaibo:secret@db.example/kaibo")))
                .hasMessageContaining("db.example")
                .hasMessageNotContaining("secret");
    }

    private static byte[] archive(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new XZOutputStream(bytes, new LZMA2Options(1))) {
            byte[] header = new byte[512];
            put(header, 0, name);
            put(header, 100, "0000755");
            put(header, 124, "%011o".formatted(content.length()));
            header[156] = '0';
            out.write(header);
            out.write(Arrays.copyOf(content.getBytes(StandardCharsets.UTF_8), (content.length() + 511) / 512 * 512));
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
