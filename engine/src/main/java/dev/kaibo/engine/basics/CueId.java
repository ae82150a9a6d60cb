package dev.kaibo.engine.basics;

import java.util.UUID;

/** One sending of a cue (提示). */
public record CueId(UUID value) {
    /** @throws IllegalArgumentException when the text is no UUID */
    public static CueId of(String text) {
        return new CueId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
