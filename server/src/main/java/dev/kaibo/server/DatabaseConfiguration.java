package dev.kaibo.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.NewerDatabase;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.schema.postgres.Postgres;
import dev.kaibo.schema.postgres.PostgresTrouble;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database of this run: the one that {@code KAIBO_DB_URL} names, else our own in the data folder {@code kaibo.home}. It is brought to the present form
 * before anybody gets a connection.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final String DATABASE = "kaibo";
    /** One writer's append is short; more connections would only wait for the same disk. */
    private static final int CONNECTIONS = 20;
    /** A wish that finds no database is answered after this long, not after half a minute. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    /** A database that stands still (a stalled disk) holds nobody's request and no screen's truth for longer; far more than an append takes. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    /** Only the transaction of another host, or one of ours whose connection broke, holds a lock for longer; the show's writer then asks again. */
    private static final Duration LOCK_WITHIN = Duration.ofSeconds(3);
    /** A transaction that a host left open (a power cut, a broken line) ends by itself, long before the system finds out that nobody is there any more. */
    private static final Duration IDLE_WITHIN = Duration.ofSeconds(30);

    /**
     * A server that is ours to stop. As a bean of its own it is destroyed after the data source, which needs it, and so after everybody who uses that: our
     * PostgreSQL stops last.
     */
    static final class Server implements AutoCloseable {
        private final @Nullable Postgres own;
        private final DatabaseAddress address;

        private Server(@Nullable Postgres own, DatabaseAddress address) {
            this.own = own;
            this.address = address;
        }

        @Override
        public void close() {
            if (own == null) return;
            log.info("Stopping PostgreSQL");
            own.close();
        }
    }

    @Bean
    DatabaseAddress databaseAddress(Server server) {
        return server.address;
    }

    /**
     * @param home the data folder, everything that Kaibo keeps lies in it
     * @param url the external database, as {@code KAIBO_DB_URL} or {@code kaibo.db.url}; empty for our own
     */
    @Bean
    Server databaseServer(
            @Value("${kaibo.home}") Path home,
            @Value("${kaibo.db.url:}") String url,
            @Value("${kaibo.db.user:kaibo}") String user,
            @Value("${kaibo.db.password:}") String password)
            throws SQLException {
        Optional<DatabaseAddress> external = external(url, user, password);
        if (external.isPresent()) {
            log.info("Using the database {}", external.get());
            return new Server(null, external.get());
        }
        Path folder = home.toAbsolutePath().normalize();
        Postgres own = started(folder.resolve("postgres"));
        try {
            // in the middle of a show nobody is there to do it by hand
            own.keepRunning(log::warn);
            log.info("PostgreSQL runs {} on {}", own.manner(), folder.resolve("postgres"));
            Migrations.createDatabase(own.address(), DATABASE);
            return new Server(own, own.address().database(DATABASE));
        } catch (SQLException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static Optional<DatabaseAddress> external(String url, String user, String password) {
        try {
            return DatabaseAddress.named(url, user, password);
        } catch (PostgresTrouble trouble) {
            throw new CannotStart(trouble);
        }
    }

    private static Postgres started(Path folder) {
        try {
            return Postgres.start(folder, cache(), log::info);
        } catch (PostgresTrouble trouble) {
            throw new CannotStart(trouble);
        }
    }

    @Bean
    HikariDataSource dataSource(DatabaseAddress address) {
        int carriedOut = migrated(address);
        if (carriedOut > 0) log.info("{} migrations carried out", carriedOut);
        return pool(address, CONNECTIONS);
    }

    private static int migrated(DatabaseAddress address) {
        try {
            return Migrations.migrate(address);
        } catch (NewerDatabase newer) {
            throw new CannotStart(newer);
        }
    }

    /** A pool that answers soon when the database is gone. */
    public static HikariDataSource pool(DatabaseAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName("kaibo");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        config.setInitializationFailTimeout(CONNECT_WITHIN.toMillis());
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_WITHIN.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_WITHIN.toSeconds()));
        // Both may be set by anybody, also on a server that is not ours.
        config.setConnectionInitSql("set lock_timeout = %d; set idle_in_transaction_session_timeout = %d"
                .formatted(LOCK_WITHIN.toMillis(), IDLE_WITHIN.toMillis()));
        // One statement instead of many for the rows of a batch.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Blocks and snapshots come as bytes with the very first question, not as twice as much text.
        config.addDataSourceProperty("prepareThreshold", "-1");
        return new HikariDataSource(config);
    }

    /** Where programs are unpacked; may be shared by several data folders and can be deleted at any time. */
    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path base =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return base.resolve("kaibo");
    }
}
