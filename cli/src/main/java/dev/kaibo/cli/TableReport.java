package dev.kaibo.cli;

import dev.kaibo.capture.Line;
import dev.kaibo.capture.Words;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.room.Figures;
import dev.kaibo.engine.room.RoomFigures;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A replay as tables for a person. — means that the recording does not give it. */
final class TableReport {
    private static final String NOT_GIVEN = "—";

    private final StringBuilder text = new StringBuilder();
    private final Replay replay;
    private final DateTimeFormatter clock;

    private TableReport(Replay replay) {
        this.replay = replay;
        this.clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(ZoneId.of(replay.header().zone()));
    }

    static String of(Replay replay) {
        TableReport report = new TableReport(replay);
        report.write();
        return report.text.toString();
    }

    private void write() {
        RoomFigures all = replay.figures();
        text.append("%s · %s · %s to %s (%s)\n\n"
                .formatted(
                        replay.title(),
                        replay.header().name(),
                        time(replay.start()),
                        time(replay.end()),
                        replay.header().zone()));
        RoomFigures.FactCounts facts = all.facts();
        List<List<String>> counts = List.of(
                List.of("facts 事实", "accepted", "duplicate", "conflict", "rejected", "unrecognised", "ignored rows"),
                List.of(
                        "",
                        "" + facts.accepted(),
                        "" + facts.duplicate(),
                        "" + facts.conflict(),
                        "" + facts.rejected(),
                        "" + facts.unrecognised(),
                        number(replay.ignored())));
        table(counts);
        table(figures(all.figures()));
        table(rounds(all.rounds()));
        quarantine();
    }

    private static List<List<String>> figures(Figures f) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure 指标", "value", "people 人数", "rate 比率"));
        rows.add(List.of("uv 场观人数", "" + f.uv(), "", ""));
        rows.add(List.of("entries 进场", number(f.entries()), "", percent(f.entryRate())));
        rows.add(List.of("online peak 最高在线", number(f.onlinePeak()), "", ""));
        rows.add(List.of("online last 最后在线", number(f.onlineLast()), "", ""));
        rows.add(List.of("exposures 曝光", number(f.exposures()), "", ""));
        rows.add(List.of("stay 停留", (f.stayEstimated() ? "≈ " : "") + length(f.stay()), "", ""));
        rows.add(List.of("comments 评论", number(f.comments()), number(f.commenters()), percent(f.interactionRate())));
        rows.add(List.of("likes 点赞", number(f.likes()), number(f.likers()), percent(f.likeRate())));
        rows.add(List.of("follows 转粉", number(f.follows()), number(f.followers()), percent(f.followRate())));
        rows.add(List.of("shares 分享", number(f.shares()), number(f.sharers()), percent(f.shareRate())));
        rows.add(List.of("gifts 送礼", number(f.gifts()), "", ""));
        rows.add(List.of("clicks 商品点击", number(f.clicks()), number(f.clickers()), percent(f.clickRate())));
        rows.add(List.of("orders 订单", number(f.orders()), "", percent(f.dealRate())));
        rows.add(List.of("buyers 成交人数", "", number(f.buyers()), percent(f.conversionRate())));
        rows.add(List.of("GMV 成交额 (元)", yuan(f.gmv()), "", ""));
        rows.add(List.of("average order 客单价 (元)", yuan(f.averageOrder()), "", ""));
        rows.add(List.of("UV value UV价值 (元)", yuan(f.uvValue()), "", ""));
        rows.add(List.of("GPM 千次观看成交 (元)", yuan(f.gpm()), "", ""));
        return rows;
    }

    private List<List<String>> rounds(List<RoomFigures.RoundFigures> rounds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "round 轮次",
                "entrants 新到",
                "commented",
                "liked",
                "followed",
                "clicked",
                "ordered",
                "bought",
                "stay",
                "entries",
                "comments",
                "GMV"));
        for (RoomFigures.RoundFigures round : rounds)
            rows.add(List.of(
                    time(round.start()) + (round.reopened() ? " *" : ""),
                    "" + round.entrants(),
                    number(round.commented()),
                    number(round.liked()),
                    number(round.followed()),
                    number(round.clicked()),
                    number(round.ordered()),
                    number(round.bought()),
                    length(round.stay()),
                    number(round.totals().entries()),
                    number(round.totals().comments()),
                    yuan(round.totals().gmv())));
        return rows;
    }

    private void quarantine() {
        if (replay.rejected().isEmpty()) return;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("quarantine 隔离", "lines"));
        replay.rejected().forEach((reason, count) -> rows.add(List.of(Words.of(reason), "" + count)));
        table(rows);
        for (Line.Rejected line : replay.firstRejected())
            text.append("line %d: %s\n    %s\n".formatted(line.line(), line.detail(), line.excerpt()));
    }

    /** First column left, the others right. */
    private void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows)
            for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], width(row.get(i)));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String space = " ".repeat(widths[i] - width(row.get(i)));
                line.append(i == 0 ? row.get(i) + space : "  " + space + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append('\n');
    }

    /** Columns of a terminal: a Chinese character takes two. */
    private static int width(String cell) {
        return cell.codePoints().map(c -> c >= 0x2E80 && c <= 0xFFEF ? 2 : 1).sum();
    }

    private String time(@Nullable Moment moment) {
        return moment == null ? NOT_GIVEN : clock.format(moment.toInstant());
    }

    private static String number(@Nullable Long value) {
        return value == null ? NOT_GIVEN : String.format(Locale.ROOT, "%,d", value);
    }

    private static String percent(@Nullable Double rate) {
        return rate == null ? NOT_GIVEN : String.format(Locale.ROOT, "%.1f%%", rate * 100);
    }

    private static String yuan(@Nullable Money money) {
        return money == null ? NOT_GIVEN : String.format(Locale.ROOT, "%,.2f", money.fen() / 100.0);
    }

    private static String length(@Nullable Duration stay) {
        if (stay == null) return NOT_GIVEN;
        return stay.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", stay.toHours(), stay.toMinutesPart(), stay.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", stay.toMinutes(), stay.toSecondsPart());
    }
}
