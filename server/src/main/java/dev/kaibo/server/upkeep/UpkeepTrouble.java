package dev.kaibo.server.upkeep;

/** What was asked for cannot be done. The message is one for the person at the keyboard: what is wrong, with the values, and what to do. */
final class UpkeepTrouble extends RuntimeException {
    UpkeepTrouble(String sentence) {
        super(sentence);
    }

    UpkeepTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
