package dev.kaibo.server.upkeep;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** How far the work is: one line that moves on a terminal, a line every ten seconds elsewhere. */
final class ProgressLine {
    private static final Duration MOVES_EVERY = Duration.ofMillis(200);
    private static final Duration ELSEWHERE_EVERY = Duration.ofSeconds(10);
    private static final double MEGA = 1_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private long due = System.nanoTime();
    private boolean shown;

    ProgressLine(PrintStream out) {
        this.out = out;
        Console console = System.console();
        this.terminal = console != null && console.isTerminal();
        if (!terminal) due += ELSEWHERE_EVERY.toNanos();
    }

    void show(Work.Step step) {
        long now = System.nanoTime();
        if (now - due < 0) return;
        due = now + (terminal ? MOVES_EVERY : ELSEWHERE_EVERY).toNanos();
        String line = line(step);
        if (terminal) out.print("\r\u001b[K" + line);
        else out.println(line);
        out.flush();
        shown = true;
    }

    void note(String line) {
        clear();
        out.println(line);
    }

    /** Makes room for what is said now. */
    void clear() {
        if (terminal && shown) out.print("\r\u001b[K");
        out.flush();
        shown = false;
    }

    static String line(Work.Step step) {
        return String.format(
                Locale.ROOT, "%s … %.1f MB, %d %%", step.what(), step.bytes() / MEGA, (int) (step.share() * 100));
    }
}
