package dev.kaibo.server.live.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a capture does right now, as this server sees it: what comes in, and what was turned away last. Its lasting counts lie in the database. */
final class CaptureGauge {
    /** The rate is counted over this many seconds. */
    static final int SECONDS = 60;
    /** Posts of one capture in a second that are taken in the long run; the forwarder sends one every few seconds. */
    static final int POSTS_A_SECOND = 500;
    /** Posts that may come at once after a quiet while. */
    static final int BURST = 1_000;

    private final long[] second = new long[SECONDS];
    private final int[] facts = new int[SECONDS];
    private double allowance = BURST;
    private Instant allowedAt = Instant.MIN;
    private @Nullable Instant lastPost;
    private @Nullable Trouble trouble;

    /**
     * @param what the name of the problem that the last refused post got
     * @param at when
     */
    record Trouble(String what, String detail, Instant at) {}

    /** @param factsAMinute facts and quarantined lines of the last minute */
    record Reading(
            @Nullable Instant lastPost,
            int factsAMinute,
            @Nullable Trouble trouble) {}

    /** @return how long to wait when too many posts come; null when this one may come in */
    synchronized @Nullable Duration enter(Instant now) {
        if (allowedAt.equals(Instant.MIN)) allowedAt = now;
        double passed = Math.max(0, Duration.between(allowedAt, now).toNanos() / 1e9);
        allowance = Math.min(BURST, allowance + passed * POSTS_A_SECOND);
        allowedAt = now;
        if (allowance < 1) return Duration.ofSeconds(1);
        allowance--;
        return null;
    }

    synchronized void took(int count, Instant now) {
        lastPost = now;
        trouble = null;
        long at = now.getEpochSecond();
        int slot = (int) Math.floorMod(at, SECONDS);
        if (second[slot] != at) {
            second[slot] = at;
            facts[slot] = 0;
        }
        facts[slot] += count;
    }

    synchronized void refused(String what, String detail, Instant now) {
        trouble = new Trouble(what, detail, now);
    }

    synchronized Reading read(Instant now) {
        int all = 0;
        long oldest = now.getEpochSecond() - SECONDS;
        for (int slot = 0; slot < SECONDS; slot++) if (second[slot] > oldest) all += facts[slot];
        return new Reading(lastPost, all, trouble);
    }
}
