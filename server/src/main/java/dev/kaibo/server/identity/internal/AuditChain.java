package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.AUDIT;

import dev.kaibo.schema.generated.identity.tables.records.AuditRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the audit trail against its chain of hashes. The database makes the chain when it takes a row in; here it is reckoned a second time from the rows
 * alone, sharing nothing with that, so that who changes the one has not changed the other.
 *
 * <p>It proves that no row was changed, removed or put in between those that stand. It does not prove that the end was not cut off, nor that the chain was
 * not made anew from some row on: for that somebody must have noted {@link Verdict#last} and {@link Verdict#hash} outside of this database.
 */
@Component
class AuditChain {
    /** Most faults that are named; one is enough to know, and a chain made anew would name every row. */
    static final int MOST_FAULTS = 100;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int HASH_BYTES = 32;

    private final DSLContext sql;

    AuditChain(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param rows how many rows stand there
     * @param last the number of the last of them, 0 when there is none
     * @param hash of the last of them, in hexadecimal; empty when there is none
     * @param faults the first {@link #MOST_FAULTS}, in the order of the rows
     */
    record Verdict(long rows, long last, String hash, List<Fault> faults) {
        Verdict {
            faults = List.copyOf(faults);
        }
    }

    /** @param row where it was found; of several missing rows the first */
    record Fault(long row, Kind kind) {
        enum Kind {
            /** The row is not what it was, or does not follow the row before it. */
            DOES_NOT_FIT,
            MISSING
        }
    }

    /** Reads the whole trail, a thousand rows at a time; rows that come in meanwhile are read too. */
    Verdict verify() {
        List<Fault> faults = new ArrayList<>();
        byte[] before = new byte[HASH_BYTES];
        long last = 0;
        long rows = 0;
        for (List<AuditRecord> some = after(Long.MIN_VALUE);
                !some.isEmpty();
                some = after(some.getLast().getId())) {
            for (AuditRecord row : some) {
                rows++;
                Fault fault = fault(row, last, before);
                if (fault != null && faults.size() < MOST_FAULTS) faults.add(fault);
                if (row.getId() <= 0) continue;
                before = row.getHash();
                last = row.getId();
            }
        }
        return new Verdict(rows, last, last == 0 ? "" : HexFormat.of().formatHex(before), faults);
    }

    private static @Nullable Fault fault(AuditRecord row, long last, byte[] before) {
        // what follows a gap cannot be reckoned: the hash that it follows is gone
        if (row.getId() > last + 1) return new Fault(last + 1, Fault.Kind.MISSING);
        boolean fits = row.getId() > 0 && MessageDigest.isEqual(hash(before, row), row.getHash());
        return fits ? null : new Fault(row.getId(), Fault.Kind.DOES_NOT_FIT);
    }

    private List<AuditRecord> after(long row) {
        return sql.selectFrom(AUDIT)
                .where(AUDIT.ID.gt(row))
                .orderBy(AUDIT.ID)
                .limit(ROWS_AT_ONCE)
                .fetch();
    }

    private static byte[] hash(byte[] before, AuditRecord row) {
        MessageDigest digest = Sha256.begin();
        digest.update(before);
        digest.update(number(row.getId()));
        digest.update(
                number(ChronoUnit.MICROS.between(Instant.EPOCH, row.getAt().toInstant())));
        text(digest, row.getWhat());
        text(digest, row.getWorkspace());
        text(digest, row.getPerson());
        text(digest, row.getAddress());
        text(digest, row.getDetails().data());
        return digest.digest();
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** With its length before it, so that no two rows read the same: nothing can move from one column to the next. */
    private static void text(MessageDigest digest, @Nullable Object value) {
        byte[] bytes = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .array());
        if (bytes != null) digest.update(bytes);
    }
}
