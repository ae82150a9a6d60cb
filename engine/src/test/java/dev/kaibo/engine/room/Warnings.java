package dev.kaibo.engine.room;

import static dev.kaibo.engine.event.FactKind.*;
import static dev.kaibo.engine.room.Chronicle.*;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.FactKind;
import java.util.*;
import java.util.stream.*;

/** What a room has to warn of. */
final class Warnings {
    private final Chronicle told;

    Warnings(Chronicle told) {
        this.told = told;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        told.conflicts.forEach((stream, kinds) -> kinds.forEach((kind, clashes) -> {
            String rule = kind == KeyKind.SEQUENCE ? "sequence-restarted" : "message-id-reused";
            String name = told.declared.containsKey(stream)
                    ? told.declared.get(stream).name()
                    : "#" + stream;
            findings.add(warning(rule, "stream", name, "conflicts", clashes));
        }));
        Set<FactKind> undeclared = told.all.stream().map(Seen::kind).collect(Collectors.toCollection(TreeSet::new));
        undeclared.removeAll(told.given);
        undeclared.remove(UNRECOGNISED);
        Stream<String> evidence = undeclared.stream()
                .flatMap(kind -> Stream.of("kind", kind.name().toLowerCase(Locale.ROOT)));
        if (!undeclared.isEmpty()) findings.add(warning("kind-not-declared", evidence.toArray()));
        if (told.beyondViewers > 0)
            findings.add(warning("viewers-beyond-bound", "bound", 2_000_000, "viewers", told.beyondViewers));
        long late = told.which(
                        s -> s.moment() >= told.start && (s.moment() - told.start) / told.length >= told.mostRounds)
                .size();
        if (late > 0) findings.add(warning("rounds-beyond-bound", "bound", told.mostRounds, "facts", late));
        return findings;
    }

    private static Finding warning(String rule, Object... pairs) {
        List<Finding.Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) evidence.add(new Finding.Evidence("" + pairs[i], "" + pairs[i + 1]));
        return new Finding(rule, Finding.Severity.WARN, evidence);
    }
}
