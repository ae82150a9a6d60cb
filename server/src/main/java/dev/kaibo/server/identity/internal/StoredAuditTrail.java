package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.AUDIT;

import dev.kaibo.schema.generated.identity.tables.records.AuditRecord;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries and reads them, and offers nothing to change one; the table refuses it too. */
@Repository
class StoredAuditTrail implements AuditTrail {
    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    StoredAuditTrail(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * @param row its number in the whole trail, in which other workspaces have theirs
     * @param person who did it; null when nobody was signed in
     * @param hash in hexadecimal
     */
    record Entry(
            long row,
            Instant at,
            String what,
            @Nullable UUID person,
            @Nullable String address,
            Map<String, String> details,
            String hash) {
        Entry {
            details = Map.copyOf(details);
        }
    }

    /**
     * What is looked for; null stands for all.
     *
     * @param person who did it or whom it was about
     * @param from the first moment
     * @param to the moment behind the last
     */
    record Wanted(
            @Nullable UUID person,
            @Nullable String what,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Override
    public void note(String what, @Nullable Caller caller, @Nullable String address, Map<String, String> details) {
        note(
                what,
                caller == null ? null : caller.workspaceId(),
                caller == null ? null : caller.id().value(),
                address,
                details);
    }

    /** What nobody who is signed in did, and yet concerns a workspace. */
    void note(
            String what,
            @Nullable UUID workspace,
            @Nullable UUID person,
            @Nullable String address,
            Map<String, String> details) {
        sql.insertInto(AUDIT)
                .set(AUDIT.AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(AUDIT.WHAT, what)
                .set(AUDIT.WORKSPACE, workspace)
                .set(AUDIT.PERSON, person)
                .set(AUDIT.ADDRESS, address)
                .set(AUDIT.DETAILS, JSONB.valueOf(json.writeValueAsString(details)))
                .execute();
    }

    /**
     * Of one workspace, the newest first.
     *
     * @param before a row behind which the page begins; null for the newest
     */
    List<Entry> read(UUID workspace, Wanted wanted, @Nullable Long before, int most) {
        List<Condition> which = new ArrayList<>();
        which.add(AUDIT.WORKSPACE.eq(workspace));
        if (before != null) which.add(AUDIT.ID.lt(before));
        if (wanted.what() != null) which.add(AUDIT.WHAT.eq(wanted.what()));
        if (wanted.from() != null) which.add(AUDIT.AT.ge(wanted.from().atOffset(ZoneOffset.UTC)));
        if (wanted.to() != null) which.add(AUDIT.AT.lt(wanted.to().atOffset(ZoneOffset.UTC)));
        if (wanted.person() != null)
            which.add(AUDIT.PERSON
                    .eq(wanted.person())
                    .or(DSL.jsonbGetAttributeAsText(AUDIT.DETAILS, "person")
                            .eq(wanted.person().toString())));
        return sql.selectFrom(AUDIT)
                .where(which)
                .orderBy(AUDIT.ID.desc())
                .limit(most)
                .fetch(this::entry);
    }

    private Entry entry(AuditRecord row) {
        Map<String, String> details = new LinkedHashMap<>();
        json.readTree(row.getDetails().data())
                .properties()
                .forEach(one -> details.put(one.getKey(), one.getValue().asString("")));
        return new Entry(
                row.getId(),
                row.getAt().toInstant(),
                row.getWhat(),
                row.getPerson(),
                row.getAddress(),
                details,
                HexFormat.of().formatHex(row.getHash()));
    }
}
