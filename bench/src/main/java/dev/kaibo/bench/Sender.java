package dev.kaibo.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source that posts and reads the answers. A post that is told to come again comes again. */
final class Sender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":(\\d+)");

    private final AtomicLong turnedAway = new AtomicLong();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * Returns when the answer is there.
     *
     * @return facts that were accepted
     * @throws IOException for every answer but "taken" and "come again"
     */
    int post(URI to, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        while (true) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() == TOO_MANY) {
                turnedAway.incrementAndGet();
                Thread.sleep(Duration.ofSeconds(
                        response.headers().firstValueAsLong("Retry-After").orElse(1)));
                continue;
            }
            Matcher accepted = ACCEPTED.matcher(response.body());
            if (response.statusCode() != 200 || !accepted.find())
                throw new IOException(
                        "A post was answered with %d: %s".formatted(response.statusCode(), response.body()));
            return Integer.parseInt(accepted.group(1));
        }
    }

    /** How often a post was told to come again. */
    long turnedAway() {
        return turnedAway.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
