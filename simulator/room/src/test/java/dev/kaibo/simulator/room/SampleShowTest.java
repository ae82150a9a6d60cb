package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample show keeps the rules of the trade that it is there to show. */
class SampleShowTest {
    private static final Rundown SHOW = SampleShow.rundown(SimulatedNight.START);
    private static final List<RundownItem> ITEMS = SHOW.items();

    @Test
    void it_has_22_items_in_180_minutes() {
        assertThat(ITEMS).hasSize(22);
        assertThat(SHOW.plannedEnd().since(SHOW.plannedStart())).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void every_item_is_talked_about_for_6_to_10_minutes_L3() {
        assertThat(ITEMS)
                .allSatisfy(
                        item -> assertThat(item.planned()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(10)));
    }

    @Test
    void a_flash_item_never_opens_the_show_B5() {
        assertThat(ITEMS.getFirst().role()).isNotEqualTo(ProductRole.FLASH);
    }

    @Test
    void no_flash_item_stands_beside_another_B5() {
        for (int place = 1; place < ITEMS.size(); place++)
            assertThat(ITEMS.get(place).role() == ProductRole.FLASH
                            && ITEMS.get(place - 1).role() == ProductRole.FLASH)
                    .as(
                            "%s after %s",
                            ITEMS.get(place).name(), ITEMS.get(place - 1).name())
                    .isFalse();
    }

    @Test
    void every_flash_item_has_a_profit_or_topic_item_on_at_least_one_side_B5() {
        for (int place = 0; place < ITEMS.size(); place++) {
            if (ITEMS.get(place).role() != ProductRole.FLASH) continue;
            List<ProductRole> beside = new ArrayList<>();
            beside.add(Objects.requireNonNull(ITEMS.get(place - 1).role()));
            if (place + 1 < ITEMS.size())
                beside.add(Objects.requireNonNull(ITEMS.get(place + 1).role()));
            assertThat(beside).as(ITEMS.get(place).name()).containsAnyOf(ProductRole.PROFIT, ProductRole.TOPIC);
        }
    }

    @Test
    void at_least_two_flash_items_start_before_minute_30_B5() {
        Duration start = Duration.ZERO;
        int early = 0;
        for (RundownItem item : ITEMS) {
            if (item.role() == ProductRole.FLASH && start.compareTo(Duration.ofMinutes(30)) < 0) early++;
            start = start.plus(item.planned());
        }
        assertThat(early).isGreaterThanOrEqualTo(2);
    }

    @Test
    void flash_costs_less_than_half_of_the_average_order_and_traffic_more_than_all_of_it_B4() {
        long average = SampleShow.AVERAGE_ORDER.fen();
        for (RundownItem item : ITEMS) {
            long price = Objects.requireNonNull(item.price()).fen();
            if (item.role() == ProductRole.FLASH)
                assertThat(price * 2).as(item.name()).isLessThan(average);
            if (item.role() == ProductRole.TRAFFIC)
                assertThat(price).as(item.name()).isGreaterThan(average);
        }
    }

    @Test
    void every_item_can_be_found_by_its_number_and_said_in_numbers_L2() {
        Set<String> codes = new HashSet<>();
        assertThat(ITEMS).allSatisfy(item -> {
            assertThat(codes.add(Objects.requireNonNull(item.code())))
                    .as("%s is there once", item.code())
                    .isTrue();
            assertThat(item.stock()).isPositive();
            assertThat(item.points()).hasSizeBetween(3, 4);
            assertThat(item.points().getFirst().label()).isEqualTo("给谁");
            assertThat(item.points())
                    .filteredOn(point -> point.text().chars().anyMatch(Character::isDigit))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(Objects.requireNonNull(item.line()).length()).isBetween(10, 40);
        });
        assertThat(ITEMS.get(5).name()).isEqualTo("高腰加绒阔腿裤");
        assertThat(ITEMS.get(5).code()).isEqualTo("LM2603");
    }

    @Test
    void no_text_holds_a_word_that_the_advertising_law_forbids_B6() {
        List<String> texts = new ArrayList<>();
        for (RundownItem item : ITEMS) {
            texts.add(item.name());
            texts.add(Objects.requireNonNull(item.line()));
            item.points().forEach(point -> texts.add(point.label() + point.text()));
        }
        SHOW.cueKeys().forEach(key -> {
            texts.add(key.name());
            texts.addAll(key.lines().values());
        });
        assertThat(texts)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "最", "第一", "全网", "唯一", "顶级", "极品", "国家级", "世界级", "首选", "独家", "永久", "万能", "绝对", "史上",
                                "仅剩"));
    }

    @Test
    void the_next_show_is_announced_in_the_first_five_minutes_and_the_rest_is_due_as_agreed_B11() {
        ZoneId zone = ZoneId.of(SHOW.zone());
        assertThat(SHOW.milestones())
                .extracting(it -> it.name() + " " + LocalTime.ofInstant(it.due().toInstant(), zone))
                .containsExactly("次场预告 20:05", "福袋 1 号 20:30", "福袋 2 号 21:00", "主播交接 21:36", "福袋 3 号 22:00");
    }

    @Test
    void the_host_changes_between_two_items_and_not_in_the_middle_of_one() {
        Moment handOver = SHOW.milestones().get(3).due();
        Moment start = SHOW.plannedStart();
        List<Moment> starts = new ArrayList<>();
        for (RundownItem item : ITEMS) {
            starts.add(start);
            start = start.plus(item.planned());
        }
        assertThat(starts).contains(handOver);
    }

    @Test
    void two_pages_of_nine_cues_each_with_a_line_for_whoever_acts_R7() {
        assertThat(SHOW.cueKeys()).hasSize(18).allSatisfy(key -> {
            assertThat(key.name().length()).isLessThanOrEqualTo(12);
            assertThat(key.lines()).isNotEmpty().doesNotContainKey(CrewRole.BRAND_VIEWER);
            assertThat(key.lines().values())
                    .allSatisfy(line -> assertThat(line.length()).isBetween(4, 20));
        });
        assertThat(SHOW.cueKeys().subList(0, 9))
                .extracting(Rundown.CueKey::name)
                .containsExactly("求关注", "开福袋 2 号", "切下一款", "报尺码", "催扣 1", "倒数放单", "念已拍", "申请加货", "次场预告");
    }
}
