package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.AUDIT;

import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries and offers nothing to change one; the table refuses it too. */
@Repository
class StoredAuditTrail implements AuditTrail {
    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    StoredAuditTrail(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public void note(String what, @Nullable Caller caller, @Nullable String address, Map<String, String> details) {
        sql.insertInto(AUDIT)
                .set(AUDIT.AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(AUDIT.WHAT, what)
                .set(AUDIT.WORKSPACE, caller == null ? null : caller.workspaceId())
                .set(AUDIT.PERSON, caller == null ? null : caller.id().value())
                .set(AUDIT.ADDRESS, address)
                .set(AUDIT.DETAILS, JSONB.valueOf(json.writeValueAsString(details)))
                .execute();
    }
}
