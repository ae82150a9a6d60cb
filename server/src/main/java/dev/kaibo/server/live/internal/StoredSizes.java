package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.SHOW;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.live.JournalSizes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Asks the database. */
final class StoredSizes implements JournalSizes {
    private final DSLContext database;

    StoredSizes(DSLContext database) {
        this.database = database;
    }

    @Override
    public Map<ShowId, Long> of(UUID workspace) {
        return Database.ask(() -> {
            Map<ShowId, Long> sizes = new HashMap<>();
            database.select(JOURNAL.SHOW, DSL.sum(DSL.field("octet_length({0})", Long.class, JOURNAL.EVENTS)))
                    .from(JOURNAL)
                    .join(SHOW)
                    .on(SHOW.ID.eq(JOURNAL.SHOW))
                    .where(SHOW.WORKSPACE.eq(workspace))
                    .groupBy(JOURNAL.SHOW)
                    .forEach(row -> {
                        BigDecimal bytes = row.value2();
                        sizes.put(new ShowId(row.value1()), bytes == null ? 0 : bytes.longValue());
                    });
            return sizes;
        });
    }

    /** As the database's own statistics know it, so that a large table is not counted for a support bundle. */
    @Override
    public Map<String, Long> rows() {
        return Database.ask(() -> {
            Map<String, Long> rows = new TreeMap<>();
            for (var row : database.fetch(
                    "select schemaname || '.' || relname, n_live_tup from pg_stat_user_tables order by 1"))
                rows.put(row.get(0, String.class), row.get(1, Long.class));
            return rows;
        });
    }

    @Override
    public @Nullable Long answersWithin() {
        long began = System.nanoTime();
        try {
            database.selectOne().fetch();
            return (System.nanoTime() - began) / 1_000_000;
        } catch (RuntimeException away) {
            return null;
        }
    }
}
