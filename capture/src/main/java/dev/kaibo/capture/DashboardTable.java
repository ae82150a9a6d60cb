package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.PlatformReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of the platform's dashboard, saved as CSV: a row is a moment, a column a measure. The headings are the dashboard's own words (观看人数, 在线人数, 成交金额 …)
 * or the words of the contract ({@code viewers}, {@code online}, {@code gmv}). Columns that are no measure are named, not guessed at.
 *
 * @param readings what was read, by no person: who imports it is added where it is journaled
 * @param rejected rows that could not be understood
 * @param passedOver headings that are no measure
 */
public record DashboardTable(List<PlatformReading> readings, List<Line.Rejected> rejected, List<String> passedOver) {
    /** Most rows: a reading a second for five hours. */
    public static final int MOST_ROWS = 20_000;

    /** No exponents: 1e999999999 would be a number too. */
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,8})?");

    private static final TimePattern[] PATTERNS =
            patterns("yyyy-M-d H:m:ss", "yyyy-M-d H:m", "yyyy/M/d H:m:ss", "yyyy/M/d H:m");
    private static final Map<String, PlatformMeasure> HEADINGS = headings();
    private static final Map<String, TrafficSource> ENTRIES = entries();
    private static final List<String> TIMES = List.of("时间", "時間", "at", "time");
    private static final List<String> SOURCES = List.of("来源", "來源", "渠道", "source");
    private static final List<String> WINDOWS = List.of("最近分钟", "最近分鐘", "windowMinutes");

    public DashboardTable {
        readings = List.copyOf(readings);
        rejected = List.copyOf(rejected);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Reads a table.
     *
     * @param zone in which the table writes its clocks
     * @throws UnreadableRecording when it is no table with a time and at least one measure
     */
    public static DashboardTable read(byte[] table, ZoneId zone) throws IOException {
        try (Framer framer = new Framer(new ByteWindow(TextSource.of(new ByteArrayInputStream(table))))) {
            framer.skipMark();
            if (framer.next() != Framer.Found.LINE) throw new UnreadableRecording("The table is empty.");
            CsvFields csv = new CsvFields(delimiter(framer.text()));
            List<String> names = CsvRecording.names(framer, csv);
            return new Reading(framer, csv, names, new Times(zone)).all();
        }
    }

    private static char delimiter(String header) {
        for (char each : new char[] {'\t', ';'}) if (header.indexOf(each) >= 0) return each;
        return ',';
    }

    /** One reading of a table from its second line on. */
    private static final class Reading {
        private final Framer framer;
        private final CsvFields csv;
        private final Times times;
        private final int columns;
        private final int time;
        private final int source;
        private final int window;
        private final Map<Integer, PlatformMeasure> measures = new HashMap<>();
        private final List<String> passedOver = new ArrayList<>();
        private final List<PlatformReading> readings = new ArrayList<>();
        private final List<Line.Rejected> rejected = new ArrayList<>();

        Reading(Framer framer, CsvFields csv, List<String> names, Times times) throws UnreadableRecording {
            this.framer = framer;
            this.csv = csv;
            this.times = times;
            this.columns = names.size();
            this.time = place(names, TIMES);
            this.source = place(names, SOURCES);
            this.window = place(names, WINDOWS);
            for (int i = 0; i < columns; i++) {
                PlatformMeasure measure = HEADINGS.get(heading(names.get(i)));
                if (measure != null) measures.put(i, measure);
                else if (i != time && i != source && i != window) passedOver.add(names.get(i));
            }
            if (time < 0)
                throw new UnreadableRecording(
                        "The table has no column 时间 (at); it has %s.".formatted(CsvRecording.listed(names)));
            if (measures.isEmpty())
                throw new UnreadableRecording(
                        "The table has no column of the dashboard, such as 观看人数 or 成交金额; it has %s."
                                .formatted(CsvRecording.listed(names)));
        }

        DashboardTable all() throws IOException {
            int rows = 0;
            while (true) {
                switch (framer.next()) {
                    case END -> {
                        return new DashboardTable(readings, rejected, passedOver);
                    }
                    case CUT_OFF -> reject(Line.Reason.CUT_OFF, framer.cut());
                    case TOO_LONG -> reject(Line.Reason.TOO_LONG, "The line is too long to be a row.");
                    case LINE -> {
                        if (framer.text().isBlank()) continue;
                        if (++rows > MOST_ROWS)
                            throw new UnreadableRecording("The table has more than %d rows.".formatted(MOST_ROWS));
                        try {
                            readings.addAll(row());
                        } catch (BadLine e) {
                            reject(e.reason(), e.detail());
                        }
                    }
                }
            }
        }

        private void reject(Line.Reason reason, String detail) {
            rejected.add(new Line.Rejected(
                    framer.line(), reason, detail, Excerpts.of(framer.bytes(), framer.from(), framer.to())));
        }

        /** All of a row or nothing of it: half a row would be two moments that nobody meant. */
        private List<PlatformReading> row() {
            if (csv.cut(framer.bytes(), framer.from(), framer.to()) != CsvFields.Found.WHOLE || csv.count != columns)
                throw new BadLine(
                        Line.Reason.MALFORMED,
                        "The row has %d columns; the header has %d.".formatted(csv.count, columns));
            Moment happened = new Moment(moment());
            TrafficSource entry = entry();
            int minutes = minutes();
            List<PlatformReading> row = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                PlatformMeasure measure = measures.get(i);
                String written = cell(i);
                if (measure == null || written.isEmpty() || written.equals("-") || written.equals("—")) continue;
                row.add(new PlatformReading(measure, minutes, entry, value(measure, written), happened, null));
            }
            return row;
        }

        private String cell(int column) {
            return new String(
                            framer.bytes(), csv.from[column], csv.to[column] - csv.from[column], StandardCharsets.UTF_8)
                    .strip();
        }

        private long moment() {
            String written = cell(time);
            byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
            for (TimePattern pattern : PATTERNS) {
                try {
                    return times.pattern(pattern, bytes, 0, bytes.length);
                } catch (BadLine e) {
                    // another pattern may fit; the last word is below
                }
            }
            return times.iso(bytes, 0, bytes.length);
        }

        private @Nullable TrafficSource entry() {
            if (source < 0) return null;
            String written = cell(source);
            if (written.isEmpty() || written.equals("全部") || written.equals("all")) return null;
            return ENTRIES.getOrDefault(written, TrafficSource.OTHER);
        }

        private int minutes() {
            if (window < 0 || cell(window).isEmpty()) return 0;
            try {
                int minutes = Integer.parseInt(cell(window));
                if (minutes >= 0 && minutes <= PlatformReading.LONGEST_WINDOW) return minutes;
            } catch (NumberFormatException e) {
                // said below
            }
            throw new BadLine(
                    Line.Reason.WRONG_VALUE,
                    "The window (%s) has 0 to %d minutes.".formatted(cell(window), PlatformReading.LONGEST_WINDOW));
        }
    }

    /**
     * A number as a dashboard writes it: 12,486 or 4.8万, 26.0% or 0.26 for a rate, seconds or 3:06 for a length, yuan for money.
     *
     * @throws BadLine when it is none, or lies outside of what the measure can be
     */
    static long value(PlatformMeasure measure, String written) {
        BigDecimal number = number(measure, written);
        long value = number.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (value < 0 || value > measure.unit().most())
            throw new BadLine(
                    Line.Reason.WRONG_VALUE,
                    "%s (%s) lies from 0 to %d."
                            .formatted(
                                    Words.of(measure), written, measure.unit().most()));
        return value;
    }

    private static BigDecimal number(PlatformMeasure measure, String written) {
        String text = written.replaceAll("[,，\\s¥￥]", "");
        int colon = text.indexOf(':');
        try {
            if (measure.unit() == PlatformMeasure.Unit.MILLISECONDS && colon > 0)
                return new BigDecimal(text.substring(0, colon))
                        .multiply(BigDecimal.valueOf(60))
                        .add(new BigDecimal(text.substring(colon + 1)))
                        .multiply(BigDecimal.valueOf(1000));
            BigDecimal factor = BigDecimal.ONE;
            if (text.endsWith("万") || text.endsWith("萬")) factor = BigDecimal.valueOf(10_000);
            boolean percent = text.endsWith("%");
            String digits = text.replaceAll("[万萬%秒s元]+$", "");
            if (!PLAIN.matcher(digits).matches()) throw new NumberFormatException(digits);
            BigDecimal number = new BigDecimal(digits).multiply(factor);
            return switch (measure.unit()) {
                case PEOPLE, ORDERS -> number;
                case MILLISECONDS -> number.multiply(BigDecimal.valueOf(1000));
                case FEN -> number.multiply(BigDecimal.valueOf(100));
                case TEN_THOUSANDTHS -> number.multiply(BigDecimal.valueOf(percent ? 100 : 10_000));
            };
        } catch (NumberFormatException e) {
            throw new BadLine(Line.Reason.WRONG_VALUE, "%s (%s) is no number.".formatted(Words.of(measure), written));
        }
    }

    private static int place(List<String> names, List<String> words) {
        for (int i = 0; i < names.size(); i++) if (words.contains(names.get(i))) return i;
        return -1;
    }

    private static String heading(String name) {
        return name.replaceAll("[（(].*[)）]$", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, PlatformMeasure> headings() {
        Map<String, PlatformMeasure> headings = new HashMap<>();
        for (PlatformMeasure each : PlatformMeasure.values())
            headings.put(Words.of(each).toLowerCase(Locale.ROOT), each);
        put(headings, PlatformMeasure.VIEWERS, "观看人数", "觀看人數", "累计观看人数", "进入人数", "进入");
        put(headings, PlatformMeasure.ONLINE, "在线人数", "在線人數", "在线");
        put(headings, PlatformMeasure.ONLINE_PEAK, "最高在线", "最高在線", "最高在线人数");
        put(headings, PlatformMeasure.EXPOSURES, "曝光人数", "曝光人數", "曝光");
        put(headings, PlatformMeasure.STAY, "平均观看时长", "平均觀看時長", "平均停留");
        put(headings, PlatformMeasure.COMMENTERS, "评论人数", "評論人數", "留言人數");
        put(headings, PlatformMeasure.LIKERS, "点赞人数", "點贊人數", "按讚人數");
        put(headings, PlatformMeasure.FOLLOWERS, "新增关注", "新增關注", "新增粉丝", "新增关注人数");
        put(headings, PlatformMeasure.SHARERS, "分享人数", "分享人數");
        put(headings, PlatformMeasure.CLICKERS, "商品点击人数", "商品點擊人數");
        put(headings, PlatformMeasure.BUYERS, "成交人数", "成交人數");
        put(headings, PlatformMeasure.ORDERS, "成交订单", "成交訂單", "成交订单数");
        put(headings, PlatformMeasure.GMV, "成交金额", "成交金額");
        put(headings, PlatformMeasure.REFUNDED, "退款金额", "退款金額");
        put(headings, PlatformMeasure.ENTRY_RATE, "曝光进入率", "曝光進入率");
        put(headings, PlatformMeasure.COMMENT_RATE, "评论率", "評論率");
        put(headings, PlatformMeasure.LIKE_RATE, "点赞率", "點贊率");
        put(headings, PlatformMeasure.ENTRY_STANDING, "曝光进入率超同行");
        put(headings, PlatformMeasure.COMMENT_STANDING, "评论率超同行");
        put(headings, PlatformMeasure.LIKE_STANDING, "点赞率超同行");
        put(headings, PlatformMeasure.STAY_STANDING, "观看时长超同行");
        return Map.copyOf(headings);
    }

    private static void put(Map<String, PlatformMeasure> headings, PlatformMeasure measure, String... words) {
        for (String word : words) headings.put(word, measure);
    }

    private static Map<String, TrafficSource> entries() {
        Map<String, TrafficSource> entries = new HashMap<>();
        for (TrafficSource each : TrafficSource.values()) entries.put(Words.of(each), each);
        entries.putAll(Map.of(
                "直播广场", TrafficSource.SQUARE,
                "关注", TrafficSource.FOLLOW,
                "推荐", TrafficSource.RECOMMEND,
                "公众号", TrafficSource.OFFICIAL_ACCOUNT,
                "搜索", TrafficSource.SEARCH,
                "分享", TrafficSource.SHARE,
                "预约通知", TrafficSource.RESERVATION,
                "短视频", TrafficSource.SHORT_VIDEO,
                "朋友圈", TrafficSource.MOMENTS));
        return Map.copyOf(entries);
    }

    private static TimePattern[] patterns(String... written) {
        List<TimePattern> patterns = new ArrayList<>();
        for (String each : written) {
            try {
                patterns.add(TimePattern.of(each));
            } catch (UnreadableRecording e) {
                throw new IllegalStateException("A pattern of ours is none.", e);
            }
        }
        return patterns.toArray(TimePattern[]::new);
    }
}
