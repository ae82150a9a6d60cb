package dev.kaibo.server.live;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the people in a room, until when, and how it is forgotten (C5, DESIGN §4). Forgetting rewrites no journal: the journal carries numbers, and who
 * a number was stands in tables beside it. Figures stay as they are.
 */
public interface Keeping {
    Terms terms(UUID workspace);

    void change(UUID workspace, Terms terms, PersonId by);

    /**
     * @param people viewers whose id and nickname are kept
     * @param comments comments whose text is kept
     * @param quarantined lines that are kept whole or in part
     * @param peopleUntil when the people are forgotten by their term; null when the show has not ended
     * @param peopleForgottenAt when they were; null while they are kept
     */
    record Kept(
            ShowId show,
            String title,
            @Nullable Instant endedAt,
            long people,
            long comments,
            long quarantined,
            @Nullable Instant peopleUntil,
            @Nullable Instant commentsUntil,
            @Nullable Instant peopleForgottenAt,
            @Nullable Instant commentsForgottenAt) {}

    /** Of all shows of a workspace, the newest first. */
    List<Kept> kept(UUID workspace);

    /** Who the viewers of this show were is forgotten: ids, nicknames, and what lies in quarantine. What they wrote stays without a name. */
    void forgetPeople(ShowId show);

    /** What the viewers of this show wrote is forgotten. */
    void forgetComments(ShowId show);

    /**
     * One person in one show, for a copy on request.
     *
     * @param nick the last known; null when none was told
     */
    record Trace(
            ShowId show, String title, int viewer, @Nullable String nick, List<Said> said) {
        /** Without the words of others, which no log may say. */
        @Override
        public String toString() {
            return "Trace[show %s, viewer %d, %d comments]".formatted(show, viewer, said.size());
        }
    }

    record Said(Moment at, String text) {}

    /**
     * What is known of a person in the shows of a workspace.
     *
     * @param identity the platform's id of the person, as the source told it
     */
    List<Trace> traces(UUID workspace, String identity);

    /**
     * Forgets a person in all shows of a workspace: who he was, what he wrote, and lines in quarantine that name him. Whoever comes again later is a new number.
     *
     * @return in how many shows he was known
     */
    int forgetPerson(UUID workspace, String identity);

    /** Forgets one viewer of one show, known by number: as {@link #forgetPerson} does, there alone. */
    boolean forgetViewer(ShowId show, int viewer);

    /** Carries out what the terms say is due. @return how many shows something was forgotten of */
    int forgetWhatIsDue(Instant now);
}
