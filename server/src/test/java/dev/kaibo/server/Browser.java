package dev.kaibo.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's browser: keeps cookies and proves with each writing request that it comes from our page. */
public final class Browser implements AutoCloseable {
    public static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    public Browser(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param from one of this machine's own addresses, by which the server knows it */
    public Browser(int port, InetAddress from) {
        base = "http://127.0.0.1:" + port;
        client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(from)
                .build();
    }

    /** What came back. */
    public record Reply(int status, HttpResponse<byte[]> response) {
        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** {@code /problems/} cut off; empty when it is no problem. */
        public String problem() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("type").asString("").replace("/problems/", "")
                    : "";
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    public Browser signedInAs(String role) {
        Reply reply = post("/api/session/sample", "{\"role\":\"%s\"}".formatted(role));
        if (reply.status() != 200)
            throw new IllegalStateException("No sample sign-in as %s: %s".formatted(role, reply));
        return this;
    }

    public Reply get(String path) {
        return send(request(path).GET().build());
    }

    public Reply post(String path, String json) {
        return send(writing(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    public Reply post(String path, String type, byte[] body) {
        return send(writing(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    public Reply delete(String path) {
        return send(writing(path).DELETE().build());
    }

    public Reply send(String method, String path, @Nullable String json) {
        HttpRequest.Builder request = writing(path);
        if (json != null) request.header("Content-Type", "application/json");
        return send(request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    public Reply wish(String show, String wish) {
        return wish(show, wish, UUID.randomUUID().toString());
    }

    public Reply wish(String show, String wish, String key) {
        return send(writing("/api/shows/%s/wishes".formatted(show))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(wish))
                .build());
    }

    /** A stream of server-sent events, from a position on or from the beginning. */
    public SseReader stream(String show, @Nullable String lastEventId) {
        return streamOf("/api/shows/%s/stream".formatted(show), lastEventId);
    }

    public SseReader streamOf(String path, @Nullable String lastEventId) {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
        try {
            HttpResponse<InputStream> response = client.send(request.GET().build(), BodyHandlers.ofInputStream());
            return new SseReader(response.statusCode(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** As the header of a request that is written by hand. */
    public String allCookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    public HttpRequest.Builder writing(String path) {
        if (cookie("XSRF-TOKEN").isEmpty()) get("/api/session");
        return request(path).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }

    public Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
