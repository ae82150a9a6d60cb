package dev.kaibo.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Reads moments out of bytes. A clock without an offset is read in the stream's zone; where that zone's clock is set back and a time happens twice,
 * the first one is meant, and a time that is left out when it is set forward is moved by the gap.
 */
final class Times {
    private static final long DAY = 86_400_000;
    private static final int MINUTE_LENGTH = 16;

    private final ZoneRules rules;
    /** The local day whose offset is known, in days since the epoch, when the whole day and its neighbours have one offset. */
    private long cachedDay = Long.MIN_VALUE;

    private long cachedOffset;

    /** The last minute read, as its 16 bytes (2026-01-31T20:00) and as local milliseconds. */
    private long minuteFirst;

    private long minuteSecond;
    private long minuteMillis;

    private byte[] bytes = new byte[0];
    private int at;
    private int to;

    Times(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** ISO-8601 with or without an offset, or milliseconds since the epoch. */
    long iso(byte[] line, int from, int end) {
        bytes = line;
        at = from;
        to = end;
        long minute = knownMinute();
        if (minute != Long.MIN_VALUE) return withinMinute(minute, from, end);
        if (allDigits()) return epoch(1);
        int year = digits(4);
        literal('-');
        int month = digits(2);
        literal('-');
        int day = digits(2);
        if (at == to) throw unreadable(line, from, end, "a date without a time");
        if (bytes[at] != 'T' && bytes[at] != 't' && bytes[at] != ' ') throw unreadable(line, from, end, "T is missing");
        at++;
        int hour = digits(2);
        literal(':');
        int wholeMinute = digits(2);
        long local = local(year, month, day, hour, wholeMinute, 0, 0);
        remember(from, local);
        return withinMinute(local, from, end);
    }

    /** Reads what stands behind the minute. */
    private long withinMinute(long minute, int from, int end) {
        long local = minute;
        if (at < to && bytes[at] == ':') {
            at++;
            int second = digits(2);
            if (second > 59) throw unreadable(bytes, from, end, "there is no second %d".formatted(second));
            local += second * 1000L;
            if (at < to && (bytes[at] == '.' || bytes[at] == ',')) {
                at++;
                local += fraction();
            }
        }
        if (at == to) return local - offset(local);
        long offset = writtenOffset();
        if (at != to) throw unreadable(bytes, from, end, "something stands behind it");
        return local - offset;
    }

    /** The same minute as the line before, letter by letter: most lines of a busy show. The reading goes on behind it. */
    private long knownMinute() {
        if (to - at < MINUTE_LENGTH || Utf8.word(bytes, at) != minuteFirst || Utf8.word(bytes, at + 8) != minuteSecond)
            return Long.MIN_VALUE;
        at += MINUTE_LENGTH;
        return minuteMillis;
    }

    private void remember(int from, long millis) {
        minuteFirst = Utf8.word(bytes, from);
        minuteSecond = Utf8.word(bytes, from + 8);
        minuteMillis = millis;
    }

    /** By the pattern of a mapping. */
    long pattern(TimePattern pattern, byte[] line, int from, int end) {
        bytes = line;
        at = from;
        to = end;
        int year = 0;
        int month = 1;
        int day = 1;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int millis = 0;
        boolean hasOffset = false;
        long offset = 0;
        for (TimePattern.Part part : pattern.parts()) {
            switch (part.what()) {
                case YEAR -> year = digits(part.least(), part.most());
                case MONTH -> month = digits(part.least(), part.most());
                case DAY -> day = digits(part.least(), part.most());
                case HOUR -> hour = digits(part.least(), part.most());
                case MINUTE -> minute = digits(part.least(), part.most());
                case SECOND -> second = digits(part.least(), part.most());
                case FRACTION -> millis = fraction();
                case OFFSET -> {
                    offset = writtenOffset();
                    hasOffset = true;
                }
                case LITERAL -> literal(part.literal());
                case ISO -> {
                    return iso(line, from, end);
                }
                case EPOCH_MILLIS -> {
                    return epoch(1);
                }
                case EPOCH_SECONDS -> {
                    return epoch(1000);
                }
            }
        }
        if (at != to) throw unreadable(line, from, end, "something stands behind it");
        long local = local(year, month, day, hour, minute, second, millis);
        return local - (hasOffset ? offset : offset(local));
    }

    private boolean allDigits() {
        int i = at < to && bytes[at] == '-' ? at + 1 : at;
        if (i == to) return false;
        for (; i < to; i++) if (bytes[i] < '0' || bytes[i] > '9') return false;
        return true;
    }

    /** A count since the epoch, with decimals when it counts seconds. */
    private long epoch(int unit) {
        int from = at;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) at++;
        int first = at;
        long value = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - first < 15)
            value = value * 10 + (bytes[at++] - '0');
        if (at == first) throw unreadable(bytes, from, to, "a number was expected");
        value *= unit;
        if (unit > 1 && at < to && bytes[at] == '.') {
            at++;
            value += fraction();
        }
        if (at != to) throw unreadable(bytes, from, to, "it is no number of that size");
        return negative ? -value : value;
    }

    private int digits(int count) {
        return digits(count, count);
    }

    private int digits(int least, int most) {
        int value = 0;
        int read = 0;
        while (read < most && at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at++] - '0');
            read++;
        }
        if (read < least)
            throw new BadLine(
                    Line.Reason.NO_TIME, "The time cannot be read: %d digits are missing.".formatted(least - read));
        return value;
    }

    /** Up to nine decimals of a second, cut to whole milliseconds. */
    private int fraction() {
        int first = at;
        int millis = 0;
        int weight = 100;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - first < 9) {
            millis += (bytes[at++] - '0') * weight;
            weight /= 10;
        }
        if (at == first)
            throw new BadLine(Line.Reason.NO_TIME, "The time cannot be read: decimals of a second are missing.");
        return millis;
    }

    private void literal(int expected) {
        if (at >= to || bytes[at] != expected)
            throw new BadLine(
                    Line.Reason.NO_TIME, "The time cannot be read: '%c' is missing.".formatted((char) expected));
        at++;
    }

    /** Z, +08:00, +0800 or +08, in milliseconds. */
    private long writtenOffset() {
        if (at < to && (bytes[at] == 'Z' || bytes[at] == 'z')) {
            at++;
            return 0;
        }
        int sign = at < to && bytes[at] == '-' ? -1 : 1;
        if (at >= to || (bytes[at] != '+' && bytes[at] != '-'))
            throw new BadLine(Line.Reason.NO_TIME, "The time cannot be read: Z or an offset like +08:00 was expected.");
        at++;
        int hours = digits(2);
        int minutes = 0;
        if (at < to && bytes[at] == ':') at++;
        if (at < to) minutes = digits(2);
        if (hours > 18 || minutes > 59)
            throw new BadLine(
                    Line.Reason.NO_TIME, "The time's offset (%d:%02d) does not exist.".formatted(hours, minutes));
        return sign * (hours * 60L + minutes) * 60_000;
    }

    private static long local(int year, int month, int day, int hour, int minute, int second, int millis) {
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= monthLength(year, month)
                && hour <= 23
                && minute <= 59
                && second <= 59;
        if (!exists)
            throw new BadLine(
                    Line.Reason.NO_TIME,
                    "The time %04d-%02d-%02d %02d:%02d:%02d does not exist."
                            .formatted(year, month, day, hour, minute, second));
        return epochDay(year, month, day) * DAY + ((hour * 60L + minute) * 60 + second) * 1000 + millis;
    }

    private static int monthLength(int year, int month) {
        if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days from civil, with March as the first month, so that the leap day is the last of its year. */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private long offset(long local) {
        long day = Math.floorDiv(local, DAY);
        if (day == cachedDay) return cachedOffset;
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
        long offset = rules.getOffset(time).getTotalSeconds() * 1000L;
        ZoneOffsetTransition change = rules.nextTransition(
                LocalDate.ofEpochDay(day - 1).atStartOfDay().toInstant(ZoneOffset.UTC));
        boolean steady = change == null || change.getInstant().isAfter(Instant.ofEpochMilli((day + 2) * DAY));
        if (steady) {
            cachedDay = day;
            cachedOffset = offset;
        }
        return offset;
    }

    private static BadLine unreadable(byte[] line, int from, int end, String why) {
        return new BadLine(
                Line.Reason.NO_TIME,
                "The time (%s) cannot be read: %s.".formatted(Excerpts.of(line, from, Math.min(end, from + 60)), why));
    }
}
