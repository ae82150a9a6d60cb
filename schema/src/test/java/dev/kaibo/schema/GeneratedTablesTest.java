package dev.kaibo.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTablesTest {
    @Test
    void the_committed_table_code_is_what_the_migrations_say(@TempDir Path fresh) throws Exception {
        // ./kaibo generate runs this very test with the property set, so that what writes and what compares cannot
        // differ.
        if (Boolean.getBoolean("kaibo.generate")) GenerateTables.into(GenerateTables.COMMITTED);
        GenerateTables.into(fresh);
        assertThat(sources(GenerateTables.COMMITTED.resolve("dev/kaibo/schema/generated")))
                .as(
                        "The migrations have changed since the table code was made: run ./kaibo generate and commit what it wrote.")
                .isEqualTo(sources(fresh.resolve("dev/kaibo/schema/generated")));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        var sources = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList())
                sources.put(folder.relativize(each).toString(), Files.readString(each));
        }
        return sources;
    }
}
