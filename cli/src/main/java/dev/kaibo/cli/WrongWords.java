package dev.kaibo.cli;

import java.util.List;

/** The words after the command could not be understood; the message says which. */
final class WrongWords extends Exception {
    private static final long serialVersionUID = 1L;

    WrongWords(String message) {
        super(message);
    }

    /** The word behind an option. */
    static String value(List<String> words, int at, String missing) throws WrongWords {
        if (at >= words.size()) throw new WrongWords(missing);
        return words.get(at);
    }
}
