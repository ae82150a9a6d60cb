package dev.kaibo.cli;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Words;
import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A replay as tables for a person. */
final class TableReport {
    private static final int MOST_PRODUCTS = 20;

    /** What people call the kinds, where the reason for a missing figure names them. */
    private static final Map<FactKind, String> CALLED = Map.ofEntries(
            Map.entry(FactKind.ENTERED, "进场"),
            Map.entry(FactKind.LEFT, "离开"),
            Map.entry(FactKind.COMMENTED, "评论"),
            Map.entry(FactKind.LIKED, "点赞"),
            Map.entry(FactKind.FOLLOWED, "转粉"),
            Map.entry(FactKind.SHARED, "分享"),
            Map.entry(FactKind.CLICKED, "点击商品"),
            Map.entry(FactKind.ORDERED, "下单"),
            Map.entry(FactKind.PAID, "付款"),
            Map.entry(FactKind.REFUNDED, "退款"),
            Map.entry(FactKind.GIFTED, "送礼"),
            Map.entry(FactKind.ONLINE, "在线"),
            Map.entry(FactKind.EXPOSURE, "曝光"));

    private static final Set<FactKind> ESTIMATES_STAY = Set.of(FactKind.ONLINE, FactKind.ENTERED);

    private final StringBuilder text = new StringBuilder();
    private final Replay replay;
    private final ZoneId zone;
    private final TextTable figures = new TextTable().notesLast();

    private TableReport(Replay replay) {
        this.replay = replay;
        this.zone = ZoneId.of(replay.header().zone());
    }

    static String of(Replay replay) {
        TableReport report = new TableReport(replay);
        report.write();
        return report.text.toString();
    }

    private void write() {
        RoomFigures all = replay.figures();
        head();
        facts(all.facts());
        findings(all.findings());
        figures(all.figures());
        rounds(all.rounds());
        sources(all.sources());
        products(all.products());
        quarantine();
    }

    private void head() {
        text.append("%s · %s\n"
                .formatted(
                        Printable.line(replay.title()),
                        Printable.line(replay.header().name())));
        Moment start = replay.start();
        Moment end = replay.end();
        if (start == null || end == null) {
            text.append("It holds no fact. 没有任何事实\n\n");
            return;
        }
        String until = date(start).equals(date(end)) ? clock(end) : date(end) + " " + clock(end);
        text.append("%s %s – %s %s · %s%s\n\n"
                .formatted(
                        date(start),
                        clock(start),
                        until,
                        replay.header().zone(),
                        Shown.length(Duration.ofMillis(end.millis() - start.millis())),
                        replay.ignored() == null ? " · stopped here 到此为止" : ""));
    }

    private void facts(RoomFigures.FactCounts facts) {
        title("Facts 事实");
        Long ignored = replay.ignored();
        table(new TextTable()
                .row("accepted 收下", Shown.number(facts.accepted()))
                .row("· unrecognised 未识别类型", Shown.number(facts.unrecognised()))
                .row("· conflict 序号冲突", Shown.number(facts.conflict()))
                .row("duplicate 重复", Shown.number(facts.duplicate()))
                .row("rejected 隔离", Shown.number(facts.rejected()))
                .row("passed over 略过", Shown.number(ignored))
                .toString());
    }

    private void findings(List<Finding> findings) {
        if (findings.isEmpty()) return;
        title("Findings 问题");
        text.append(FindingLines.of(findings)).append('\n');
    }

    private void figures(Figures f) {
        title("Figures 指标");
        figures.row("", "value", "people", "rate", "");
        figures.row("uv 场观人数", Shown.number((long) f.uv()), "", "", "");
        var entered = FactKind.ENTERED;
        var paid = FactKind.PAID;
        figure("entries 进场", Shown.number(f.entries()), "", Shown.percent(f.entryRate()), entered, FactKind.EXPOSURE);
        figure("online peak 最高在线", Shown.number(f.onlinePeak()), "", "", FactKind.ONLINE);
        figure("online last 最后在线", Shown.number(f.onlineLast()), "", "", FactKind.ONLINE);
        figure("exposures 曝光", Shown.number(f.exposures()), "", "", FactKind.EXPOSURE);
        String stay = (f.stayEstimated() && f.stay() != null ? "≈ " : "") + Shown.length(f.stay());
        figure("stay 人均停留", stay, "", "", FactKind.LEFT, entered);
        figure("comments 评论", f.comments(), f.commenters(), f.interactionRate(), FactKind.COMMENTED);
        figure("likes 点赞", f.likes(), f.likers(), f.likeRate(), FactKind.LIKED);
        figure("follows 转粉", f.follows(), f.followers(), f.followRate(), FactKind.FOLLOWED);
        figure("shares 分享", f.shares(), f.sharers(), f.shareRate(), FactKind.SHARED);
        figure("gifts 送礼", Shown.number(f.gifts()), "", "", FactKind.GIFTED);
        figure("gift coins 礼物币", Shown.number(f.giftCoins()), "", "", FactKind.GIFTED);
        figure("clicks 商品点击", f.clicks(), f.clickers(), f.clickRate(), FactKind.CLICKED);
        String deals = Shown.percent(f.dealRate());
        figure("orders 订单", Shown.number(f.orders()), "", deals, FactKind.ORDERED, FactKind.CLICKED);
        figure("buyers 成交人数", "", Shown.number(f.buyers()), Shown.percent(f.conversionRate()), paid);
        figure("units sold 成交件数", Shown.number(f.unitsSold()), "", "", paid);
        figure("GMV 成交额 ¥", Shown.yuan(f.gmv()), "", "", paid);
        figure("average order 客单价 ¥", Shown.yuan(f.averageOrder()), "", "", paid);
        figure("UV value UV价值 ¥", Shown.yuan(f.uvValue()), "", "", paid);
        figure("GPM 千次观看成交 ¥", Shown.yuan(f.gpm()), "", "", paid, entered);
        table(figures.toString());
    }

    private void figure(
            String name, @Nullable Long value, @Nullable Long people, @Nullable Double rate, FactKind needed) {
        figure(name, Shown.number(value), Shown.number(people), Shown.percent(rate), needed);
    }

    /** @param needed kinds without which the figure or its rate does not exist */
    private void figure(String name, String value, String people, String rate, FactKind... needed) {
        boolean isWhole = !List.of(value, people, rate).contains(Shown.NOTHING);
        figures.row(name, value, people, rate, isWhole ? "" : reason(needed));
    }

    /** Why a cell is —. */
    private String reason(FactKind... needed) {
        var gives = replay.header().gives();
        for (FactKind kind : needed) {
            // Without leaving seen, stay is estimated from how many were in the room.
            boolean estimated = kind == FactKind.LEFT && gives.containsAll(ESTIMATES_STAY);
            if (!gives.contains(kind) && !estimated)
                return "not given 录制不提供: %s %s".formatted(Words.of(kind), CALLED.get(kind));
        }
        return "nothing to reckon from 没有可算的";
    }

    private void rounds(List<RoundFigures> rounds) {
        if (rounds.isEmpty()) return;
        title("Rounds 轮次");
        Moment last = rounds.getLast().start();
        boolean oneDay = date(rounds.getFirst().start()).equals(date(last));
        text.append(new RoundTable(rounds, start -> oneDay ? clock(start) : date(start) + " " + clock(start)))
                .append('\n');
    }

    private void sources(List<RoomFigures.SourceFigures> sources) {
        List<RoomFigures.SourceFigures> seen =
                sources.stream().filter(source -> source.figures().uv() > 0).toList();
        if (seen.stream().allMatch(source -> source.source() == TrafficSource.UNKNOWN)) return;
        title("Sources 来源");
        TextTable table = new TextTable().row("", "uv", "entries", "commenters", "followers", "buyers", "GMV ¥");
        for (RoomFigures.SourceFigures source : seen) {
            Figures f = source.figures();
            table.row(
                    Words.of(source.source()),
                    Shown.number((long) f.uv()),
                    Shown.number(f.entries()),
                    Shown.number(f.commenters()),
                    Shown.number(f.followers()),
                    Shown.number(f.buyers()),
                    Shown.yuan(f.gmv()));
        }
        table(table.toString());
    }

    private void products(List<RoomFigures.ProductFigures> products) {
        if (products.isEmpty()) return;
        title("Products 商品");
        TextTable table = new TextTable().row("", "clicks", "clickers", "orders", "buyers", "units", "GMV ¥");
        for (RoomFigures.ProductFigures product : products.subList(0, Math.min(MOST_PRODUCTS, products.size()))) {
            Figures f = product.figures();
            table.row(
                    Printable.line(product.code()),
                    Shown.number(f.clicks()),
                    Shown.number(f.clickers()),
                    Shown.number(f.orders()),
                    Shown.number(f.buyers()),
                    Shown.number(f.unitsSold()),
                    Shown.yuan(f.gmv()));
        }
        if (products.size() > MOST_PRODUCTS)
            table.row("and %,d more; --json has all".formatted(products.size() - MOST_PRODUCTS));
        table(table.toString());
    }

    private void quarantine() {
        if (replay.rejected().isEmpty()) return;
        title("Quarantine 隔离");
        TextTable table = new TextTable();
        long lines = 0;
        for (Map.Entry<Line.Reason, Long> reason : replay.rejected().entrySet()) {
            table.row(Words.of(reason.getKey()), Shown.number(reason.getValue()));
            lines += reason.getValue();
        }
        table(table.toString());
        for (Line.Rejected line : replay.firstRejected())
            text.append("  line %d: %s\n    %s\n"
                    .formatted(line.line(), Printable.line(line.detail()), Printable.line(line.excerpt())));
        long more = lines - replay.firstRejected().size();
        if (more > 0) text.append("  and %,d more lines\n".formatted(more));
    }

    private void title(String title) {
        text.append(title).append('\n');
    }

    private void table(String table) {
        text.append(table).append('\n');
    }

    private String date(Moment moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(moment.toInstant().atZone(zone));
    }

    private String clock(Moment moment) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(moment.toInstant().atZone(zone));
    }
}
