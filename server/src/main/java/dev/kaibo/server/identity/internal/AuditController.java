package dev.kaibo.server.identity.internal;

import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Caller;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the audit trail is what it was, and what to note elsewhere so that a cut-off end shows too. */
@RestController
@RequestMapping("/api/audit")
class AuditController {
    private final AuditChain chain;

    AuditController(AuditChain chain) {
        this.chain = chain;
    }

    /** The verdict, word for word as in the contract. */
    record ChainView(long rows, long last, String hash, List<FaultView> faults) {
        record FaultView(long row, String fault) {}

        static ChainView of(AuditChain.Verdict verdict) {
            return new ChainView(
                    verdict.rows(),
                    verdict.last(),
                    verdict.hash(),
                    verdict.faults().stream()
                            .map(fault -> new FaultView(fault.row(), Words.of(fault.kind())))
                            .toList());
        }
    }

    @GetMapping("/chain")
    ChainView chain(@AuthenticationPrincipal Caller caller) {
        AdministratorsOnly.require(caller, "Only an administrator checks the audit trail");
        return ChainView.of(chain.verify());
    }
}
