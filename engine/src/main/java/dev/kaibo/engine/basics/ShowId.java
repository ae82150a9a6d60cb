package dev.kaibo.engine.basics;

import java.util.UUID;

/** A show (一场直播). */
public record ShowId(UUID value) {
    /** @throws IllegalArgumentException when the text is no UUID */
    public static ShowId of(String text) {
        return new ShowId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
