package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.PERSON;
import static dev.kaibo.schema.generated.identity.Tables.SIGN_IN;
import static dev.kaibo.schema.generated.identity.Tables.WORKSPACE;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.SignIns;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Repository;

/**
 * Sign-ins lie in the database, so that a restart of the server during a show signs nobody out. The cookie carries 256 random bits; the table holds
 * their SHA-256.
 */
@Repository
class StoredSignIns implements SignIns {
    /** Longer than any show, so that nobody is asked for a password in the middle of one. */
    static final Duration LIFE = Duration.ofDays(14);

    /** A person who signs in again and again leaves no more than this many behind; the oldest go. */
    private static final int MOST_OF_ONE_PERSON = 20;

    private static final int TOKEN_BYTES = 32;

    /** How long somebody is known without the database. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(30);

    private static final int MOST_KNOWN = 1_000;

    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private final DSLContext sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong endings = new AtomicLong();

    @Autowired
    StoredSignIns(DSLContext sql) {
        this(sql, Clock.systemUTC());
    }

    StoredSignIns(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return the token for the cookie; it is kept nowhere else */
    String begin(PersonId person) {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        OffsetDateTime now = now();
        sql.deleteFrom(SIGN_IN).where(SIGN_IN.EXPIRES_AT.le(now)).execute();
        sql.deleteFrom(SIGN_IN)
                .where(SIGN_IN.TOKEN_HASH.in(sql.select(SIGN_IN.TOKEN_HASH)
                        .from(SIGN_IN)
                        .where(SIGN_IN.PERSON.eq(person.value()))
                        .orderBy(SIGN_IN.MADE_AT.desc())
                        .offset(MOST_OF_ONE_PERSON - 1)))
                .execute();
        sql.insertInto(SIGN_IN)
                .set(SIGN_IN.TOKEN_HASH, hash(token))
                .set(SIGN_IN.PERSON, person.value())
                .set(SIGN_IN.MADE_AT, now)
                .set(SIGN_IN.EXPIRES_AT, now.plus(LIFE))
                .execute();
        sql.update(PERSON)
                .set(PERSON.SIGNED_IN_AT, now)
                .where(PERSON.ID.eq(person.value()))
                .execute();
        return token;
    }

    /** Who signed in with this token. While the database is away, whoever was known a moment ago still is: clocks and screens go on. */
    Optional<Caller> caller(String token) {
        byte[] hash = hash(token);
        String key = HexFormat.of().formatHex(hash);
        try {
            Optional<Caller> found = find(hash, key);
            found.ifPresentOrElse(caller -> remember(key, caller), () -> forget(key));
            return found;
        } catch (DataAccessException away) {
            Optional<Caller> known = remembered(key);
            if (known.isEmpty()) throw away;
            return known;
        }
    }

    private Optional<Caller> find(byte[] hash, String key) {
        return sql.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.ROLE,
                        PERSON.ADMINISTRATOR,
                        WORKSPACE.ID,
                        WORKSPACE.NAME,
                        WORKSPACE.SAMPLE)
                .from(SIGN_IN)
                .join(PERSON)
                .on(PERSON.ID.eq(SIGN_IN.PERSON))
                .join(WORKSPACE)
                .on(WORKSPACE.ID.eq(PERSON.WORKSPACE))
                .where(SIGN_IN.TOKEN_HASH.eq(hash), SIGN_IN.EXPIRES_AT.gt(now()), PERSON.LEFT_AT.isNull())
                .fetchOptional(row -> new Caller(
                        IdentityStore.person(row), row.get(PERSON.ADMINISTRATOR), IdentityStore.workspace(row), key));
    }

    private record Known(Caller caller, Instant at) {}

    private synchronized void remember(String key, Caller caller) {
        known.put(key, new Known(caller, clock.instant()));
    }

    private synchronized void forget(String key) {
        known.remove(key);
    }

    private synchronized Optional<Caller> remembered(String key) {
        Known one = known.get(key);
        return one == null || one.at().plus(KNOWN_FOR).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(one.caller());
    }

    void end(Caller caller) {
        sql.deleteFrom(SIGN_IN).where(SIGN_IN.TOKEN_HASH.eq(key(caller))).execute();
        forget(caller.signIn());
        endings.incrementAndGet();
    }

    /**
     * Ends all sign-ins of a person but the kept one, as a part of the change that is the reason. Say {@link #ended} once that stands.
     *
     * @param kept of the same person; null for none
     */
    void endAll(PersonId person, @Nullable Caller kept) {
        sql.deleteFrom(SIGN_IN)
                .where(
                        SIGN_IN.PERSON.eq(person.value()),
                        kept == null ? DSL.noCondition() : SIGN_IN.TOKEN_HASH.ne(key(kept)))
                .execute();
    }

    /** Now nobody knows them any more, and what lasts longer than a request looks again. */
    void ended(PersonId person) {
        synchronized (this) {
            known.values().removeIf(one -> one.caller().id().equals(person));
        }
        endings.incrementAndGet();
    }

    /** The sign-ins of a workspace went with it. */
    synchronized void endedWithTheirWorkspace() {
        known.clear();
        endings.incrementAndGet();
    }

    @Override
    public long endings() {
        return endings.get();
    }

    @Override
    public boolean holds(Caller caller) {
        return find(key(caller), caller.signIn()).isPresent();
    }

    private static byte[] key(Caller caller) {
        return HexFormat.of().parseHex(caller.signIn());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        return Sha256.begin().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
