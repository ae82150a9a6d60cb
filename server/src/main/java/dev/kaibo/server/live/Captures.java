package dev.kaibo.server.live;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The captures of all shows and the tokens that open them. A token is told once, when it is made; what is kept of it opens nothing. */
public interface Captures {
    /** Captures of one show that are neither revoked nor expired, at most. */
    int MOST_OPEN = 8;

    /** A token that lives longer than a season of shows is forgotten by everybody but its finder. */
    Duration LONGEST_LIFE = Duration.ofDays(90);

    /**
     * @param acceptedBy who takes on, by name, what is collected and at whose risk
     * @param life from now, at most {@link #LONGEST_LIFE}
     */
    record Wanted(String name, Capture.Kind kind, String acceptedBy, Duration life) {
        public Wanted {
            if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0)
                throw new IllegalArgumentException("A capture (%s) lives at most %s.".formatted(life, LONGEST_LIFE));
        }
    }

    sealed interface Made {
        /** @param token goes to whoever posts and is kept nowhere */
        record Done(Capture capture, String token) implements Made {
            /** Without the token, which no log may say. */
            @Override
            public String toString() {
                return "Done[" + capture + "]";
            }
        }

        record NameTaken(String name) implements Made {}

        record TooMany(int most) implements Made {}
    }

    Made make(ShowId show, Wanted wanted, PersonId by);

    /** All captures of a show, the newest first. */
    List<Capture> of(ShowId show);

    Optional<Capture> find(ShowId show, UUID capture);

    /** The first line of Kaibo's own lines as it was posted last; null when none was. */
    @Nullable
    String header(UUID capture);

    /** Its token opens nothing any more. Doing it twice changes nothing. */
    void revoke(ShowId show, UUID capture);

    /** What a token opens. */
    sealed interface Door {
        record Open(Capture capture) implements Door {}

        record Unknown() implements Door {}

        record Expired(Instant at) implements Door {}

        record Revoked(Instant at) implements Door {}
    }

    /**
     * What this token opens. While the database is away, a token that was seen to be good lately still opens its door, so that what comes can wait for the
     * journal.
     */
    Door door(String token);
}
