package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Fingerprint;
import dev.kaibo.capture.Intake.KnownViewer;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.room.SecondFigures;
import dev.kaibo.server.live.JournalUnavailable;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.ShowRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where shows are kept durably. Everything that one append carries is written together or not at all, and each append names the one that it follows: so of two
 * hosts only one can go on, whatever they write. Methods throw {@link Trouble} when the store does not answer.
 */
interface Journal {
    /** Rejected lines kept of one show; further ones are counted only. */
    int QUARANTINE_KEPT = 10_000;

    /**
     * Writes a new show with its first append, which follows {@link StoredShow#lastAppend()}.
     *
     * @throws AnswerLost when it is not known whether it stands
     */
    void create(StoredShow show, Append first);

    /**
     * Writes what follows on.
     *
     * @throws Collision when another append follows the same one, or the show is gone; nothing is written then
     * @throws Trouble when it is certain that nothing is written and nothing will be
     * @throws AnswerLost when it may stand, or may come to stand at any time: {@link #claim} finds out
     */
    void append(Append append);

    /**
     * Puts an empty append behind {@code after} while that is still the newest. Whatever else was to follow it can never be written then; waits for one that is
     * being written at this moment, for a few seconds. May be asked again with the same {@code claim} when its own answer got lost.
     *
     * @return the newest append now: {@code claim} when it went through, else who was first; null when the show is gone
     */
    @Nullable
    UUID claim(ShowId show, UUID after, UUID claim);

    /** The first block behind a position, and who wrote it. */
    Optional<Block> after(ShowId show, long position);

    Optional<StoredShow> find(ShowId show);

    /** The newest snapshot of this format; null when there is none. */
    byte @Nullable [] snapshot(ShowId show, short format);

    void keepSnapshot(ShowId show, long position, short format, byte[] state);

    /** Throws a snapshot away that cannot be read. */
    void dropSnapshots(ShowId show);

    /** Reads all events behind a position, block by block, in order; a few blocks are in memory at once. */
    void read(ShowId show, long position, Consumer<List<Recorded>> blocks);

    /**
     * The viewers below a number, in the order of their numbers. Read as they are asked for, so that two million of them are never in memory twice; the iterator
     * throws {@link Trouble} as well.
     */
    Iterable<KnownViewer> viewers(ShowId show, int below);

    /** The newest comments, oldest first. */
    List<CommentRow> comments(ShowId show, int most);

    /** Which of these wishes were granted, and with which position. */
    Map<UUID, Long> granted(ShowId show, Collection<UUID> keys);

    /** Of the wishes that were granted, and with which position, so many. */
    Map<UUID, Long> granted(ShowId show, int atMost);

    Optional<PlaybackRow> playback(ShowId show);

    Quarantined quarantine(ShowId show, int offset, int limit);

    /** The whole lines of a capture that lie in quarantine, in the order in which they came. */
    List<SealedLine> quarantined(ShowId show, UUID capture);

    /** These lines were given out to be mended, up to the one with this number. */
    void handedOut(UUID capture, int ordinal);

    List<ShowRow> shows(UUID workspace);

    /** Shows that go on by themselves: on air, paused, or being played. */
    List<ShowId> running();

    void forgetWishes(Instant before);

    /** Ended shows of which something lies in the journal as it came, append by append, ended before a moment. */
    List<ShowId> unpacked(Instant endedBefore);

    /**
     * Puts what an ended show has in many small blocks into few full ones, all of it or nothing. Takes the place of a newest append, so that whoever still holds the
     * show writes no more.
     */
    Packed pack(ShowId show);

    /** What a packing did, in blocks of the journal and their bytes. */
    record Packed(long blocksBefore, long bytesBefore, long blocksAfter, long bytesAfter) {}

    void remove(ShowId show);

    /** This host, as its blocks are signed. */
    UUID writer();

    /**
     * Everything that one append writes, in one transaction.
     *
     * @param id made for this one attempt to write it
     * @param after the append that it follows
     */
    record Append(
            ShowId show,
            UUID id,
            UUID after,
            List<Recorded> events,
            List<ViewerRow> viewers,
            List<CommentRow> comments,
            List<WishRow> wishes,
            List<QuarantineRow> quarantine,
            List<CaptureRow> captures,
            @Nullable TrendRows trend,
            @Nullable PlaybackRow playback,
            @Nullable Summary summary) {
        /** With events and nothing that comes with them. */
        static Append of(
                ShowId show,
                UUID id,
                UUID after,
                List<Recorded> events,
                @Nullable PlaybackRow playback,
                @Nullable Summary summary) {
            return new Append(
                    show, id, after, events, List.of(), List.of(), List.of(), List.of(), List.of(), null, playback,
                    summary);
        }
    }

    /**
     * What the figures per second gain.
     *
     * @param to the table then knows the journal up to this position
     */
    record TrendRows(long to, List<SecondFigures> gained) {}

    /**
     * @param lastAppend id of the newest append when this was read
     * @param trendPosition up to where the figures per second know the journal
     */
    record StoredShow(
            ShowId show,
            UUID workspace,
            String title,
            Nature nature,
            boolean sample,
            String zone,
            byte[] wrappedKey,
            UUID lastAppend,
            long trendPosition) {}

    record Block(long first, UUID writer, byte[] events) {}

    record ViewerRow(int number, Fingerprint fingerprint, byte[] sealed) {}

    /** @param position of its event; 0 when it was written before positions were kept */
    record CommentRow(long number, @Nullable Integer viewer, Moment at, byte[] sealed, long position) {}

    record WishRow(UUID key, long position) {}

    /**
     * @param capture by which it came; null for a line of a recording
     * @param sealed the whole line, of a recording its beginning; null when it is forgotten
     */
    record QuarantineRow(
            int ordinal, long line, String reason, @Nullable UUID capture, byte @Nullable [] sealed) {}

    /** @param total all rejected lines of the show, also those that are only counted */
    record Quarantined(long total, List<QuarantineRow> rows) {}

    record SealedLine(int ordinal, byte[] sealed) {}

    /** What this append adds to the counts of a capture. */
    record CaptureRow(
            UUID capture,
            Instant at,
            int posts,
            int accepted,
            int duplicates,
            int rejected,
            @Nullable String header,
            boolean replaces) {
        CaptureRow and(CaptureRow later) {
            return new CaptureRow(
                    capture,
                    later.at,
                    posts + later.posts,
                    accepted + later.accepted,
                    duplicates + later.duplicates,
                    rejected + later.rejected,
                    later.header != null ? later.header : header,
                    replaces || later.replaces);
        }
    }

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

    /** The store does not answer, or not as it should. Nothing was written. */
    final class Trouble extends JournalUnavailable {
        Trouble(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** The store was asked to make it durable and did not answer: it may stand, or not, or only come to stand. */
    final class AnswerLost extends JournalUnavailable {
        AnswerLost(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** Somebody else has written what follows this append. */
    final class Collision extends RuntimeException {
        Collision(Append append) {
            super("Append %s of show %s does not follow the newest one.".formatted(append.id(), append.show()));
        }
    }
}
