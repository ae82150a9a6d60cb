package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What reading NDJSON and CSV have in common: bad lines are put aside, times that cannot belong to the show too. */
abstract class LineRecording implements Recording {
    private static final int MOST_HELD = 1_000;

    protected final Framer framer;
    protected final Slots slots = new Slots();
    private final Interpreter interpreter;
    private final StreamHeader header;
    private long ignored;
    /** null until enough of the file was read. */
    private @Nullable FirstFacts first;
    /** Facts still to come that stand alone at the beginning. */
    private int alone;

    private final ArrayDeque<Held> held = new ArrayDeque<>();

    private record Held(Line line, String excerpt) {}

    LineRecording(Framer framer, Interpreter interpreter, StreamHeader header) {
        this.framer = framer;
        this.interpreter = interpreter;
        this.header = header;
    }

    /** Finds the fields of the line in hand; may take further lines into it. */
    abstract void fields() throws IOException;

    @Override
    public final StreamHeader header() {
        return header;
    }

    @Override
    public final long ignored() {
        return ignored;
    }

    @Override
    public final @Nullable Line next() throws IOException {
        if (first == null && held.isEmpty()) settle();
        Held waiting = held.pollFirst();
        if (waiting != null) return judged(waiting.line(), waiting.excerpt());
        Line line = read();
        return line == null ? null : judged(line, null);
    }

    @Override
    public final void close() throws IOException {
        framer.close();
    }

    /** Reads the first facts before any is given, to know when this show is. */
    private void settle() throws IOException {
        long[] times = new long[FirstFacts.MOST];
        int facts = 0;
        while (facts < times.length && held.size() < MOST_HELD) {
            Line line = read();
            if (line == null) break;
            if (line instanceof Line.Understood(var _, var sighting))
                times[facts++] = sighting.happened().millis();
            held.addLast(new Held(line, line instanceof Line.Understood ? excerpt() : ""));
        }
        // No fact among a thousand lines: they are given, and the next ones decide.
        if (facts == 0) return;
        first = FirstFacts.of(Arrays.copyOf(times, facts));
        alone = first.alone();
    }

    private Line judged(Line line, @Nullable String excerpt) {
        if (!(line instanceof Line.Understood(var number, var sighting))) return line;
        FirstFacts known = first;
        if (known == null) throw new IllegalStateException("A fact is judged before any was read.");
        boolean standsAlone = alone > 0;
        if (standsAlone) alone--;
        long happened = sighting.happened().millis();
        boolean isFar = happened < known.earliest() || happened > known.latest();
        if (!isFar && !standsAlone) return line;
        String detail = isFar
                ? "The time %s does not belong to this show: its first facts allow %s to %s."
                        .formatted(sighting.happened(), new Moment(known.earliest()), new Moment(known.latest()))
                : "The time %s stands alone at the beginning: the other first facts lie between %s and %s."
                        .formatted(sighting.happened(), new Moment(known.crowdFrom()), new Moment(known.crowdTo()));
        return new Line.Rejected(number, Line.Reason.FAR_OFF, detail, excerpt == null ? excerpt() : excerpt);
    }

    private @Nullable Line read() throws IOException {
        while (true) {
            switch (framer.next()) {
                case END -> {
                    return null;
                }
                case CUT_OFF -> {
                    return rejected(Line.Reason.CUT_OFF, framer.cut());
                }
                case TOO_LONG -> {
                    return rejected(
                            Line.Reason.TOO_LONG,
                            "The line has %d bytes; at most %d are read."
                                    .formatted(framer.length(), ByteWindow.LONGEST_LINE));
                }
                case LINE -> {
                    if (isBlank()) continue;
                    try {
                        fields();
                        Sighting sighting = interpreter.read(slots);
                        if (sighting != null) return new Line.Understood(framer.line(), sighting);
                        ignored++;
                    } catch (BadLine e) {
                        return rejected(e.reason(), e.detail());
                    }
                }
            }
        }
    }

    /**
     * Demands that the line in hand is text.
     *
     * @throws BadLine when it is not UTF-8
     */
    protected final void requireText() {
        byte[] bytes = framer.bytes();
        if (!Utf8.isAscii(bytes, framer.from(), framer.to()) && !Utf8.isValid(bytes, framer.from(), framer.to()))
            throw new BadLine(
                    Line.Reason.NOT_TEXT, "The line holds bytes that are no text in the encoding of this file.");
    }

    private boolean isBlank() {
        byte[] bytes = framer.bytes();
        for (int at = framer.from(); at < framer.to(); at++)
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') return false;
        return true;
    }

    private Line rejected(Line.Reason reason, String detail) {
        return new Line.Rejected(framer.line(), reason, detail, excerpt());
    }

    private String excerpt() {
        return Excerpts.of(framer.bytes(), framer.from(), framer.to());
    }
}
