package dev.kaibo.cli;

import dev.kaibo.engine.basics.Moment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a replay stops: at a moment, or so far into the show. */
sealed interface Until {
    record At(Moment moment) implements Until {}

    record Into(Duration length) implements Until {}

    /**
     * The moment that is meant.
     *
     * @param start when the show went on air
     */
    default Moment of(Moment start) {
        return switch (this) {
            case At(var moment) -> moment;
            case Into(var length) -> start.plus(length);
        };
    }

    /** {@code 1:30:00} and {@code 45:00} are lengths; anything else must be ISO-8601 with an offset. */
    static Until parse(String written) throws WrongWords {
        Matcher length = Pattern.compile("(?:(\\d{1,3}):(?=[0-5]\\d:))?(\\d{1,3}):([0-5]\\d)")
                .matcher(written);
        if (length.matches()) {
            long hours = length.group(1) == null ? 0 : Long.parseLong(length.group(1));
            return new Into(Duration.ofHours(hours)
                    .plusMinutes(Long.parseLong(length.group(2)))
                    .plusSeconds(Long.parseLong(length.group(3))));
        }
        try {
            return new At(Moment.of(OffsetDateTime.parse(written).toInstant()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new WrongWords(
                    "--until %s is neither a moment with its offset (2026-01-31T20:00:00+08:00) nor a time into the show (1:30:00)."
                            .formatted(written));
        }
    }
}
