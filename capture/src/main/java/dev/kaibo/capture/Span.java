package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a recording goes and how much it holds. Found by the rules of {@link RecordedShow}, so a show that plays the file begins and
 * ends with exactly these moments.
 *
 * @param start when the first fact happened; null when there is none
 * @param end when the last line is due: the latest moment of any fact, save single ones far ahead of their neighbours; null when there is no fact
 * @param facts lines that are facts, repetitions included
 * @param rejected lines for the quarantine
 * @param ignored rows that the mapping names as deliberately no facts
 */
public record Span(@Nullable Moment start, @Nullable Moment end, long facts, long rejected, long ignored) {
    /** Reads what is left of the recording, in bounded memory whatever its size, and leaves it open. */
    static Span of(Recording recording) throws IOException {
        RecordedShow show = new RecordedShow(recording);
        long facts = 0;
        long rejected = 0;
        while (true) {
            Line line = show.nextLine();
            if (line == null) break;
            if (line instanceof Line.Understood) facts++;
            else rejected++;
        }
        return new Span(show.start(), show.latest(), facts, rejected, recording.ignored());
    }

    /** Lines that a show is fed with: what a progress bar counts. */
    public long lines() {
        return facts + rejected;
    }
}
