package dev.kaibo.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * How a mapping writes times: {@code iso}, {@code epochMillis}, {@code epochSeconds}, or letters as in Java's patterns: yyyy, MM or M, dd or d, HH or
 * H, mm or m, ss or s, S (decimals of a second, however many), X (Z or an offset). Anything else stands for itself; letters in 'quotes' too.
 */
record TimePattern(List<Part> parts) {
    TimePattern {
        parts = List.copyOf(parts);
    }

    enum What {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        FRACTION,
        OFFSET,
        LITERAL,
        ISO,
        EPOCH_MILLIS,
        EPOCH_SECONDS
    }

    record Part(What what, int least, int most, int literal) {}

    /** @throws UnreadableRecording when a letter has no meaning here, or day and hour cannot be told */
    static TimePattern of(String written) throws UnreadableRecording {
        switch (written) {
            case "iso" -> {
                return only(What.ISO);
            }
            case "epochMillis" -> {
                return only(What.EPOCH_MILLIS);
            }
            case "epochSeconds" -> {
                return only(What.EPOCH_SECONDS);
            }
            default -> {}
        }
        List<Part> parts = new ArrayList<>();
        boolean quoted = false;
        for (int at = 0; at < written.length(); ) {
            char c = written.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
                at++;
                continue;
            }
            if (quoted || !Character.isLetter(c) || c > 'z') {
                // Times are compared byte by byte, so a literal such as 年 becomes its bytes.
                for (byte b : String.valueOf(c).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    parts.add(new Part(What.LITERAL, 1, 1, b));
                at++;
                continue;
            }
            int end = at;
            while (end < written.length() && written.charAt(end) == c) end++;
            parts.add(part(written, c, end - at));
            at = end;
        }
        boolean whole = List.of(What.YEAR, What.MONTH, What.DAY, What.HOUR, What.MINUTE).stream()
                .allMatch(needed -> parts.stream().anyMatch(part -> part.what() == needed));
        if (!whole)
            throw new UnreadableRecording(
                    "The mapping's time pattern '%s' must tell year, month, day, hour and minute.".formatted(written));
        return new TimePattern(parts);
    }

    private static Part part(String written, char letter, int length) throws UnreadableRecording {
        What what = switch (letter) {
            case 'y', 'u' -> What.YEAR;
            case 'M' -> What.MONTH;
            case 'd' -> What.DAY;
            case 'H' -> What.HOUR;
            case 'm' -> What.MINUTE;
            case 's' -> What.SECOND;
            case 'S' -> What.FRACTION;
            case 'X' -> What.OFFSET;
            default ->
                throw new UnreadableRecording(
                        "The mapping's time pattern '%s' has the letter %c, which means nothing here; put it in single quotes if it stands for itself."
                                .formatted(written, letter));
        };
        if (what == What.YEAR) return new Part(what, 4, 4, 0);
        if (length > 2 && what != What.FRACTION && what != What.OFFSET)
            throw new UnreadableRecording("The mapping's time pattern '%s' has %d times %c; one or two are read."
                    .formatted(written, length, letter));
        return new Part(what, Math.min(length, 2), 2, 0);
    }

    private static TimePattern only(What what) {
        return new TimePattern(List.of(new Part(what, 0, 0, 0)));
    }
}
