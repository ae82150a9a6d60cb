package dev.kaibo.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The floor controller of the sample workspace at the console, as far as a bench needs one: opens shows, takes them on air, makes captures. */
final class Console implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private String show = "";
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    Console(URI server) throws IOException, InterruptedException {
        this.server = server;
        client.send(request("/api/session").GET().build(), BodyHandlers.discarding());
        post("/api/session/sample", "{\"role\":\"floorController\"}");
    }

    /** Holds every show that plays by itself, as the sample show does: what is measured then is one show. */
    void pauseWhatPlays() throws IOException, InterruptedException {
        String shows = client.send(request("/api/shows").GET().build(), BodyHandlers.ofString())
                .body();
        Matcher each = Pattern.compile("\\{\"id\":\"([^\"]+)\"[^{}]*\"nature\":\"simulated\"")
                .matcher(shows);
        int paused = 0;
        for (; each.find(); paused++) post("/api/shows/%s/playback".formatted(each.group(1)), "{\"paused\":true}");
        if (paused == 0) throw new IllegalStateException("There is no sample show: " + shows);
    }

    /** Where to post the facts of a show that is on air from now on. */
    URI captureOfNewShow() throws IOException, InterruptedException {
        String opened = post(
                "/api/shows",
                "{\"title\":\"bench\",\"plannedStart\":\"%s\",\"zone\":\"Asia/Shanghai\",\"items\":[]}"
                        .formatted(Instant.now()));
        show = "/api/shows/" + word(opened, "id");
        post(show + "/wishes", "{\"wish\":\"startShow\"}");
        String made =
                post(show + "/captures", "{\"name\":\"bench\",\"kind\":\"lines\",\"days\":1,\"acceptedBy\":\"bench\"}");
        return server.resolve("/api/capture/" + word(made, "token"));
    }

    /** Sends a cue to the host and does not wait for the answer: screens are what is looked at. */
    void cue(String name) {
        client.sendAsync(
                writing(
                        show + "/wishes",
                        "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"%s\",\"lines\":{\"host\":\"bench\"}}"
                                .formatted(UUID.randomUUID(), name)),
                BodyHandlers.discarding());
    }

    /** Where the stream of the show opened last is. */
    String stream() {
        return show + "/stream";
    }

    /** The cookies of this person, as a request carries them. */
    String signIn() {
        return cookies.getCookieStore().getCookies().stream()
                .map(each -> each.getName() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest writing(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private String post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(writing(path, json), BodyHandlers.ofString());
        if (response.statusCode() >= 300)
            throw new IOException("%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String word(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) throw new IllegalStateException("There is no %s in the answer.".formatted(key));
        return found.group(1);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
