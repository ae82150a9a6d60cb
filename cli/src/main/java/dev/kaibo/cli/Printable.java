package dev.kaibo.cli;

/** Text from a file on its way to a terminal: it stays on its line and commands nothing. */
final class Printable {
    private Printable() {}

    /** Line breaks become spaces; other control characters and those that turn the direction of writing are shown as damaged. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) line.append(' ');
            else if (Character.isISOControl(c) || isDirection(c)) line.append('\uFFFD');
            else line.appendCodePoint(c);
        });
        return line.toString();
    }

    private static boolean isDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
