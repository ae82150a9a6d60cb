package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.StepId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a crew may do, told once more in the most obvious way: mutable, and with the time of the show kept as a list of stretches (who or what
 * was on air from when to when) that are simply added up. Shares no code with {@link Crew}.
 */
final class CrewModel {
    record Stretch(String what, long millis) {}

    static final class SentCue {
        final long at;
        final Set<CrewRole> addressed;
        final Set<CrewRole> seen = new HashSet<>();
        boolean back;

        SentCue(long at, Set<CrewRole> addressed) {
            this.at = at;
            this.addressed = addressed;
        }
    }

    String phase = "planned";
    final Map<ItemId, String> state = new LinkedHashMap<>();
    final Map<ItemId, Long> planned = new HashMap<>();
    final Map<ItemId, Long> added = new HashMap<>();
    final Map<CueId, SentCue> cues = new HashMap<>();
    /** When it was recorded; below 0 once it was taken back. */
    final Map<StepId, Long> steps = new HashMap<>();

    final List<Stretch> stretches = new ArrayList<>();
    List<ItemId> list;

    @Nullable
    ItemId now;

    @Nullable
    PersonId host;

    private long clock;

    CrewModel(Map<ItemId, Long> plannedMillis) {
        plannedMillis.forEach((item, length) -> {
            state.put(item, "waiting");
            planned.put(item, length);
            added.put(item, 0L);
        });
        list = new ArrayList<>(plannedMillis.keySet());
    }

    /** Time goes by, in whatever is on now. */
    void passes(long millis) {
        clock += millis;
        if (phase.equals("on air")) stretches.add(new Stretch(now == null ? "nothing" : now.value(), millis));
        if (phase.equals("paused")) stretches.add(new Stretch("pause", millis));
    }

    long total(String what) {
        return stretches.stream()
                .filter(it -> it.what().equals(what))
                .mapToLong(Stretch::millis)
                .sum();
    }

    /** Does it if it may be done, and says whether. */
    boolean wish(Wish wish) {
        if (phase.equals("ended")) return false;
        if (wish instanceof Wish.StartShow && phase.equals("planned")) return become("on air");
        if (wish instanceof Wish.PauseShow && phase.equals("on air")) return become("paused");
        if (wish instanceof Wish.ResumeShow && phase.equals("paused")) return become("on air");
        if (wish instanceof Wish.EndShow && !phase.equals("planned")) {
            if (now != null) state.put(now, "done");
            now = null;
            return become("ended");
        }
        if (wish instanceof Wish.TakeItem take
                && phase.equals("on air")
                && state.containsKey(take.item())
                && !take.item().equals(now)) {
            if (now != null) state.put(now, "done");
            now = take.item();
            state.put(now, "now");
            return true;
        }
        if (wish instanceof Wish.SkipItem skip && "waiting".equals(state.get(skip.item()))) {
            state.put(skip.item(), "skipped");
            return true;
        }
        if (wish instanceof Wish.ExtendItem extend
                && Set.of("waiting", "now").contains(state.getOrDefault(extend.item(), ""))) {
            if (Math.abs((double) extend.by().toSeconds()) > 1800) return false;
            long by = extend.by().toMillis();
            long length = planned.getOrDefault(extend.item(), 0L) + added.getOrDefault(extend.item(), 0L) + by;
            if (by == 0 || Math.abs(by) > 1_800_000 || length <= 0 || length > 86_400_000) return false;
            added.merge(extend.item(), by, Long::sum);
            return true;
        }
        if (wish instanceof Wish.ReorderItems order) {
            List<ItemId> waiting =
                    list.stream().filter(it -> "waiting".equals(state.get(it))).toList();
            if (order.waiting().size() != waiting.size()
                    || !Set.copyOf(order.waiting()).equals(Set.copyOf(waiting))) return false;
            List<ItemId> left = new ArrayList<>(order.waiting());
            list = new ArrayList<>(list.stream()
                    .map(it -> waiting.contains(it) ? left.removeFirst() : it)
                    .toList());
            return true;
        }
        if (wish instanceof Wish.SendCue send) {
            boolean fits =
                    fits(send.name(), 60) && send.lines().values().stream().allMatch(it -> fits(it, 200));
            boolean somebody = !send.lines().isEmpty() && !send.lines().containsKey(CrewRole.BRAND_VIEWER);
            if (cues.containsKey(send.cue()) || !fits || !somebody) return false;
            cues.put(send.cue(), new SentCue(clock, send.lines().keySet()));
            return true;
        }
        if (wish instanceof Wish.AcknowledgeCue seen && cues.containsKey(seen.cue())) {
            SentCue cue = cues.get(seen.cue());
            return !cue.back && cue.addressed.contains(seen.role()) && cue.seen.add(seen.role());
        }
        if (wish instanceof Wish.TakeBackCue back && cues.containsKey(back.cue())) {
            SentCue cue = cues.get(back.cue());
            if (cue.back || clock - cue.at > 3_000) return false;
            cue.back = true;
            return true;
        }
        if (wish instanceof Wish.RecordStep done) {
            boolean possible = fits(done.name(), 60)
                    && done.role() != CrewRole.BRAND_VIEWER
                    && (done.item() == null || state.containsKey(done.item()));
            if (!possible || steps.containsKey(done.step())) return false;
            steps.put(done.step(), clock);
            return true;
        }
        if (wish instanceof Wish.TakeBackStep back) {
            Long at = steps.get(back.step());
            if (at == null || at < 0 || clock - at > 3_000) return false;
            steps.put(back.step(), -1L); // taken back
            return true;
        }
        if (wish instanceof Wish.ChangeHostShift shift && !shift.host().equals(host)) {
            host = shift.host();
            return true;
        }
        return false;
    }

    List<ItemId> order() {
        return Collections.unmodifiableList(list);
    }

    private boolean become(String next) {
        phase = next;
        return true;
    }

    private static boolean fits(String text, int most) {
        boolean whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
        return whole && !text.isBlank() && text.codePoints().count() <= most;
    }
}
