package dev.kaibo.server;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootExceptionReporter;

/** A start that fails for a reason that a person can mend: told in one sentence instead of a stack trace, and the process ends with 2. */
final class CannotStart extends RuntimeException implements ExitCodeGenerator {
    /** As every {@code ./kaibo} that cannot do what it was asked for. */
    private static final int EXIT_CODE = 2;

    /** @param reason whose message is a sentence for the person at the keyboard */
    CannotStart(RuntimeException reason) {
        super(reason.getMessage(), reason);
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }

    /** Named in {@code META-INF/spring.factories}. */
    static final class Reporter implements SpringBootExceptionReporter {
        private static final Logger log = LoggerFactory.getLogger(CannotStart.class);

        @Override
        @SuppressWarnings("SystemOut") // for the person at the terminal
        public boolean reportException(Throwable failure) {
            for (@Nullable Throwable each = failure; each != null; each = each.getCause())
                if (each instanceof CannotStart reason) {
                    log.info("Not started: {}", reason.getMessage());
                    System.err.println("kaibo: " + reason.getMessage());
                    return true;
                }
            return false;
        }
    }
}
