package dev.kaibo.server.upkeep;

import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.upkeep.Manifest.StoredSequence;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables of some schemas, as the database's own catalogue knows them: whatever a desk adds is in the next backup without a word here. */
final class Tables {
    private Tables() {}

    /**
     * A table.
     *
     * @param columns that hold a value of their own, in their order
     * @param order by which its rows always stand in the same order, as SQL
     * @param above the tables that its rows refer to
     */
    record Table(String schema, String table, List<String> columns, String order, Set<String> above) {
        Table {
            columns = List.copyOf(columns);
            above = Set.copyOf(above);
        }

        String name() {
            return schema + "." + table;
        }

        String sql() {
            return quoted(schema) + "." + quoted(table);
        }

        /** Gives the rows as text. */
        String copyOut() {
            return "copy (select %s from %s order by %s) to stdout".formatted(columnList(), sql(), order);
        }

        String copyIn() {
            return "copy %s (%s) from stdin".formatted(sql(), columnList());
        }

        private String columnList() {
            return String.join(", ", columns.stream().map(Tables::quoted).toList());
        }
    }

    /** In the order of their names. Texts are compared by their bytes, because what a language sorts first differs from machine to machine. */
    static List<Table> of(Connection database, Collection<String> schemas) throws SQLException {
        try (var query = database.prepareStatement("""
                select n.nspname, c.relname,
                    array(select a.attname::text from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
                    coalesce(
                        (select string_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end, ', ' order by key.place)
                        from pg_index i
                            cross join unnest(i.indkey) with ordinality as key (number, place)
                            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
                        where i.indrelid = c.oid and i.indisprimary),
                        quote_ident(c.relname) || '::text collate "C"'),
                    array(select distinct above_schema.nspname || '.' || above.relname from pg_constraint k
                            join pg_class above on above.oid = k.confrelid
                            join pg_namespace above_schema on above_schema.oid = above.relnamespace
                        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname = any (?)
                order by n.nspname, c.relname""")) {
            query.setArray(1, array(database, schemas));
            try (ResultSet rows = query.executeQuery()) {
                List<Table> tables = new ArrayList<>();
                while (rows.next())
                    tables.add(new Table(
                            rows.getString(1),
                            rows.getString(2),
                            texts(rows, 3),
                            rows.getString(4),
                            Set.copyOf(texts(rows, 5))));
                return List.copyOf(tables);
            }
        }
    }

    /** The same tables, each behind those that it refers to. */
    static List<Table> inOrderOfReference(List<Table> tables) {
        Map<String, Table> left = new LinkedHashMap<>();
        tables.forEach(table -> left.put(table.name(), table));
        List<Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Table next = left.values().stream()
                    .filter(table -> table.above().stream().noneMatch(left::containsKey))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("The tables %s refer to each other.".formatted(left.keySet())));
            ordered.add(left.remove(next.name()));
        }
        return List.copyOf(ordered);
    }

    /** Sequences that have given a number. They stand outside of transactions, so a number may be later than the rows: that leaves a gap, never a number given twice. */
    static List<StoredSequence> sequences(Connection database, Collection<String> schemas) throws SQLException {
        try (var query = database.prepareStatement("""
                select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value from pg_sequences
                where schemaname = any (?) and last_value is not null order by 1""")) {
            query.setArray(1, array(database, schemas));
            try (ResultSet rows = query.executeQuery()) {
                List<StoredSequence> sequences = new ArrayList<>();
                while (rows.next()) sequences.add(new StoredSequence(rows.getString(1), rows.getLong(2)));
                return List.copyOf(sequences);
            }
        }
    }

    /** The next number will be the one behind. */
    static void set(Connection database, StoredSequence sequence) throws SQLException {
        try (var query = database.prepareStatement("select setval(?::regclass, ?)")) {
            query.setString(1, sequence.name());
            query.setLong(2, sequence.last());
            query.execute();
        }
    }

    /** Those of these schemas that the database has, and that of the history of migrations. */
    static Set<String> schemasOfOurs(Connection database, Collection<String> desks) throws SQLException {
        Set<String> asked = new TreeSet<>(desks);
        asked.add(Migrations.HISTORY);
        try (var query = database.prepareStatement("select nspname from pg_namespace where nspname = any (?)")) {
            query.setArray(1, array(database, asked));
            try (ResultSet rows = query.executeQuery()) {
                Set<String> found = new TreeSet<>();
                while (rows.next()) found.add(rows.getString(1));
                return found;
            }
        }
    }

    /** Removes every schema that the migrations made, with all that is in it. */
    static void dropOurs(DatabaseAddress address) throws SQLException {
        try (Connection database = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = database.createStatement()) {
            List<String> desks =
                    Migrations.applied(database).stream().map(Applied::desk).toList();
            for (String schema : schemasOfOurs(database, desks))
                statement.execute("drop schema %s cascade".formatted(quoted(schema)));
        }
    }

    private static Array array(Connection database, Collection<String> texts) throws SQLException {
        return database.createArrayOf("text", texts.toArray());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }
}
