package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.TREND;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.schema.generated.live.tables.records.TrendRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;

/** The figures per second as rows. */
public final class TrendTable {
    private static final List<TableField<TrendRecord, Long>> ADDED = List.of(
            TREND.ARRIVED,
            TREND.ENTRIES,
            TREND.COMMENTS,
            TREND.LIKES,
            TREND.FOLLOWS,
            TREND.SHARES,
            TREND.GIFTS,
            TREND.COINS,
            TREND.CLICKS,
            TREND.ORDERS,
            TREND.PAID_ORDERS,
            TREND.UNITS,
            TREND.PAID_FEN,
            TREND.REFUNDED_FEN);

    private TrendTable() {}

    /** Adds to the rows that are there, and makes those that are not. */
    public static void gain(DSLContext sql, ShowId show, List<SecondFigures> gained) {
        if (gained.isEmpty()) return;
        var statement = sql.insertInto(TREND)
                .set(row(show.value(), gained.getFirst()))
                .onConflict(TREND.SHOW, TREND.SECOND)
                .doUpdate()
                .set(TREND.POSITION, excluded(TREND.POSITION))
                .set(TREND.ONLINE, coalesce(excluded(TREND.ONLINE), TREND.ONLINE));
        for (TableField<TrendRecord, Long> each : ADDED) statement = statement.set(each, each.plus(excluded(each)));
        var batch = sql.batch(statement);
        for (SecondFigures each : gained)
            batch = batch.bind(row(show.value(), each).intoArray());
        batch.execute();
    }

    private static TrendRecord row(UUID show, SecondFigures of) {
        return new TrendRecord(
                show,
                of.second(),
                of.position(),
                of.online(),
                of.arrived(),
                of.entries(),
                of.comments(),
                of.likes(),
                of.follows(),
                of.shares(),
                of.gifts(),
                of.coins(),
                of.clicks(),
                of.orders(),
                of.paidOrders(),
                of.units(),
                of.paidFen(),
                of.refundedFen());
    }

    static SecondFigures figures(TrendRecord row) {
        return new SecondFigures(
                row.getSecond(),
                row.getPosition(),
                row.getOnline(),
                row.getArrived(),
                row.getEntries(),
                row.getComments(),
                row.getLikes(),
                row.getFollows(),
                row.getShares(),
                row.getGifts(),
                row.getCoins(),
                row.getClicks(),
                row.getOrders(),
                row.getPaidOrders(),
                row.getUnits(),
                row.getPaidFen(),
                row.getRefundedFen());
    }
}
