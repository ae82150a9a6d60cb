package dev.kaibo.capture;

import java.io.IOException;

/** A file that cannot be opened as a recording at all. The message is one sentence with the values and the next step. */
public final class UnreadableRecording extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableRecording(String message) {
        super(message);
    }
}
