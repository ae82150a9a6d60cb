package dev.kaibo.capture;

import java.nio.charset.StandardCharsets;

/** JSON's backslashes. The scanner has already made sure that each is complete. */
final class Escapes {
    private static final char REPLACEMENT = '\uFFFD';

    private Escapes() {}

    static String json(byte[] bytes, int from, int to) {
        String written = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escape = written.charAt(++at);
            switch (escape) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    char unit = (char) Integer.parseInt(written, at + 1, at + 5, 16);
                    // A database's text holds no NUL.
                    out.append(unit == 0 ? REPLACEMENT : unit);
                    at += 4;
                }
                default -> out.append(escape);
            }
        }
        repairSurrogates(out);
        return out.toString();
    }

    /** Half a pair is no character and could be stored nowhere. */
    private static void repairSurrogates(StringBuilder text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (pair) at++;
            else text.setCharAt(at, REPLACEMENT);
        }
    }
}
