package dev.kaibo.sinners.server.live;

import dev.kaibo.sinners.schema.generated.identity.Person;

/** Breaks live-schema. */
final class LiveReadsTheIdentityTables {
    Person table() {
        return new Person();
    }
}
