package dev.kaibo.server.upkeep;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Shows whose key is lost: what nobody can open any more is emptied, and each gets a new key, so that the server loads it. */
final class LostKeys {
    private final Connection database;

    LostKeys(Connection database) {
        this.database = database;
    }

    /** @return how many rows were emptied, by table */
    Map<String, Long> giveUp(ChosenKey key) throws SQLException {
        MasterKey master = key.key();
        if (master == null) throw new IllegalStateException("Shows whose key is lost need a new master key.");
        Array closed = database.createArrayOf("uuid", key.closed().toArray());
        Map<String, Long> emptied = new TreeMap<>();
        for (String table : sealedTables())
            try (var update = database.prepareStatement(
                    "update %s set sealed = null where show = any (?) and sealed is not null".formatted(table))) {
                update.setArray(1, closed);
                emptied.put(table, update.executeLargeUpdate());
            }
        try (var update = database.prepareStatement("update live.show set sealed_key = ? where id = ?")) {
            for (UUID show : key.closed()) {
                update.setBytes(1, master.newShowKey(show));
                update.setObject(2, show);
                update.executeUpdate();
            }
        }
        return emptied;
    }

    /** What is sealed with a show's key stands in a column of this name, beside the show. */
    private List<String> sealedTables() throws SQLException {
        try (var statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname !~ '^pg_'
                            and exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'sealed' and a.atttypid = 'bytea'::regtype and not a.attisdropped)
                            and exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'show' and a.atttypid = 'uuid'::regtype and not a.attisdropped)
                        order by 1""")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) tables.add(rows.getString(1));
            return tables;
        }
    }
}
