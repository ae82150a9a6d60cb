package dev.kaibo.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A property on tame journals proves little: these are seen to be wild. */
class RandomJournalsTest {
    @Test
    void at_least_a_tenth_of_the_facts_is_each_of_late_duplicate_viewerless_never_entered_and_re_entered() {
        Map<String, Integer> counts = new HashMap<>();
        for (long seed = 0; seed < 200; seed++) count(RandomJournals.seeded(seed, 300), counts);
        double facts = counts.getOrDefault("facts", 0);
        for (String kind : List.of("late", "duplicate", "viewerless", "never entered", "re-entered"))
            assertThat(counts.getOrDefault(kind, 0) / facts).as(kind).isGreaterThanOrEqualTo(0.10);
        assertThat(counts.getOrDefault("conflict", 0) / facts).as("conflict").isGreaterThanOrEqualTo(0.02);
        assertThat(counts.getOrDefault("out of order", 0) / facts)
                .as("out of order")
                .isGreaterThanOrEqualTo(0.25);
        for (KeyKind keys : KeyKind.values())
            assertThat(counts.getOrDefault(keys.name(), 0) / facts)
                    .as(keys.name())
                    .isGreaterThanOrEqualTo(0.05);
    }

    @Test
    void the_same_seed_gives_the_same_journal() {
        assertThat(RandomJournals.seeded(5, 300))
                .isEqualTo(RandomJournals.seeded(5, 300))
                .isNotEqualTo(RandomJournals.seeded(6, 300));
    }

    private static void count(List<Recorded> journal, Map<String, Integer> counts) {
        Set<Integer> everEntering = new HashSet<>();
        for (Recorded recorded : journal)
            if (recorded.event() instanceof AudienceFact.Entered entered)
                everEntering.add(entered.head().viewer());
        Map<List<Object>, Set<Long>> contents = new HashMap<>();
        Set<Integer> entered = new HashSet<>();
        long newest = 0;
        for (Recorded recorded : journal) {
            if (!(recorded.event() instanceof AudienceFact fact)) continue;
            FactHead head = fact.head();
            counts.merge("facts", 1, Integer::sum);
            counts.merge(head.keyKind().name(), 1, Integer::sum);
            if (head.keyKind() != KeyKind.NONE) {
                Set<Long> known = contents.computeIfAbsent(
                        List.of(head.stream(), head.keyKind(), head.key()), _ -> new HashSet<>());
                if (known.contains(head.content())) {
                    counts.merge("duplicate", 1, Integer::sum);
                    continue;
                }
                if (!known.isEmpty()) counts.merge("conflict", 1, Integer::sum);
                known.add(head.content());
            }
            if (recorded.at().millis() - head.happenedMillis() > 600_000) counts.merge("late", 1, Integer::sum);
            if (head.happenedMillis() < newest) counts.merge("out of order", 1, Integer::sum);
            newest = Math.max(newest, head.happenedMillis());
            if (!head.namesViewer()) counts.merge("viewerless", 1, Integer::sum);
            else if (!everEntering.contains(head.viewer())) counts.merge("never entered", 1, Integer::sum);
            else if (fact instanceof AudienceFact.Entered && !entered.add(head.viewer()))
                counts.merge("re-entered", 1, Integer::sum);
        }
    }
}
