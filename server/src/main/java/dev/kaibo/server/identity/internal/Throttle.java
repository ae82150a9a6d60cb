package dev.kaibo.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords or codes: five wrong ones for an account from one address, and the account waits ten minutes for that address. An address
 * that tries many accounts waits too, and so does an account that is tried from everywhere. A right password forgets the wrong ones before it.
 *
 * <p>A try counts from before its password is looked at, for looking takes long enough that a burst of tries would all begin before the first is found
 * wrong. It is given back when the password was right.
 *
 * <p>Kept in memory: a restart forgives, and whoever can restart the server needs no password.
 */
@Component
class Throttle {
    static final int TRIES = 5;
    static final int TRIES_OF_ADDRESS = 30;
    static final int TRIES_OF_ACCOUNT = 50;
    static final Duration WAIT = Duration.ofMinutes(10);

    /** No account is called so: a name cannot have this character. */
    private static final String A_CODE = "\0code";

    /** While others are just being looked at, any of which may be right. */
    static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(1);

    /** Most keys that are remembered; beyond that the one that was quiet longest is forgotten. */
    static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Key, Counts> counts = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counts> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle() {
        this(Clock.systemUTC());
    }

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param wrong tries that were found wrong
     * @param open tries that are just being looked at
     * @param last when the last wrong one was found
     */
    private record Counts(int wrong, int open, Instant last) {}

    /** Null stands for all of them. */
    private record Key(@Nullable String login, @Nullable String address) {}

    private record Limit(Key key, int tries) {}

    sealed interface Taken permits Try, MustWait {}

    record MustWait(Duration length) implements Taken {}

    /** A try that counts until it is judged by {@link #wrong} or {@link #right}; one that nobody could judge is given back when it is closed. */
    final class Try implements Taken, AutoCloseable {
        private final List<Limit> limits;
        private boolean settled;

        private Try(List<Limit> limits) {
            this.limits = limits;
        }

        /** @return tries left before the wait; 0 when it begins now */
        int wrong() {
            return settleWrong(this);
        }

        void right() {
            settleRight(this);
        }

        @Override
        public void close() {
            giveBack(this);
        }
    }

    /** A try for this account from this address, or how long they must wait for one. */
    Taken take(String login, String address) {
        return take(List.of(
                new Limit(new Key(login, address), TRIES),
                new Limit(new Key(null, address), TRIES_OF_ADDRESS),
                new Limit(new Key(login, null), TRIES_OF_ACCOUNT)));
    }

    /** A try of an invitation's code. Only addresses wait: all codes are one thing here, and somebody who guesses must not lock out who was invited. */
    Taken takeOfCode(String address) {
        return take(List.of(
                new Limit(new Key(A_CODE, address), TRIES), new Limit(new Key(null, address), TRIES_OF_ADDRESS)));
    }

    private synchronized Taken take(List<Limit> limits) {
        Duration longest = Duration.ZERO;
        for (Limit limit : limits) {
            Duration wait = wait(limit);
            if (wait.compareTo(longest) > 0) longest = wait;
        }
        if (longest.isPositive()) return new MustWait(longest);
        for (Limit limit : limits) {
            Counts so = counts(limit);
            put(limit, new Counts(so.wrong(), so.open() + 1, so.last()));
        }
        return new Try(limits);
    }

    /** The account has another password now: what was tried for the one before no longer matters to it. */
    synchronized void forgive(String login) {
        counts.keySet().removeIf(key -> login.equals(key.login()));
    }

    synchronized int remembered() {
        return counts.size();
    }

    private synchronized int settleWrong(Try one) {
        int left = Integer.MAX_VALUE;
        for (Limit limit : close(one)) {
            Counts so = counts(limit);
            put(limit, new Counts(so.wrong() + 1, so.open(), clock.instant()));
            left = Math.min(left, Math.max(0, limit.tries() - so.wrong() - 1 - so.open()));
        }
        return left;
    }

    private synchronized void settleRight(Try one) {
        List<Limit> limits = close(one);
        if (limits.isEmpty()) return;
        Limit pair = limits.getFirst();
        put(pair, new Counts(0, counts(pair).open(), Instant.EPOCH));
    }

    private synchronized void giveBack(Try one) {
        close(one);
    }

    /** Takes it out of those that are looked at; the limits that it counted for, none when that was done before. */
    private List<Limit> close(Try one) {
        if (one.settled) return List.of();
        one.settled = true;
        for (Limit limit : one.limits) {
            Counts so = counts(limit);
            // forgotten in between: nothing is left to give back
            put(limit, new Counts(so.wrong(), Math.max(0, so.open() - 1), so.last()));
        }
        return one.limits;
    }

    private Duration wait(Limit limit) {
        Counts so = counts(limit);
        if (so.wrong() >= limit.tries())
            return Duration.between(clock.instant(), so.last().plus(WAIT));
        return so.wrong() + so.open() >= limit.tries() ? WAIT_FOR_OTHERS : Duration.ZERO;
    }

    /** As it stands now: wrong tries older than the wait are forgiven. */
    private Counts counts(Limit limit) {
        Counts so = counts.get(limit.key());
        if (so == null) return new Counts(0, 0, Instant.EPOCH);
        return so.last().plus(WAIT).isAfter(clock.instant()) ? so : new Counts(0, so.open(), Instant.EPOCH);
    }

    private void put(Limit limit, Counts now) {
        if (now.wrong() == 0 && now.open() == 0) counts.remove(limit.key());
        else counts.put(limit.key(), now);
    }
}
