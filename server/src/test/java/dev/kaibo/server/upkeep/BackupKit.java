package dev.kaibo.server.upkeep;

import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.RandomJournals;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.Migrations.Applied;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/** Houses with random shows, to be backed up, and what a test wants to know of one. The same seed fills a house with the same. */
final class BackupKit {
    static final String ODD_TEXT = "示例\t场 \\ \"引号\" 𠮷 100%\\N\r\n第二行";
    private static final UUID PERSON = new UUID(3, 3);

    private BackupKit() {}

    /** A database without anything, as one that was just made. */
    static DatabaseAddress empty() throws SQLException {
        DatabaseAddress address = TestDatabases.fresh();
        Tables.dropOurs(address);
        return address;
    }

    /** A house with a database elsewhere, random shows and a recording, and its key in the folder. */
    static DataFolder house(Path folder, long seed, int shows, int facts) throws SQLException, IOException {
        DatabaseAddress address = TestDatabases.fresh();
        MasterKey key = MasterKey.random();
        var house = new DataFolder(folder, address, null);
        Files.createDirectories(house.recordings());
        Files.writeString(house.key(), key.text());
        try (Connection database = connection(address)) {
            fill(database, house, key, seed, shows, facts);
        }
        return house;
    }

    static void fill(Connection database, DataFolder house, MasterKey key, long seed, int shows, int facts)
            throws SQLException, IOException {
        database.setAutoCommit(false);
        var dice = new SplittableRandom(seed);
        identity(database);
        for (int show = 0; show < shows; show++) {
            UUID id = new UUID(seed, show);
            show(database, id, show + ODD_TEXT, key);
            journal(database, id, RandomJournals.seeded(dice.nextLong(), facts), dice);
            beside(database, id, dice);
            if (show == 0) {
                byte[] recording = new byte[10_000];
                dice.nextBytes(recording);
                Files.write(house.recordings().resolve(id.toString()), recording);
                run(database, """
                        insert into live.playback (show, kind, file, name, by_person, speed, state, from_at, fed_to)
                        values (?, 'RECORDING', ?, 'a file', ?, 1, 'PAUSED', 0, 0)""", id, id.toString(), PERSON);
            }
        }
        database.commit();
    }

    private static void identity(Connection database) throws SQLException {
        UUID workspace = new UUID(4, 4);
        run(database, "insert into identity.workspace values (?, ?, false, now())", workspace, ODD_TEXT);
        run(
                database,
                "insert into identity.person (id, workspace, name, role, administrator) values (?, ?, ?, 'HOST', true)",
                PERSON,
                workspace,
                "阿岚");
        // capitals come before small letters by their bytes, and behind them by the rules of most languages
        for (String login : List.of("b@shop", "ä@shop", "Z@shop", "_@shop"))
            run(
                    database,
                    "with made as (insert into identity.account values (?, '{x}y', now()) returning login) insert into identity.person (id, workspace, name, role, account) select gen_random_uuid(), ?, ?, 'HOST', login from made",
                    login,
                    workspace,
                    login);
        for (int i = 0; i < 5; i++)
            run(
                    database,
                    "insert into identity.audit (at, what, details) values (now(), ?, '{\"b\": 1, \"a\": [null, 0.10]}')",
                    "tried " + i);
    }

    private static void show(Connection database, UUID id, String title, MasterKey key) throws SQLException {
        run(database, """
                insert into live.show (id, workspace, title, nature, sample, zone, sealed_key, phase, planned_start, planned_end, items, last_append)
                values (?, ?, ?, 'LIVE', false, 'Asia/Shanghai', ?, 'ON_AIR', 0, 0, 0, gen_random_uuid())""", id, new UUID(4, 4), title, key.newShowKey(id));
    }

    static void journal(Connection database, UUID show, List<Recorded> events, SplittableRandom dice)
            throws SQLException {
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + dice.nextInt(200));
            List<Recorded> block = events.subList(from, to);
            run(
                    database,
                    "insert into live.journal values (?, ?, ?, ?, ?, ?)",
                    show,
                    block.getFirst().position(),
                    block.getLast().position(),
                    (short) EventCodec.VERSION,
                    new UUID(5, 5),
                    EventCodec.encode(block));
            from = to;
        }
    }

    private static void beside(Connection database, UUID show, SplittableRandom dice) throws SQLException {
        for (int number = 0; number < 50; number++) {
            byte[] sealed = new byte[40];
            dice.nextBytes(sealed);
            run(
                    database,
                    "insert into live.viewer values (?, ?, ?, ?, ?)",
                    show,
                    number,
                    dice.nextLong(),
                    dice.nextLong(),
                    sealed);
            run(
                    database,
                    "insert into live.comment values (?, ?, ?, ?, ?)",
                    show,
                    (long) number,
                    number % 3 == 0 ? null : (Integer) number,
                    dice.nextLong(),
                    number % 7 == 0 ? null : sealed);
            run(
                    database,
                    "insert into live.quarantine (show, ordinal, line, reason, excerpt, sealed) values (?, ?, ?, 'broken', ?, ?)",
                    show,
                    number,
                    (long) number,
                    ODD_TEXT,
                    sealed);
        }
        run(database, "insert into live.snapshot values (?, 1, 3, ?)", show, new byte[] {0, 1, '\t', '\n', '\\', -1});
        run(database, "insert into live.wish (show, key, position) values (?, gen_random_uuid(), 1)", show);
    }

    static void run(Connection database, String statement, Object... values) throws SQLException {
        try (var prepared = database.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
            prepared.execute();
        }
    }

    static Connection connection(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Every table of every desk as text. */
    static Map<String, String> tables(DatabaseAddress address) throws SQLException, IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Session session = Session.reading(address, silent())) {
            List<String> desks = Migrations.applied(session.connection()).stream()
                    .map(Applied::desk)
                    .distinct()
                    .toList();
            for (Tables.Table table : Tables.of(session.connection(), desks)) {
                var text = new ByteArrayOutputStream();
                Rows.out(session, table, text, _ -> {});
                texts.put(table.name(), text.toString(StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    static List<FoldedShow> folded(DatabaseAddress address) throws SQLException {
        try (Session session = Session.reading(address, silent())) {
            return new Folding(session.connection(), silent()).all();
        }
    }

    static Work silent() {
        return new Work(_ -> {}, _ -> {});
    }

    /** What was noted. */
    static Work noting(List<String> notes) {
        return new Work(_ -> {}, notes::add);
    }

    static Restore.Wanted with(Path key) {
        return new Restore.Wanted(key, false, false);
    }

    static Restore.Wanted withoutKey() {
        return new Restore.Wanted(null, true, false);
    }

    static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return new ArrayList<>(
                    all.map(each -> String.valueOf(each.getFileName())).sorted().toList());
        }
    }
}
