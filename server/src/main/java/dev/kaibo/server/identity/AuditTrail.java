package dev.kaibo.server.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people did that somebody may ask about later. Append-only; entries outlive those they speak of. */
public interface AuditTrail {
    /**
     * @param what a stable word, for example {@code signed-in}
     * @param caller null when nobody was signed in
     * @param address where the request came from; null for what the server did by itself
     * @param details never a secret, never a password
     */
    void note(String what, @Nullable Caller caller, @Nullable String address, Map<String, String> details);
}
