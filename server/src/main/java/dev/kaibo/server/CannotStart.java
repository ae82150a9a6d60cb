package dev.kaibo.server;

import dev.kaibo.server.reach.LanTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;

/** A start that fails for a reason that a person can mend: told in one sentence instead of a stack trace, and the process ends with 2. */
final class CannotStart extends RuntimeException {
    /** As every {@code ./kaibo} that cannot do what it was asked for. */
    static final int EXIT_CODE = 2;

    /** @param reason whose message is a sentence for the person at the keyboard */
    CannotStart(RuntimeException reason) {
        super(reason.getMessage(), reason);
    }

    /** The reason among the causes of a failure; null when it is another failure. */
    static @Nullable CannotStart in(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CannotStart reason) return reason;
            // the door opens last, far from whoever could say it this way
            if (each instanceof LanTrouble trouble) return new CannotStart(trouble);
        }
        return null;
    }

    /** Named in {@code META-INF/spring.factories}. */
    static final class Reporter implements SpringBootExceptionReporter {
        private static final Logger log = LoggerFactory.getLogger(CannotStart.class);

        @Override
        @SuppressWarnings("SystemOut") // for the person at the terminal
        public boolean reportException(Throwable failure) {
            CannotStart reason = in(failure);
            if (reason == null) return false;
            log.info("Not started: {}", reason.getMessage());
            System.err.println("kaibo: " + reason.getMessage());
            return true;
        }
    }
}
