package dev.kaibo.capture;

/** What one line of a recording turned out to be. Nothing of a file is lost: a line is understood, or it is named and kept apart. */
public sealed interface Line {
    /** Number of the line in the file, from 1; of a record that spans several lines, the first. */
    long line();

    record Understood(long line, Sighting sighting) implements Line {}

    /**
     * A line for the quarantine.
     *
     * @param reason a stable name with a sentence that carries the values
     * @param excerpt the beginning of the line, at most 200 characters, with phone numbers and addresses masked
     */
    record Rejected(long line, Reason reason, String detail, String excerpt) implements Line {}

    /** Why a line lies in quarantine: few names, so that a summary can count them. */
    enum Reason {
        /** Not JSON, or not the CSV that the header promises. */
        MALFORMED,
        /** A field is missing, of the wrong type, or out of its range (a negative amount). */
        WRONG_VALUE,
        /** No time, or one that cannot be read. */
        NO_TIME,
        /** A time that cannot belong to this show, or that stands alone at its beginning. */
        FAR_OFF,
        /** Bytes that are not text in the file's encoding. */
        NOT_TEXT,
        /** Longer than a line may be. */
        TOO_LONG,
        /** The compressed file ends in the middle, or is damaged here. */
        CUT_OFF
    }
}
