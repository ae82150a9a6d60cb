package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.room.RoomFigures;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.live.Capture;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the facts of a show come in, and how that goes at this moment. */
record CaptureView(
        String id,
        String name,
        String kind,
        String state,
        String madeAt,
        PersonView madeBy,
        String acceptedBy,
        String expiresAt,
        @Nullable String revokedAt,
        @Nullable String lastPostAt,
        long posts,
        long accepted,
        long duplicates,
        long rejected,
        int factsAMinute,
        @Nullable Trouble trouble) {

    /** Why the last post was turned away; gone with the next one that is taken. */
    record Trouble(String what, String detail, String at) {}

    /** @param offsetMs by which the source's clock is shifted */
    record Stream(String name, String origin, @Nullable String lastAt, long offsetMs) {}

    /**
     * @param now the server's clock, by which the ages are to be read
     * @param conflicts facts of the show with a key that stood in the journal with other content
     * @param quarantined lines of the show that could not be understood
     */
    record All(String now, List<CaptureView> captures, List<Stream> streams, long conflicts, long quarantined) {
        static All of(Instant now, List<CaptureView> captures, RoomFigures room) {
            return new All(
                    now.toString(),
                    captures,
                    room.streams().stream()
                            .map(stream -> new Stream(
                                    stream.name(),
                                    Words.of(stream.origin()),
                                    text(stream.lastAt()),
                                    stream.offset().toMillis()))
                            .toList(),
                    room.facts().conflict(),
                    room.facts().rejected());
        }
    }

    /** @param address where to post to, token included: told this once */
    record Made(CaptureView capture, String token, String address) {
        /** Without the token, which no log may say. */
        @Override
        public String toString() {
            return "Made[" + capture + "]";
        }
    }

    static CaptureView of(Capture it, CaptureGauge.Reading now, Names names, Instant at) {
        Instant revoked = it.revokedAt();
        Instant lastPost = now.lastPost() != null ? now.lastPost() : it.lastPostAt();
        CaptureGauge.Trouble trouble = now.trouble();
        return new CaptureView(
                it.id().toString(),
                it.name(),
                Words.of(it.kind()),
                revoked != null ? "revoked" : at.isBefore(it.expiresAt()) ? "open" : "expired",
                it.madeAt().toString(),
                names.of(it.madeBy()),
                it.acceptedBy(),
                it.expiresAt().toString(),
                revoked == null ? null : revoked.toString(),
                lastPost == null ? null : lastPost.toString(),
                it.posts(),
                it.accepted(),
                it.duplicates(),
                it.rejected(),
                now.factsAMinute(),
                trouble == null
                        ? null
                        : new Trouble(
                                trouble.what(), trouble.detail(), trouble.at().toString()));
    }

    private static @Nullable String text(@Nullable Moment moment) {
        return moment == null ? null : moment.toString();
    }
}
