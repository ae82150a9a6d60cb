package dev.kaibo.server.upkeep;

import dev.kaibo.schema.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** One connection, set so that every PostgreSQL writes the same values as the same text, and broken off when the work is cancelled. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Work work;

    private Session(Connection connection, Work work) {
        this.connection = connection;
        this.work = work;
    }

    /** Reads; all of it is of one moment, whatever others write meanwhile. */
    static Session reading(DatabaseAddress address, Work work) throws SQLException {
        Session session = open(address, work);
        session.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        session.connection.setReadOnly(true);
        session.connection.setAutoCommit(false);
        return session;
    }

    /** Writes, all of it or nothing. */
    static Session writing(DatabaseAddress address, Work work) throws SQLException {
        Session session = open(address, work);
        session.connection.setAutoCommit(false);
        return session;
    }

    private static Session open(DatabaseAddress address, Work work) throws SQLException {
        Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex';
                    set extra_float_digits = 3; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0""");
            PGConnection postgres = connection.unwrap(PGConnection.class);
            work.interruptBy(() -> cancel(postgres));
            return new Session(connection, work);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void cancel(PGConnection postgres) {
        try {
            postgres.cancelQuery();
        } catch (SQLException gone) {
            // then there is no statement left to break off, and the work ends at its next step
        }
    }

    Connection connection() {
        return connection;
    }

    CopyManager copy() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    void execute(String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** What was not committed is as if it had never been. */
    @Override
    public void close() throws SQLException {
        work.interruptBy(null);
        connection.close();
    }
}
