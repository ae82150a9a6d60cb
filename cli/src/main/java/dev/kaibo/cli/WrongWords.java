package dev.kaibo.cli;

/** The words after the command could not be understood; the message says which. */
final class WrongWords extends Exception {
    private static final long serialVersionUID = 1L;

    WrongWords(String message) {
        super(message);
    }
}
