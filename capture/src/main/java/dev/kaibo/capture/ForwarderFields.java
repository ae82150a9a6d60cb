package dev.kaibo.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the known fields of one object of a forwarder's post stand. Reused from object to object. */
final class ForwarderFields implements JsonFields.Known {
    /** Longest text of a field, in bytes; a comment has a few hundred. */
    static final int LONGEST_TEXT = 1 << 16;

    private final List<String> names;
    private final byte[] body;
    private final int[] from;
    private final int[] to;
    private final byte[] form;

    ForwarderFields(List<String> names, byte[] body) {
        this.names = names;
        this.body = body;
        this.from = new int[names.size()];
        this.to = new int[names.size()];
        this.form = new byte[names.size()];
    }

    void clear() {
        Arrays.fill(form, Slots.ABSENT);
    }

    @Override
    public void found(int key, byte as, int start, int end) {
        form[key] = as;
        from[key] = start;
        to[key] = end;
    }

    /** Neither missing nor null nor empty. */
    boolean has(int key) {
        return form[key] != Slots.ABSENT && from[key] < to[key];
    }

    /** Position of the text among these names; {@link ByteNames#NONE} when it is none of them or is written with escapes. */
    int among(ByteNames words, int key) {
        boolean asWritten = form[key] == Slots.PLAIN || form[key] == Slots.NUMBER;
        return asWritten ? words.find(body, from[key], to[key]) : ByteNames.NONE;
    }

    /** The field as text, a number as it is written; null when there is none. */
    @Nullable
    String text(int key) {
        if (!has(key)) return null;
        int length = to[key] - from[key];
        if (length > LONGEST_TEXT)
            throw new BadLine(
                    Line.Reason.TOO_LONG,
                    "%s has %d bytes; at most %d are read.".formatted(names.get(key), length, LONGEST_TEXT));
        return switch (form[key]) {
            case Slots.PLAIN, Slots.NUMBER -> new String(body, from[key], length, StandardCharsets.UTF_8);
            case Slots.JSON_ESCAPED -> Escapes.json(body, from[key], to[key]);
            default -> throw new BadLine(Line.Reason.WRONG_VALUE, "%s must be a text.".formatted(names.get(key)));
        };
    }

    /** The field as a whole number, in quotes or not; {@code otherwise} when there is none. Never by way of a floating point number. */
    long whole(int key, long otherwise) {
        return whole(key, otherwise, Line.Reason.WRONG_VALUE);
    }

    /** @param reason why the object goes to the quarantine when it is no whole number */
    long whole(int key, long otherwise, Line.Reason reason) {
        if (!has(key)) return otherwise;
        if (form[key] != Slots.NUMBER && form[key] != Slots.PLAIN)
            throw new BadLine(reason, "%s must be a whole number.".formatted(names.get(key)));
        int at = from[key];
        boolean negative = body[at] == '-';
        if (negative) at++;
        if (at == to[key]) throw notWhole(key, reason);
        long value = 0;
        for (; at < to[key]; at++) {
            int digit = body[at] - '0';
            if (digit < 0 || digit > 9) throw notWhole(key, reason);
            if (value > (Long.MAX_VALUE - digit) / 10)
                throw new BadLine(reason, "%s (%s) is too large.".formatted(names.get(key), quoted(key)));
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** A whole number that fits an int. */
    int count(int key, int otherwise) {
        long value = whole(key, otherwise);
        if (value != (int) value)
            throw new BadLine(Line.Reason.WRONG_VALUE, "%s (%s) is too large.".formatted(names.get(key), quoted(key)));
        return (int) value;
    }

    private BadLine notWhole(int key, Line.Reason reason) {
        return new BadLine(reason, "%s (%s) is not a whole number.".formatted(names.get(key), quoted(key)));
    }

    private String quoted(int key) {
        return PostedExcerpts.value(body, from[key], to[key]);
    }
}
