package dev.kaibo.server.process;

import dev.kaibo.server.Browser;
import dev.kaibo.server.SseReader;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a screen shows that keeps its stream open: reads on a thread of its own and keeps the newest. */
final class Screen implements AutoCloseable {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    private final Browser browser;
    private final SseReader stream;
    private final Thread reader;
    private volatile @Nullable Shown shown;
    private volatile boolean ended;

    /**
     * @param frames how many came
     * @param writing whether it says that the journal is written
     * @param problem why it is not; null when it is
     */
    record Shown(
            long frames,
            Instant clock,
            boolean writing,
            @Nullable String problem) {}

    private Screen(Browser browser, String show) {
        this.browser = browser;
        stream = browser.stream(show, null);
        reader = Thread.ofPlatform().daemon().name("screen").start(this::read);
    }

    /** Somebody of the sample's crew looks at a show. */
    static Screen of(KaiboServer server, String role, String show) {
        var screen = new Screen(server.browser().signedInAs(role), show);
        Until.so(Duration.ofSeconds(30), "the screen shows the show", () -> screen.shown != null, () -> screen);
        return screen;
    }

    private void read() {
        try {
            for (long frames = 1; ; frames++) take(stream.next(), frames);
        } catch (IllegalStateException gone) {
            ended = true;
        }
    }

    private void take(SseReader.Event event, long frames) {
        Shown before = shown;
        JsonNode journal = event.isSnapshot() ? event.data().path("journal") : event.change("journal");
        boolean said = !journal.isMissingNode();
        shown = new Shown(
                frames,
                Instant.parse(event.data().path("clock").path("now").asString()),
                said ? journal.path("writing").asBoolean() : before != null && before.writing(),
                said ? journal.path("problem").asString(null) : before == null ? null : before.problem());
    }

    Shown shown() {
        Shown now = shown;
        if (now == null) throw new IllegalStateException("The screen shows nothing yet.");
        return now;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public String toString() {
        return ended ? "ended after " + shown : String.valueOf(shown);
    }

    @Override
    public void close() {
        browser.close();
        try {
            if (!reader.join(ENDS_WITHIN)) throw new AssertionError("The screen's reader does not end.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
