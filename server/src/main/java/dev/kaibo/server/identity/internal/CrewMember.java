package dev.kaibo.server.identity.internal;

import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.StandIn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone of the crew as an administrator sees him.
 *
 * @param account what he signs in with; null for the sample's crew, which has no accounts
 * @param signedInAt when he last came in; null when he never did
 * @param standsIn for which other roles now
 */
record CrewMember(
        Person person,
        boolean administrator,
        @Nullable String account,
        @Nullable Instant signedInAt,
        List<StandIn> standsIn) {
    CrewMember {
        standsIn = List.copyOf(standsIn);
    }
}
