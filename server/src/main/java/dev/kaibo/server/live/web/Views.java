package dev.kaibo.server.live.web;

import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.live.Published;
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

    private final JsonMapper json;
    private final People people;
    private final Memo crew = new Memo();
    private final Memo room = new Memo();
    private final Memo comments = new Memo();
    private final Lookup<Found> lookup = new Lookup<>();
    private @Nullable Names names;
    private long namesOfPosition = -1;

    Views(JsonMapper json, People people) {
        this.json = json;
        this.people = people;
    }

    byte[] snapshot(Published state, long elapsedNanos, List<KeptComment> lastComments) {
        return json.writeValueAsBytes(ShowView.of(state, elapsedNanos, lastComments, names(state)));
    }

    byte[] crew(Published state) {
        Crew of = state.crew();
        return crew.of(of, () -> json.writeValueAsBytes(CrewView.of(of, names(state))));
    }

    byte[] room(Published state) {
        RoomFigures of = state.room();
        return room.of(of, () -> json.writeValueAsBytes(RoomView.of(of, names(state))));
    }

    /** @param key the same for the same comments */
    byte[] comments(Object key, List<KeptComment> kept) {
        return comments.of(
                key,
                () -> json.writeValueAsBytes(
                        kept.stream().map(ShowView.Comment::of).toList()));
    }

    byte[] playback(Published state) {
        return json.writeValueAsBytes(ShowView.Played.of(state.playback()));
    }

    byte[] journal(Published state) {
        return json.writeValueAsBytes(ShowView.Journal.of(state.journal()));
    }

    byte[] clock(Published state, long elapsedNanos) {
        return json.writeValueAsBytes(ShowView.Clock.of(state, elapsedNanos));
    }

    /** Looked up again when the crew did something; while the database is away or stands still the names of before do. */
    private synchronized Names names(Published state) {
        if (names != null && namesOfPosition == state.crewPosition()) return names;
        try {
            Found found = lookup.ask(() -> new Found(Names.of(state.workspace(), people), state.crewPosition()));
            if (found != null) {
                names = found.names();
                namesOfPosition = found.position();
            }
        } catch (DataAccessException away) {
            LOG.debug("The names of a crew could not be looked up: {}", away.getMessage());
        }
        return names == null ? Names.NONE : names;
    }

    /** @param position of the crew for which they were looked up */
    private record Found(Names names, long position) {}

    /** The JSON of the newest value. Two screens that ask for it at once wait for one writing. */
    private static final class Memo {
        private @Nullable Object key;
        private byte[] value = {};

        synchronized byte[] of(Object wanted, Supplier<byte[]> write) {
            // records compare by content, which for a room means thousands of numbers: the same object is what counts,
            // or a small key
            boolean same = wanted == key || (wanted instanceof CommentRange && wanted.equals(key));
            if (!same) {
                value = write.get();
                key = wanted;
            }
            return value;
        }
    }

    /** Comments after {@code from} up to {@code until}. */
    record CommentRange(long from, long until) {}
}
