package dev.kaibo.schema.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL of a folder that another process has started: by its address one comes in beside the house that runs on it. */
public final class RunningServer {
    /** Lines of {@code postmaster.pid}, from 0. */
    private static final int DATA_LINE = 1;

    private static final int PORT_LINE = 3;

    private RunningServer() {}

    /**
     * Its address, the database {@code postgres}; empty when no server of this folder answers.
     *
     * @param folder as {@link Postgres#start} has it
     */
    public static Optional<DatabaseAddress> of(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        Path data = home.resolve("data");
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE || !lines.get(DATA_LINE).equals(data.toString())) return Optional.empty();
            String password = Files.readString(home.resolve("password")).strip();
            var address = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:%d/postgres"
                            .formatted(Integer.parseInt(lines.get(PORT_LINE).strip())),
                    Postgres.USER,
                    password);
            // The file outlives a crash, and the port can then belong to anybody; another server refuses this password.
            try (var _ = DriverManager.getConnection(address.url(), address.user(), address.password())) {
                return Optional.of(address);
            }
        } catch (IOException | SQLException | NumberFormatException nobodyThere) {
            return Optional.empty();
        }
    }
}
