package dev.kaibo.server.live.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * A question to the database by somebody who must not stand still with it: a screen's clock goes on whatever the database does. Waits a moment for the answer, and after
 * that only looks whether it has come. For one thread at a time.
 */
final class Lookup<T extends Object> {
    /** Screens call themselves stale after three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private @Nullable CompletableFuture<T> asked;
    /** The last question was answered in time; then the next is worth waiting for. */
    private boolean well = true;

    /**
     * Asks, or goes on with what was asked before.
     *
     * @return the answer; null when it has not come yet
     * @throws DataAccessException when the database is away
     */
    @Nullable
    T ask(Supplier<T> question) {
        CompletableFuture<T> answer = asked;
        if (answer == null) {
            answer = CompletableFuture.supplyAsync(
                    question, task -> Thread.ofVirtual().name("lookup").start(task));
            asked = answer;
        }
        try {
            if (!well && !answer.isDone()) return null;
            T found = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            asked = null;
            well = true;
            return found;
        } catch (TimeoutException e) {
            well = false;
            return null;
        } catch (ExecutionException e) {
            asked = null;
            well = false;
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
