package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a post into lines and gives each to what reads the lines of a recording. A file's framing would be too much for a post: it decides on an encoding,
 * keeps a window of a megabyte, and judges times by the first hundred facts, so that a fact would be taken or not by how the sender cuts his posts.
 */
final class PostedLinesReader {
    private static final String FIRST = "The first line";
    private static final ByteNames DECLARING = new ByteNames(List.of("kaibo"));

    private final byte[] body;
    private final JsonFields json = new JsonFields();
    private final Slots slots = new Slots();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Line.Rejected> rejected = new ArrayList<>();
    /** The line in hand without its end, its number from 1, and where the next one begins. */
    private int from;

    private int to;
    private int number;
    private int next;

    PostedLinesReader(byte[] body) {
        this.body = body;
        this.next = PostedKind.behindMark(body);
    }

    PostedLines read(@Nullable StreamHeader known) throws PostUnreadable, PostTooLarge {
        boolean more = nextLine();
        JsonObject first = more ? declaration() : null;
        StreamHeader header = known;
        Moment sent = null;
        if (first != null) {
            header = header(first);
            sent = sent(first, header);
            more = nextLine();
        }
        if (header == null)
            throw new PostUnreadable(
                    "The first line declares the stream ({\"kaibo\":1,\"gives\":[…],\"zone\":\"…\"}), and no post has declared this one yet; nor is this a post of the wxlivespy forwarder, which is an object with events.");
        Interpreter interpreter = KaiboRecording.interpreter(header);
        long newest = Long.MIN_VALUE;
        for (; more; more = nextLine()) {
            if (sightings.size() + rejected.size() == PostedLines.MOST_LINES)
                throw PostTooLarge.facts(PostedLines.MOST_LINES);
            try {
                Sighting sighting = sighting(interpreter);
                if (sighting == null) continue;
                sightings.add(sighting);
                newest = Math.max(newest, sighting.happened().millis());
            } catch (BadLine e) {
                rejected.add(new Line.Rejected(
                        number, e.reason(), PostedExcerpts.problem(e.detail()), PostedExcerpts.of(body, from, to)));
            }
        }
        return new PostedLines(
                header, first != null, sent, sightings, rejected, newest == Long.MIN_VALUE ? null : new Moment(newest));
    }

    private @Nullable Sighting sighting(Interpreter interpreter) {
        if (to - from > ByteWindow.LONGEST_LINE)
            throw new BadLine(
                    Line.Reason.TOO_LONG,
                    "The line has %d bytes; at most %d are read.".formatted(to - from, ByteWindow.LONGEST_LINE));
        if (!Utf8.isAscii(body, from, to) && !Utf8.isValid(body, from, to))
            throw new BadLine(Line.Reason.NOT_TEXT, "The line holds bytes that are no UTF-8.");
        json.read(body, from, to, slots);
        return interpreter.read(slots);
    }

    /** Goes to the next line that is not blank; false at the end. */
    private boolean nextLine() {
        while (next < body.length) {
            from = next;
            int feed = Utf8.lineFeed(body, from, body.length);
            next = feed + 1;
            number++;
            to = feed > from && body[feed - 1] == '\r' ? feed - 1 : feed;
            for (int at = from; at < to; at++) if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') return true;
        }
        return false;
    }

    /** The line in hand when it means to declare the stream, even if it breaks off behind its version; null when it does not. */
    private @Nullable JsonObject declaration() throws PostUnreadable {
        boolean[] declares = {false};
        try {
            new JsonFields(DECLARING, "line").object(body, from, to, (_, _, _, _) -> declares[0] = true);
        } catch (BadLine e) {
            // Said below where it was meant as a declaration; any other line is judged as a fact.
        }
        if (!declares[0]) return null;
        if (!Utf8.isValid(body, from, to))
            throw new PostUnreadable(FIRST + " declares the stream and holds bytes that are no UTF-8.");
        try {
            return JsonObject.parse(FIRST, new String(body, from, to - from, StandardCharsets.UTF_8));
        } catch (UnreadableRecording e) {
            throw unreadable(e);
        }
    }

    private static StreamHeader header(JsonObject first) throws PostUnreadable {
        try {
            return KaiboRecording.header(first);
        } catch (UnreadableRecording e) {
            throw unreadable(e);
        }
    }

    private static @Nullable Moment sent(JsonObject first, StreamHeader header) throws PostUnreadable {
        Object written = first.get("sent");
        if (written == null) return null;
        byte[] bytes = String.valueOf(written).getBytes(StandardCharsets.UTF_8);
        try {
            long sent = new Times(ZoneId.of(header.zone())).iso(bytes, 0, bytes.length);
            if (sent >= Interpreter.EARLIEST && sent < Interpreter.LATEST) return new Moment(sent);
        } catch (BadLine e) {
            // Said below, with the value.
        }
        throw new PostUnreadable(
                "%s has sent: %s, which must be a moment of 2000 to 2099, ISO-8601 or milliseconds since 1970."
                        .formatted(FIRST, PostedExcerpts.value(bytes, 0, bytes.length)));
    }

    private static PostUnreadable unreadable(UnreadableRecording e) {
        String message = e.getMessage();
        return new PostUnreadable(message == null ? FIRST + " declares no stream." : message);
    }
}
