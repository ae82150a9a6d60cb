package dev.kaibo.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords: five wrong ones for an account from one address, and the account waits ten minutes for that address. An address
 * that tries many accounts waits too, and so does an account that is tried from everywhere. A right password forgets the wrong ones before it.
 *
 * <p>Kept in memory: a restart forgives, and whoever can restart the server needs no password.
 */
@Component
class Throttle {
    static final int TRIES = 5;
    static final int TRIES_OF_ADDRESS = 30;
    static final int TRIES_OF_ACCOUNT = 50;
    static final Duration WAIT = Duration.ofMinutes(10);

    /** Most keys that are remembered; beyond that the one that was quiet longest is forgotten. */
    static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle() {
        this(Clock.systemUTC());
    }

    Throttle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** How long this account must wait for this address; zero when it may try now. */
    synchronized Duration mustWait(String login, String address) {
        Duration longest = Duration.ZERO;
        for (Limit limit : limits(login, address)) {
            Duration wait = wait(limit);
            if (wait.compareTo(longest) > 0) longest = wait;
        }
        return longest;
    }

    /** @return tries left before the wait; 0 when it begins now */
    synchronized int failed(String login, String address) {
        int left = Integer.MAX_VALUE;
        for (Limit limit : limits(login, address)) {
            int count = count(limit.key()) + 1;
            failures.put(limit.key(), new Failures(count, clock.instant()));
            left = Math.min(left, Math.max(0, limit.tries() - count));
        }
        return left;
    }

    synchronized void succeeded(String login, String address) {
        failures.remove(pair(login, address));
    }

    synchronized int remembered() {
        return failures.size();
    }

    private record Limit(String key, int tries) {}

    private static Limit[] limits(String login, String address) {
        return new Limit[] {
            new Limit(pair(login, address), TRIES),
            new Limit("address " + address, TRIES_OF_ADDRESS),
            new Limit("account " + login, TRIES_OF_ACCOUNT)
        };
    }

    private static String pair(String login, String address) {
        return "pair " + address + " " + login;
    }

    private Duration wait(Limit limit) {
        Failures so = failures.get(limit.key());
        if (so == null || so.count() < limit.tries()) return Duration.ZERO;
        Duration left = Duration.between(clock.instant(), so.last().plus(WAIT));
        return left.isPositive() ? left : Duration.ZERO;
    }

    /** Failures older than the wait are forgiven. */
    private int count(String key) {
        Failures so = failures.get(key);
        return so == null || !so.last().plus(WAIT).isAfter(clock.instant()) ? 0 : so.count();
    }
}
