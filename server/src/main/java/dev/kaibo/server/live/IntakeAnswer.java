package dev.kaibo.server.live;

import java.time.Duration;

/** What became of a batch from a source. */
public sealed interface IntakeAnswer {
    /**
     * The batch is in the journal.
     *
     * @param accepted facts that count
     * @param duplicates facts that were in the journal already (same key, same content)
     */
    record Taken(int accepted, int duplicates) implements IntakeAnswer {}

    /** Nothing of the batch was taken; send it again after this long. */
    record Full(Duration retryAfter) implements IntakeAnswer {}

    /** The journal cannot be written and the spool is full, or this host no longer writes this show. Nothing of the batch was taken. */
    record NotJournaled(String reason) implements IntakeAnswer {}
}
