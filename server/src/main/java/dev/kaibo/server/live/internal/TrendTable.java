package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.TREND;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.schema.generated.live.tables.records.TrendRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

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

    /** Null in rows that were written before entries were kept by source. */
    private static final Map<TrafficSource, TableField<TrendRecord, Long>> BY_SOURCE = bySource();

    private TrendTable() {}

    private static Map<TrafficSource, TableField<TrendRecord, Long>> bySource() {
        var columns = new EnumMap<TrafficSource, TableField<TrendRecord, Long>>(TrafficSource.class);
        for (TrafficSource source : TrafficSource.values()) columns.put(source, column(source));
        return columns;
    }

    private static TableField<TrendRecord, Long> column(TrafficSource source) {
        return switch (source) {
            case UNKNOWN -> TREND.ENTRIES_UNKNOWN;
            case SQUARE -> TREND.ENTRIES_SQUARE;
            case FOLLOW -> TREND.ENTRIES_FOLLOW;
            case RECOMMEND -> TREND.ENTRIES_RECOMMEND;
            case OFFICIAL_ACCOUNT -> TREND.ENTRIES_OFFICIAL_ACCOUNT;
            case SEARCH -> TREND.ENTRIES_SEARCH;
            case SHARE -> TREND.ENTRIES_SHARE;
            case RESERVATION -> TREND.ENTRIES_RESERVATION;
            case SHORT_VIDEO -> TREND.ENTRIES_SHORT_VIDEO;
            case MOMENTS -> TREND.ENTRIES_MOMENTS;
            case OTHER -> TREND.ENTRIES_OTHER;
        };
    }

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
        for (TableField<TrendRecord, Long> each : BY_SOURCE.values())
            statement = statement.set(each, each.plus(excluded(each)));
        var batch = sql.batch(statement);
        for (SecondFigures each : gained)
            batch = batch.bind(row(show.value(), each).intoArray());
        batch.execute();
    }

    private static TrendRecord row(UUID show, SecondFigures of) {
        var row = new TrendRecord();
        row.setShow(show);
        row.setSecond(of.second());
        row.setPosition(of.position());
        row.setOnline(of.online());
        row.setArrived(of.arrived());
        row.setEntries(of.entries());
        row.setComments(of.comments());
        row.setLikes(of.likes());
        row.setFollows(of.follows());
        row.setShares(of.shares());
        row.setGifts(of.gifts());
        row.setCoins(of.coins());
        row.setClicks(of.clicks());
        row.setOrders(of.orders());
        row.setPaidOrders(of.paidOrders());
        row.setUnits(of.units());
        row.setPaidFen(of.paidFen());
        row.setRefundedFen(of.refundedFen());
        Map<TrafficSource, Long> entries = of.entriesBySource();
        BY_SOURCE.forEach(
                (source, column) -> row.set(column, entries == null ? null : (Long) entries.getOrDefault(source, 0L)));
        return row;
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
                row.getRefundedFen(),
                entriesBySource(row));
    }

    private static @Nullable Map<TrafficSource, Long> entriesBySource(TrendRecord row) {
        var entries = new EnumMap<TrafficSource, Long>(TrafficSource.class);
        if (row.getEntries() == 0) return entries;
        for (Map.Entry<TrafficSource, TableField<TrendRecord, Long>> each : BY_SOURCE.entrySet()) {
            Long counted = row.get(each.getValue());
            if (counted == null) return null;
            if (counted != 0) entries.put(each.getKey(), counted);
        }
        return entries;
    }
}
