package dev.kaibo.capture;

import static dev.kaibo.capture.Written.rejected;
import static dev.kaibo.capture.Written.theRejected;
import static dev.kaibo.capture.Written.understood;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.FactKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordingTest {
    private static final String SHOP = """
            {"kaiboMapping": 1, "name": "shop", "zone": "Asia/Shanghai", "gives": ["paid", "entered", "commented"], "delimiter": ";",
             "time": {"columns": ["日期", "时刻"], "pattern": "d/M/yyyy H:mm"},
             "type": {"column": "类型", "kinds": {"付款": "paid", "进场": "entered", "评论": "commented"}, "ignored": ["心跳"]},
             "fields": {"viewer": "人", "text": "话", "order": "单", "amountYuan": "金额", "source": "来源"},
             "sources": {"广场": "square", "公众号": "officialAccount"}}
            """;
    private static final String HEADER = "类型;日期;时刻;人;话;单;金额;来源;多余";

    @Test
    void columns_become_fields_by_the_mapping() {
        List<Sighting> sightings = understood(Written.csv(
                SHOP,
                HEADER,
                "付款;31/1/2026;20:05;a;;o1;129.9;;x",
                "进场;31/1/2026;9:05;b;;;;公众号;",
                "进场;1/2/2026;00:00;c;;;;别处;",
                "心跳;;;;;;;;"));

        assertThat(sightings.get(0).amountFen()).isEqualTo(12_990);
        assertThat(sightings.get(0).happened()).hasToString("2026-01-31T12:05:00Z");
        assertThat(sightings.get(1).source()).isEqualTo(TrafficSource.OFFICIAL_ACCOUNT);
        assertThat(sightings.get(1).happened()).hasToString("2026-01-31T01:05:00Z");
        assertThat(sightings.get(2).source()).isEqualTo(TrafficSource.OTHER);
        assertThat(sightings).hasSize(3);
    }

    @Test
    void quotes_hold_delimiters_quotes_and_line_breaks_and_lines_are_counted_as_they_stand() {
        List<Line> lines = Written.csv(
                SHOP,
                HEADER,
                "评论;31/1/2026;20:05;a;\"one;two \"\"three\"\"\n\nfour\";;;;",
                "评论;31/1/2026;20:05;a;in \"the\" middle;;;;",
                "broken",
                "评论;31/1/2026;20:05;a;\"\";;;;");

        assertThat(understood(lines))
                .extracting(Sighting::text)
                .containsExactly("one;two \"three\"\n\nfour", "in \"the\" middle", null);
        assertThat(theRejected(lines).line()).isEqualTo(6);
        assertThat(theRejected(lines).detail()).isEqualTo("The line has 1 columns; the header has 9.");
        assertThat(lines.getLast().line()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "评论;31/1/2026;20:05;a;\"never closed;;;;      | not closed",
                "评论;31/1/2026;20:05;a;\"closed\" early;;;;    | behind a closing quote",
                "评论;31/1/2026;20:05;a;x;;;;;;                 | The line has 11 columns; the header has 9.",
                "付款;31/1/2026;20:05;a;;o;1.999;;              | has more than two decimals",
                "付款;31/1/2026;20:05;a;;o;-5;;                 | amountFen (-500) cannot be negative",
                "付款;31/1/2026;20:05;a;;o;abc;;                | is not an amount in yuan",
                "付款;31/13/2026;20:05;a;;o;1;;                 | 2026-13-31 20:05:00 does not exist",
                "评论;;;a;;;;;                                  | The time is missing",
            })
    void a_broken_record_costs_one_line(String broken, String detail) {
        String good = "评论;31/1/2026;20:05;a;\"good\";;;;";
        List<Line> lines = Written.csv(SHOP, HEADER, good, broken, good, good, good);

        assertThat(theRejected(lines).detail()).contains(detail);
        assertThat(theRejected(lines).line()).isEqualTo(3);
        assertThat(understood(lines)).hasSize(4);
    }

    @Test
    void an_open_quote_at_the_very_end_and_a_nul_cost_their_line_only() {
        String good = "评论;31/1/2026;20:05;a;good;;;;";
        List<Line> lines = Written.csv(
                SHOP, HEADER, good, "评论;31/1/2026;20:05;a;\"open;;;;", "评论;31/1/2026;20:05;a;a\0b;;;;", good);

        assertThat(rejected(lines)).extracting(Line.Rejected::line).containsExactly(3L, 4L);
        assertThat(understood(lines)).hasSize(2);
    }

    @Test
    void a_field_counts_only_in_rows_where_another_column_says_so() {
        String mapping = SHOP.replace(
                "\"sources\":", "\"onlyWhen\": {\"text\": {\"column\": \"多余\", \"is\": [\"公开\", \"\"]}}, \"sources\":");

        assertThat(understood(Written.csv(
                        mapping,
                        HEADER,
                        "评论;31/1/2026;20:05;a;one;;;;公开",
                        "评论;31/1/2026;20:05;a;two;;;;私下",
                        "评论;31/1/2026;20:05;a;three;;;;")))
                .extracting(Sighting::text)
                .containsExactly("one", null, "three");
        assertThatThrownBy(() -> Written.csv(mapping, HEADER.replace(";多余", "")))
                .hasMessageContaining("wants the column '多余'");
    }

    @Test
    void an_unknown_type_is_kept() {
        assertThat(understood(Written.csv(SHOP, HEADER, "福袋;31/1/2026;20:05;a;;;;;")))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.kind()).isEqualTo(FactKind.UNRECOGNISED);
                    assertThat(s.rawType()).isEqualTo("福袋");
                });
    }

    @Test
    void a_mapping_to_a_missing_column_names_it_and_those_that_exist() {
        assertThatThrownBy(() -> Written.csv(SHOP, "类型;日期;时刻;人;话;单;来源"))
                .hasMessage(
                        "The mapping shop wants the column '金额', which the file does not have; it has 类型, 日期, 时刻, 人, 话, 单, 来源.");
        assertThatThrownBy(() -> Written.csv(SHOP, HEADER + ";人"))
                .hasMessageContaining("'人', which the file has twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kaiboMapping\": 1,          | \"kaiboMapping\": 3,        | has kaiboMapping: 3; this program reads 1",
                "\"name\": \"shop\",           | ``                          | lacks name",
                "\"进场\": \"entered\"         | \"进场\": \"enter\"         | maps '进场' to 'enter', which is no kind",
                "\"viewer\": \"人\"            | \"who\": \"人\"             | has 'who', which is no field",
                "d/M/yyyy H:mm                 | d/M/yyyy                    | must tell year, month, day, hour and minute",
                "d/M/yyyy H:mm                 | d/M/yyyy hh:mm              | has the letter h",
                "\"delimiter\": \";\"          | \"delimiter\": \"ab\"       | has the delimiter 'ab'",
                "\"广场\": \"square\"          | \"广场\": \"place\"         | maps '广场' to 'place', which is none of",
                "\"ignored\": [\"心跳\"]       | \"ignored\": [\"进场\"]     | both maps and ignores '进场'",
                "\"sources\":                  | \"source\":                 | has 'source', which means nothing here",
                "\"columns\": [\"日期\", \"时刻\"] | \"column\": \"日期\"    | has 'column', which means nothing here",
                "\"columns\": [\"日期\", \"时刻\"] | \"columns\": []          | lacks columns",
                "\"ignored\":                  | \"ignore\":               | has 'ignore', which means nothing here",
                "\"sources\":                  | \"onlyWhen\": {\"coins\": {\"column\": \"币\", \"is\": [\"金\"]}}, \"sources\": | has 'coins', which is none of the mapped fields",
                "\"sources\":                  | \"onlyWhen\": {\"text\": {\"column\": \"币\"}}, \"sources\": | lacks is",
            })
    void a_wrong_mapping_is_a_problem_that_says_what_is_wrong(String right, String wrong, String problem) {
        assertThat(SHOP).contains(right);
        assertThatThrownBy(() -> Mapping.parse(SHOP.replace(right, wrong)))
                .isInstanceOf(UnreadableRecording.class)
                .hasMessageContaining(problem);
    }

    @Test
    void the_shipped_mappings_are_readable_and_named() throws Exception {
        assertThat(Mappings.shipped()).extracting(Mapping::name).containsExactly("bilibili", "douyu", "shop-orders");
        assertThat(Mappings.find("douyu").header().gives()).containsExactly(FactKind.COMMENTED);
        assertThatThrownBy(() -> Mappings.find("weibo"))
                .hasMessage(
                        "There is no mapping 'weibo'; there are bilibili, douyu, shop-orders, or name a file of your own.");
    }
}
