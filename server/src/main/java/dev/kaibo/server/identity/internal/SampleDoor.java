package dev.kaibo.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Entrance without a password: only for a person at this machine, and only until the first administrator has moved in. */
@Component
class SampleDoor {
    private final IdentityStore store;

    SampleDoor(IdentityStore store) {
        this.store = store;
    }

    boolean isOpenFor(HttpServletRequest request) {
        return Loopback.is(request) && !store.hasAdministrator();
    }
}
