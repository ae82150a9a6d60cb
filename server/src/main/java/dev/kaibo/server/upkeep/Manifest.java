package dev.kaibo.server.upkeep;

import dev.kaibo.engine.Snapshots;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.schema.Migrations.Applied;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself; the last entry of the file, because only then everything is known.
 *
 * @param format {@link #FORMAT} of the program that wrote it
 * @param program its version, for people
 * @param made ISO-8601, for people
 * @param postgres version of the database that it was taken from, for people
 * @param journal {@link EventCodec#VERSION} of the program that wrote it
 * @param state {@link Snapshots#VERSION} of that program: states are compared byte for byte where it is the same
 */
record Manifest(
        int format,
        String program,
        String made,
        String postgres,
        int journal,
        int state,
        List<Applied> migrations,
        List<StoredTable> tables,
        List<StoredSequence> sequences,
        List<StoredFile> recordings,
        List<FoldedShow> shows) {
    /** Up by one when an older program could not read it. */
    static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Manifest {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        recordings = List.copyOf(recordings);
        shows = List.copyOf(shows);
    }

    /** @param sha256 in hexadecimal digits */
    record Content(long bytes, String sha256) {}

    /** A table: its entry is a line with the names of the columns, then its rows as {@code COPY … TO STDOUT} gives them. */
    record StoredTable(String name, List<String> columns, long rows, Content content) {
        StoredTable {
            columns = List.copyOf(columns);
        }

        String entry() {
            return entry(name);
        }

        static String entry(String table) {
            return "tables/" + table + ".copy";
        }
    }

    /** The last number that a sequence gave. */
    record StoredSequence(String name, long last) {}

    /** A recording, by its name in the folder of recordings. */
    record StoredFile(String name, Content content) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");

        StoredFile {
            // it becomes a file again: a name must not lead out of its folder
            if (!NAME.matcher(name).matches())
                throw new IllegalArgumentException("A recording is never named '%s'.".formatted(name));
        }

        String entry() {
            return entry(name);
        }

        static String entry(String name) {
            return "recordings/" + name;
        }
    }

    byte[] toBytes() {
        return JSON.writeValueAsBytes(this);
    }

    /** @throws UpkeepTrouble when a newer program wrote it, or it is none */
    static Manifest read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            int format = json.path("format").asInt(0);
            if (format > FORMAT)
                throw new UpkeepTrouble(
                        "This backup has format %d and was made by Kaibo %s; this program reads up to format %d. Use the newer program. Nothing was changed."
                                .formatted(format, json.path("program").asString("?"), FORMAT));
            return JSON.treeToValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw new UpkeepTrouble(
                    "The entry %s is damaged: %s Nothing was changed.".formatted(ENTRY, e.getOriginalMessage()), e);
        }
    }
}
