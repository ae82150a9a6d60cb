package dev.kaibo.server.live.web;

import dev.kaibo.capture.Inflated;
import dev.kaibo.capture.PostTooLarge;
import dev.kaibo.capture.PostUnreadable;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.live.Capture;
import dev.kaibo.server.live.Captures;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.JournalUnavailable;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.ShowHost;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Takes posts in. A forwarder sends each post once and never looks at the answer, so a post is refused only when nothing of it can be kept: what can be read
 * of it is taken, the rest lies in quarantine.
 */
@Component
class Inlet {
    /** Bodies that are read at once, each with up to twice {@link Inflated#MOST_BYTES} in memory. */
    private static final int READ_AT_ONCE = 16;

    private static final Duration ROOM_WITHIN = Duration.ofSeconds(5);
    /** After this the post waits without its sender: until the journal is back, or this process ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final ShowHost host;
    private final Captures captures;
    private final CaptureGauges gauges;
    private final PostReader reader;
    private final InstantSource clock;
    private final Semaphore readers = new Semaphore(READ_AT_ONCE);

    @Autowired
    Inlet(ShowHost host, Captures captures, CaptureGauges gauges, PostReader reader) {
        this(host, captures, gauges, reader, InstantSource.system());
    }

    Inlet(ShowHost host, Captures captures, CaptureGauges gauges, PostReader reader, InstantSource clock) {
        this.host = host;
        this.captures = captures;
        this.gauges = gauges;
        this.reader = reader;
        this.clock = clock;
    }

    /** @param quarantined lines or events that could not be understood and are kept apart */
    record Posted(int accepted, int duplicates, int quarantined) {}

    /** Not in the journal yet: it is kept in memory until the journal is back. */
    record Waiting(int waiting, String reason) {}

    ResponseEntity<?> post(String token, HttpServletRequest request) {
        return switch (captures.door(token)) {
            case Captures.Door.Open(var capture) -> take(capture, request, false);
            case Captures.Door.Unknown _ ->
                Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "no-such-capture",
                                "This address opens no capture",
                                "Compare it with the one that the capture page showed; it is shown once, so make a new capture when it is lost.")
                        .response();
            case Captures.Door.Expired(var at) ->
                Problem.of(
                                HttpStatus.GONE,
                                "capture-expired",
                                "This capture has expired",
                                "It was open until %s; make a new one.".formatted(at))
                        .with("at", at.toString())
                        .response();
            case Captures.Door.Revoked(var at) ->
                Problem.of(
                                HttpStatus.GONE,
                                "capture-revoked",
                                "This capture was closed",
                                "It was closed at %s; make a new one.".formatted(at))
                        .with("at", at.toString())
                        .response();
        };
    }

    ResponseEntity<?> mended(Capture capture, HttpServletRequest request) {
        return take(capture, request, true);
    }

    /** What of a capture lies in quarantine, as a file that can be mended and sent back. */
    byte[] toMend(Capture capture) {
        StringBuilder file = new StringBuilder();
        String header = captures.header(capture.id());
        if (header != null) file.append(header).append('\n');
        for (String line : host.quarantined(capture.show(), capture.id()))
            if (!line.isEmpty()) file.append(line).append('\n');
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ResponseEntity<?> take(Capture capture, HttpServletRequest request, boolean mended) {
        CaptureGauge gauge = gauges.of(capture.id());
        Instant now = clock.instant();
        Duration wait = gauge.enter(now);
        if (wait != null)
            return refuse(
                    gauge,
                    Problem.of(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    "too-many-posts",
                                    "Too many posts come in",
                                    "At most %d a second in the long run; put more facts into one post."
                                            .formatted(CaptureGauge.POSTS_A_SECOND))
                            .retryAfter(wait));
        List<Post> posts;
        try {
            posts = read(capture, request, now, mended);
        } catch (PostTooLarge tooLarge) {
            return refuse(
                    gauge,
                    Problem.of(
                                    HttpStatus.CONTENT_TOO_LARGE,
                                    "body-too-large",
                                    "The post is too large",
                                    String.valueOf(tooLarge.getMessage()))
                            .with("most", tooLarge.bound()));
        } catch (PostUnreadable unreadable) {
            return refuse(
                    gauge,
                    Problem.of(
                                    HttpStatus.BAD_REQUEST,
                                    "unreadable-post",
                                    "The post cannot be read",
                                    String.valueOf(unreadable.getMessage()))
                            .with("reason", unreadable.getMessage()));
        } catch (IOException broken) {
            // Nobody is there to hear an answer, and nothing was taken: half a post is none.
            return refuse(
                    gauge,
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "unreadable-post",
                            "The post broke off",
                            "Its end did not arrive; nothing of it was taken."));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return refuse(gauge, WishController.notJournaled("Kaibo is stopping."));
        }
        if (posts == null)
            return refuse(
                    gauge,
                    Problem.of(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    "too-many-posts",
                                    "Too many posts come in at once",
                                    "%d are being read; send it again.".formatted(READ_AT_ONCE))
                            .retryAfter(COME_AGAIN));
        return hand(capture, gauge, posts);
    }

    /** @return null when too many others are being read */
    private @Nullable List<Post> read(Capture capture, HttpServletRequest request, Instant now, boolean mended)
            throws PostTooLarge, PostUnreadable, IOException, InterruptedException {
        if (!readers.tryAcquire(ROOM_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) return null;
        try {
            String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
            byte[] body = Inflated.read(request.getInputStream(), encoding != null && encoding.contains("gzip"));
            return mended ? reader.mended(capture, body, now) : List.of(reader.read(capture, body, now, false));
        } finally {
            readers.release();
        }
    }

    /** The last one takes the place of what lies in quarantine, so that it goes only when all is in the journal. */
    private ResponseEntity<?> hand(Capture capture, CaptureGauge gauge, List<Post> posts) {
        int accepted = 0;
        int duplicates = 0;
        int quarantined = 0;
        for (Post post : posts) {
            int facts = post.size();
            IntakeAnswer answer;
            try {
                answer = answer(host.take(capture.show(), post));
            } catch (TimeoutException notYet) {
                gauge.took(facts, clock.instant());
                return ResponseEntity.accepted()
                        .body(new Waiting(
                                facts,
                                String.valueOf(
                                        host.state(capture.show()).journal().problem())));
            } catch (JournalUnavailable away) {
                return refuse(gauge, WishController.notJournaled(String.valueOf(away.getMessage())));
            }
            switch (answer) {
                case IntakeAnswer.Taken taken -> {
                    accepted += taken.accepted();
                    duplicates += taken.duplicates();
                    quarantined += post.rejected().size();
                    gauge.took(facts, clock.instant());
                }
                case IntakeAnswer.Full(var retryAfter) -> {
                    return refuse(
                            gauge,
                            Problem.of(
                                            HttpStatus.TOO_MANY_REQUESTS,
                                            "lane-full",
                                            "More facts wait than the show takes",
                                            "Nothing of this post was taken; send it again.")
                                    .retryAfter(retryAfter));
                }
                case IntakeAnswer.NotJournaled(var reason) -> {
                    return refuse(gauge, WishController.notJournaled(reason));
                }
            }
        }
        return ResponseEntity.ok(new Posted(accepted, duplicates, quarantined));
    }

    private static IntakeAnswer answer(CompletionStage<IntakeAnswer> stage) throws TimeoutException {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new IntakeAnswer.NotJournaled("Kaibo is stopping.");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A show's writer answers a post with a value.", failed.getCause());
        }
    }

    private ResponseEntity<?> refuse(CaptureGauge gauge, Problem problem) {
        gauge.refused(problem.name(), problem.detail(), clock.instant());
        return problem.response();
    }
}
