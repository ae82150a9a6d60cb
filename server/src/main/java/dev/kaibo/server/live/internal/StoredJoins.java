package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.JOIN_LINK;
import static dev.kaibo.schema.generated.live.Tables.PROMPTER;
import static dev.kaibo.schema.generated.live.Tables.SHOW;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.server.live.Joins;
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
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/** Links and devices in the database; a code and a token as their SHA-256 alone. */
final class StoredJoins implements Joins {
    /** A code is typed by nobody and read by a camera: 128 bits make a code of few squares that nobody guesses. */
    private static final int CODE_BYTES = 16;

    private static final int TOKEN_BYTES = 32;
    /** What is longer than ours is not even hashed. */
    private static final int LONGEST = 64;
    /** Closed links of a show that stay in its list; older ones go, the audit trail has them. */
    private static final int CLOSED_KEPT = 20;

    private static final Duration KNOWN_FOR = Duration.ofMinutes(30);
    private static final int MOST_KNOWN = 1_000;

    private static final Field<Integer> DEVICES =
            DSL.field(DSL.selectCount().from(PROMPTER).where(PROMPTER.LINK.eq(JOIN_LINK.ID)));

    private final DSLContext database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong endings = new AtomicLong();
    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** @param at when the database said so */
    private record Known(Prompter prompter, Instant at) {}

    StoredJoins(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Made make(ShowId show, PersonId by) {
        String code = secret(CODE_BYTES);
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Made refused = Database.ask(() -> database.transactionResult(inside -> {
            var sql = inside.dsl();
            // one after the other, so that the bound holds
            sql.fetch("select 1 from live.show where id = ? for update", show.value());
            List<Link> links = links(sql, show);
            if (links.stream().filter(link -> isOpen(link, now)).count() >= MOST_OPEN)
                return new Made.TooMany(MOST_OPEN);
            List<UUID> old = links.stream()
                    .filter(link -> !isOpen(link, now))
                    .skip(CLOSED_KEPT)
                    .map(Link::id)
                    .toList();
            sql.deleteFrom(JOIN_LINK).where(JOIN_LINK.ID.in(old)).execute();
            sql.insertInto(JOIN_LINK)
                    .set(JOIN_LINK.ID, id)
                    .set(JOIN_LINK.SHOW, show.value())
                    .set(JOIN_LINK.CODE_HASH, hash(code))
                    .set(JOIN_LINK.MADE_AT, utc(now))
                    .set(JOIN_LINK.MADE_BY, by.value())
                    .set(JOIN_LINK.EXPIRES_AT, utc(now.plus(LONGEST_LIFE)))
                    .execute();
            return null;
        }));
        if (refused != null) return refused;
        Link made = of(show).stream()
                .filter(link -> link.id().equals(id))
                .findFirst()
                .orElseThrow();
        if (isOpen(made, now)) return new Made.Done(made, code);
        Database.run(
                () -> database.deleteFrom(JOIN_LINK).where(JOIN_LINK.ID.eq(id)).execute());
        return new Made.ShowIsOver();
    }

    @Override
    public List<Link> of(ShowId show) {
        return Database.ask(() -> links(database, show));
    }

    private static List<Link> links(DSLContext sql, ShowId show) {
        return sql.select(JOIN_LINK.fields())
                .select(SHOW.NATURE, SHOW.ENDED_AT, DEVICES)
                .from(JOIN_LINK)
                .join(SHOW)
                .on(SHOW.ID.eq(JOIN_LINK.SHOW))
                .where(JOIN_LINK.SHOW.eq(show.value()))
                .orderBy(JOIN_LINK.MADE_AT.desc(), JOIN_LINK.ID)
                .fetch(row -> new Link(
                        row.get(JOIN_LINK.ID),
                        show,
                        row.get(JOIN_LINK.MADE_AT).toInstant(),
                        new PersonId(row.get(JOIN_LINK.MADE_BY)),
                        until(row),
                        instant(row.get(JOIN_LINK.REVOKED_AT)),
                        row.get(DEVICES)));
    }

    private static boolean isOpen(Link link, Instant now) {
        return link.revokedAt() == null && now.isBefore(link.until());
    }

    private static Instant until(Record row) {
        Instant longest = row.get(JOIN_LINK.EXPIRES_AT).toInstant();
        Long ended = row.get(SHOW.ENDED_AT);
        if (ended == null || Nature.valueOf(row.get(SHOW.NATURE)) != Nature.LIVE) return longest;
        Instant after = Instant.ofEpochMilli(ended).plus(AFTER_THE_END);
        return after.isBefore(longest) ? after : longest;
    }

    @Override
    public void revoke(ShowId show, UUID link) {
        Database.run(() -> database.transaction(inside -> {
            var sql = inside.dsl();
            int closed = sql.update(JOIN_LINK)
                    .set(JOIN_LINK.REVOKED_AT, utc(clock.instant()))
                    .where(JOIN_LINK.ID.eq(link), JOIN_LINK.SHOW.eq(show.value()), JOIN_LINK.REVOKED_AT.isNull())
                    .execute();
            if (closed > 0)
                sql.deleteFrom(PROMPTER).where(PROMPTER.LINK.eq(link)).execute();
        }));
        synchronized (known) {
            known.values().removeIf(each -> each.prompter().link().equals(link));
        }
        endings.incrementAndGet();
    }

    @Override
    public Joined join(String code) {
        if (code.isEmpty() || code.length() > LONGEST) return new Joined.Unknown();
        String token = secret(TOKEN_BYTES);
        byte[] device = hash(token);
        Instant now = clock.instant();
        return Database.ask(() -> database.transactionResult(inside -> {
            var sql = inside.dsl();
            UUID link = sql.select(JOIN_LINK.ID)
                    .from(JOIN_LINK)
                    .where(JOIN_LINK.CODE_HASH.eq(hash(code)))
                    .forUpdate()
                    .fetchOne(JOIN_LINK.ID);
            if (link == null) return new Joined.Unknown();
            if (sql.fetchCount(PROMPTER, PROMPTER.LINK.eq(link)) >= MOST_DEVICES)
                return new Joined.TooManyDevices(MOST_DEVICES);
            sql.insertInto(PROMPTER)
                    .set(PROMPTER.TOKEN_HASH, device)
                    .set(PROMPTER.LINK, link)
                    .set(PROMPTER.JOINED_AT, utc(now))
                    .execute();
            Optional<Prompter> joined = find(sql, device, now);
            if (joined.isPresent()) return new Joined.In(joined.get(), token);
            sql.deleteFrom(PROMPTER).where(PROMPTER.TOKEN_HASH.eq(device)).execute();
            return new Joined.Unknown();
        }));
    }

    private static Optional<Prompter> find(DSLContext sql, byte[] device, Instant now) {
        return sql.select(
                        PROMPTER.LINK, JOIN_LINK.SHOW, JOIN_LINK.EXPIRES_AT, SHOW.WORKSPACE, SHOW.NATURE, SHOW.ENDED_AT)
                .from(PROMPTER)
                .join(JOIN_LINK)
                .on(JOIN_LINK.ID.eq(PROMPTER.LINK))
                .join(SHOW)
                .on(SHOW.ID.eq(JOIN_LINK.SHOW))
                .where(PROMPTER.TOKEN_HASH.eq(device), JOIN_LINK.REVOKED_AT.isNull())
                .fetchOptional(row -> new Prompter(
                        HexFormat.of().formatHex(device),
                        row.get(PROMPTER.LINK),
                        new ShowId(row.get(JOIN_LINK.SHOW)),
                        row.get(SHOW.WORKSPACE),
                        until(row)))
                .filter(prompter -> now.isBefore(prompter.until()));
    }

    @Override
    public Optional<Prompter> prompter(String token) {
        if (token.isEmpty() || token.length() > LONGEST) return Optional.empty();
        byte[] device = hash(token);
        String key = HexFormat.of().formatHex(device);
        Instant now = clock.instant();
        try {
            Optional<Prompter> found = find(database, device, now);
            synchronized (known) {
                found.ifPresentOrElse(it -> known.put(key, new Known(it, now)), () -> known.remove(key));
            }
            return found;
        } catch (DataAccessException | NestedRuntimeException away) {
            Known before;
            synchronized (known) {
                before = known.get(key);
            }
            if (before != null
                    && now.isBefore(before.at().plus(KNOWN_FOR))
                    && now.isBefore(before.prompter().until())) return Optional.of(before.prompter());
            throw new Journal.Trouble("The database does not say who this is.", away);
        }
    }

    @Override
    public void leave(Prompter prompter) {
        Database.run(() -> database.deleteFrom(PROMPTER)
                .where(PROMPTER.TOKEN_HASH.eq(HexFormat.of().parseHex(prompter.device())))
                .execute());
        synchronized (known) {
            known.remove(prompter.device());
        }
        endings.incrementAndGet();
    }

    @Override
    public long endings() {
        return endings.get();
    }

    @Override
    public boolean holds(Prompter prompter) {
        return find(database, HexFormat.of().parseHex(prompter.device()), clock.instant())
                .isPresent();
    }

    private String secret(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
