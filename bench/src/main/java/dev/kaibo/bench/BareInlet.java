package dev.kaibo.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kaibo.schema.postgres.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

/**
 * The yardstick of the inlet, in a process of its own: the JDK's web server takes a post and keeps its body as one row, durably, before it answers. It does not look
 * into it: no parsing, no numbers for viewers, no duplicates, no figures, no rights.
 */
final class BareInlet implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final Process process;
    private final URI address;

    private BareInlet(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static BareInlet start(List<String> javaFlags, DatabaseAddress database) throws IOException {
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        words.addAll(javaFlags);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), BareInlet.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "KAIBO_DB_URL", database.url(),
                        "KAIBO_DB_USER", database.user(),
                        "KAIBO_DB_PASSWORD", database.password()));
        Process process = builder.start();
        String said = process.inputReader().readLine();
        if (said == null) throw new IOException("The bare inlet ended before it was ready.");
        return new BareInlet(process, URI.create(said));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    @SuppressWarnings("SystemOut") // the answer to the process that started this one
    public static void main(String[] arguments) throws Exception {
        DatabaseAddress database =
                DatabaseAddress.fromEnvironment(System.getenv()).orElseThrow();
        BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++)
            pool.add(DriverManager.getConnection(database.url(), database.user(), database.password()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                keep(exchange, pool);
            } catch (SQLException | InterruptedException e) {
                throw new IOException(e);
            }
        });
        server.start();
        System.out.printf("http://127.0.0.1:%d/%n", server.getAddress().getPort());
        System.out.flush();
    }

    private static void keep(HttpExchange exchange, BlockingQueue<Connection> pool)
            throws IOException, SQLException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Connection connection = pool.take();
        try (var insert = connection.prepareStatement("insert into bench.post (body) values (?)")) {
            insert.setBytes(1, body);
            insert.executeUpdate(); // auto-commit
        } finally {
            pool.put(connection);
        }
        int lines = -1; // the header is no fact
        for (byte each : body) if (each == '\n') lines++;
        byte[] answer = "{\"accepted\":%d}".formatted(lines).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }
}
