package dev.kaibo.server.live.internal;

import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.server.live.internal.Journal.Append;
import dev.kaibo.server.live.internal.Journal.Summary;
import dev.kaibo.server.live.internal.Journal.WishRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An append of what people did, in one statement: what {@link AppendedRows} says in four, with a beginning and a commit around them, so that whoever waits
 * for the answer waits for one exchange with the database and one write to the disk. The statement is a transaction of its own.
 */
final class SingleAppend {
    private static final String REST = """
             where id = ? and last_append = ? returning id
            ), block as (
                insert into live.journal (show, first_position, last_position, format, writer, events)
                select id, ?, ?, ?, ?, ? from followed
            ), wishes as (
                insert into live.wish (show, key, position)
                select id, key, position from followed, unnest(?::uuid[], ?::bigint[]) as given (key, position)
            )
            select id from followed
            """;

    private static final String PLAIN = "with followed as (update live.show set last_append = ?" + REST;

    private static final String WITH_SUMMARY = """
            with followed as (
                update live.show set last_append = ?, phase = ?, started_at = ?, ended_at = ?, online_last = ?, uv = ?,
                    gmv_fen = ?, summary_position = ?
            """ + REST;

    /** Classes of errors after which it may still stand: the connection, the server going down, its disk, its own faults. */
    private static final Set<String> DOUBTFUL = Set.of("08", "57", "58", "XX");

    private static final String TWICE = "23505";

    private final UUID writer;

    /** @param writer signs the blocks */
    SingleAppend(UUID writer) {
        this.writer = writer;
    }

    /** Whether it carries events, and nothing but these, the wishes that they grant and the summary. */
    static boolean fits(Append append) {
        return !append.events().isEmpty()
                && append.viewers().isEmpty()
                && append.comments().isEmpty()
                && append.captures().isEmpty()
                && append.quarantine().isEmpty()
                && append.trend() == null
                && append.playback() == null;
    }

    /**
     * @param asked becomes true when the database may have been asked
     * @return false when something else follows the append that this one is to follow; nothing is written then
     * @throws Journal.Collision when another block stands at its position; nothing is written then
     */
    boolean write(Connection connection, Append append, AtomicBoolean asked) throws SQLException {
        Summary summary = append.summary();
        try (PreparedStatement statement = connection.prepareStatement(summary == null ? PLAIN : WITH_SUMMARY)) {
            int at = 0;
            statement.setObject(++at, append.id());
            if (summary != null) {
                statement.setString(++at, summary.phase());
                setLong(statement, ++at, AppendedRows.millis(summary.startedAt()));
                setLong(statement, ++at, AppendedRows.millis(summary.endedAt()));
                setLong(statement, ++at, summary.onlineLast());
                setLong(statement, ++at, summary.uv());
                setLong(statement, ++at, summary.gmvFen());
                statement.setLong(++at, summary.position());
            }
            statement.setObject(++at, append.show().value());
            statement.setObject(++at, append.after());
            statement.setLong(++at, append.events().getFirst().position());
            statement.setLong(++at, append.events().getLast().position());
            statement.setShort(++at, (short) EventCodec.VERSION);
            statement.setObject(++at, writer);
            statement.setBytes(++at, EventCodec.encode(append.events()));
            statement.setArray(
                    ++at,
                    connection.createArrayOf(
                            "uuid", append.wishes().stream().map(WishRow::key).toArray()));
            statement.setArray(
                    ++at,
                    connection.createArrayOf(
                            "int8",
                            append.wishes().stream().map(WishRow::position).toArray()));
            asked.set(true);
            try (ResultSet followed = statement.executeQuery()) {
                return followed.next();
            }
        } catch (SQLException refused) {
            // the key of a wish is of the show's own memory, so what stands there twice is a block
            if (TWICE.equals(refused.getSQLState())) throw new Journal.Collision(append);
            throw refused;
        }
    }

    private static void setLong(PreparedStatement statement, int at, @Nullable Long value) throws SQLException {
        if (value == null) statement.setNull(at, Types.BIGINT);
        else statement.setLong(at, value);
    }

    /** Whether the database has answered that it did not do it. */
    static boolean isRefused(Journal.Trouble trouble) {
        for (@Nullable Throwable each = trouble; each != null; each = each.getCause())
            if (each instanceof SQLException refused && refused.getSQLState() != null)
                return !DOUBTFUL.contains(refused.getSQLState().substring(0, 2));
        return false;
    }
}
