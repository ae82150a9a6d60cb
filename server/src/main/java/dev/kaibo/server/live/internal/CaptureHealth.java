package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.CAPTURE;
import static dev.kaibo.schema.generated.live.Tables.SHOW;

import dev.kaibo.engine.rundown.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether what should come in comes in. A capture that has posted in this show and is silent now is a remark, not a failure of this server: the forwarder runs on
 * another machine.
 */
final class CaptureHealth implements HealthIndicator {
    /** 2.5 × the ten seconds within which a capture posts (DESIGN §1.5). */
    static final Duration STALE_AFTER = Duration.ofSeconds(25);

    private final DSLContext database;
    private final InstantSource clock;

    CaptureHealth(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        try {
            var last = database.select(CAPTURE.LAST_POST_AT)
                    .from(CAPTURE)
                    .join(SHOW)
                    .on(SHOW.ID.eq(CAPTURE.SHOW))
                    .where(
                            SHOW.PHASE.eq(Phase.ON_AIR.name()),
                            CAPTURE.REVOKED_AT.isNull(),
                            CAPTURE.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC)),
                            CAPTURE.LAST_POST_AT.isNotNull())
                    .fetch(CAPTURE.LAST_POST_AT);
            long oldest = last.stream()
                    .mapToLong(at -> Duration.between(at.toInstant(), now).toSeconds())
                    .max()
                    .orElse(0);
            long stale = last.stream()
                    .filter(at -> at.toInstant().plus(STALE_AFTER).isBefore(now))
                    .count();
            return Health.up()
                    .withDetail("onAir", last.size())
                    .withDetail("stale", stale)
                    .withDetail("oldestSeconds", oldest)
                    .build();
        } catch (RuntimeException away) {
            return Health.unknown()
                    .withDetail("reason", "The database does not answer.")
                    .build();
        }
    }
}
