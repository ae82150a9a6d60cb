package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a post of the forwarder. Where an event is no JSON, reading goes on with the next place at which a whole event stands: within a
 * text the quotation mark that begins a key would be escaped, so such a place is never part of what somebody wrote.
 */
final class ForwarderReader implements JsonFields.Known {
    private static final ByteNames KEYS = new ByteNames(List.of("live_info", "events", "decoded_data"));
    private static final int LIVE_INFO = 0;
    private static final int EVENTS = 1;
    private static final int DECODED_DATA = 2;

    private static final List<String> LIVE_NAMES = List.of("live_id", "live_status", "online_count");
    private static final ByteNames LIVE_KEYS = new ByteNames(LIVE_NAMES);
    private static final int LIVE_ID = 0;
    private static final int LIVE_STATUS = 1;
    private static final int ONLINE_COUNT = 2;
    private static final int LONGEST_LIVE_ID = 64;
    private static final ByteNames STATUSES = new ByteNames(List.of("1", "2"));

    private static final int AROUND_THE_EVENTS = 0;
    /** Looking for the next whole event costs at most so many times the length of the post and a little, however it is broken. */
    private static final int TRIES = 4;

    private static final int TRIES_OF_A_SHORT_POST = 1 << 16;

    /** A try that fails at once costs as much as looking at so many bytes. */
    private static final int COST_OF_A_TRY = 256;

    private static final int NOWHERE = -1;

    private final byte[] body;
    private final int end;
    private final boolean isText;
    private final JsonFields outer = new JsonFields(KEYS, "post");
    private final JsonFields wrapper = new JsonFields(KEYS, "post");
    private final JsonFields info = new JsonFields(LIVE_KEYS, "post");
    private final JsonFields json = new JsonFields(ForwarderEvent.KEYS, "post");
    private final ForwarderFields live;
    private final ForwarderEvent event;

    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Line.Rejected> rejected = new ArrayList<>();
    private boolean isWrapped;
    private boolean sawLive;
    private int liveFrom;
    private int liveTo;
    private boolean sawEvents;
    private int behindEvents;
    private int events;
    private int ignored;
    private long newest = Long.MIN_VALUE;
    private long triesLeft;
    /** Why nothing behind the events was read: there are too many of them, or no end of them is to be found. */
    private boolean tooMany;

    private boolean endless;

    ForwarderReader(byte[] body) {
        this.body = body;
        this.end = body.length;
        this.isText = Utf8.isAscii(body, 0, end) || Utf8.isValid(body, 0, end);
        this.live = new ForwarderFields(LIVE_NAMES, body);
        this.event = new ForwarderEvent(body);
        this.triesLeft = (long) TRIES * end + TRIES_OF_A_SHORT_POST;
    }

    ForwarderPost read(Moment received) throws PostUnreadable, PostTooLarge {
        try {
            int behind = space(outer.object(body, PostedKind.behindMark(body), end, this));
            if (behind < end) throw malformed("Something stands behind the object", behind);
        } catch (BadLine e) {
            if (!sawEvents) throw new PostUnreadable(e.detail());
            // A post comes only once: what was read of its events is kept, whatever stands behind them.
            if (!tooMany && !endless) reject(AROUND_THE_EVENTS, e, behindEvents, end);
        }
        if (tooMany) throw PostTooLarge.facts(ForwarderPost.MOST_EVENTS);
        if (!sawEvents && !sawLive)
            throw new PostUnreadable(
                    "The post is a JSON object, but has neither events nor live_info: it is no post of the forwarder.");
        String liveId = liveId();
        Moment latest = newest == Long.MIN_VALUE ? null : new Moment(newest);
        online(liveId, latest == null ? received : latest);
        return new ForwarderPost(liveId, status(), ForwarderPost.header(liveId), sightings, rejected, ignored, latest);
    }

    @Override
    public int within(int key, int from) {
        int first = from < end ? body[from] : 0;
        if (key == EVENTS && first == '[') {
            sawEvents = true;
            behindEvents = events(from + 1);
            return behindEvents;
        }
        if (key == LIVE_INFO && first == '{') {
            sawLive = true;
            liveFrom = from;
            liveTo = end;
            live.clear();
            liveTo = info.object(body, from, end, live);
            return liveTo;
        }
        // A wrapper within the wrapper is none, or a hostile post could nest them without end.
        if (key == DECODED_DATA && first == '{' && !isWrapped) {
            isWrapped = true;
            int behind = wrapper.object(body, from, end, this);
            isWrapped = false;
            return behind;
        }
        return PASS_OVER;
    }

    /** What was passed over is not what it should be, or it is null, which is the same as absent. */
    @Override
    public void found(int key, byte form, int from, int to) {
        if (form == Slots.ABSENT || (key == DECODED_DATA && isWrapped)) return;
        String problem = "%s must be %s (byte %d of the post)."
                .formatted(
                        key == EVENTS ? "events" : key == LIVE_INFO ? "live_info" : "decoded_data",
                        key == EVENTS ? "a list" : "an object",
                        from + 1);
        BadLine wrong = new BadLine(Line.Reason.WRONG_VALUE, problem);
        if (key != LIVE_INFO) throw wrong;
        sawLive = true;
        reject(AROUND_THE_EVENTS, wrong, from, to);
    }

    /** Reads the list of events and returns the place behind it. */
    private int events(int from) {
        int at = space(from);
        if (closes(at)) return at + 1;
        while (true) {
            if (events == ForwarderPost.MOST_EVENTS) {
                tooMany = true;
                return end;
            }
            events++;
            int problemAt = at;
            try {
                int behind = space(event(at));
                if (closes(behind)) return behind + 1;
                if (behind < end && body[behind] == ',') {
                    at = space(behind + 1);
                    continue;
                }
                problemAt = behind;
                throw malformed("A comma or bracket is missing", behind);
            } catch (BadLine e) {
                // From within the event in hand: broken ones can look whole and have those behind them as parts of
                // their own.
                int next = nextEvent(at + 1);
                int close = next == NOWHERE ? lastBracket(problemAt) : NOWHERE;
                int goesOn = next != NOWHERE ? next : close != NOWHERE ? close : end;
                reject(events, e, problemAt, Math.max(problemAt, goesOn));
                if (next == NOWHERE) {
                    endless = close == NOWHERE;
                    return endless ? end : close + 1;
                }
                at = next;
            }
        }
    }

    /** Whether the list ends here: behind its bracket the objects around it go on or end. A bracket before further events is damage. */
    private boolean closes(int bracket) {
        if (bracket >= end || body[bracket] != ']') return false;
        int behind = space(bracket + 1);
        while (behind < end && body[behind] == '}') behind = space(behind + 1);
        return behind == end || (body[behind] == ',' && beginsWithKey(behind));
    }

    /**
     * Takes the event that begins here and returns the place behind it.
     *
     * @throws BadLine when it is no JSON, so that nobody knows where it ends
     */
    private int event(int from) {
        if (from < end && body[from] == '[') throw noObject(); // it may hold all events behind it, and the list's end
        boolean isObject = from < end && body[from] == '{';
        int to = isObject ? json.object(body, from, end, event.fields()) : json.value(body, from, end);
        try {
            if (to - from > ByteWindow.LONGEST_LINE)
                throw new BadLine(
                        Line.Reason.TOO_LONG,
                        "The event has %d bytes; at most %d are read.".formatted(to - from, ByteWindow.LONGEST_LINE));
            if (!isText && !Utf8.isValid(body, from, to))
                throw new BadLine(Line.Reason.NOT_TEXT, "The event holds bytes that are no UTF-8.");
            if (!isObject) throw noObject();
            Sighting sighting = event.read();
            if (sighting == null) ignored++;
            else sightings.add(sighting);
            newest = Math.max(newest, event.happened());
        } catch (BadLine e) {
            reject(events, e, from, to);
        }
        return to;
    }

    /** The next place from here at which a whole event stands; {@link #NOWHERE} when there is none, or when too much was tried already. */
    private int nextEvent(int from) {
        for (int at = from; at < end && triesLeft > 0; at++) {
            if (body[at] != '{' || !beginsWithKey(at)) continue;
            try {
                json.object(body, at, end, event.fields());
                if (event.looksLikeOne()) return at;
            } catch (BadLine e) {
                // Not here, then.
            }
            triesLeft -= Math.max(COST_OF_A_TRY, json.reached() - at);
        }
        return NOWHERE;
    }

    private boolean beginsWithKey(int before) {
        int at = space(before + 1);
        return at < end && body[at] == '"';
    }

    /** Where the list of events may end although no whole event follows any more. */
    private int lastBracket(int from) {
        for (int at = end - 1; at >= from; at--) if (body[at] == ']') return at;
        return NOWHERE;
    }

    private @Nullable String liveId() {
        try {
            String id = live.text(LIVE_ID);
            if (id != null && !isPlain(id))
                throw new BadLine(
                        Line.Reason.WRONG_VALUE,
                        "live_id is no id of at most %d letters and digits.".formatted(LONGEST_LIVE_ID));
            return id;
        } catch (BadLine e) {
            reject(AROUND_THE_EVENTS, e, liveFrom, liveTo);
            return null;
        }
    }

    private static boolean isPlain(String id) {
        return id.length() <= LONGEST_LIVE_ID
                && id.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }

    private ForwarderPost.LiveStatus status() {
        return switch (live.among(STATUSES, LIVE_STATUS)) {
            case 0 -> ForwarderPost.LiveStatus.ON_AIR;
            case 1 -> ForwarderPost.LiveStatus.ENDED;
            default -> ForwarderPost.LiveStatus.UNKNOWN;
        };
    }

    private void online(@Nullable String liveId, Moment happened) {
        if (!live.has(ONLINE_COUNT)) return;
        try {
            Sighting online = ForwarderPost.online(liveId, happened, live.whole(ONLINE_COUNT, 0));
            String fault = online.fault();
            if (fault != null) throw new BadLine(Line.Reason.WRONG_VALUE, fault);
            sightings.add(online);
        } catch (BadLine e) {
            reject(AROUND_THE_EVENTS, e, liveFrom, liveTo);
        }
    }

    private void reject(int line, BadLine why, int from, int to) {
        rejected.add(new Line.Rejected(line, why.reason(), why.detail(), PostedExcerpts.of(body, from, to)));
    }

    private static BadLine noObject() {
        return new BadLine(Line.Reason.WRONG_VALUE, "An event must be an object.");
    }

    private static BadLine malformed(String what, int at) {
        return new BadLine(Line.Reason.MALFORMED, "%s (byte %d of the post).".formatted(what, at + 1));
    }

    private int space(int from) {
        int at = from;
        while (at < end && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) at++;
        return at;
    }
}
