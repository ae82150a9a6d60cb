package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PlatformMeasure;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.PlatformReading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of the platform's dashboard: its own words for the columns, its own ways to write a number. */
class DashboardTableTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Moment AT = Moment.of(Instant.parse("2026-11-27T12:49:36Z"));

    private static DashboardTable read(String table) throws IOException {
        return DashboardTable.read(table.getBytes(StandardCharsets.UTF_8), SHANGHAI);
    }

    private static PlatformReading whole(PlatformMeasure measure, long value) {
        return new PlatformReading(measure, 0, null, value, AT, null);
    }

    @Test
    void a_row_is_a_moment_and_a_column_a_measure() throws IOException {
        DashboardTable table = read("时间,观看人数,成交金额(元),平均观看时长,主播\n2026-11-27 20:49:36,\"12,486\",10.05万,3:06,晚晴\n");
        assertThat(table.readings())
                .containsExactly(
                        whole(PlatformMeasure.VIEWERS, 12_486),
                        whole(PlatformMeasure.GMV, 10_050_000),
                        whole(PlatformMeasure.STAY, 186_000));
        assertThat(table.passedOver()).containsExactly("主播");
        assertThat(table.rejected()).isEmpty();
    }

    @Test
    void an_entry_and_a_window_are_told_by_columns_of_their_own() throws IOException {
        DashboardTable table = read(
                "at,source,windowMinutes,viewers,likeStanding\n2026-11-27T12:49:36Z,推荐,10,742,\n2026-11-27T12:49:36Z,全部,10,,64%\n");
        assertThat(table.readings())
                .containsExactly(
                        new PlatformReading(PlatformMeasure.VIEWERS, 10, TrafficSource.RECOMMEND, 742, AT, null),
                        new PlatformReading(PlatformMeasure.LIKE_STANDING, 10, null, 6_400, AT, null));
    }

    @Test
    void a_table_as_a_chinese_spreadsheet_saves_it_is_read_too() throws IOException {
        byte[] gb = "时间\t在线人数\n2026/11/27 20:49:36\t1,286\n".repeat(1).getBytes(Charset.forName("GB18030"));
        assertThat(DashboardTable.read(gb, SHANGHAI).readings()).containsExactly(whole(PlatformMeasure.ONLINE, 1_286));
    }

    @Test
    void a_bad_row_is_named_whole_and_the_others_count() throws IOException {
        DashboardTable table = read(
                "时间,在线人数,成交人数\n2026-11-27 20:49:36,many,3\nyesterday,1,1\n2026-11-27 20:49:36,1\n2026-11-27 20:49:36,-4,1\n2026-11-27 20:49:36,1286,—\n");
        assertThat(table.readings()).containsExactly(whole(PlatformMeasure.ONLINE, 1_286));
        assertThat(table.rejected()).extracting(Line.Rejected::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(table.rejected())
                .extracting(Line.Rejected::reason)
                .containsExactly(
                        Line.Reason.WRONG_VALUE, Line.Reason.NO_TIME, Line.Reason.MALFORMED, Line.Reason.WRONG_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWERS, 4.8万, 48000",
        "VIEWERS, 12486 , 12486",
        "GMV, ¥369.00, 36900",
        "STAY, 186, 186000",
        "STAY, 186秒, 186000",
        "ENTRY_RATE, 26.0%, 2600",
        "ENTRY_RATE, 0.26, 2600",
        "ORDERS, 312, 312"
    })
    void numbers_are_read_as_a_dashboard_writes_them(PlatformMeasure measure, String written, long value) {
        assertThat(DashboardTable.value(measure, written)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"VIEWERS, 1e999999999", "VIEWERS, ''", "ENTRY_RATE, 101%", "GMV, 12元3", "STAY, 1:2:3", "ORDERS, NaN"})
    void what_is_no_such_number_is_refused(PlatformMeasure measure, String written) {
        assertThatThrownBy(() -> DashboardTable.value(measure, written)).isInstanceOf(BadLine.class);
    }

    @Test
    void what_is_no_table_of_a_dashboard_is_said_with_its_columns() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> read("观看人数\n1\n"))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("时间");
        assertThatThrownBy(() -> read("时间,天气\n2026-11-27 20:49:36,晴\n"))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("天气");
        assertThatThrownBy(() -> read("时间,在线\n" + "2026-11-27 20:49:36,1\n".repeat(DashboardTable.MOST_ROWS + 1)))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining("20000");
    }
}
