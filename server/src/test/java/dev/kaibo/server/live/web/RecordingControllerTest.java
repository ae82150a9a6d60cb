package dev.kaibo.server.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.edge.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class RecordingControllerTest {
    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(7));
    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

    @TempDir
    Path home;

    private Path uploads;

    @BeforeEach
    void noUploads() {
        uploads = home.resolve("uploads");
    }

    private Path upload(String name, Instant folderAt, Instant fileAt) throws IOException {
        Path folder = Files.createDirectories(uploads.resolve(name));
        Path file = Files.writeString(folder.resolve("录制.ndjson"), "half of a li");
        Files.setLastModifiedTime(file, FileTime.from(fileAt));
        Files.setLastModifiedTime(folder, FileTime.from(folderAt));
        return folder;
    }

    private void start() {
        new RecordingController(new FakeShowHost(), (_, _, _, _) -> {}, new Home(home, home), DataSize.ofKilobytes(1))
                .sweep();
    }

    private static String ours() {
        return UUID.randomUUID().toString();
    }

    @Test
    void what_a_killed_process_left_half_uploaded_is_gone_after_the_next_start() throws IOException {
        Path left = upload(ours(), LAST_WEEK, LAST_WEEK);
        Path empty = Files.createDirectories(uploads.resolve(ours()));
        Files.setLastModifiedTime(empty, FileTime.from(LAST_WEEK));
        start();
        assertThat(left).doesNotExist();
        assertThat(empty).doesNotExist();
    }

    @Test
    void what_is_not_ours_or_is_still_coming_in_stays() throws IOException {
        Path named = upload("holiday-pictures", LAST_WEEK, LAST_WEEK);
        Path nearlyNamed = upload(ours() + "-copy", LAST_WEEK, LAST_WEEK);
        Path young = upload(ours(), LATER, LATER);
        Path growing = upload(ours(), LAST_WEEK, LATER);
        Path deep = upload(ours(), LAST_WEEK, LAST_WEEK);
        Files.createDirectory(deep.resolve("a folder"));
        Files.setLastModifiedTime(deep, FileTime.from(LAST_WEEK));
        Path file = Files.writeString(uploads.resolve(ours()), "a file");
        Files.setLastModifiedTime(file, FileTime.from(LAST_WEEK));
        Path target = Files.createDirectory(home.resolve("elsewhere"));
        Files.writeString(target.resolve("kept"), "kept");
        Path link = Files.createSymbolicLink(uploads.resolve(ours()), target);
        start();
        assertThat(named).isDirectory();
        assertThat(nearlyNamed).isDirectory();
        assertThat(young.resolve("录制.ndjson")).exists();
        assertThat(growing.resolve("录制.ndjson")).exists();
        assertThat(deep.resolve("录制.ndjson")).exists();
        assertThat(file).exists();
        assertThat(link).exists();
        assertThat(target.resolve("kept")).exists();
    }

    @Test
    void a_house_without_uploads_starts_as_well() {
        start();
        assertThat(uploads).doesNotExist();
    }
}
