package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads why nothing is written learns that it is the disk, also when the database is too far gone to say so. */
class DiskRoomTest {
    private final Journal.Trouble refused =
            new Journal.Trouble("The database does not write: Connection refused", null);
    private final Journal.Trouble full = new Journal.Trouble(
            "The database does not write: ERROR: could not extend file: No space left on device", null);

    @Test
    void a_refused_connection_on_a_full_disk_names_the_disk() {
        DiskRoom almostFull = () -> DiskRoom.LEAST - 1;
        assertThat(almostFull.explain(refused))
                .hasMessage("The database does not write: No space left on device. Connection refused");
        assertThat(almostFull.explain(full)).isSameAs(full);
    }

    @Test
    void with_room_left_or_nothing_known_it_is_only_what_it_is() {
        DiskRoom enough = () -> DiskRoom.LEAST;
        assertThat(enough.explain(refused)).isSameAs(refused);
        assertThat(DiskRoom.UNKNOWN.explain(refused)).isSameAs(refused);
    }

    @Test
    void the_room_is_that_of_the_folders_disk(@TempDir Path folder) {
        assertThat(DiskRoom.under(folder).free()).isBetween(1L, folder.toFile().getTotalSpace());
        assertThat(DiskRoom.under(folder.resolve("away")).free()).isEqualTo(Long.MAX_VALUE);
    }
}
