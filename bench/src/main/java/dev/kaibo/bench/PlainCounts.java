package dev.kaibo.bench;

import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.AudienceFact.Commented;
import dev.kaibo.engine.event.AudienceFact.OnlineSampled;
import dev.kaibo.engine.event.AudienceFact.Paid;
import dev.kaibo.engine.event.AudienceFact.Refunded;
import dev.kaibo.engine.event.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick of the fold: what anybody writes in ten minutes who wants five plain figures of the whole show (distinct viewers, comments, buyers, GMV, online
 * peak) and nothing else. No rounds, windows, sources, products or shifts, no duplicates, no bad lines.
 */
public final class PlainCounts {
    private final Set<Object> viewers = new HashSet<>();
    private final Set<Object> buyers = new HashSet<>();
    private long comments;
    private long gmv;
    private long onlinePeak;

    public void add(Recorded recorded) {
        if (!(recorded.event() instanceof AudienceFact fact)) return;
        boolean named = fact.head().namesViewer();
        if (named) viewers.add(fact.head().viewer());
        switch (fact) {
            case Commented _ -> comments++;
            case Paid paid -> {
                if (named) buyers.add(fact.head().viewer());
                gmv += paid.amount().fen();
            }
            case Refunded refunded -> gmv -= refunded.amount().fen();
            case OnlineSampled sampled -> onlinePeak = Math.max(onlinePeak, sampled.online());
            default -> {}
        }
    }

    /** Kaibo's own lines, read the bare way: every key is looked for where it stands. */
    void addLines(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine(); // the header
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String viewer = text(line, "\"viewer\":\"");
                if (viewer != null) viewers.add(viewer);
                String type = text(line, "\"type\":\"");
                if (type == null) continue;
                switch (type) {
                    case "commented" -> comments++;
                    case "paid" -> {
                        if (viewer != null) buyers.add(viewer);
                        gmv += number(line, "\"amountFen\":");
                    }
                    case "refunded" -> gmv -= number(line, "\"amountFen\":");
                    case "online" -> onlinePeak = Math.max(onlinePeak, number(line, "\"online\":"));
                    default -> {}
                }
            }
        }
    }

    private static @Nullable String text(String line, String key) {
        int at = line.indexOf(key);
        if (at < 0) return null;
        int from = at + key.length();
        return line.substring(from, line.indexOf('"', from));
    }

    private static long number(String line, String key) {
        int from = line.indexOf(key) + key.length();
        int to = from;
        while (Character.isDigit(line.charAt(to))) to++;
        return Long.parseLong(line, from, to, 10);
    }

    public long viewers() {
        return viewers.size();
    }

    /** @throws IllegalStateException when the product counts anything of it differently: then one of them measures nothing */
    void requireSame(long uv, long commented, long bought, long gmvFen, long peak) {
        if (uv != viewers.size()
                || commented != comments
                || bought != buyers.size()
                || gmvFen != gmv
                || peak != onlinePeak)
            throw new IllegalStateException(
                    "Product and yardstick differ (viewers, comments, buyers, GMV, online peak): %d %d %d %d %d and %d %d %d %d %d."
                            .formatted(
                                    uv,
                                    commented,
                                    bought,
                                    gmvFen,
                                    peak,
                                    viewers.size(),
                                    comments,
                                    buyers.size(),
                                    gmv,
                                    onlinePeak));
    }
}
