package dev.kaibo.server.upkeep;

import dev.kaibo.schema.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a house keeps its things, as the server reads it from the same settings.
 *
 * @param home the data folder
 * @param external the database that {@code KAIBO_DB_URL} names; null when it lies in the folder
 * @param keyElsewhere the file that {@code KAIBO_KEY_FILE} names; null when the key lies in the folder
 */
record DataFolder(
        Path home,
        @Nullable DatabaseAddress external,
        @Nullable Path keyElsewhere) {
    /** The database of a house on the server of its folder. */
    static final String DATABASE = "kaibo";

    DataFolder {
        home = home.toAbsolutePath().normalize();
    }

    /** @throws dev.kaibo.schema.postgres.PostgresTrouble when {@code KAIBO_DB_URL} is none of PostgreSQL */
    static DataFolder of(Path home, Map<String, String> environment) {
        String key = environment.getOrDefault("KAIBO_KEY_FILE", "");
        return new DataFolder(
                home,
                DatabaseAddress.fromEnvironment(environment).orElse(null),
                key.isBlank() ? null : Path.of(key).toAbsolutePath());
    }

    Path postgres() {
        return home.resolve("postgres");
    }

    Path recordings() {
        return home.resolve("recordings");
    }

    Path key() {
        return keyElsewhere == null ? home.resolve("master.key") : keyElsewhere;
    }
}
