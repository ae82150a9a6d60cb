package dev.kaibo.server.live;

/**
 * How long a workspace keeps what is personal, counted from the end of each show (C5).
 *
 * @param peopleDays who the viewers are: platform ids and nicknames, and what lies in quarantine
 * @param commentDays what they wrote
 */
public record Terms(int peopleDays, int commentDays) {
    /** Three years, as long as platforms keep their records (C4); nothing of ours has a reason to be kept longer. */
    public static final int LONGEST_DAYS = 1_095;

    /** A season for reviews and complaints; the words help to prepare the next shows for longer than the names do. */
    public static final Terms USUAL = new Terms(90, 180);

    public Terms {
        requireDays(peopleDays);
        requireDays(commentDays);
    }

    private static void requireDays(int days) {
        if (days < 1 || days > LONGEST_DAYS)
            throw new IllegalArgumentException("A term (%d) has 1 to %d days.".formatted(days, LONGEST_DAYS));
    }
}
