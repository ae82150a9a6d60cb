package dev.kaibo.server.upkeep;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.schema.Migrations;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.live.ReadModels;
import dev.kaibo.server.live.ReadModels.Rebuilt;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tables that follow from the journals anew, show by show; each is all done or untouched. */
final class Rebuild {
    private final DataFolder house;
    private final Work work;

    Rebuild(DataFolder house, Work work) {
        this.house = house;
        this.work = work;
    }

    record Made(List<RebuiltShow> shows, long bytes) {}

    record RebuiltShow(String title, Rebuilt rebuilt) {}

    /** @param only one show; null for all */
    Made run(@Nullable ShowId only) throws IOException, SQLException {
        try (Served served = Served.existing(house, work)) {
            DatabaseAddress address = served.address();
            Migrations.migrate(address);
            try (Session session = Session.writing(address, work)) {
                session.connection().setAutoCommit(true);
                var models = new ReadModels(session.connection());
                List<ReadModels.StoredShow> shows = models.shows().stream()
                        .filter(each -> only == null || each.show().equals(only))
                        .toList();
                if (only != null && shows.isEmpty())
                    throw new UpkeepTrouble("There is no show %s in %s.".formatted(only, house.home()));
                long all = Math.max(
                        1,
                        shows.stream().mapToLong(ReadModels.StoredShow::bytes).sum());
                long[] done = {0};
                var made = new ArrayList<RebuiltShow>();
                for (ReadModels.StoredShow each : shows)
                    made.add(new RebuiltShow(each.title(), models.rebuild(each.show(), bytes -> {
                        done[0] += bytes;
                        work.step("rebuilding " + each.title(), done[0], done[0] / (double) all);
                    })));
                return new Made(List.copyOf(made), done[0]);
            }
        }
    }
}
