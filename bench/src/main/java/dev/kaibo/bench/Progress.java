package dev.kaibo.bench;

/** What a bench does right now, for the person who waits; the answer itself goes to the standard output. */
public final class Progress {
    private Progress() {}

    @SuppressWarnings("SystemOut") // a program for the terminal
    public static void say(String format, Object... values) {
        System.err.println(String.format(java.util.Locale.ROOT, format, values));
    }
}
