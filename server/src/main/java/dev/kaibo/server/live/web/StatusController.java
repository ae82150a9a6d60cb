package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Home;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.JournalSizes;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The small page on which the crew sees whether this server is well, and the bundle that is sent to whoever helps. */
@RestController
class StatusController {
    private static final Logger LOG = LoggerFactory.getLogger(StatusController.class);

    /** A busy evening writes some hundred megabytes with everything around it. */
    private static final long LOW_DISK = 2L << 30;

    private final ShowHost host;
    private final JournalSizes sizes;
    private final Home home;
    private final SupportBundle bundle;
    private final AuditTrail audit;

    StatusController(ShowHost host, JournalSizes sizes, Home home, SupportBundle bundle, AuditTrail audit) {
        this.host = host;
        this.sizes = sizes;
        this.home = home;
        this.bundle = bundle;
        this.audit = audit;
    }

    @GetMapping("/api/status")
    StatusView status(@AuthenticationPrincipal Caller caller) throws IOException {
        Long databaseMs = sizes.answersWithin();
        Map<ShowId, Long> bytes = databaseMs == null ? Map.of() : sizes.of(caller.workspaceId());
        FileStore disk = Files.getFileStore(home.data());
        return new StatusView(
                SupportBundle.version(),
                Instant.now().toString(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
                        .toString(),
                databaseMs,
                disk.getUsableSpace(),
                disk.getTotalSpace(),
                disk.getUsableSpace() < LOW_DISK,
                bytes.values().stream().mapToLong(Long::longValue).sum(),
                host.pulses().stream()
                        .filter(pulse -> pulse.workspace().equals(caller.workspaceId()))
                        .map(pulse -> StatusView.ShowStatus.of(pulse, bytes.getOrDefault(pulse.show(), 0L)))
                        .toList());
    }

    @GetMapping("/api/support")
    void support(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ShowAccess.require(Field.SUPPORT_BUNDLE, Access.SEE, caller);
        audit.note("support-bundle-taken", caller, request.getRemoteAddr(), Map.of());
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("kaibo-support.zip")
                        .build()
                        .toString());
        try {
            bundle.write(response.getOutputStream(), host.pulses());
        } catch (IOException gone) {
            LOG.debug("Whoever took the support bundle went away: {}", gone.getMessage());
        }
    }
}
