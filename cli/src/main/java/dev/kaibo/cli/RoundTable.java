package dev.kaibo.cli;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.room.RoomFigures.RoundFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a show, one a row, with their sum: first what became of those who arrived in it, then what happened while it ran. A column that the
 * recording gives nowhere is left out and named below.
 */
final class RoundTable {
    private final List<RoundFigures> rounds;
    private final Function<Moment, String> clock;
    private final TextTable table = new TextTable();

    RoundTable(List<RoundFigures> rounds, Function<Moment, String> clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    /** @param value null when the recording does not give it */
    private record Column(
            String chinese,
            String english,
            Function<RoundFigures, @Nullable Long> value,
            Function<Long, String> shown) {}

    private static final List<Column> COLUMNS = List.of(
            count("新到", "arrived", RoundFigures::entrants),
            count("评论过", "commented", RoundFigures::commented),
            count("点赞过", "liked", RoundFigures::liked),
            count("转粉", "followed", RoundFigures::followed),
            count("分享过", "shared", RoundFigures::shared),
            count("点商品", "clicked", RoundFigures::clicked),
            count("下单", "ordered", RoundFigures::ordered),
            count("成交", "bought", RoundFigures::bought),
            new Column(
                    "停留合计", "stay", round -> millis(round.stay()), millis -> Shown.length(Duration.ofMillis(millis))),
            count("进场", "entries", round -> round.totals().entries()),
            count("评论", "comments", round -> round.totals().comments()),
            count("点赞", "likes", round -> round.totals().likes()),
            count("订单", "orders", round -> round.totals().orders()),
            new Column("成交额 ¥", "GMV ¥", round -> fen(round.totals().gmv()), fen -> Shown.yuan(new Money(fen))));

    @Override
    public String toString() {
        List<Column> given = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Column column : COLUMNS) {
            if (rounds.stream().anyMatch(round -> column.value().apply(round) != null)) given.add(column);
            else left.add(column.english() + " " + column.chinese());
        }
        row("", given, Column::chinese);
        row("start", given, Column::english);
        for (RoundFigures round : rounds)
            row(
                    clock.apply(round.start()) + mark(round),
                    given,
                    column -> shown(column, column.value().apply(round)));
        if (rounds.size() > 1) row("sum 合计", given, column -> shown(column, sum(column)));
        StringBuilder text = new StringBuilder(table.toString());
        text.append("  up to stay: of those who arrived in the round, how many ever did it 停留合计以左：该轮新到的人此后做过的\n");
        text.append("  from entries on: what happened while it ran 进场以右：该轮内发生的\n");
        if (rounds.stream().anyMatch(RoundFigures::open)) text.append("  … still running 还在进行\n");
        if (rounds.stream().anyMatch(RoundFigures::reopened))
            text.append("  * changed by facts that came more than 10 min late 迟到的事实改过\n");
        if (!left.isEmpty())
            text.append("  — not given, so left out 录制不提供，故不列: %s\n".formatted(String.join(", ", left)));
        return text.toString();
    }

    private void row(String first, List<Column> columns, Function<Column, String> cell) {
        List<String> cells = new ArrayList<>();
        cells.add(first);
        for (Column column : columns) cells.add(cell.apply(column));
        table.row(cells);
    }

    private static String mark(RoundFigures round) {
        return (round.open() ? " …" : "") + (round.reopened() ? " *" : "");
    }

    private static String shown(Column column, @Nullable Long value) {
        return value == null ? Shown.NOTHING : column.shown().apply(value);
    }

    private @Nullable Long sum(Column column) {
        long sum = 0;
        for (RoundFigures round : rounds) {
            Long value = column.value().apply(round);
            if (value == null) return null;
            sum += value;
        }
        return sum;
    }

    private static Column count(String chinese, String english, Function<RoundFigures, @Nullable Long> value) {
        return new Column(chinese, english, value, Shown::number);
    }

    private static @Nullable Long millis(@Nullable Duration length) {
        return length == null ? null : length.toMillis();
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }
}
