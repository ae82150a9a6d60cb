package dev.kaibo.capture;

/**
 * A line turned out not to be a fact. It never leaves the reader, which makes a {@link Line.Rejected} of it; without a stack trace, because a file
 * may be full of them.
 */
final class BadLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Line.Reason reason;

    BadLine(Line.Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Line.Reason reason() {
        return reason;
    }

    String detail() {
        String detail = getMessage();
        return detail == null ? "" : detail;
    }
}
