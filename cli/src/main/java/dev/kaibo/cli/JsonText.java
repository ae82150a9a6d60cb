package dev.kaibo.cli;

import org.jspecify.annotations.Nullable;

/** Writes JSON, one value after the other: all on one line, or each on its own for people who edit it. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private final boolean inLines;
    private int depth;

    JsonText() {
        this(false);
    }

    private JsonText(boolean inLines) {
        this.inLines = inLines;
    }

    static JsonText inLines() {
        return new JsonText(true);
    }

    JsonText open(char bracket) {
        separate();
        text.append(bracket);
        depth++;
        return this;
    }

    JsonText close(char bracket) {
        depth--;
        if (inLines) line();
        text.append(bracket);
        return this;
    }

    JsonText key(String key) {
        value(key);
        text.append(':');
        return this;
    }

    JsonText value(boolean value) {
        separate();
        text.append(value);
        return this;
    }

    JsonText value(@Nullable Number value) {
        separate();
        text.append(value);
        return this;
    }

    JsonText value(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("null");
            return this;
        }
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !isPaired(value, at)))
                        text.append("\\u%04x".formatted((int) c));
                    else text.append(c);
                }
            }
        }
        text.append('"');
        return this;
    }

    private static boolean isPaired(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c))
            return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
        return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    private void separate() {
        if (text.isEmpty()) return;
        char last = text.charAt(text.length() - 1);
        if (last == ':') return;
        if (last != '{' && last != '[') text.append(',');
        if (inLines) line();
    }

    private void line() {
        text.append('\n').repeat("  ", depth);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
