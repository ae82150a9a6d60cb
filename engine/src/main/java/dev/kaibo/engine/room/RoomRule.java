package dev.kaibo.engine.room;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.basics.Finding.Evidence;
import java.util.List;
import java.util.Locale;

/** The rules by which a room finds fault with what came in. What it does with the facts is said here; what a person can do is said where it is shown. */
public enum RoomRule {
    /** A stream gave a sequence again with other content: kept, counted as a conflict. Evidence: {@code stream}, {@code conflicts}. */
    SEQUENCE_RESTARTED,
    /** A stream gave a message id again with other content: kept, counted as a conflict. Evidence: {@code stream}, {@code conflicts}. */
    MESSAGE_ID_REUSED,
    /** Facts came of kinds that no stream declares to give: kept, but their figures stay null. Evidence: a {@code kind} for each. */
    KIND_NOT_DECLARED,
    /** More viewers came than a show is bounded at: counted in totals only. Evidence: {@code bound}, {@code viewers}. */
    VIEWERS_BEYOND_BOUND,
    /** More products were named than a show is bounded at: counted in the show only. Evidence: {@code bound}, {@code facts}. */
    PRODUCTS_BEYOND_BOUND,
    /** Facts happened after the last possible round: counted in it. Evidence: {@code bound}, {@code facts}. */
    ROUNDS_BEYOND_BOUND;

    /** For example {@code sequence-restarted}. Stable for ever. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when the finding is not one of a room */
    public static RoomRule of(Finding finding) {
        for (RoomRule rule : values()) if (rule.id().equals(finding.rule())) return rule;
        throw new IllegalArgumentException("A room has no rule %s.".formatted(finding.rule()));
    }

    Finding warning(List<Evidence> evidence) {
        return new Finding(id(), Finding.Severity.WARN, evidence);
    }

    Finding warning(String name, Object value, String counted, long count) {
        return warning(List.of(new Evidence(name, value.toString()), new Evidence(counted, Long.toString(count))));
    }
}
