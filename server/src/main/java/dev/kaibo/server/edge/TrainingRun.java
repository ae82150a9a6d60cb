package dev.kaibo.server.edge;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code --kaibo.train}: asks for the main routes once and ends with 0, so that the classes and methods that a first page needs are in the
 * ahead-of-time cache. What the routes answer does not matter here.
 */
@Component
@ConditionalOnProperty("kaibo.train")
class TrainingRun {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConfigurableApplicationContext context;

    TrainingRun(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void train(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null)
            return;
        String base = "http://127.0.0.1:" + web.getWebServer().getPort();
        // not on this thread: a server that is still starting must not stop itself
        Thread.ofPlatform().name("training").start(() -> {
            touch(base);
            System.exit(SpringApplication.exit(context, () -> 0));
        });
    }

    private static void touch(String base) {
        CookieManager cookies = new CookieManager();
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(PATIENCE)
                .build()) {
            for (String path : new String[] {"/", "/api/session", "/api/shows", "/api/nothing"})
                ask(client, get(base + path));
            String token = cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .map(cookie -> cookie.getValue())
                    .findFirst()
                    .orElse("");
            ask(
                    client,
                    HttpRequest.newBuilder(URI.create(base + "/api/session/sample"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .header("X-XSRF-TOKEN", token)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"floorController\"}"))
                            .build());
            String shows = ask(client, get(base + "/api/shows"));
            ask(client, get(base + "/api/people"));
            int id = shows.indexOf("\"id\":\"");
            if (id >= 0) ask(client, get(base + "/api/shows/" + shows.substring(id + 6, id + 42)));
        } catch (IOException unreached) {
            LOG.warn("The training run could not reach {}: {}", base, unreached.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .GET()
                .build();
    }

    private static String ask(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
