package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.DatabaseConfiguration;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.upkeep.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The very host of the server on a restored house: the backup spells the form of wrapped keys a second time, and this holds the two together. */
class RestoredShowTest {
    private static final int MOST = 1_000;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final DatabaseAddress old = TestDatabases.fresh();
    private final DatabaseAddress fresh = TestDatabases.fresh();
    private ShowId show;
    private byte[] state;
    private List<KeptComment> comments;

    @BeforeEach
    void aShowIsBackedUp() throws SQLException {
        try (HikariDataSource database = DatabaseConfiguration.pool(old, 4);
                House house = House.on(database, folder.resolve("old"))) {
            show = house.onAir();
            house.take(show, house.comments(0, 40));
            state = house.bytes(show);
            comments = house.host.commentsSince(show, -1, MOST);
        }
        try (var connection = DriverManager.getConnection(fresh.url(), fresh.user(), fresh.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema live, identity, kaibo cascade");
        }
        assertThat(kaibo(old, "backup", "house.kaibo", "--data", "old")).isZero();
    }

    @AfterEach
    void whatWasSaidIsPartOfAFailure() {
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("Exception");
    }

    @Test
    void with_its_key_a_show_goes_on_as_if_nothing_had_been() {
        assertThat(kaibo(fresh, "restore", "house.kaibo", "--data", "new", "--key", "old/master.key"))
                .isZero();
        try (HikariDataSource database = DatabaseConfiguration.pool(fresh, 4);
                House house = House.on(database, folder.resolve("new"))) {
            assertThat(house.bytes(show)).isEqualTo(state);
            assertThat(house.host.commentsSince(show, -1, MOST))
                    .isEqualTo(comments)
                    .hasSize(40);
            assertThat(house.take(show, house.comments(30, 20)))
                    .isInstanceOfSatisfying(
                            IntakeAnswer.Taken.class,
                            taken -> assertThat(taken.duplicates()).isEqualTo(10));
            house.pass(show, Duration.ofMillis(100));
            assertThat(house.host.state(show).room().figures().uv()).isEqualTo(50);
        }
    }

    @Test
    void without_its_key_the_figures_stay_and_the_words_are_gone() {
        assertThat(kaibo(fresh, "restore", "house.kaibo", "--data", "new")).isEqualTo(2);
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(kaibo(fresh, "restore", "house.kaibo", "--data", "new", "--without-key"))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("live.comment: 40 sealed values were given up");
        try (HikariDataSource database = DatabaseConfiguration.pool(fresh, 4);
                House house = House.on(database, folder.resolve("new"))) {
            assertThat(house.bytes(show)).isEqualTo(state);
            assertThat(house.host.commentsSince(show, -1, MOST)).isEmpty();
            house.take(show, house.comments(40, 5));
            assertThat(house.host.commentsSince(show, -1, MOST))
                    .extracting(KeptComment::text)
                    .hasSize(5)
                    .first()
                    .isEqualTo("多少钱 40");
        }
    }

    @Test
    void the_tables_that_follow_from_its_journal_are_made_anew_by_one_command() throws SQLException {
        try (var connection = DriverManager.getConnection(old.url(), old.user(), old.password());
                var statement = connection.createStatement()) {
            statement.execute("truncate live.trend; update live.comment set position = null");
            assertThat(kaibo(old, "rebuild", "--data", "old")).isZero();
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("Rebuilt the figures per second and the comments of 1 shows", "40 comments");
            try (var rows = statement.executeQuery(
                    "select sum(comments), sum(arrived), (select count(position) from live.comment) from live.trend")) {
                rows.next();
                assertThat(List.of(rows.getLong(1), rows.getLong(2), rows.getLong(3)))
                        .containsExactly(40L, 40L, 40L);
            }
        }
    }

    @Test
    void a_show_that_is_not_there_is_not_rebuilt() {
        assertThat(kaibo(old, "rebuild", "--show", "00000000-0000-0000-0000-00000000dead", "--data", "old"))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("There is no show 00000000-0000-0000-0000-00000000dead");
    }

    private int kaibo(DatabaseAddress database, String... words) {
        for (int i = 1; i < words.length; i++)
            if (!words[i].startsWith("--") && !words[i - 1].equals("--show"))
                words[i] = folder.resolve(words[i]).toString();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(
                words,
                Map.of(
                        "KAIBO_DB_URL",
                        database.url(),
                        "KAIBO_DB_USER",
                        database.user(),
                        "KAIBO_DB_PASSWORD",
                        database.password()),
                out,
                out);
    }
}
