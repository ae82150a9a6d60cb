package dev.kaibo.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the fields of one line stand, before anybody knows which of them matter. Reused from line to line. */
final class Slots {
    static final int TYPE = 0;
    static final int AT = 1;
    static final int SEQ = 2;
    static final int ID = 3;
    static final int VIEWER = 4;
    static final int NICK = 5;
    static final int TEXT = 6;
    static final int SOURCE = 7;
    static final int PRODUCT = 8;
    static final int ORDER = 9;
    static final int UNITS = 10;
    static final int AMOUNT_FEN = 11;
    static final int COUNT = 12;
    static final int COINS = 13;
    static final int ONLINE = 14;
    static final int EXPOSURES = 15;
    static final int TIMES = 16;
    /** Only in a mapping: an amount in yuan with up to two decimals. */
    static final int AMOUNT_YUAN = 17;

    static final List<String> NAMES = List.of(
            "type",
            "at",
            "seq",
            "id",
            "viewer",
            "nick",
            "text",
            "source",
            "product",
            "order",
            "units",
            "amountFen",
            "count",
            "coins",
            "online",
            "exposures",
            "times",
            "amountYuan");

    static final byte ABSENT = 0;
    /** The bytes are the text itself. */
    static final byte PLAIN = 1;
    /** A JSON string with backslashes in it. */
    static final byte JSON_ESCAPED = 2;
    /** A CSV field in quotes with doubled quotes in it. */
    static final byte CSV_ESCAPED = 3;
    /** A JSON number. */
    static final byte NUMBER = 4;
    /** A JSON value that no field takes: true, false, an object, an array. */
    static final byte OTHER = 5;

    byte[] bytes = new byte[0];
    /** The bytes of {@link #AT}, which a mapping may have put together from several columns. */
    byte[] timeBytes = new byte[0];

    final int[] from = new int[NAMES.size()];
    final int[] to = new int[NAMES.size()];
    final byte[] form = new byte[NAMES.size()];

    void clear(byte[] line) {
        bytes = line;
        timeBytes = line;
        Arrays.fill(form, ABSENT);
    }

    void set(int slot, byte as, int start, int end) {
        form[slot] = as;
        from[slot] = start;
        to[slot] = end;
    }

    void setTime(byte[] joined, int length) {
        timeBytes = joined;
        set(AT, PLAIN, 0, length);
    }

    /** The field as text; null when it is absent or empty. */
    @Nullable
    String text(int slot) {
        if (form[slot] == ABSENT || from[slot] == to[slot]) return null;
        String text = switch (form[slot]) {
            case PLAIN, NUMBER -> new String(bytes, from[slot], to[slot] - from[slot], StandardCharsets.UTF_8);
            case JSON_ESCAPED -> Escapes.json(bytes, from[slot], to[slot]);
            case CSV_ESCAPED ->
                new String(bytes, from[slot], to[slot] - from[slot], StandardCharsets.UTF_8).replace("\"\"", "\"");
            default -> throw new BadLine(Line.Reason.WRONG_VALUE, "%s must be a text.".formatted(NAMES.get(slot)));
        };
        return text.isEmpty() ? null : text;
    }

    /** A whole number; {@code otherwise} when the field is absent. A number written as a text is taken too. */
    long whole(int slot, long otherwise) {
        if (form[slot] == ABSENT || (form[slot] == PLAIN && from[slot] == to[slot])) return otherwise;
        if (form[slot] != NUMBER && form[slot] != PLAIN) throw wrong(slot, "must be a whole number.");
        int at = from[slot];
        int end = to[slot];
        boolean negative = bytes[at] == '-';
        if (negative) at++;
        if (at == end || end - at > 19) throw wrong(slot, "is not a whole number that can be counted with.");
        long value = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) throw wrong(slot, "is not a whole number.");
            value = value * 10 + digit;
            if (value < 0) throw wrong(slot, "is too large.");
        }
        return negative ? -value : value;
    }

    /** A whole number that fits an int. */
    int count(int slot, int otherwise) {
        long value = whole(slot, otherwise);
        if (value != (int) value) throw wrong(slot, "is too large.");
        return (int) value;
    }

    /** An amount in yuan as fen; never rounded. */
    long yuanAsFen(int slot) {
        int point = from[slot];
        while (point < to[slot] && bytes[point] != '.') point++;
        int decimals = Math.max(0, to[slot] - point - 1);
        if (decimals > 2) throw wrong(slot, "has more than two decimals.");
        StringBuilder fen = new StringBuilder();
        for (int at = from[slot]; at < to[slot]; at++) if (at != point) fen.append((char) bytes[at]);
        fen.repeat("0", 2 - decimals);
        try {
            if (form[slot] == PLAIN && to[slot] - from[slot] <= 18) return Long.parseLong(fen, 0, fen.length(), 10);
        } catch (NumberFormatException e) {
            // said below, with the value
        }
        throw wrong(slot, "is not an amount in yuan.");
    }

    boolean has(int slot) {
        return form[slot] != ABSENT && from[slot] < to[slot];
    }

    BadLine wrong(int slot, String what) {
        String value = new String(bytes, from[slot], Math.min(to[slot] - from[slot], 40), StandardCharsets.UTF_8);
        return new BadLine(Line.Reason.WRONG_VALUE, "%s (%s) %s".formatted(NAMES.get(slot), value, what));
    }
}
