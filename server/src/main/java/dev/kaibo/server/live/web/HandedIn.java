package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.ShowHost;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands what a person typed in or imported to the show's writer and says what became of it. */
@Component
class HandedIn {
    private static final int PATIENCE_SECONDS = 10;

    private final ShowHost host;

    HandedIn(ShowHost host) {
        this.host = host;
    }

    /**
     * @param duplicates were there already: the same order imported again
     * @param quarantined rows that could not be understood, the first 100 of them
     * @param passedOver headings that are nothing that Kaibo knows
     */
    record Answer(int accepted, int duplicates, int rejected, List<Row> quarantined, List<String> passedOver) {}

    record Row(long line, String reason, String detail, String excerpt) {}

    /** Post by post; what was taken before a later one is refused stays, and handing all in again counts it once. */
    ResponseEntity<?> take(ShowId show, List<Post> posts, List<Row> rejected, List<String> passedOver) {
        int accepted = 0;
        int duplicates = 0;
        for (Post post : posts) {
            try {
                switch (host.take(show, post).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    case IntakeAnswer.Taken taken -> {
                        accepted += taken.accepted() + post.readings().size();
                        duplicates += taken.duplicates();
                    }
                    case IntakeAnswer.Full(var retryAfter) -> {
                        return Problem.of(
                                        HttpStatus.TOO_MANY_REQUESTS,
                                        "lane-full",
                                        "More facts wait than the show takes",
                                        "Hand it in again; what was taken already counts once.")
                                .retryAfter(retryAfter)
                                .response();
                    }
                    case IntakeAnswer.NotJournaled(var reason) -> {
                        return WishController.notJournaled(reason).response();
                    }
                }
            } catch (TimeoutException late) {
                return WishController.notJournaled(
                                "The journal has not answered for %d seconds.".formatted(PATIENCE_SECONDS))
                        .response();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return WishController.notJournaled("Kaibo is stopping.").response();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A show's writer answers a post with a value.", failed.getCause());
            }
        }
        List<Row> shown = rejected.subList(0, Math.min(100, rejected.size()));
        return ResponseEntity.ok(new Answer(accepted, duplicates, rejected.size(), shown, passedOver));
    }
}
