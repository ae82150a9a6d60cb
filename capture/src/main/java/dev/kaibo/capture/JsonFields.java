package dev.kaibo.capture;

/** Finds the fields of one JSON object within its bytes. Strict as RFC 8259 asks; keys that nobody knows are passed over. */
final class JsonFields {
    private static final int DEEPEST = 64;
    private static final ByteNames KAIBO_KEYS = new ByteNames(Slots.NAMES.subList(0, Slots.AMOUNT_YUAN));

    private final ByteNames keys;
    private final String whole;
    private byte[] bytes = new byte[0];
    private int at;
    private int to;
    private int start;
    private boolean escaped;

    /** For the lines of Kaibo's own format. */
    JsonFields() {
        this(KAIBO_KEYS, "line");
    }

    /** @param whole what a problem calls that of which it counts the bytes: a line, a post */
    JsonFields(ByteNames keys, String whole) {
        this.keys = keys;
        this.whole = whole;
    }

    /** What becomes of the fields whose keys are known. */
    @FunctionalInterface
    interface Known {
        int PASS_OVER = -1;

        /** A value stands there, a text without its quotes; where the form is {@link Slots#ABSENT}, the places mean nothing. */
        void found(int key, byte form, int from, int to);

        /** The value of a key begins here. Returns where it ends when it has been read already, else {@link #PASS_OVER}. */
        default int within(int key, int from) {
            return PASS_OVER;
        }
    }

    /** @throws BadLine when the line is not one JSON object */
    void read(byte[] line, int from, int end, Slots slots) {
        slots.clear(line);
        start = from;
        object(line, from, end, slots::set);
        space();
        if (at < to) throw malformed("Something stands behind the object");
    }

    /**
     * Reads one object and returns the place behind it. Problems count the bytes from the beginning of the array.
     *
     * @throws BadLine when no object stands there
     */
    int object(byte[] all, int from, int end, Known known) {
        bytes = all;
        at = from;
        to = end;
        space();
        if (at == to || bytes[at] != '{') throw malformed("A %s must be a JSON object".formatted(whole));
        at++;
        space();
        if (peek() == '}') {
            at++;
            return at;
        }
        while (true) {
            field(known);
            space();
            int next = peek();
            at++;
            if (next == '}') return at;
            if (next != ',') throw malformed("A comma or } is missing", at - 1);
            space();
        }
    }

    /** Passes over one value of any kind and returns the place behind it. */
    int value(byte[] all, int from, int end) {
        bytes = all;
        at = from;
        to = end;
        value(0);
        return at;
    }

    /** How far the bytes have been looked at, also when a problem was met. */
    int reached() {
        return at;
    }

    private void field(Known known) {
        if (peek() != '"') throw malformed("A key in quotes is missing");
        int keyFrom = at + 1;
        string();
        // A known key written with escapes is not recognised: nobody writes one.
        int key = escaped ? ByteNames.NONE : keys.find(bytes, keyFrom, at - 1);
        space();
        if (peek() != ':') throw malformed("A colon is missing");
        at++;
        space();
        int valueFrom = at;
        if (key == ByteNames.NONE) {
            value(0);
            return;
        }
        int behind = known.within(key, valueFrom);
        if (behind != Known.PASS_OVER) {
            at = behind;
            return;
        }
        byte form = value(0);
        boolean quoted = form == Slots.PLAIN || form == Slots.JSON_ESCAPED;
        if (form == Slots.ABSENT) known.found(key, Slots.ABSENT, 0, 0);
        else known.found(key, form, quoted ? valueFrom + 1 : valueFrom, quoted ? at - 1 : at);
    }

    /** Passes over a value and says in which form it stands; null counts as absent. */
    private byte value(int depth) {
        int c = peek();
        switch (c) {
            case '"' -> {
                string();
                return escaped ? Slots.JSON_ESCAPED : Slots.PLAIN;
            }
            case '{', '[' -> {
                composite(depth, c == '{');
                return Slots.OTHER;
            }
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> {
                word("null");
                return Slots.ABSENT;
            }
            default -> {
                number();
                return Slots.NUMBER;
            }
        }
        return Slots.OTHER;
    }

    private void composite(int depth, boolean object) {
        if (depth >= DEEPEST) throw malformed("Values are nested deeper than " + DEEPEST);
        int close = object ? '}' : ']';
        at++;
        space();
        if (peek() == close) {
            at++;
            return;
        }
        while (true) {
            if (object) {
                if (peek() != '"') throw malformed("A key in quotes is missing");
                string();
                space();
                if (peek() != ':') throw malformed("A colon is missing");
                at++;
                space();
            }
            value(depth + 1);
            space();
            int next = peek();
            at++;
            if (next == close) return;
            if (next != ',') throw malformed("A comma or bracket is missing", at - 1);
            space();
        }
    }

    private void string() {
        escaped = false;
        int i = at + 1;
        while (i < to) {
            byte b = bytes[i];
            if (b == '"') {
                at = i + 1;
                return;
            }
            if (b == '\\') {
                escaped = true;
                i = escape(i);
            } else if (b >= 0 && b < ' ') {
                throw malformed("A control character (0x%02x) stands in a text".formatted(b), i);
            } else {
                i++;
            }
        }
        int opened = at;
        at = to;
        throw malformed("A text is not closed", opened);
    }

    private int escape(int backslash) {
        int c = backslash + 1 < to ? bytes[backslash + 1] : 0;
        if (c == 'u') {
            for (int i = backslash + 2; i < backslash + 6; i++)
                if (i >= to || Character.digit(bytes[i], 16) < 0)
                    throw malformed("\\u needs four hexadecimal digits", backslash);
            return backslash + 6;
        }
        if ("\"\\/bfnrt".indexOf(c) < 0 || c == 0) throw malformed("An unknown escape stands in a text", backslash);
        return backslash + 2;
    }

    private void number() {
        int first = at;
        if (at < to && bytes[at] == '-') at++;
        int digits = at;
        digits();
        if (at == digits) throw malformed("A value is missing or is no JSON", first);
        if (bytes[digits] == '0' && at - digits > 1) throw malformed("A number begins with 0", first);
        if (at < to && bytes[at] == '.') {
            int fraction = ++at;
            digits();
            if (at == fraction) throw malformed("A number ends with its point", first);
        }
        if (at < to && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < to && (bytes[at] == '+' || bytes[at] == '-')) at++;
            int exponent = at;
            digits();
            if (at == exponent) throw malformed("A number has an empty exponent", first);
        }
    }

    private void digits() {
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') at++;
    }

    private void word(String expected) {
        for (int i = 0; i < expected.length(); i++, at++)
            if (at >= to || bytes[at] != expected.charAt(i)) throw malformed("A value is missing or is no JSON");
    }

    private void space() {
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) at++;
    }

    private int peek() {
        if (at >= to) throw malformed("The %s ends within the object".formatted(whole));
        return bytes[at];
    }

    private BadLine malformed(String what) {
        return malformed(what, at);
    }

    private BadLine malformed(String what, int place) {
        return new BadLine(Line.Reason.MALFORMED, "%s (byte %d of the %s).".formatted(what, place - start + 1, whole));
    }
}
