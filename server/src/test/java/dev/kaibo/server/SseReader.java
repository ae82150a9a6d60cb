package dev.kaibo.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads server-sent events one after the other. */
public final class SseReader implements AutoCloseable {
    /** More than any test waits for: a stream that never says it fails instead of hanging. */
    private static final int PATIENCE_IN_EVENTS = 500;

    private final int status;
    private final BufferedReader lines;

    public SseReader(int status, InputStream in) {
        this.status = status;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    public record Event(String name, String id, JsonNode data) {
        public boolean isSnapshot() {
            return name.equals("snapshot");
        }

        public boolean has(String kind) {
            return !change(kind).isMissingNode();
        }

        /** The change of this kind; a missing node when the frame has none. */
        public JsonNode change(String kind) {
            for (JsonNode change : data.path("changes"))
                if (change.path("kind").asString("").equals(kind)) return change.path(kind);
            return data.path("no such change");
        }
    }

    public int status() {
        return status;
    }

    /** The next event. */
    public Event next() {
        Event event = nextOrEnd();
        if (event == null) throw new IllegalStateException("The stream has ended.");
        return event;
    }

    /** Reads on until the stream ends. */
    public void untilEnd() {
        for (int i = 0; i < PATIENCE_IN_EVENTS; i++) if (nextOrEnd() == null) return;
        throw new IllegalStateException("%d events came and no end.".formatted(PATIENCE_IN_EVENTS));
    }

    private @Nullable Event nextOrEnd() {
        String name = "";
        String id = "";
        String data = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) name = line.substring(7);
                else if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("data: ")) data = line.substring(6);
                else if (line.isEmpty() && data != null) return new Event(name, id, Browser.JSON.readTree(data));
            }
            return null;
        } catch (IOException gone) {
            return null;
        }
    }

    /** The next event that is as wanted. */
    public Event until(Predicate<Event> wanted) {
        for (int i = 0; i < PATIENCE_IN_EVENTS; i++) {
            Event event = next();
            if (wanted.test(event)) return event;
        }
        throw new IllegalStateException("%d events came, none as wanted.".formatted(PATIENCE_IN_EVENTS));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
