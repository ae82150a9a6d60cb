package dev.kaibo.server.live;

import java.util.List;

/**
 * @param total all rejected lines of the show; only the first 10,000 are kept, the others are counted
 */
public record QuarantinePage(long total, List<Line> lines) {
    public QuarantinePage {
        lines = List.copyOf(lines);
    }

    /**
     * @param line number in the file, from 1
     * @param text the beginning of the line
     */
    public record Line(long line, String reason, String text) {}
}
