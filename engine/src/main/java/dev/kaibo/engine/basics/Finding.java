package dev.kaibo.engine.basics;

import java.util.List;

/**
 * A named rule of the trade found fault, before, during or after a show (DESIGN §1.4).
 *
 * @param rule the rule's id, stable for ever, for example {@code sequence-restarted}
 * @param evidence what was seen, as data for the screen, not as a sentence
 */
public record Finding(String rule, Severity severity, List<Evidence> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    public enum Severity {
        /** 警 */
        WARN,
        /** 拦 */
        BLOCK
    }

    /** One value that proves the finding, for example {@code stream = forwarder}. */
    public record Evidence(String name, String value) {}
}
