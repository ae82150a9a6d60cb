package dev.kaibo.server.reach;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thing that is said without TLS, because it must be had before TLS can be trusted: how a device trusts the authority, the authority's certificate, and its
 * fingerprint. Three paths; whatever else is asked for is not there.
 */
final class Door implements AutoCloseable {
    static final String PAGE = "/";
    static final String CERTIFICATE = "/kaibo-authority.crt";
    static final String FINGERPRINT = "/fingerprint";

    /** Ports behind the server's own that are tried. */
    static final int TRIED = 20;

    private static final int THREADS = 4;
    private static final int WAITING = 32;

    static {
        // a caller who says nothing more is sent away: seconds, and connections at once
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", "64");
    }

    private record Shown(String type, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Shown> shown;

    private Door(HttpServer server, Map<String, Shown> shown) {
        this.server = server;
        this.shown = shown;
        threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("door-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * @param after the server's own port; the door opens on the next free one
     * @throws LanTrouble when none of the next {@value #TRIED} is free
     */
    static Door open(Lan lan, int after) {
        HttpServer server = bound(after);
        byte[] page = DoorPage.of(lan.addresses(after), lan.fingerprint(), CERTIFICATE)
                .getBytes(StandardCharsets.UTF_8);
        return new Door(
                server,
                Map.of(
                        PAGE,
                        new Shown("text/html; charset=utf-8", page),
                        CERTIFICATE,
                        new Shown("application/x-x509-ca-cert", lan.der()),
                        FINGERPRINT,
                        new Shown(
                                "text/plain; charset=utf-8",
                                (lan.fingerprint() + "\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static HttpServer bound(int after) {
        for (int port = after + 1; port <= Math.min(after + TRIED, 65_535); port++) {
            try {
                return HttpServer.create(new InetSocketAddress(port), WAITING);
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException e) {
                throw new LanTrouble("The door cannot be opened: %s.".formatted(e.getMessage()), e);
            }
        }
        throw new LanTrouble(
                "None of the %d ports behind %d is free for the page that shows how to trust this house: choose another by --port."
                        .formatted(TRIED, after),
                null);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            Shown found = shown.get(exchange.getRequestURI().getRawPath());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (found == null) exchange.sendResponseHeaders(404, -1);
            else if (!head && !exchange.getRequestMethod().equals("GET")) exchange.sendResponseHeaders(405, -1);
            else {
                headers.set("Content-Type", found.type());
                exchange.sendResponseHeaders(200, head ? -1 : found.body().length);
                if (!head) exchange.getResponseBody().write(found.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
