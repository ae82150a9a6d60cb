package dev.kaibo.engine.basics;

import java.util.UUID;

/** One doing of a hand step (人工步骤). */
public record StepId(UUID value) {
    /** @throws IllegalArgumentException when the text is no UUID */
    public static StepId of(String text) {
        return new StepId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
