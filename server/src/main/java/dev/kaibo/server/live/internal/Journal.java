package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Fingerprint;
import dev.kaibo.capture.Intake.KnownViewer;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.server.live.JournalUnavailable;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.QuarantinePage;
import dev.kaibo.server.live.ShowRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where shows are kept durably. Everything that one append carries is written together or not at all. Methods throw {@link Trouble} when the store does not answer. */
interface Journal {
    /** Rejected lines kept of one show; further ones are counted only. */
    int QUARANTINE_KEPT = 10_000;

    /** Writes a new show with its first events. */
    void create(StoredShow show, Append first);

    /**
     * Writes what follows on.
     *
     * @throws Collision when events stand at this position already
     */
    void append(Append append);

    /** The blocks behind a position, oldest first: who wrote them and where they end. */
    List<Block> after(ShowId show, long position);

    Optional<StoredShow> find(ShowId show);

    /** The newest snapshot of this format; null when there is none. */
    byte @Nullable [] snapshot(ShowId show, short format);

    void keepSnapshot(ShowId show, long position, short format, byte[] state);

    /** Throws a snapshot away that cannot be read. */
    void dropSnapshots(ShowId show);

    /** Reads all events behind a position, block by block, in order. */
    void read(ShowId show, long position, Consumer<List<Recorded>> blocks);

    List<KnownViewer> viewers(ShowId show);

    /** The newest comments, oldest first. */
    List<CommentRow> comments(ShowId show, int most);

    /** Which of these wishes were granted, and with which position. */
    Map<UUID, Long> granted(ShowId show, Collection<UUID> keys);

    Optional<PlaybackRow> playback(ShowId show);

    QuarantinePage quarantine(ShowId show, int offset, int limit);

    List<ShowRow> shows(UUID workspace);

    /** Shows that go on by themselves: on air, paused, or being played. */
    List<ShowId> running();

    void forgetWishes(Instant before);

    void remove(ShowId show);

    /** This host, as its blocks are signed. */
    UUID writer();

    /** Everything that one append writes, in one transaction. */
    record Append(
            ShowId show,
            List<Recorded> events,
            List<ViewerRow> viewers,
            List<CommentRow> comments,
            List<WishRow> wishes,
            List<QuarantineRow> quarantine,
            @Nullable PlaybackRow playback,
            @Nullable Summary summary) {}

    record StoredShow(
            ShowId show, UUID workspace, String title, Nature nature, boolean sample, String zone, byte[] wrappedKey) {}

    record Block(long first, long last, UUID writer, byte[] events) {}

    record ViewerRow(int number, Fingerprint fingerprint, byte[] sealed) {}

    record CommentRow(long number, @Nullable Integer viewer, Moment at, byte[] sealed) {}

    record WishRow(UUID key, long position) {}

    record QuarantineRow(int ordinal, long line, String reason, String excerpt) {}

    /**
     * How a show is played.
     *
     * @param file name of the copy in the folder of recordings; null for a simulated room
     * @param name under which the file was handed in
     * @param seed of a simulated room
     * @param fedTo show moment up to which everything is in the journal
     * @param fed lines of the file, or the last running number of the simulated room, that are in the journal
     */
    record PlaybackRow(
            boolean simulated,
            @Nullable String file,
            @Nullable String name,
            @Nullable String mapping,
            @Nullable Long seed,
            UUID by,
            int speed,
            Playback.State state,
            Moment from,
            @Nullable Moment until,
            Moment fedTo,
            long fed,
            long rejected) {}

    /** What the list of shows tells, as of a position. */
    record Summary(
            long position,
            String phase,
            Moment plannedStart,
            Moment plannedEnd,
            @Nullable Moment startedAt,
            @Nullable Moment endedAt,
            int items,
            @Nullable Long onlineLast,
            long uv,
            @Nullable Long gmvFen) {}

    /** The store does not answer, or not as it should. Whether the append is in it is not known. */
    final class Trouble extends JournalUnavailable {
        Trouble(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** Somebody wrote at this position before. */
    final class Collision extends RuntimeException {
        Collision(ShowId show, long position) {
            super("Show %s has a block at position %d already.".formatted(show, position));
        }
    }
}
