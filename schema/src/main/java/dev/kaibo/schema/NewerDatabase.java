package dev.kaibo.schema;

import dev.kaibo.schema.Migrations.Applied;
import java.util.List;
import java.util.stream.Collectors;

/** The database, or a backup of one, was made by a newer program: it holds migrations that this one does not have, so that it could misread what it finds. Nothing was changed. */
public final class NewerDatabase extends RuntimeException {
    private final transient List<Applied> unknown;

    NewerDatabase(List<Applied> unknown) {
        super(
                "This data was made by a newer Kaibo: it holds the migrations %s, which this program does not know. Use the newer program, or restore an older backup into an empty folder. Nothing was changed."
                        .formatted(unknown.stream().map(Applied::toString).collect(Collectors.joining(", "))));
        this.unknown = List.copyOf(unknown);
    }

    /** Those that this program does not have. */
    public List<Applied> unknown() {
        return unknown;
    }
}
