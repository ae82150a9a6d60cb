package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes the first administrator, who brings a workspace of his own; the sample stays beside it until he removes it. */
@RestController
@RequestMapping("/api/administrators")
class AdministratorController {
    private final Accounts accounts;
    private final IdentityStore store;
    private final SessionController sessions;

    AdministratorController(Accounts accounts, IdentityStore store, SessionController sessions) {
        this.accounts = accounts;
        this.store = store;
        this.sessions = sessions;
    }

    @PostMapping
    ResponseEntity<?> make(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        if (!Loopback.is(request))
            return Problem.notFound("There is nothing at this address.").response();
        if (store.hasAdministrator()) return exists().response();
        Fields fields = Fields.of(body);
        String workspace = fields.text("workspace", 1, 80);
        String name = fields.text("name", 1, Accounts.LONGEST_NAME);
        String account = fields.text("account", 1, Accounts.LONGEST_LOGIN);
        String password = PasswordRules.read(fields, "password", Accounts.login(account));
        if (accounts.isTaken(account)) fields.refuse("account", "is taken");
        fields.orInvalid();
        Optional<PersonId> made = accounts.makeFirstAdministrator(workspace, name, account, password);
        if (made.isEmpty()) return exists().response();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(sessions.begin(made.get(), "administrator-made", Map.of("account", account), request, response));
    }

    private static Problem exists() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "administrator-exists",
                "There is an administrator already",
                "Sign in with that account, or ask the administrator for one.");
    }
}
