package dev.kaibo.server.upkeep;

import dev.kaibo.server.upkeep.Tables.Table;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** The rows of a table as text: a line with the names of its columns, then what {@code COPY} gives. Held in memory is one row. */
final class Rows {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEAD = 1 << 20;

    private Rows() {}

    @FunctionalInterface
    interface Passed {
        void bytes(int length);
    }

    /** @return how many rows there were */
    static long out(Session session, Table table, OutputStream to, Passed passed) throws IOException, SQLException {
        to.write((head(table.columns()) + "\n").getBytes(StandardCharsets.UTF_8));
        return session.copy().copyOut(table.copyOut(), new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                to.write(one);
            }

            /** One row at a time. */
            @Override
            public void write(byte[] row, int from, int length) throws IOException {
                to.write(row, from, length);
                passed.bytes(length);
            }
        });
    }

    /**
     * @return how many rows there were
     * @throws UpkeepTrouble when the columns are others than the table's
     */
    static long in(Session session, Table table, InputStream from, Passed passed) throws IOException, SQLException {
        String head = headOf(from);
        if (!head.equals(head(table.columns())))
            throw new UpkeepTrouble("The columns of %s are %s in the backup and %s here."
                    .formatted(table.name(), head.replace('\t', ' '), String.join(" ", table.columns())));
        CopyIn copy = session.copy().copyIn(table.copyIn());
        try {
            byte[] buffer = new byte[BUFFER];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                copy.writeToCopy(buffer, 0, read);
                passed.bytes(read);
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static String head(List<String> columns) {
        return String.join("\t", columns);
    }

    private static String headOf(InputStream from) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int one = from.read(); one != '\n'; one = from.read()) {
            if (one < 0 || line.size() > LONGEST_HEAD) throw new EOFException("There is no line of columns.");
            line.write(one);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
