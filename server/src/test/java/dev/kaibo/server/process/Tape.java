package dev.kaibo.server.process;

import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.Recordings;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.capture.Words;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.server.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * The beginning of a recording as posts of Kaibo's own lines (docs/capture-format.md), each fact with a running number: a source that counts can send a post again
 * (decision 0041). Only the first post says what the stream is.
 */
record Tape(List<Piece> posts) {
    private static final int MOST_FACTS = 1_000_000;

    Tape {
        posts = List.copyOf(posts);
    }

    /** @param due how far into the recording it leaves: when the last of its facts has happened and the source's period is over */
    record Piece(Source.Post post, Duration due) {}

    /**
     * @param length how much of it
     * @param from the recording's first fact is to lie there, and all others as far behind it as they do in the recording
     */
    static Tape of(Path file, Duration length, Moment from) throws IOException {
        try (var show = new RecordedShow(Recordings.open(file, null))) {
            Moment start = Objects.requireNonNull(show.start(), "a recording with facts");
            var stretch = show.upTo(start.plus(length), MOST_FACTS);
            return new Tape(pieces(show.header(), stretch, start, from));
        }
    }

    private static List<Piece> pieces(StreamHeader header, RecordedShow.Stretch stretch, Moment start, Moment from) {
        var pieces = new ArrayList<Piece>();
        long period = header.period().toMillis();
        var body = new StringBuilder(first(header));
        int begun = 0;
        for (int number = 0; number < stretch.sightings().size(); number++) {
            Sighting fact = stretch.sightings().get(number);
            body.append(line(fact, number, from.plus(fact.happened().since(start))))
                    .append('\n');
            long periods = stretch.due(number).since(start).toMillis() / period;
            boolean last = number + 1 == stretch.sightings().size()
                    || stretch.due(number + 1).since(start).toMillis() / period > periods;
            if (!last) continue;
            var post = new Source.Post(begun, number + 1 - begun, body.toString());
            pieces.add(new Piece(post, Duration.ofMillis((periods + 1) * period)));
            body.setLength(0);
            begun = number + 1;
        }
        return pieces;
    }

    private static String first(StreamHeader header) {
        ObjectNode first = Browser.JSON.createObjectNode();
        first.put("kaibo", 1)
                .put("zone", header.zone())
                .put("stream", header.name())
                .put("origin", Words.of(header.origin()))
                .put("periodSeconds", header.period().toSeconds());
        var gives = first.putArray("gives");
        header.gives().stream().sorted().forEach(kind -> gives.add(Words.of(kind)));
        return first + "\n";
    }

    /** A field that a kind does not have is passed over. */
    private static ObjectNode line(Sighting fact, int number, Moment at) {
        ObjectNode line = Browser.JSON.createObjectNode();
        line.put("type", Words.of(fact.kind()))
                .put("at", at.millis())
                .put("seq", number)
                .put("viewer", fact.viewer())
                .put("nick", fact.nick())
                .put("text", fact.text());
        return switch (fact.kind()) {
            case GIFTED -> line.put("count", fact.count()).put("coins", fact.value());
            case ENTERED, COMMENTED, FOLLOWED, SHARED -> line;
            case LEFT, LIKED, CLICKED, ORDERED, PAID, REFUNDED, ONLINE, EXPOSURE, UNRECOGNISED ->
                throw new IllegalStateException("The recording was not thought to hold %s.".formatted(fact));
        };
    }
}
