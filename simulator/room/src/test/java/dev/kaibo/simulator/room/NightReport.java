package dev.kaibo.simulator.room;

import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Prints what a night in the simulated room comes to and how fast it was made: {@code NightReport [SEED [SCALE]]}. */
public final class NightReport {
    private NightReport() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : SampleShow.SEED;
        double scale = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1.0;
        SimulatedNight night = SimulatedNight.seeded(seed).scaled(scale);
        long before = System.nanoTime();
        List<Sighting> facts = night.whole();
        double took = (System.nanoTime() - before) / 1e9;
        double shown = Duration.ofHours(3).toSeconds();
        Map<FactKind, Long> counts = new EnumMap<>(FactKind.class);
        Map<FactKind, Set<String>> people = new EnumMap<>(FactKind.class);
        long peak = 0;
        long sum = 0;
        long samples = 0;
        long fen = 0;
        int[] inSecond = new int[10 * 3600];
        StringBuilder online = new StringBuilder();
        for (Sighting fact : facts) {
            counts.merge(fact.kind(), 1L, Long::sum);
            if (fact.viewer() != null)
                people.computeIfAbsent(fact.kind(), _ -> new HashSet<>()).add(Objects.requireNonNull(fact.viewer()));
            if (fact.kind() == FactKind.ONLINE) {
                peak = Math.max(peak, fact.value());
                sum += fact.value();
                if (samples++ % 30 == 0) online.append(fact.value()).append(' ');
            }
            if (fact.kind() == FactKind.PAID) fen += fact.amountFen();
            inSecond[(int) ((fact.happened().millis() - SimulatedNight.START.millis()) / 1000)]++;
        }
        System.out.printf(
                "seed %d scale %s: %d facts, %.1f a second, most in one second %d%n",
                seed,
                scale,
                facts.size(),
                facts.size() / shown,
                Arrays.stream(inSecond).max().orElse(0));
        System.out.printf("took %.2f s = %.0f times real time%n", took, shown / took);
        System.out.println("facts  " + counts);
        people.forEach((kind, who) -> System.out.printf("%s by %d viewers%n", kind, who.size()));
        System.out.printf("online peak %d, mean %d; every 5 minutes: %s%n", peak, sum / Math.max(1, samples), online);
        Map<String, Integer> ordered = new TreeMap<>();
        for (Sighting fact : facts)
            if (fact.kind() == FactKind.ORDERED)
                ordered.merge(Objects.requireNonNull(fact.product()), fact.units(), Integer::sum);
        System.out.println("units ordered " + ordered);
        System.out.println("comments by intent " + intents(facts));
        System.out.printf(
                "paid %.2f yuan, average order %.2f yuan%n",
                fen / 100.0, fen / 100.0 / counts.getOrDefault(FactKind.PAID, 1L));
    }

    private static Map<Intent, Integer> intents(List<Sighting> facts) {
        Map<Intent, Integer> counts = new EnumMap<>(Intent.class);
        for (Sighting fact : facts) {
            String text = fact.text();
            if (text != null) counts.merge(Phrases.intentOf(text), 1, Integer::sum);
        }
        return counts;
    }
}
