package dev.kaibo.server.identity.internal;

import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.identity.WorkspaceContents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Removes the sample as a whole: its shows first, by whoever keeps them, then its people and itself. */
@RestController
@RequestMapping("/api/workspaces")
class WorkspaceController {
    private final IdentityStore store;
    private final StoredSignIns signIns;
    private final List<WorkspaceContents> contents;
    private final AuditTrail audit;

    WorkspaceController(
            IdentityStore store, StoredSignIns signIns, List<WorkspaceContents> contents, AuditTrail audit) {
        this.store = store;
        this.signIns = signIns;
        this.contents = List.copyOf(contents);
        this.audit = audit;
    }

    @DeleteMapping("/sample")
    ResponseEntity<?> removeSample(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AdministratorsOnly.require(caller, "Only an administrator removes the sample");
        Optional<Workspace> sample = store.sampleWorkspace();
        if (sample.isEmpty())
            return Problem.notFound("The sample was removed before.").response();
        for (WorkspaceContents content : contents) content.remove(sample.get().id());
        store.remove(sample.get().id());
        signIns.endedWithTheirWorkspace();
        audit.note("sample-removed", caller, request.getRemoteAddr(), Map.of());
        return ResponseEntity.noContent().build();
    }
}
