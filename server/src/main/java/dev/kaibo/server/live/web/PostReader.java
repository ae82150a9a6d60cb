package dev.kaibo.server.live.web;

import dev.kaibo.capture.ClockOffset;
import dev.kaibo.capture.ForwarderPost;
import dev.kaibo.capture.Line;
import dev.kaibo.capture.PostTooLarge;
import dev.kaibo.capture.PostUnreadable;
import dev.kaibo.capture.PostedLines;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.live.Capture;
import dev.kaibo.server.live.Captures;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.ShowHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a body what the host takes: facts, what is to be mended, and how far the source's clock is off (DESIGN §5). */
@Component
class PostReader {
    /** Of a line in quarantine so much is kept; what is longer is nothing that a person could mend by hand. */
    static final int LONGEST_KEPT = 64 * 1024;

    /** A fact belongs to a running show when it lies within these of its receipt, as in a recording (docs/capture-format.md). */
    static final Duration BEFORE = Duration.ofHours(24);

    static final Duration AFTER = Duration.ofHours(48);
    private static final int MOST_CLOCKS = 4_000;

    private final ShowHost host;
    private final Captures captures;
    private final JsonMapper json;
    private final Map<String, Clocked> clocks = lru();
    private final Map<UUID, StreamHeader> headers = lru();

    PostReader(ShowHost host, Captures captures, JsonMapper json) {
        this.host = host;
        this.captures = captures;
        this.json = json;
    }

    /** The clock of one stream, and by how much its facts are shifted so far. */
    private static final class Clocked {
        private final ClockOffset measure;
        private Duration announced;

        Clocked(Duration announced) {
            this.measure = new ClockOffset(announced);
            this.announced = announced;
        }

        synchronized Duration after(@Nullable Moment newest, Moment received) {
            if (newest != null) {
                Duration news = measure.observe(newest, received);
                if (news != null) announced = news;
            }
            return announced;
        }
    }

    /**
     * @param replaces whether it takes the place of what lies in quarantine
     * @throws PostUnreadable when nothing of it can be read
     * @throws PostTooLarge when it holds too much
     */
    Post read(Capture capture, byte[] body, Instant now, boolean replaces) throws PostUnreadable, PostTooLarge {
        return switch (capture.kind()) {
            case FORWARDER -> forwarder(capture, body, now, replaces);
            case LINES -> lines(capture, body, now, replaces);
        };
    }

    private Post forwarder(Capture capture, byte[] body, Instant now, boolean replaces)
            throws PostUnreadable, PostTooLarge {
        Moment received = Moment.of(now);
        ForwarderPost read = ForwarderPost.read(body, received);
        Clocked clock = clock(capture.show(), read.header());
        // what was mended comes late and says nothing about the clock
        Duration offset = clock.after(replaces ? null : read.newest(), received);
        ForwarderPost post = read.forClockShiftedBy(offset);
        var rejected = new ArrayList<Post.Rejected>();
        if (!post.rejected().isEmpty()) {
            JsonNode tree = tree(body);
            for (Line.Rejected each : post.rejected())
                rejected.add(new Post.Rejected(each, event(tree, post.liveId(), each)));
        }
        return new Post(
                post.header(),
                offset,
                post.sightings(),
                List.of(),
                rejected,
                new Post.Through(capture.id(), now, null, replaces));
    }

    private Post lines(Capture capture, byte[] body, Instant now, boolean replaces)
            throws PostUnreadable, PostTooLarge {
        Moment received = Moment.of(now);
        PostedLines read = PostedLines.read(body, known(capture));
        Duration offset = clock(capture.show(), read.header()).after(replaces ? null : read.sent(), received);
        var sightings = new ArrayList<Sighting>(read.sightings().size());
        var rejected = new ArrayList<Post.Rejected>();
        for (Line.Rejected each : read.rejected()) rejected.add(new Post.Rejected(each, line(body, each.line())));
        Belongs belongs = new Belongs(received, offset);
        for (Sighting each : read.sightings()) if (belongs.here(each)) sightings.add(each);
        if (sightings.size() < read.sightings().size()) rejected.addAll(farOff(body, read.header(), belongs));
        String header = read.declared() ? line(body, 1) : null;
        if (read.declared()) remember(capture.id(), read.header());
        return new Post(
                read.header(),
                offset,
                sightings,
                List.of(),
                rejected,
                new Post.Through(capture.id(), now, header, replaces));
    }

    /** Which times can be of a running show. */
    private record Belongs(Moment received, Duration offset) {
        boolean here(Sighting sighting) {
            long away = sighting.happened().millis() + offset.toMillis() - received.millis();
            return away >= -BEFORE.toMillis() && away <= AFTER.toMillis();
        }
    }

    /** A sighting does not know its line, so where one is far off each line is looked at for itself. */
    private static List<Post.Rejected> farOff(byte[] body, StreamHeader header, Belongs belongs)
            throws PostUnreadable, PostTooLarge {
        var found = new ArrayList<Post.Rejected>();
        int from = 0;
        for (long number = 1; from < body.length; number++) {
            int to = from;
            while (to < body.length && body[to] != '\n') to++;
            byte[] line = Arrays.copyOfRange(body, from, to);
            from = to + 1;
            for (Sighting each : PostedLines.read(line, header).sightings()) {
                if (belongs.here(each)) continue;
                String detail = "%s is more than %d h before or %d h after its receipt (%s)"
                        .formatted(each.happened(), BEFORE.toHours(), AFTER.toHours(), belongs.received());
                String whole = new String(line, StandardCharsets.UTF_8);
                found.add(new Post.Rejected(new Line.Rejected(number, Line.Reason.FAR_OFF, detail, ""), whole));
            }
        }
        return found;
    }

    private Clocked clock(ShowId show, StreamHeader header) {
        String name = show + " " + header.origin() + " " + header.name();
        synchronized (clocks) {
            Clocked known = clocks.get(name);
            if (known != null) return known;
        }
        Duration announced = host.state(show).room().streams().stream()
                .filter(stream -> stream.name().equals(header.name()) && stream.origin() == header.origin())
                .findFirst()
                .map(stream -> stream.offset())
                .orElse(Duration.ZERO);
        synchronized (clocks) {
            return clocks.computeIfAbsent(name, _ -> new Clocked(announced));
        }
    }

    private @Nullable StreamHeader known(Capture capture) throws PostUnreadable, PostTooLarge {
        synchronized (headers) {
            StreamHeader known = headers.get(capture.id());
            if (known != null) return known;
        }
        String stored = captures.header(capture.id());
        if (stored == null) return null;
        StreamHeader header =
                PostedLines.read(stored.getBytes(StandardCharsets.UTF_8), null).header();
        remember(capture.id(), header);
        return header;
    }

    private void remember(UUID capture, StreamHeader header) {
        synchronized (headers) {
            headers.put(capture, header);
        }
    }

    private @Nullable JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException broken) {
            return null;
        }
    }

    /** One rejected event as a post of its own, so that it can be mended and posted. */
    private String event(@Nullable JsonNode tree, @Nullable String liveId, Line.Rejected rejected) {
        if (tree == null || rejected.line() < 1) return "";
        JsonNode post = tree.path("decoded_data").isObject() ? tree.path("decoded_data") : tree;
        JsonNode event = post.path("events").path(Math.toIntExact(rejected.line() - 1));
        if (event.isMissingNode()) return "";
        ObjectNode alone = json.createObjectNode();
        if (liveId != null) alone.putObject("live_info").put("live_id", liveId);
        alone.putArray("events").add(event);
        String text = alone.toString();
        return text.length() <= LONGEST_KEPT ? text : "";
    }

    /** @param number from 1 */
    private static String line(byte[] body, long number) {
        int from = 0;
        for (long n = 1; n < number; n++) {
            while (from < body.length && body[from] != '\n') from++;
            from++;
        }
        int to = Math.min(from, body.length);
        while (to < body.length && body[to] != '\n' && to - from < LONGEST_KEPT) to++;
        return new String(body, Math.min(from, body.length), Math.max(0, to - from), StandardCharsets.UTF_8).strip();
    }

    private static <K, V> Map<K, V> lru() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_CLOCKS;
            }
        };
    }

    /** Mended posts of a forwarder stand one a line; those of one stream become one post. */
    List<Post> mended(Capture capture, byte[] body, Instant now) throws PostUnreadable, PostTooLarge {
        if (capture.kind() == Capture.Kind.LINES) return List.of(read(capture, body, now, true));
        Map<String, Post> posts = new LinkedHashMap<>();
        int from = 0;
        while (from < body.length) {
            int to = from;
            while (to < body.length && body[to] != '\n') to++;
            byte[] one = Arrays.copyOfRange(body, from, to);
            from = to + 1;
            if (new String(one, StandardCharsets.UTF_8).isBlank()) continue;
            Post post = read(capture, one, now, true);
            posts.merge(post.stream().name(), post, PostReader::together);
        }
        return List.copyOf(posts.values());
    }

    private static Post together(Post first, Post second) {
        var sightings = new ArrayList<>(first.sightings());
        sightings.addAll(second.sightings());
        var rejected = new ArrayList<>(first.rejected());
        rejected.addAll(second.rejected());
        return new Post(first.stream(), first.offset(), sightings, List.of(), rejected, first.through());
    }
}
