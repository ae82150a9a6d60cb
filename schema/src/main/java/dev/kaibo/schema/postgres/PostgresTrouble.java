package dev.kaibo.schema.postgres;

import org.jspecify.annotations.Nullable;

/** The database cannot be started or stopped. The message is one for the person at the keyboard: what is wrong, with the values, and what to do. */
public final class PostgresTrouble extends RuntimeException {
    public PostgresTrouble(String sentence) {
        super(sentence);
    }

    public PostgresTrouble(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
