package dev.kaibo.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ProductRole;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.Rundown.CueKey;
import dev.kaibo.engine.rundown.Rundown.Milestone;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.simulator.room.SimulatedNight.Done;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audience reacts to what the crew does as the rules of the trade say. Each sentence is about the sum of several seeds, so that it is about the rule and not about luck. */
class RoomReactsTest {
    private static final Moment START = SimulatedNight.START;
    private static final long AVERAGE = RoomModel.standard().price().averageOrderFen();
    private static final List<CueKey> CUES = List.of(new CueKey("开福袋 1 号", Map.of(CrewRole.HOST, "评论金桂，送手套")));

    // --- price (B4) ---

    @Test
    void a_flash_item_below_half_of_the_average_order_converts_better_than_one_above_the_average_B4() {
        double cheap = ordersPerClick(ProductRole.FLASH, AVERAGE * 4 / 10);
        double dear = ordersPerClick(ProductRole.FLASH, AVERAGE * 13 / 10);
        assertThat(cheap).isGreaterThan(1.25 * dear);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLASH", "TRAFFIC", "PROFIT", "TOPIC"})
    void the_dearer_an_item_the_fewer_of_its_clicks_become_orders(ProductRole role) {
        assertThat(ordersPerClick(role, AVERAGE / 2)).isGreaterThan(1.3 * ordersPerClick(role, AVERAGE * 5 / 2));
    }

    @Test
    void a_price_never_lifts_orders_when_it_rises() {
        RoomModel.Price price = RoomModel.standard().price();
        double before = Double.MAX_VALUE;
        for (long percent = 1; percent <= 400; percent++) {
            double factor = price.factor(new Money(AVERAGE * percent / 100));
            assertThat(factor).as("%d %% of the average", percent).isBetween(0.0, before);
            before = factor;
        }
        assertThat(price.factor(new Money(AVERAGE))).isEqualTo(1.0);
    }

    // --- length of the talk (L3) ---

    @Test
    void interest_warms_up_is_whole_for_6_to_10_minutes_and_then_only_falls_L3() {
        RoomModel.Talk talk = RoomModel.standard().talk();
        double before = 0;
        for (int second = 0; second <= 3_600; second++) {
            double interest = talk.interest(second * 1_000L);
            assertThat(interest).as("second %d", second).isBetween(0.0, 1.0);
            if (second >= 60 && second <= 600) assertThat(interest).isEqualTo(1.0);
            else if (second < 60) assertThat(interest).isGreaterThan(before);
            else assertThat(interest).isLessThanOrEqualTo(before);
            before = interest;
        }
        assertThat(before).isEqualTo(talk.atLast());
    }

    @Test
    void whoever_comes_into_a_talk_that_lasts_too_long_stays_shorter_L3() {
        assertThat(stay(seed -> endless(seed))).isLessThan(0.85 * stay(seed -> paced(seed, false)));
    }

    @Test
    void a_pause_is_no_talk() {
        Rundown show = show(Duration.ofHours(1), ProductRole.PROFIT, AVERAGE, false);
        Stage stage = new Stage(RoomModel.standard(), new Bag(show));
        stage.take(show.items().getFirst(), minute(0).millis());
        stage.pause(minute(5).millis());
        assertThat(stage.interest(minute(24).millis())).isEqualTo(1.0);
        stage.resume(minute(25).millis());
        assertThat(stage.interest(minute(29).millis())).isEqualTo(1.0);
        assertThat(stage.fatigue(minute(29).millis())).isZero();
        assertThat(stage.fatigue(minute(31).millis())).isPositive();
    }

    // --- lucky bags (L5) ---

    @Test
    void more_come_while_a_lucky_bag_is_open_and_more_are_there_when_it_is_drawn_L5() {
        long with = sum(seed -> of(paced(seed, true), FactKind.ENTERED, minute(20), minute(30)));
        long without = sum(seed -> of(paced(seed, false), FactKind.ENTERED, minute(20), minute(30)));
        assertThat(with).isGreaterThan(without * 110 / 100);
        assertThat(sum(seed -> online(paced(seed, true), minute(30))))
                .isGreaterThan(sum(seed -> online(paced(seed, false), minute(30))) * 110 / 100);
    }

    @Test
    void before_the_bag_nothing_of_it_is_felt() {
        for (long seed : SEEDS) assertThat(before20(paced(seed, true))).isEqualTo(before20(paced(seed, false)));
    }

    @Test
    void it_is_entered_by_the_word_that_its_cue_gives_and_only_while_it_is_open_L5() {
        for (long seed : SEEDS) {
            List<Sighting> entries = paced(seed, true).stream()
                    .filter(it -> "金桂".equals(it.text()))
                    .toList();
            assertThat(entries)
                    .hasSizeGreaterThan(30)
                    .allSatisfy(it -> assertThat(it.happened()).isBetween(minute(20), minute(30)));
        }
    }

    @Test
    void a_cue_opens_the_bag_early_and_its_milestone_then_does_not_open_it_again() {
        List<Sighting> facts = play(7, show(8, true), cue("开福袋 1 号", 5));
        assertThat(facts.stream().filter(it -> "金桂".equals(it.text())))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.happened()).isBetween(minute(5), minute(15)));
    }

    @Test
    void a_bag_without_a_word_is_entered_all_the_same() {
        List<Sighting> facts = play(7, show(8, false), cue("开福袋 9 号", 5));
        assertThat(facts).anyMatch(it -> Bag.ANY_WORD.equals(it.text()));
    }

    @Test
    void a_bag_that_is_due_in_a_pause_opens_when_the_picture_is_back() {
        List<Sighting> facts = play(7, show(8, true), pause(19), resume(22));
        assertThat(facts.stream().filter(it -> "金桂".equals(it.text())))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.happened())
                        .isBetween(minute(22), minute(32).plus(Duration.ofSeconds(1))));
    }

    // --- cues (L4, D6) ---

    @Test
    void a_cue_for_ones_raises_the_share_of_ones_L4() {
        assertThat(ones("催扣 1")).isGreaterThan(ones("报尺码") + 0.2);
        assertThat(ones("没抢到的")).isGreaterThan(ones("报尺码") + 0.2);
    }

    @Test
    void whoever_is_asked_to_follow_follows_more_often_D6() {
        assertThat(after("求关注", FactKind.FOLLOWED)).isGreaterThan(2 * after("报尺码", FactKind.FOLLOWED));
    }

    @Test
    void a_countdown_makes_them_open_and_order_L4() {
        assertThat(after("倒数放单", FactKind.CLICKED)).isGreaterThan(after("报尺码", FactKind.CLICKED) * 12 / 10);
        assertThat(after("倒数放单", FactKind.ORDERED)).isGreaterThan(after("报尺码", FactKind.ORDERED) * 13 / 10);
    }

    @Test
    void what_is_reassured_or_testified_is_ordered_more_of_the_same_clicks_L4() {
        assertThat(after("打消顾虑", FactKind.ORDERED)).isGreaterThan(after("报尺码", FactKind.ORDERED));
        assertThat(after("念已拍", FactKind.ORDERED)).isGreaterThan(after("报尺码", FactKind.ORDERED));
    }

    @Test
    void in_a_pause_and_after_the_end_no_cue_is_heard() {
        for (String cue : List.of("催扣 1", "求关注", "倒数放单", "开福袋 1 号")) {
            assertThat(play(minute(10), 7, show(8, false), pause(6), cue(cue, 7)))
                    .isEqualTo(play(minute(10), 7, show(8, false), pause(6)));
            assertThat(play(minute(10), 7, show(8, false), end(6), cue(cue, 7)))
                    .isEqualTo(play(minute(10), 7, show(8, false), end(6)));
        }
    }

    @Test
    void cues_are_known_however_they_are_spaced_and_in_both_scripts() {
        assertThat(List.of("催扣 1", "催扣1", "没抢到的", "沒搶到的").stream().map(Cue::of)).containsOnly(Cue.CALL_FOR_ONES);
        assertThat(Cue.of("求關注")).isEqualTo(Cue.ASK_TO_FOLLOW);
        assertThat(Cue.of("倒數放單")).isEqualTo(Cue.COUNT_DOWN);
        assertThat(Cue.of("開福袋2號")).isEqualTo(Cue.OPEN_BAG);
        assertThat(Cue.of("福袋预告")).isNull();
        assertThat(Cue.of("报尺码")).isNull();
    }

    // --- the word-kit ---

    private static final long[] SEEDS = LongStream.rangeClosed(1, 6).toArray();
    private static final Map<String, List<Sighting>> KEPT = new HashMap<>();

    /** Some five hundred in the room soon, and no reminder push that would drown everything else. */
    private static final RoomModel STEADY = Parameters.with(
            RoomModel.standard(), Map.of("arrivals.reserved", 0L, "arrivals.waveLift", 0.0, "arrivals.perSecond", 2.0));

    /** An hour in which the item changes every so many minutes; a lucky bag at minute 20, or none. */
    private static Rundown show(int minutes, boolean bag) {
        return show(Duration.ofMinutes(minutes), ProductRole.TRAFFIC, AVERAGE * 12 / 10, bag);
    }

    private static Rundown show(Duration each, ProductRole role, long fen, boolean bag) {
        List<RundownItem> items = new ArrayList<>();
        for (int number = 1; each.multipliedBy(number - 1).compareTo(Duration.ofHours(1)) < 0; number++)
            items.add(new RundownItem(
                    new ItemId("item-" + number),
                    "手套",
                    "code-" + number,
                    role,
                    new Money(fen),
                    each,
                    1_000_000,
                    List.of(),
                    null));
        List<Milestone> milestones = bag ? List.of(new Milestone("福袋 1 号", minute(20))) : List.of();
        return new Rundown(START, SampleShow.ZONE, Duration.ofMinutes(5), items, milestones, CUES);
    }

    /** The hour by its plan, with what else is done on the way. */
    private static List<Sighting> play(long seed, Rundown rundown, Done... others) {
        return play(minute(60), seed, rundown, others);
    }

    private static List<Sighting> play(Moment until, long seed, Rundown rundown, Done... others) {
        List<Done> doings = new ArrayList<>(List.of(others));
        doings.add(new Done(START, room -> room.start(START)));
        Moment at = START;
        for (RundownItem item : rundown.items()) {
            Moment taken = at;
            doings.add(new Done(taken, room -> room.onAir(item.id(), taken)));
            at = at.plus(item.planned());
        }
        doings.sort(Comparator.comparing(Done::at));
        List<Sighting> seen = new ArrayList<>();
        SimulatedRoom room = SimulatedRoom.seeded(seed, rundown, STEADY);
        SimulatedNight.play(room, new ArrayDeque<>(doings), START, until, () -> Duration.ofMinutes(1), seen);
        return seen;
    }

    private static Done pause(int minute) {
        return new Done(minute(minute), room -> room.pause(minute(minute)));
    }

    private static Done resume(int minute) {
        return new Done(minute(minute), room -> room.resume(minute(minute)));
    }

    private static Done end(int minute) {
        return new Done(minute(minute), room -> room.end(minute(minute)));
    }

    private static Done cue(String name, int minute) {
        return new Done(minute(minute), room -> room.cue(name, List.of(), minute(minute)));
    }

    private static List<Sighting> paced(long seed, boolean bag) {
        return KEPT.computeIfAbsent("%d %s".formatted(seed, bag), _ -> play(seed, show(8, bag)));
    }

    private static List<Sighting> cued(long seed, String cue) {
        return KEPT.computeIfAbsent(
                "%d %s".formatted(seed, cue), _ -> play(minute(15), seed, show(8, false), cue(cue, 14)));
    }

    /** One product for the whole hour. */
    private static List<Sighting> endless(long seed, Done... others) {
        return play(seed, show(Duration.ofHours(1), ProductRole.TRAFFIC, AVERAGE, false), others);
    }

    /** Orders per click of a role at a price. */
    private static double ordersPerClick(ProductRole role, long fen) {
        long clicks = 0;
        long orders = 0;
        for (long seed : SEEDS)
            for (Sighting fact : play(minute(20), seed, show(Duration.ofMinutes(8), role, fen, false))) {
                if (fact.kind() == FactKind.CLICKED) clicks++;
                if (fact.kind() == FactKind.ORDERED) orders++;
            }
        return (double) orders / clicks;
    }

    /** Mean length of the visits that begin from minute 12 to minute 30. */
    private static double stay(LongFunction<List<Sighting>> show) {
        long visits = 0;
        long millis = 0;
        for (long seed : SEEDS) {
            Map<String, Moment> entered = new HashMap<>();
            for (Sighting fact : show.apply(seed)) {
                String viewer = Objects.requireNonNullElse(fact.viewer(), "");
                if (fact.kind() == FactKind.ENTERED && in(fact, minute(12), minute(30)))
                    entered.put(viewer, fact.happened());
                Moment since = fact.kind() == FactKind.LEFT ? entered.remove(viewer) : null;
                if (since == null) continue;
                visits++;
                millis += fact.happened().since(since).toMillis();
            }
        }
        return (double) millis / visits;
    }

    /** How many facts of a kind come in the minute after a cue at minute 14; nothing is felt of one that the audience does not hear. */
    private static long after(String cue, FactKind kind) {
        return sum(seed -> of(cued(seed, cue), kind, minute(14), minute(15)));
    }

    /** The share of ones among what is written in the half minute after a cue. */
    private static double ones(String cue) {
        long ones = 0;
        long all = 0;
        for (long seed : SEEDS)
            for (Sighting fact : cued(seed, cue)) {
                if (fact.kind() != FactKind.COMMENTED
                        || !in(fact, minute(14), minute(14).plus(Duration.ofSeconds(30)))) continue;
                all++;
                if (Phrases.of(Intent.CALL).contains(fact.text())) ones++;
            }
        return (double) ones / all;
    }

    private static List<Sighting> before20(List<Sighting> facts) {
        return facts.stream().filter(it -> it.happened().isBefore(minute(20))).toList();
    }

    private static long online(List<Sighting> facts, Moment at) {
        return facts.stream()
                .filter(it -> it.kind() == FactKind.ONLINE && it.happened().equals(at))
                .mapToLong(Sighting::value)
                .sum();
    }

    private static long of(List<Sighting> facts, FactKind kind, Moment from, Moment until) {
        return facts.stream()
                .filter(it -> it.kind() == kind && in(it, from, until))
                .count();
    }

    private static boolean in(Sighting fact, Moment from, Moment until) {
        return !fact.happened().isBefore(from) && fact.happened().isBefore(until);
    }

    private static long sum(LongUnaryOperator ofSeed) {
        return Arrays.stream(SEEDS).map(ofSeed).sum();
    }

    private static Moment minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
