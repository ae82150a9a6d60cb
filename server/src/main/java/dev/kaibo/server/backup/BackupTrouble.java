package dev.kaibo.server.backup;

/** A backup or a restore cannot be done. The message is one for the person at the keyboard: what is wrong, with the values, and what to do. */
final class BackupTrouble extends RuntimeException {
    BackupTrouble(String sentence) {
        super(sentence);
    }

    BackupTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
