package dev.kaibo.server.upkeep;

import dev.kaibo.engine.Show;
import dev.kaibo.engine.Snapshots;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.RoomFigures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Folds the journal of every show from its first event, by the rules of the server and without its snapshots. */
final class Folding {
    private static final int BLOCKS_AT_ONCE = 20;

    private final Connection database;
    private final Work work;
    private long bytes;

    /** @param database in a transaction, so that the journal is read in pieces and all is of one moment */
    Folding(Connection database, Work work) {
        this.database = database;
        this.work = work;
    }

    /** One after the other in memory, in the order of their ids. */
    List<FoldedShow> all() throws SQLException {
        record Row(UUID id, String title, byte[] key, long blocks) {}
        List<Row> rows = new ArrayList<>();
        try (var statement = database.createStatement();
                ResultSet found = statement.executeQuery("""
                        select id, title, sealed_key, (select count(*) from live.journal where journal.show = show.id)
                        from live.show order by id""")) {
            while (found.next())
                rows.add(new Row(
                        found.getObject(1, UUID.class), found.getString(2), found.getBytes(3), found.getLong(4)));
        }
        double blocks = Math.max(1, rows.stream().mapToLong(Row::blocks).sum());
        List<FoldedShow> folded = new ArrayList<>();
        long before = 0;
        for (Row row : rows) {
            folded.add(fold(row.id(), row.title(), row.key(), before, blocks));
            before += row.blocks();
        }
        return List.copyOf(folded);
    }

    private FoldedShow fold(UUID id, String title, byte[] key, long blocksBefore, double blocksOfAll)
            throws SQLException {
        Show show = Show.empty();
        String trouble = null;
        try (var blocks = database.prepareStatement(
                "select first_position, events from live.journal where show = ? order by first_position")) {
            blocks.setFetchSize(BLOCKS_AT_ONCE);
            blocks.setObject(1, id);
            try (ResultSet block = blocks.executeQuery()) {
                for (long read = blocksBefore; trouble == null && block.next(); read++) {
                    byte[] events = block.getBytes(2);
                    bytes += events.length;
                    work.step("replaying " + title, bytes, read / blocksOfAll);
                    trouble = apply(show, block.getLong(1), events);
                }
            }
        }
        return new FoldedShow(
                id,
                title,
                HexFormat.of().formatHex(key),
                show.position(),
                trouble == null ? Sha256.of(Snapshots.write(show)) : null,
                trouble == null ? figures(show) : Map.of(),
                trouble);
    }

    /** Null when the block could be applied. A journal that is broken is said to be so; it does not keep the others from being saved. */
    private static @Nullable String apply(Show show, long first, byte[] events) {
        try {
            show.applyAll(EventCodec.decode(events));
            return null;
        } catch (DamagedBytes | IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            return "the block at position %d: %s".formatted(first, e.getMessage());
        }
    }

    private static Map<String, Long> figures(Show show) {
        RoomFigures all = show.room().figures();
        Figures figures = all.figures();
        Map<String, Long> told = new TreeMap<>();
        told.put("facts", all.facts().accepted());
        told.put("rounds", (long) all.rounds().size());
        told.put("uv", (long) figures.uv());
        put(told, "entries", figures.entries());
        put(told, "comments", figures.comments());
        put(told, "orders", figures.orders());
        put(told, "unitsSold", figures.unitsSold());
        Money gmv = figures.gmv();
        put(told, "gmvFen", gmv == null ? null : gmv.fen());
        return told;
    }

    private static void put(Map<String, Long> told, String name, @Nullable Long value) {
        if (value != null) told.put(name, value);
    }
}
