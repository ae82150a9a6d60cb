package dev.kaibo.server.live;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way by which facts of a real room come into a show: one stream, opened by a token that is not kept (L7, C5).
 *
 * @param name unique within its show, 1 to {@value #LONGEST_NAME} characters
 * @param acceptedBy the name under which somebody took on what is collected and at whose risk
 * @param expiresAt from then on its token opens nothing
 * @param revokedAt when somebody closed it before; null while nobody did
 * @param lastPostAt when the last post was journaled; null before the first
 * @param posts that are in the journal, counted in the transaction that wrote them; likewise the next three
 * @param accepted facts that count
 * @param duplicates facts that were in the journal already
 * @param rejected lines or events that lie in quarantine
 */
public record Capture(
        UUID id,
        ShowId show,
        String name,
        Kind kind,
        Instant madeAt,
        PersonId madeBy,
        String acceptedBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastPostAt,
        long posts,
        long accepted,
        long duplicates,
        long rejected) {
    public static final int LONGEST_NAME = 40;

    /** What is posted. */
    public enum Kind {
        /** What the wxlivespy forwarder sends. */
        FORWARDER,
        /** Kaibo's own lines. */
        LINES
    }
}
