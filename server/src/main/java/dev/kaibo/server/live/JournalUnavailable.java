package dev.kaibo.server.live;

import org.jspecify.annotations.Nullable;

/** 没写进日志: the journal does not answer, so a show could not be opened, loaded or listed. Nothing changed, as far as is known. */
public class JournalUnavailable extends RuntimeException {
    public JournalUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
