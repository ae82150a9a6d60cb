package dev.kaibo.engine.basics;

import java.util.UUID;

/** Someone of the crew. Only the id stands in the journal; the name is looked up where it is shown (C5). */
public record PersonId(UUID value) {
    /** @throws IllegalArgumentException when the text is no UUID */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
