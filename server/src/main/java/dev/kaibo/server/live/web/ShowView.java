package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole state of a screen, word for word as in the contract. */
record ShowView(
        long position,
        Header show,
        Clock clock,
        CrewView crew,
        RoomView room,
        List<Comment> comments,
        @Nullable Played playback,
        Journal journal) {
    /** Comments in a snapshot. */
    static final int COMMENTS = 200;

    record Header(String id, String title, String workspace, String nature, boolean sample, String zone) {
        static Header of(Published state, Names names) {
            return new Header(
                    state.show().toString(),
                    state.title(),
                    names.workspace(),
                    Words.of(state.nature()),
                    state.sample(),
                    state.zone());
        }
    }

    record Clock(String now, double rate) {
        /** @param elapsedNanos real time since the publishing; the show's clock has gone on meanwhile */
        static Clock of(Published state, long elapsedNanos) {
            long gone = Math.round(Math.max(0, elapsedNanos) / 1e6 * state.rate());
            return new Clock(new Moment(state.now().millis() + gone).toString(), state.rate());
        }
    }

    record Comment(
            long number,
            String at,
            @Nullable Integer viewer,
            @Nullable String nick,
            String text) {
        static Comment of(KeptComment it) {
            return new Comment(it.number(), it.at().toString(), it.viewer(), it.nick(), it.text());
        }
    }

    record Played(
            String state,
            int speed,
            String from,
            @Nullable String until,
            @Nullable String file,
            long rejected) {
        static @Nullable Played of(@Nullable Playback it) {
            return it == null
                    ? null
                    : new Played(
                            Words.of(it.state()),
                            it.speed(),
                            it.from().toString(),
                            FiguresView.text(it.until()),
                            it.file(),
                            it.rejected());
        }
    }

    record Journal(boolean writing, @Nullable String problem) {
        static Journal of(Published.JournalState it) {
            return new Journal(it.writing(), it.problem());
        }
    }

    static ShowView of(Published state, long elapsedNanos, List<KeptComment> comments, Names names) {
        return new ShowView(
                state.position(),
                Header.of(state, names),
                Clock.of(state, elapsedNanos),
                CrewView.of(state.crew(), names),
                RoomView.of(state.room(), names),
                comments.stream().map(Comment::of).toList(),
                Played.of(state.playback()),
                Journal.of(state.journal()));
    }
}
