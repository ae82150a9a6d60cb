package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.Published.JournalState;
import dev.kaibo.server.live.Watcher;
import dev.kaibo.server.live.Watcher.Changed;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the immutable view of a show: what people did at once, the room at most ten times a second. Owned by the show's writer; the view is read by anybody. */
final class Publisher {
    static final Duration BETWEEN_ROOMS = Duration.ofMillis(100);
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final Journal.StoredShow show;
    private final Fold fold;
    private final Comments comments;
    private final Iterable<Watcher> watchers;
    private final Set<Changed> waiting = EnumSet.noneOf(Changed.class);
    private RoomFigures room;
    private Instant roomAt;
    private long roomPosition;
    private JournalState journal;
    private volatile Published published;

    Publisher(
            Journal.StoredShow show,
            Fold fold,
            Comments comments,
            Iterable<Watcher> watchers,
            PlayClock clock,
            @Nullable Playback playback,
            JournalState journal,
            Instant real) {
        this.show = show;
        this.fold = fold;
        this.comments = comments;
        this.watchers = watchers;
        this.room = fold.room().figures();
        this.roomAt = real;
        this.roomPosition = fold.position();
        this.journal = journal;
        this.published = view(clock, playback, real);
    }

    Published published() {
        return published;
    }

    RoomFigures room() {
        return room;
    }

    /** Last event that the room's figures know. */
    long roomPosition() {
        return roomPosition;
    }

    /** The room or its comments have changed; they are published when their tenth of a second is over. */
    void roomChanged(boolean withComments) {
        waiting.add(Changed.ROOM);
        if (withComments) waiting.add(Changed.COMMENTS);
    }

    /** To be published with the next {@link #publish}, which does not wait then. */
    void changed(Changed what) {
        waiting.add(what);
    }

    /** For those who looked on while the show was loaded anew, whatever they saw before. */
    void allChanged() {
        waiting.addAll(EnumSet.complementOf(EnumSet.of(Changed.REMOVED)));
    }

    void journal(JournalState state) {
        if (state.equals(journal)) return;
        journal = state;
        waiting.add(Changed.JOURNAL);
    }

    /** When the room that has changed is to be published; null when it has not. */
    @Nullable
    Instant roomDue() {
        return waiting.contains(Changed.ROOM) ? roomAt.plus(BETWEEN_ROOMS) : null;
    }

    /** Publishes what is due now. */
    void publish(PlayClock clock, @Nullable Playback playback, Instant real) {
        Instant due = roomDue();
        boolean withRoom = due != null && !real.isBefore(due);
        Set<Changed> now = EnumSet.copyOf(waiting);
        if (!withRoom) {
            now.remove(Changed.ROOM);
            now.remove(Changed.COMMENTS);
        }
        if (now.isEmpty()) return;
        waiting.removeAll(now);
        if (withRoom) {
            RoomFigures before = room;
            room = fold.room().figures();
            roomAt = real;
            roomPosition = fold.position();
            if (room.equals(before)) now.remove(Changed.ROOM); // what people do changes no figure
        }
        Published view = view(clock, playback, real);
        published = view;
        if (!now.isEmpty()) tell(view, Set.copyOf(now));
    }

    void tell(Published view, Set<Changed> changed) {
        for (Watcher watcher : watchers)
            try {
                watcher.published(view, changed);
            } catch (RuntimeException e) {
                log.error("A watcher of show {} failed; the others and the show go on", show.show(), e);
            }
    }

    private Published view(PlayClock clock, @Nullable Playback playback, Instant real) {
        Moment now = clock.now(real);
        return new Published(
                show.show(),
                show.workspace(),
                show.title(),
                show.nature(),
                show.sample(),
                show.zone(),
                fold.position(),
                now,
                clock.rate(),
                fold.crewPosition(),
                fold.crew(),
                room,
                comments.last(),
                journal,
                playback);
    }
}
