package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.server.live.KeptComment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last comments of a show, for its screens. Written by the show's writer, read by anybody. */
final class Comments {
    static final int KEPT = 2_000;
    /** Between nickname and text in what is sealed; neither can hold it. */
    private static final char SEPARATOR = '\0';

    private final ArrayDeque<KeptComment> kept = new ArrayDeque<>();

    synchronized void add(KeptComment comment) {
        if (kept.size() == KEPT) kept.removeFirst();
        kept.addLast(comment);
    }

    /** Number of the newest; -1 when there is none. */
    synchronized long last() {
        return kept.isEmpty() ? -1 : kept.getLast().number();
    }

    synchronized List<KeptComment> since(long number, int atMost) {
        var found = new ArrayList<KeptComment>();
        var newestFirst = kept.descendingIterator();
        while (newestFirst.hasNext() && found.size() < atMost) {
            KeptComment each = newestFirst.next();
            if (each.number() <= number) break;
            found.add(each);
        }
        return found.reversed();
    }

    /** What is sealed of a comment. */
    static String join(@Nullable String nick, String text) {
        return clean(nick == null ? "" : nick) + SEPARATOR + clean(text);
    }

    /** The first part of what {@link #join} made; empty when there is none. */
    static String nickOf(String joined) {
        return joined.substring(0, joined.indexOf(SEPARATOR));
    }

    /** The second part of what {@link #join} made. */
    static String textOf(String joined) {
        return joined.substring(joined.indexOf(SEPARATOR) + 1);
    }

    /** As a screen may show it, from what {@link #join} made. */
    static KeptComment split(long number, Moment at, @Nullable Integer viewer, String joined) {
        return new KeptComment(number, at, viewer, masked(nickOf(joined)), textOf(joined));
    }

    /** The first two characters of a longer name, the first of a short one, then a star (C5): enough to speak to someone, too little to find him. */
    static @Nullable String masked(@Nullable String nick) {
        if (nick == null || nick.isBlank()) return null;
        int characters = nick.codePointCount(0, nick.length());
        int shown = characters > 2 ? 2 : 1;
        return nick.substring(0, nick.offsetByCodePoints(0, shown)) + "*";
    }

    private static String clean(String text) {
        return text.replace(SEPARATOR, '\uFFFD');
    }
}
