package dev.kaibo.engine.basics;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time in whole milliseconds since the epoch (UTC): the finest step that a source gives. A zone appears only where a person reads a clock.
 */
public record Moment(long millis) implements Comparable<Moment> {
    public static Moment of(Instant instant) {
        return new Moment(instant.toEpochMilli());
    }

    public Instant toInstant() {
        return Instant.ofEpochMilli(millis);
    }

    public Moment plus(Duration length) {
        return new Moment(Math.addExact(millis, length.toMillis()));
    }

    public Moment minus(Duration length) {
        return new Moment(Math.subtractExact(millis, length.toMillis()));
    }

    /** The length from an earlier moment to this one; negative when {@code earlier} is in fact later. */
    public Duration since(Moment earlier) {
        return Duration.ofMillis(Math.subtractExact(millis, earlier.millis));
    }

    public boolean isBefore(Moment other) {
        return millis < other.millis;
    }

    public boolean isAfter(Moment other) {
        return millis > other.millis;
    }

    @Override
    public int compareTo(Moment other) {
        return Long.compare(millis, other.millis);
    }

    /** ISO-8601 in UTC, as it stands in every file and view. */
    @Override
    public String toString() {
        return toInstant().toString();
    }
}
