package dev.kaibo.server.live;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Links by which a prompter without an account joins one show, to read it and to acknowledge (R2). A code is told once, a device's token stays in the device; what is
 * kept of both opens nothing.
 */
public interface Joins {
    /** Links of one show that can be used, at most. */
    int MOST_OPEN = 4;

    /** Devices that join by one link, at most: the host's tablet and phone, and a change of each. */
    int MOST_DEVICES = 8;

    Duration LONGEST_LIFE = Duration.ofHours(24);

    /** After the end of a live show; a played show's clock is its own, so there {@link #LONGEST_LIFE} alone counts. */
    Duration AFTER_THE_END = Duration.ofHours(1);

    /**
     * @param until from then on it opens nothing, as far as is known now
     * @param revokedAt when somebody closed it before; null while nobody did
     * @param devices that joined by it
     */
    record Link(
            UUID id,
            ShowId show,
            Instant madeAt,
            PersonId madeBy,
            Instant until,
            @Nullable Instant revokedAt,
            int devices) {}

    sealed interface Made {
        /** @param code goes to the device and is kept nowhere */
        record Done(Link link, String code) implements Made {
            /** Without the code, which no log may say. */
            @Override
            public String toString() {
                return "Done[" + link + "]";
            }
        }

        record TooMany(int most) implements Made {}

        /** The show has been over for longer than {@link #AFTER_THE_END}. */
        record ShowIsOver() implements Made {}
    }

    Made make(ShowId show, PersonId by);

    /** Those of a show, the newest first. */
    List<Link> of(ShowId show);

    /** Neither it nor the devices that joined by it open anything any more. Doing it twice changes nothing. */
    void revoke(ShowId show, UUID link);

    /**
     * A device that joined.
     *
     * @param device tells it from the others of its link; no secret
     */
    record Prompter(String device, UUID link, ShowId show, UUID workspace, Instant until) {}

    sealed interface Joined {
        /** @param token goes to the device and is kept nowhere */
        record In(Prompter prompter, String token) implements Joined {
            /** Without the token. */
            @Override
            public String toString() {
                return "In[" + prompter + "]";
            }
        }

        /** No such code, or it is over: the answer is the same on purpose. */
        record Unknown() implements Joined {}

        record TooManyDevices(int most) implements Joined {}
    }

    Joined join(String code);

    /** Who has this token. While the database is away, whoever was known a moment ago still is. */
    Optional<Prompter> prompter(String token);

    /** The device's token opens nothing any more. */
    void leave(Prompter prompter);

    /** Changes whenever a link was revoked or a device left. Costs nothing. */
    long endings();

    /** Whether the device may still look. Asks the database. */
    boolean holds(Prompter prompter);
}
