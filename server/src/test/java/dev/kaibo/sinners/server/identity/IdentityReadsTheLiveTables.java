package dev.kaibo.sinners.server.identity;

import dev.kaibo.sinners.schema.generated.live.Show;

/** Breaks identity-schema. */
final class IdentityReadsTheLiveTables {
    Show table() {
        return new Show();
    }
}
