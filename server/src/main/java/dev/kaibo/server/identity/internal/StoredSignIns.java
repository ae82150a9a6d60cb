package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.PERSON;
import static dev.kaibo.schema.generated.identity.Tables.SIGN_IN;
import static dev.kaibo.schema.generated.identity.Tables.STAND_IN;
import static dev.kaibo.schema.generated.identity.Tables.WORKSPACE;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.SignIns;
import dev.kaibo.server.identity.StandIn;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
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

    /** How exactly it is known when a sign-in was last seen: a write for each request would be too dear. */
    static final Duration SEEN_WITHIN = Duration.ofMinutes(5);

    /** How long somebody is known without the database. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(30);

    private static final int MOST_KNOWN = 1_000;

    /** How long a caller is taken for what he was when nothing was written about people here: another server on the same database may have. */
    private static final Duration SURE_FOR = Duration.ofSeconds(1);

    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private final DSLContext sql;
    private final PeopleChanges changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong endings = new AtomicLong();

    @Autowired
    StoredSignIns(DSLContext sql, PeopleChanges changes) {
        this(sql, changes, Clock.systemUTC());
    }

    StoredSignIns(DSLContext sql, PeopleChanges changes, Clock clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /** @return the token for the cookie; it is kept nowhere else */
    String begin(PersonId person, Device device) {
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
                .set(SIGN_IN.SEEN_AT, now)
                .set(SIGN_IN.BROWSER, Words.of(device.browser()))
                .set(SIGN_IN.SYSTEM, Words.of(device.system()))
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
        long version = changes.version(); // before it is asked for: what is written meanwhile makes the answer old
        Optional<Caller> sure = remembered(key)
                .filter(one ->
                        one.version() == version && one.at().plus(SURE_FOR).isAfter(clock.instant()))
                .map(Known::caller);
        if (sure.isPresent()) return sure.map(this::asOfNow);
        try {
            Optional<Caller> found = find(hash, key);
            found.ifPresentOrElse(caller -> remember(key, caller, version), () -> forget(key));
            return found;
        } catch (DataAccessException away) {
            Optional<Caller> known = remembered(key).map(Known::caller).map(this::asOfNow);
            if (known.isEmpty()) throw away;
            return known;
        }
    }

    private Optional<Caller> find(byte[] hash, String key) {
        OffsetDateTime now = now();
        List<? extends Record> rows = sql.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.ROLE,
                        PERSON.ADMINISTRATOR,
                        WORKSPACE.ID,
                        WORKSPACE.NAME,
                        WORKSPACE.SAMPLE,
                        SIGN_IN.SEEN_AT,
                        STAND_IN.ROLE,
                        STAND_IN.ENDS_AT)
                .from(SIGN_IN)
                .join(PERSON)
                .on(PERSON.ID.eq(SIGN_IN.PERSON))
                .join(WORKSPACE)
                .on(WORKSPACE.ID.eq(PERSON.WORKSPACE))
                .leftJoin(STAND_IN)
                .on(STAND_IN.PERSON.eq(PERSON.ID), STAND_IN.ENDS_AT.gt(now))
                .where(SIGN_IN.TOKEN_HASH.eq(hash), SIGN_IN.EXPIRES_AT.gt(now), PERSON.LEFT_AT.isNull())
                .fetch();
        if (rows.isEmpty()) return Optional.empty();
        Record first = rows.getFirst();
        if (first.get(SIGN_IN.SEEN_AT).plus(SEEN_WITHIN).isBefore(now)) see(hash, now);
        List<StandIn> standsIn = rows.stream()
                .filter(row -> row.get(STAND_IN.ROLE) != null)
                .map(row -> new StandIn(
                        CrewRole.valueOf(row.get(STAND_IN.ROLE)),
                        row.get(STAND_IN.ENDS_AT).toInstant()))
                .toList();
        return Optional.of(new Caller(
                IdentityStore.person(first),
                first.get(PERSON.ADMINISTRATOR),
                IdentityStore.workspace(first),
                key,
                standsIn));
    }

    private void see(byte[] hash, OffsetDateTime now) {
        sql.update(SIGN_IN)
                .set(SIGN_IN.SEEN_AT, now)
                .where(SIGN_IN.TOKEN_HASH.eq(hash))
                .execute();
    }

    /**
     * A sign-in as its person sees it.
     *
     * @param browser a word of {@link Device.Browser}
     * @param system a word of {@link Device.Platform}
     * @param seenAt to the nearest {@link #SEEN_WITHIN}
     * @param own the one that asks
     */
    record Kept(
            UUID id, String browser, String system, String workspace, Instant madeAt, Instant seenAt, boolean own) {}

    /** Of the caller's account in all its workspaces, or of himself when he has none; the last one seen first. */
    List<Kept> of(Caller caller) {
        byte[] own = key(caller);
        return sql.select(
                        SIGN_IN.ID,
                        SIGN_IN.BROWSER,
                        SIGN_IN.SYSTEM,
                        WORKSPACE.NAME,
                        SIGN_IN.MADE_AT,
                        SIGN_IN.SEEN_AT,
                        SIGN_IN.TOKEN_HASH)
                .from(SIGN_IN)
                .join(PERSON)
                .on(PERSON.ID.eq(SIGN_IN.PERSON))
                .join(WORKSPACE)
                .on(WORKSPACE.ID.eq(PERSON.WORKSPACE))
                .where(isOfAccountOf(caller.id()), SIGN_IN.EXPIRES_AT.gt(now()))
                .orderBy(SIGN_IN.SEEN_AT.desc(), SIGN_IN.ID)
                .fetch(row -> new Kept(
                        row.get(SIGN_IN.ID),
                        row.get(SIGN_IN.BROWSER),
                        row.get(SIGN_IN.SYSTEM),
                        row.get(WORKSPACE.NAME),
                        row.get(SIGN_IN.MADE_AT).toInstant(),
                        row.get(SIGN_IN.SEEN_AT).toInstant(),
                        Arrays.equals(row.get(SIGN_IN.TOKEN_HASH), own)));
    }

    /** @return false when the caller has no such sign-in */
    boolean end(Caller caller, UUID signIn) {
        byte[] ended = sql.deleteFrom(SIGN_IN)
                .where(SIGN_IN.ID.eq(signIn), isOfAccountOf(caller.id()))
                .returning(SIGN_IN.TOKEN_HASH)
                .fetchOne(SIGN_IN.TOKEN_HASH);
        if (ended == null) return false;
        forget(HexFormat.of().formatHex(ended));
        endings.incrementAndGet();
        return true;
    }

    /** The person's, and those of the same account in other workspaces: from there he could come back without a password. */
    private static Condition isOfAccountOf(PersonId person) {
        var same = PERSON.as("same");
        var one = PERSON.as("one");
        return SIGN_IN.PERSON.in(DSL.select(same.ID)
                .from(same)
                .join(one)
                .on(one.ID.eq(same.ID).or(one.ACCOUNT.eq(same.ACCOUNT)))
                .where(one.ID.eq(person.value())));
    }

    /** A stand-in ends by itself, also while the database is away. */
    private Caller asOfNow(Caller caller) {
        Instant now = clock.instant();
        return new Caller(
                caller.person(),
                caller.administrator(),
                caller.workspace(),
                caller.signIn(),
                caller.standsIn().stream()
                        .filter(one -> one.until().isAfter(now))
                        .toList());
    }

    /** @param version of what is written about people, when it was read */
    private record Known(Caller caller, long version, Instant at) {}

    private synchronized void remember(String key, Caller caller, long version) {
        known.put(key, new Known(caller, version, clock.instant()));
    }

    private synchronized void forget(String key) {
        known.remove(key);
    }

    private synchronized Optional<Known> remembered(String key) {
        Known one = known.get(key);
        return one == null || one.at().plus(KNOWN_FOR).isBefore(clock.instant()) ? Optional.empty() : Optional.of(one);
    }

    void end(Caller caller) {
        sql.deleteFrom(SIGN_IN).where(SIGN_IN.TOKEN_HASH.eq(key(caller))).execute();
        forget(caller.signIn());
        endings.incrementAndGet();
    }

    /**
     * Ends all sign-ins of a person's account but the kept one, as a part of the change that is the reason. Say {@link #ended} once that stands.
     *
     * @param kept of the same person; null for none
     */
    void endAll(PersonId person, @Nullable Caller kept) {
        sql.deleteFrom(SIGN_IN)
                .where(isOfAccountOf(person), kept == null ? DSL.noCondition() : SIGN_IN.TOKEN_HASH.ne(key(kept)))
                .execute();
    }

    /** As {@link #endAll}, but what the account does in other workspaces goes on. */
    void endHere(PersonId person) {
        sql.deleteFrom(SIGN_IN).where(SIGN_IN.PERSON.eq(person.value())).execute();
    }

    /** Now nobody is known without the database any more, and what lasts longer than a request looks again. */
    synchronized void ended() {
        known.clear();
        endings.incrementAndGet();
    }

    @Override
    public long endings() {
        return endings.get();
    }

    @Override
    public boolean holds(Caller caller) {
        return find(key(caller), caller.signIn())
                .filter(now -> now.role() == caller.role())
                .isPresent();
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
