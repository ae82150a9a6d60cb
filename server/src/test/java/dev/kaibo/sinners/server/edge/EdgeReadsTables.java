package dev.kaibo.sinners.server.edge;

import dev.kaibo.sinners.schema.generated.identity.Person;

/** Breaks edge-schema. */
final class EdgeReadsTables {
    Person table() {
        return new Person();
    }
}
