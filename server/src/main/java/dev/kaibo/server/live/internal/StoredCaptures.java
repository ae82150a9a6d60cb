package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.CAPTURE;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.schema.generated.live.tables.records.CaptureRecord;
import dev.kaibo.server.live.Capture;
import dev.kaibo.server.live.Captures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/** Captures in the database; a token as its SHA-256 alone. */
final class StoredCaptures implements Captures {
    private static final int TOKEN_BYTES = 32;
    /** A token of ours has 43 characters; what is longer is not even hashed. */
    private static final int LONGEST_TOKEN = 64;
    /** Another server on the same database can revoke a token, and that is noticed after this long. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final int ASKED_AT_ONCE = 4;
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(10);
    /** How long a token opens its door while the database cannot be asked. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(30);

    private static final int MOST_KNOWN = 2_000;

    private final DSLContext database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore asking = new Semaphore(ASKED_AT_ONCE);
    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** @param at when the database said so */
    private record Known(Capture capture, Instant at) {}

    StoredCaptures(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Made make(ShowId show, Wanted wanted, PersonId by) {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        Made refused = Database.ask(() -> database.transactionResult(inside -> {
            var sql = inside.dsl();
            // one after the other, so that the bound holds
            sql.fetch("select 1 from live.show where id = ? for update", show.value());
            int open = sql.fetchCount(
                    CAPTURE,
                    CAPTURE.SHOW.eq(show.value()),
                    CAPTURE.REVOKED_AT.isNull(),
                    CAPTURE.EXPIRES_AT.gt(utc(now)));
            if (open >= MOST_OPEN) return new Made.TooMany(MOST_OPEN);
            int made = sql.insertInto(CAPTURE)
                    .set(CAPTURE.ID, id)
                    .set(CAPTURE.SHOW, show.value())
                    .set(CAPTURE.NAME, wanted.name())
                    .set(CAPTURE.KIND, wanted.kind().name())
                    .set(CAPTURE.TOKEN_HASH, hash(token))
                    .set(CAPTURE.MADE_AT, utc(now))
                    .set(CAPTURE.MADE_BY, by.value())
                    .set(CAPTURE.ACCEPTED_BY, wanted.acceptedBy())
                    .set(CAPTURE.EXPIRES_AT, utc(now.plus(wanted.life())))
                    .onConflict(CAPTURE.SHOW, CAPTURE.NAME)
                    .doNothing()
                    .execute();
            return made == 1 ? null : new Made.NameTaken(wanted.name());
        }));
        return refused != null ? refused : new Made.Done(find(show, id).orElseThrow(), token);
    }

    @Override
    public List<Capture> of(ShowId show) {
        return Database.ask(() -> database.selectFrom(CAPTURE)
                .where(CAPTURE.SHOW.eq(show.value()))
                .orderBy(CAPTURE.MADE_AT.desc(), CAPTURE.ID)
                .fetch(StoredCaptures::read));
    }

    @Override
    public Optional<Capture> find(ShowId show, UUID capture) {
        return Database.ask(() -> database.selectFrom(CAPTURE)
                .where(CAPTURE.ID.eq(capture), CAPTURE.SHOW.eq(show.value()))
                .fetchOptional(StoredCaptures::read));
    }

    @Override
    public @Nullable String header(UUID capture) {
        return Database.ask(() -> database.select(CAPTURE.HEADER)
                .from(CAPTURE)
                .where(CAPTURE.ID.eq(capture))
                .fetchOne(CAPTURE.HEADER));
    }

    @Override
    public void revoke(ShowId show, UUID capture) {
        Database.run(() -> database.update(CAPTURE)
                .set(CAPTURE.REVOKED_AT, utc(clock.instant()))
                .where(CAPTURE.ID.eq(capture), CAPTURE.SHOW.eq(show.value()), CAPTURE.REVOKED_AT.isNull())
                .execute());
        synchronized (known) {
            known.values().removeIf(each -> each.capture().id().equals(capture));
        }
    }

    @Override
    public Door door(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) return new Door.Unknown();
        byte[] hash = hash(token);
        String key = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        Known before;
        synchronized (known) {
            before = known.get(key);
        }
        if (before != null && now.isBefore(before.at().plus(FRESH))) return judged(before.capture(), now);
        try {
            // on an evening with many shows all of them ask at once: they wait for each other here, not for the
            // connections that the journal needs
            if (!asking.tryAcquire(ASKED_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                throw new Journal.Trouble("The database does not say what this token opens: too many ask.", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Journal.Trouble(Register.STOPPING, e);
        }
        try {
            Capture found = database.selectFrom(CAPTURE)
                    .where(CAPTURE.TOKEN_HASH.eq(hash))
                    .fetchOne(StoredCaptures::read);
            synchronized (known) {
                if (found == null) known.remove(key);
                else known.put(key, new Known(found, now));
            }
            return found == null ? new Door.Unknown() : judged(found, now);
        } catch (DataAccessException | NestedRuntimeException away) {
            if (before != null && now.isBefore(before.at().plus(KNOWN_FOR))) return judged(before.capture(), now);
            throw new Journal.Trouble("The database does not say what this token opens.", away);
        } finally {
            asking.release();
        }
    }

    private static Door judged(Capture capture, Instant now) {
        Instant revoked = capture.revokedAt();
        if (revoked != null) return new Door.Revoked(revoked);
        if (!now.isBefore(capture.expiresAt())) return new Door.Expired(capture.expiresAt());
        return new Door.Open(capture);
    }

    private static Capture read(CaptureRecord row) {
        return new Capture(
                row.getId(),
                new ShowId(row.getShow()),
                row.getName(),
                Capture.Kind.valueOf(row.getKind()),
                row.getMadeAt().toInstant(),
                new PersonId(row.getMadeBy()),
                row.getAcceptedBy(),
                row.getExpiresAt().toInstant(),
                instant(row.getRevokedAt()),
                instant(row.getLastPostAt()),
                row.getPosts(),
                row.getAccepted(),
                row.getDuplicates(),
                row.getRejected());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
