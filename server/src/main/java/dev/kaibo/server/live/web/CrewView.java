package dev.kaibo.server.live.web;

import static dev.kaibo.server.live.web.FiguresView.fen;
import static dev.kaibo.server.live.web.FiguresView.text;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.rundown.ItemProgress;
import dev.kaibo.engine.rundown.Progress;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.live.StandardSteps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the crew did and has before it, word for word as in the contract. */
record CrewView(
        String phase,
        String plannedStart,
        String plannedEnd,
        @Nullable String startedAt,
        @Nullable String endedAt,
        @Nullable String pausedSince,
        long pausedMs,
        List<Item> items,
        @Nullable String nowItem,
        List<Milestone> milestones,
        List<CueKey> cueKeys,
        List<Cue> cues,
        List<HandStep> handSteps,
        List<StepDone> stepsDone,
        @Nullable PersonView host) {
    record Item(
            String id,
            String name,
            @Nullable String code,
            @Nullable String role,
            @Nullable Long priceFen,
            long plannedMs,
            long extendedMs,
            String state,
            String plannedStart,
            @Nullable String startedAt,
            @Nullable String endedAt,
            long pausedMs,
            List<RundownItem.Point> points,
            @Nullable String line) {}

    record Milestone(String name, String due) {}

    record CueKey(String name, Map<String, String> lines) {}

    record Cue(
            String id,
            String name,
            Map<String, String> lines,
            String sentAt,
            PersonView sentBy,
            @Nullable String takenBackAt,
            List<Acknowledged> acknowledged) {
        static Cue of(dev.kaibo.engine.crew.Cue cue, Names names) {
            return new Cue(
                    cue.id().toString(),
                    cue.name(),
                    CrewView.lines(cue.lines()),
                    cue.sentAt().toString(),
                    names.of(cue.sentBy()),
                    text(cue.takenBackAt()),
                    cue.acknowledged().stream()
                            .map(it -> new Acknowledged(
                                    Words.of(it.role()), it.at().toString(), names.of(it.by())))
                            .toList());
        }
    }

    record Acknowledged(String role, String at, PersonView by) {}

    record HandStep(String name, String role, List<String> guide, boolean ofItem) {
        private static final List<HandStep> ALL = StandardSteps.ALL.stream()
                .map(it -> new HandStep(it.name(), Words.of(it.role()), it.guide(), it.ofItem()))
                .toList();
    }

    record StepDone(
            String id,
            String name,
            String role,
            @Nullable String item,
            String at,
            PersonView by,
            @Nullable String takenBackAt) {
        static StepDone of(dev.kaibo.engine.crew.StepDone it, Names names) {
            ItemId item = it.item();
            return new StepDone(
                    it.id().toString(),
                    it.name(),
                    Words.of(it.role()),
                    item == null ? null : item.toString(),
                    it.at().toString(),
                    names.of(it.by()),
                    text(it.takenBackAt()));
        }
    }

    static CrewView of(Crew crew, Names names) {
        Rundown rundown = crew.rundown();
        Progress progress = crew.progress();
        ItemProgress now = progress.now();
        return new CrewView(
                Words.of(crew.phase()),
                rundown.plannedStart().toString(),
                rundown.plannedEnd().toString(),
                text(progress.startedAt()),
                text(progress.endedAt()),
                text(progress.pausedSince()),
                progress.paused().toMillis(),
                items(rundown, progress),
                now == null ? null : now.item().toString(),
                rundown.milestones().stream()
                        .map(it -> new Milestone(it.name(), it.due().toString()))
                        .toList(),
                rundown.cueKeys().stream()
                        .map(it -> new CueKey(it.name(), lines(it.lines())))
                        .toList(),
                crew.cues().stream().map(cue -> Cue.of(cue, names)).toList(),
                HandStep.ALL,
                crew.steps().stream().map(step -> StepDone.of(step, names)).toList(),
                names.ofNullable(crew.host()));
    }

    /** In the order in which the list stands now; the planned starts are those of the plan, which never changes. */
    private static List<Item> items(Rundown rundown, Progress progress) {
        Map<ItemId, RundownItem> plan = new HashMap<>();
        Map<ItemId, Moment> starts = new HashMap<>();
        Moment start = rundown.plannedStart();
        for (RundownItem item : rundown.items()) {
            plan.put(item.id(), item);
            starts.put(item.id(), start);
            start = start.plus(item.planned());
        }
        List<Item> items = new ArrayList<>();
        for (ItemProgress done : progress.items()) {
            RundownItem item = plan.get(done.item());
            Moment planned = starts.get(done.item());
            if (item == null || planned == null)
                throw new IllegalStateException(
                        "Item %s is in the progress, but not in the rundown.".formatted(done.item()));
            items.add(item(item, planned, done));
        }
        return items;
    }

    private static Item item(RundownItem item, Moment planned, ItemProgress done) {
        return new Item(
                item.id().toString(),
                item.name(),
                item.code(),
                item.role() == null ? null : Words.of(item.role()),
                fen(item.price()),
                item.planned().toMillis(),
                done.extended().toMillis(),
                Words.of(done.state()),
                planned.toString(),
                text(done.startedAt()),
                text(done.endedAt()),
                done.away().toMillis(),
                item.points(),
                item.line());
    }

    /** In the order of the roles, so that the same cue always reads the same. */
    private static Map<String, String> lines(Map<CrewRole, String> lines) {
        Map<String, String> words = new LinkedHashMap<>();
        if (!lines.isEmpty()) new EnumMap<>(lines).forEach((role, line) -> words.put(Words.of(role), line));
        return words;
    }
}
