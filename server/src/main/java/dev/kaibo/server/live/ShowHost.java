package dev.kaibo.server.live;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Wish;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs the shows of this house, one writer each (DESIGN §1.2): wish → decide → append durably → apply → publish. Every method may be called from
 * any thread. Methods that name a show throw {@link NoSuchShow} when there is none; whether the caller may see it is asked with {@link #belongs} first.
 */
public interface ShowHost {
    /** Most wishes that wait for one show's writer; the next one is turned away. */
    int WAITING_WISHES = 256;

    /** Opens a show of the given nature without a feed of its own; {@code ShowOpened} is in the journal when this returns. */
    ShowId open(UUID workspace, NewShow show, PersonId by);

    /**
     * Asks for something. The stage completes when the answer is durable, never exceptionally for a reason that {@link Answer} has a word for.
     *
     * @param wishKey made by the caller; the same key again brings the same answer and no second effect, for a day
     */
    CompletionStage<Answer> submit(ShowId show, UUID wishKey, Wish wish, PersonId by);

    /**
     * Takes what a source saw. The stage completes when the facts are durable, or at once when the lane is full. While the journal is away they wait in the lane.
     *
     * @throws IllegalArgumentException when a sighting has a fault or there are more than the lane holds
     */
    CompletionStage<IntakeAnswer> take(ShowId show, Post post);

    /** The show as last published; loads it when it is not in memory. */
    Published state(ShowId show);

    /** Calls the watcher after each publishing until the handle is closed. Closing twice does no harm. */
    Watch watch(ShowId show, Watcher watcher);

    /**
     * Comments with a higher number than the given one, oldest first; when there are more than {@code atMost}, the latest of them. The last 2,000 are kept.
     *
     * @param number -1 for all that are kept
     */
    List<KeptComment> commentsSince(ShowId show, long number, int atMost);

    /** Changes how a recording or a simulated room is played. */
    Controlled control(ShowId show, PlaybackControl control);

    /**
     * Plays a recording as a new show. The file is copied into the data folder before this returns.
     *
     * @param mapping name of a CSV mapping that ships ready; null for Kaibo's own format, or to find the one that fits
     * @param speed show seconds per real second, 1 to 60
     */
    PlayAnswer playRecording(UUID workspace, String title, Path file, @Nullable String mapping, int speed, PersonId by);

    /**
     * Plays a seeded simulated room as a new show.
     *
     * @param seed the same seed gives the same room
     * @param speed show seconds per real second, 1 to 60
     */
    ShowId playSimulated(UUID workspace, NewShow show, long seed, int speed, PersonId by);

    /** Lines that could not be understood, in the order in which they came. */
    QuarantinePage quarantine(ShowId show, int offset, int limit);

    /**
     * What of a capture lies in quarantine, as it was posted, at most the first 10,000 lines of a show. It counts as given out to be mended: what is set aside later
     * stays when the mended lines come.
     */
    List<String> quarantined(ShowId show, UUID capture);

    /** All shows in memory, of every workspace. */
    List<Pulse> pulses();

    /** The workspace's shows, newest first. */
    List<ShowRow> shows(UUID workspace);

    /** Whether the show exists and belongs to the workspace. */
    boolean belongs(ShowId show, UUID workspace);

    /** Stops the workspace's shows and removes all that is stored of them. */
    void remove(UUID workspace);
}
