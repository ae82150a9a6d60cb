package dev.kaibo.server.live.web;

import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.live.Published;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** The parts of one show as JSON. A part that is the same for all screens is written once. */
final class Views {
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    /** A new name of somebody who is known shows after so long, with the next thing that the crew does. */
    private static final Duration NAMES_HOLD = Duration.ofSeconds(30);

    private static final byte[] NOTHING = {};

    private final JsonMapper json;
    private final People people;
    private final Memo crew = new Memo();
    private final Memo room = new Memo();
    private final Memo comments = new Memo();
    private final Lookup<Found> lookup = new Lookup<>();
    private @Nullable Found found;

    Views(JsonMapper json, People people) {
        this.json = json;
        this.people = people;
    }

    byte[] snapshot(Published state, long elapsedNanos, List<KeptComment> lastComments) {
        return json.writeValueAsBytes(ShowView.of(state, elapsedNanos, lastComments, names(state)));
    }

    /** The whole state without its position and its clock: what all screens that begin now get alike. Members ready to stand between commas. */
    byte[] whole(Published state, List<KeptComment> lastComments) {
        Names names = names(state);
        ShowView view = ShowView.of(state, 0, lastComments, names);
        byte[] object = json.writeValueAsBytes(
                new Whole(view.show(), view.crew(), view.room(), view.comments(), view.playback(), view.journal()));
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    private record Whole(
            ShowView.Header show,
            CrewView crew,
            RoomView room,
            List<ShowView.Comment> comments,
            ShowView.@Nullable Played playback,
            ShowView.Journal journal) {}

    /** Changes ready to stand between commas; nothing when the crew did nothing. */
    byte[] crew(@Nullable Published before, Published after) {
        Crew had = before == null ? null : before.crew();
        Crew of = after.crew();
        if (had == of) return NOTHING;
        return crew.of(
                had,
                of,
                () -> write(
                        had == null
                                ? List.of(new ShowChange.OfCrew(CrewView.of(of, names(after))))
                                : ShowChange.of(had, of, names(after))));
    }

    byte[] room(@Nullable Published before, Published after) {
        RoomFigures of = after.room();
        if (before != null && before.room() == of) return NOTHING;
        return room.of(of, of, () -> write(List.of(new ShowChange.OfRoom(RoomView.of(of, names(after))))));
    }

    /** @param after the number of the last comment that was sent */
    byte[] comments(long after, Published state, Supplier<List<KeptComment>> kept) {
        if (state.lastComment() <= after) return NOTHING;
        return comments.of(
                after,
                state.lastComment(),
                () -> write(List.of(new ShowChange.OfComments(
                        after, kept.get().stream().map(ShowView.Comment::of).toList()))));
    }

    byte[] playback(@Nullable Published before, Published after) {
        if (after.playback() == null || (before != null && after.playback().equals(before.playback()))) return NOTHING;
        return write(List.of(new ShowChange.OfPlayback(ShowView.Played.of(after.playback()))));
    }

    byte[] journal(@Nullable Published before, Published after) {
        if (before != null && after.journal().equals(before.journal())) return NOTHING;
        return write(List.of(new ShowChange.OfJournal(ShowView.Journal.of(after.journal()))));
    }

    byte[] clock(Published state, long elapsedNanos) {
        return json.writeValueAsBytes(ShowView.Clock.of(state, elapsedNanos));
    }

    /**
     * Looked up again when the crew did something and somebody is new or the names have stood a while: what people do must not wait for the database each
     * time. While it is away or stands still the names of before do.
     */
    private synchronized Names names(Published state) {
        Found had = found;
        if (had != null && had.standsFor(state)) return had.names();
        try {
            Found now = lookup.ask(
                    () -> new Found(Names.of(state.workspace(), people), state.crewPosition(), System.nanoTime()));
            if (now != null) found = now;
        } catch (DataAccessException away) {
            LOG.debug("The names of a crew could not be looked up: {}", away.getMessage());
        }
        Found known = found;
        return known == null ? Names.NONE : known.names();
    }

    /**
     * @param position of the crew for which they were looked up
     * @param atNanos when
     */
    private record Found(Names names, long position, long atNanos) {
        boolean standsFor(Published state) {
            return position == state.crewPosition()
                    || (System.nanoTime() - atNanos < NAMES_HOLD.toNanos() && names.knowEverybodyIn(state.crew()));
        }
    }

    /** Without the brackets of the list, so that it stands between commas with others. */
    private byte[] write(List<? extends ShowChange> changes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ShowChange change : changes) {
            if (all.size() > 0) all.write(',');
            all.writeBytes(json.writeValueAsBytes(change));
        }
        return all.toByteArray();
    }

    /** The JSON of the newest pair that was asked for. Two screens that ask for it at once wait for one writing. */
    private static final class Memo {
        private @Nullable Object from;
        private @Nullable Object until;
        private byte[] value = NOTHING;

        /**
         * Records compare by content, which for a room means thousands of numbers: the same objects are what counts, or a small key.
         *
         * @param from what the screen has; null when nothing
         */
        synchronized byte[] of(@Nullable Object from, Object until, Supplier<byte[]> write) {
            if (!same(from, this.from) || !same(until, this.until)) {
                value = write.get();
                this.from = from;
                this.until = until;
            }
            return value;
        }

        private static boolean same(@Nullable Object one, @Nullable Object other) {
            return one == other || (one instanceof Long && one.equals(other));
        }
    }
}
