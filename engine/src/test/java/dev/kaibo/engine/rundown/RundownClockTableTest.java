package dev.kaibo.engine.rundown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.Contract;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.rundown.ClockReading.ItemReading;
import dev.kaibo.engine.rundown.ClockReading.MilestoneReading;
import dev.kaibo.engine.rundown.Rundown.Milestone;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clock as a table: contract/rundown-clock.json, which the web's clock reads too. */
class RundownClockTableTest {
    private static final JsonNode TABLE =
            JsonMapper.shared().readTree(Contract.file("rundown-clock.json").toFile());

    @Test
    void the_table_is_not_empty() {
        assertThat(TABLE.get("cases").size()).isGreaterThanOrEqualTo(25);
    }

    @TestFactory
    Stream<DynamicTest> the_clock_says_what_the_table_says() {
        return each(TABLE.get("cases"))
                .map(it -> DynamicTest.dynamicTest(it.get("says").asString(), () -> check(it)));
    }

    private static void check(JsonNode row) {
        Rundown rundown = rundown(TABLE.get("rundowns").get(row.get("rundown").asString()));
        Moment now = moment(row.get("now"));
        Progress progress = progress(row.get("progress"));
        ClockReading reading = RundownClock.read(rundown, progress, now);
        JsonNode says = row.get("reading");
        assertThat(reading).isEqualTo(expected(says, rundown, progress, now));
        assertThat(reading.offset()).as("offset").isEqualTo(length(says.get("offset")));
        assertThat(reading.relative()).as("relative").isEqualTo(length(says.get("relative")));
        ItemReading current = reading.current();
        assertThat(current == null ? null : current.item().value())
                .as("current")
                .isEqualTo(says.get("current").asString(null));
    }

    private static ClockReading expected(JsonNode says, Rundown rundown, Progress progress, Moment now) {
        return new ClockReading(
                now,
                progress.phase(),
                maybeLength(says.get("toStart")),
                maybeLength(says.get("elapsed")),
                length(says.get("lateStart")),
                length(says.get("overtime")),
                length(says.get("pause")),
                length(says.get("added")),
                rundown.plannedEnd(),
                moment(says.get("expectedStart")),
                moment(says.get("expectedEnd")),
                each(says.get("items")).map(it -> item(it, progress)).toList(),
                each(says.get("milestones"))
                        .map(it -> new MilestoneReading(
                                it.get("name").asString(),
                                rundown.milestones().getFirst().due(),
                                length(it.get("remaining"))))
                        .toList());
    }

    private static ItemReading item(JsonNode it, Progress progress) {
        ItemProgress item =
                Objects.requireNonNull(progress.item(new ItemId(it.get("item").asString())));
        return new ItemReading(
                item.item(),
                item.state(),
                moment(it.get("plannedStart")),
                maybeMoment(it.get("start")),
                maybeMoment(it.get("end")),
                length(it.get("length")),
                length(it.get("talked")),
                length(it.get("remaining")));
    }

    private static Rundown rundown(JsonNode it) {
        Rundown rundown = new Rundown(
                moment(it.get("plannedStart")),
                "Asia/Shanghai",
                Duration.ofMinutes(5),
                each(it.get("items")).map(RundownClockTableTest::plannedItem).toList(),
                each(it.get("milestones"))
                        .map(mark -> new Milestone(mark.get("name").asString(), moment(mark.get("due"))))
                        .toList(),
                List.of());
        assertThat(rundown.plannedEnd()).isEqualTo(moment(it.get("plannedEnd")));
        return rundown;
    }

    private static RundownItem plannedItem(JsonNode it) {
        String id = it.get("item").asString();
        return new RundownItem(new ItemId(id), id, null, null, null, length(it.get("planned")), null, List.of(), null);
    }

    private static Progress progress(JsonNode it) {
        return new Progress(
                Phase.valueOf(constant(it.get("phase").asString())),
                maybeMoment(it.get("startedAt")),
                maybeMoment(it.get("endedAt")),
                maybeMoment(it.get("pausedSince")),
                length(it.get("paused")),
                each(it.get("items"))
                        .map(item -> new ItemProgress(
                                new ItemId(item.get("item").asString()),
                                ItemState.valueOf(constant(item.get("state").asString())),
                                maybeMoment(item.get("startedAt")),
                                maybeMoment(item.get("endedAt")),
                                length(item.get("away")),
                                length(item.get("extended"))))
                        .toList());
    }

    private static String constant(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Moment moment(JsonNode it) {
        return Moment.of(OffsetDateTime.parse(it.asString()).toInstant());
    }

    private static @Nullable Moment maybeMoment(JsonNode it) {
        return it.isNull() ? null : moment(it);
    }

    /** Minutes and seconds, as people write them: 8:34, −0:40 with a plain minus. */
    private static Duration length(JsonNode it) {
        String text = it.asString();
        boolean negative = text.startsWith("-");
        String[] parts = text.substring(negative ? 1 : 0).split(":");
        Duration length = Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1]));
        return negative ? length.negated() : length;
    }

    private static @Nullable Duration maybeLength(JsonNode it) {
        return it.isNull() ? null : length(it);
    }
}
