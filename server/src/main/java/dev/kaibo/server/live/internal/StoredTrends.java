package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.TREND;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.server.live.Trends;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Reads the table of seconds. */
final class StoredTrends implements Trends {
    private final DSLContext database;

    StoredTrends(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<SecondFigures> of(ShowId show, long from, long to, int step, int most) {
        return Database.ask(() -> {
            var points = new ArrayList<SecondFigures>();
            try (var rows = database.selectFrom(TREND)
                    .where(TREND.SHOW.eq(show.value()), TREND.SECOND.ge(from), TREND.SECOND.lt(to))
                    .orderBy(TREND.SECOND)
                    .fetchLazy()) {
                for (var row : rows) {
                    SecondFigures next = TrendTable.figures(row).in(from, step);
                    if (!points.isEmpty() && points.getLast().second() == next.second())
                        points.set(points.size() - 1, points.getLast().and(next));
                    else if (points.size() == most) break;
                    else points.add(next);
                }
            }
            return List.copyOf(points);
        });
    }
}
