package dev.kaibo.capture;

import java.nio.charset.StandardCharsets;

/** The beginning of a line as a person may see it in the quarantine. */
final class Excerpts {
    static final int MOST_BYTES = 800;
    private static final int MOST_CHARACTERS = 200;

    private Excerpts() {}

    static String of(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + MOST_BYTES);
        // A character that the cut would split is left out rather than shown as damaged.
        if (end < to) end = Utf8.wholeUntil(bytes, from, end);
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        // Masked before it is cut: half of a phone number must not remain.
        String masked = Masking.masked(text);
        StringBuilder out = new StringBuilder(Math.min(masked.length(), MOST_CHARACTERS));
        for (int at = 0; at < masked.length() && out.length() < MOST_CHARACTERS; at++) {
            char c = masked.charAt(at);
            boolean last = out.length() == MOST_CHARACTERS - 1;
            if (last && at + 1 < masked.length()) out.append('…');
            else out.append(c < ' ' || c == 0x7F ? '\uFFFD' : c);
        }
        if (!out.isEmpty() && Character.isHighSurrogate(out.charAt(out.length() - 1))) out.setLength(out.length() - 1);
        return out.toString();
    }
}
