package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What reading NDJSON and CSV have in common: bad lines are put aside, times that cannot belong to the show too. */
abstract class LineRecording implements Recording {
    /** A fact may lie this far before or after the typical time of the file's first facts. */
    static final Duration BEFORE = Duration.ofDays(1);

    static final Duration AFTER = Duration.ofDays(2);

    /** The typical time is the median of this many facts, so that a far-off first line does not condemn all others. */
    private static final int TYPICAL = 101;

    private static final int MOST_HELD = 1_000;

    protected final Framer framer;
    protected final Slots slots = new Slots();
    private final Interpreter interpreter;
    private final StreamHeader header;
    private long ignored;
    private boolean settled;
    private long earliest;
    private long latest;
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
        if (!settled) settle();
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
        settled = true;
        long[] times = new long[TYPICAL];
        int facts = 0;
        while (facts < TYPICAL && (held.size() < MOST_HELD || facts == 0)) {
            Line line = read();
            if (line == null) break;
            if (line instanceof Line.Understood(var _, var sighting))
                times[facts++] = sighting.happened().millis();
            else if (held.size() >= MOST_HELD) {
                // No fact among a thousand lines: they are given now, and the next fact decides alone.
                held.addLast(new Held(line, ""));
                settled = false;
                return;
            }
            held.addLast(new Held(line, line instanceof Line.Understood ? excerpt() : ""));
        }
        if (facts == 0) return;
        Arrays.sort(times, 0, facts);
        long typical = times[facts / 2];
        earliest = typical - BEFORE.toMillis();
        latest = typical + AFTER.toMillis();
    }

    private Line judged(Line line, @Nullable String excerpt) {
        if (!(line instanceof Line.Understood(var number, var sighting))) return line;
        long happened = sighting.happened().millis();
        if (happened >= earliest && happened <= latest) return line;
        String detail = "The time %s does not belong to this show: its first facts allow %s to %s."
                .formatted(sighting.happened(), new Moment(earliest), new Moment(latest));
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
