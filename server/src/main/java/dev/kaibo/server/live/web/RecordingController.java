package dev.kaibo.server.live.web;

import dev.kaibo.server.edge.BodyTooLarge;
import dev.kaibo.server.edge.BoundedStream;
import dev.kaibo.server.edge.Home;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.PlayAnswer;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.ShowHost;
import jakarta.annotation.PostConstruct;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the file of a recording, as it is, and plays it as a new show. */
@RestController
@RequestMapping("/api/recordings")
class RecordingController {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingController.class);
    private static final int AT_ONCE = 4;
    private static final int LONGEST_NAME = 60;
    private static final int BUFFER = 64 * 1024;
    /** A random UUID, as {@link #take} names its folders. */
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ShowHost host;
    private final AuditTrail audit;
    private final Path uploads;
    private final long mostBytes;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Instant started = Instant.now();

    /** @param most of one file: a show of 2 million facts has about 300 MB as NDJSON and 30 MB when packed */
    RecordingController(
            ShowHost host, AuditTrail audit, Home home, @Value("${kaibo.recording.most:512MB}") DataSize most) {
        this.host = host;
        this.audit = audit;
        this.uploads = home.data().resolve("uploads");
        this.mostBytes = most.toBytes();
    }

    /**
     * Removes what came in while an earlier process was killed. Only folders that are named like ours and that nothing was written to since this start; whatever else
     * lies there is somebody else's.
     */
    @PostConstruct
    void sweep() {
        if (!Files.isDirectory(uploads)) return;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(uploads, this::isLeftOver)) {
            for (Path folder : folders) {
                removeFiles(folder);
                LOG.info("The upload {} was never finished and is removed", folder.getFileName());
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Unfinished uploads are removed at the next start: {}", e.toString());
        }
    }

    private boolean isLeftOver(Path folder) throws IOException {
        if (!OURS.matcher(String.valueOf(folder.getFileName())).matches()) return false;
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOlder(folder)) return false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files)
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOlder(file)) return false;
        }
        return true;
    }

    private boolean isOlder(Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(started);
    }

    private static void removeFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) Files.delete(file);
        }
        Files.delete(folder);
    }

    private record Asked(String file, @Nullable String mapping, String title, int speed) {}

    @PostMapping
    ResponseEntity<?> play(
            @RequestParam(name = "file", required = false) @Nullable String file,
            @RequestParam(name = "map", required = false) @Nullable String mapping,
            @RequestParam(name = "title", required = false) @Nullable String title,
            @RequestParam(name = "speed", required = false) @Nullable String speed,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        ShowAccess.require(Field.RECORDINGS, Access.CHANGE, caller);
        requireRawBody(request);
        Asked asked = read(file, mapping, title, speed);
        if (request.getContentLengthLong() > mostBytes) throw new BodyTooLarge(mostBytes);
        if (!places.tryAcquire())
            return Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-uploads",
                            "Too many recordings come in at once",
                            "%d are being taken; try again when one is done.".formatted(AT_ONCE))
                    .retryAfter(Duration.ofSeconds(10))
                    .response();
        try {
            return take(asked, caller, request);
        } finally {
            places.release();
        }
    }

    private ResponseEntity<?> take(Asked asked, Caller caller, HttpServletRequest request) throws IOException {
        Path folder = uploads.resolve(UUID.randomUUID().toString());
        Path file = folder.resolve(asked.file());
        try {
            if (!store(request.getInputStream(), folder, file))
                return Problem.of(
                                HttpStatus.INSUFFICIENT_STORAGE,
                                "not-stored",
                                "The file could not be stored",
                                "The data folder takes nothing more; make room and send it again.")
                        .response();
            PlayAnswer answer = host.playRecording(
                    caller.workspaceId(), asked.title(), file, asked.mapping(), asked.speed(), caller.id());
            return switch (answer) {
                case PlayAnswer.Playing(var show) -> {
                    audit.note(
                            "recording-played",
                            caller,
                            request.getRemoteAddr(),
                            Map.of("file", asked.file(), "show", show.toString()));
                    yield ResponseEntity.status(HttpStatus.CREATED)
                            .body(ShowSummary.of(host.state(show), caller.workspace()));
                }
                case PlayAnswer.Unreadable(var reason) ->
                    Problem.of(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "unreadable-recording",
                                    "The recording cannot be read",
                                    reason)
                            .with("file", asked.file())
                            .with("reason", reason)
                            .response();
                case PlayAnswer.NoSuchMapping(var name) ->
                    Problem.invalid(Map.of("map", "'%s' is no mapping; GET /api/mappings lists them".formatted(name)))
                            .response();
            };
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** @return false when the disk does not take it; a broken connection or a body that is too large is thrown */
    private boolean store(InputStream body, Path folder, Path file) throws IOException {
        try (InputStream bounded = new BoundedStream(body, mostBytes)) {
            byte[] buffer = new byte[BUFFER];
            try {
                Files.createDirectories(folder);
            } catch (IOException full) {
                LOG.warn("{} cannot be made: {}", folder, full.toString());
                return false;
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int read = bounded.read(buffer); read >= 0; read = bounded.read(buffer)) {
                    try {
                        out.write(buffer, 0, read);
                    } catch (IOException full) {
                        LOG.warn("{} cannot be written: {}", file, full.toString());
                        return false;
                    }
                }
            }
            return true;
        }
    }

    static void requireRawBody(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) return;
        if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) || type.startsWith("multipart/"))
            throw Problem.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "unsupported-media-type",
                            "Send the file itself, not a form",
                            "Send its bytes as the body with Content-Type: application/octet-stream.")
                    .found();
    }

    private static Asked read(
            @Nullable String file, @Nullable String mapping, @Nullable String title, @Nullable String speed) {
        Map<String, String> faults = new LinkedHashMap<>();
        String name = file == null ? "" : fileName(file);
        if (name.isEmpty()) faults.put("file", "is missing: the name of the recording");
        String shown = title == null || title.isBlank() ? name : title.strip();
        if (shown.length() > NewShow.MAX_TITLE)
            faults.put(
                    "title", "must have at most %d characters (has %d)".formatted(NewShow.MAX_TITLE, shown.length()));
        if (shown.codePoints().anyMatch(Character::isISOControl))
            faults.put("title", "has a character that cannot be shown or kept");
        int times = 1;
        if (speed != null && !speed.isBlank()) {
            times = speed.matches("[0-9]{1,3}") ? Integer.parseInt(speed) : 0;
            if (times < Playback.SLOWEST || times > Playback.FASTEST)
                faults.put("speed", "must be %d to %d (was '%s')".formatted(Playback.SLOWEST, Playback.FASTEST, speed));
        }
        if (!faults.isEmpty()) throw Problem.invalid(faults).found();
        return new Asked(name, mapping == null || mapping.isBlank() ? null : mapping.strip(), shown, times);
    }

    /** The last part of a path from any system, without what a file system or a log could stumble over. */
    static String fileName(String typed) {
        String name = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cs}<>:\"|?*]", "")
                .strip();
        if (name.equals(".") || name.equals("..")) return "";
        // the end tells what kind of file it is, so the beginning is cut; three bytes a character at most stay below
        // 255
        if (name.length() <= LONGEST_NAME) return name;
        int cut = name.length() - LONGEST_NAME;
        return name.substring(Character.isLowSurrogate(name.charAt(cut)) ? cut + 1 : cut);
    }
}
