package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.INVITATION;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.schema.generated.identity.tables.records.InvitationRecord;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invitations into a workspace: a code for one person, for one role, once, until a moment. Whoever has the code comes in, so it is told once and kept as a
 * hash; who guesses codes waits ({@link Throttle#takeOfCode}).
 */
@Service
class Invitations {
    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(7);

    /** That could be used at the same time. */
    static final int MOST_OPEN = 50;

    /** In one list; older ones stand in the audit trail. */
    static final int LISTED = 200;

    /** Workspaces of one account. */
    static final int MOST_WORKSPACES = 50;

    private final DSLContext sql;
    private final IdentityStore store;
    private final Staffing staffing;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @Autowired
    Invitations(
            DSLContext sql,
            IdentityStore store,
            Staffing staffing,
            Accounts accounts,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this(sql, store, staffing, accounts, audit, transaction, Clock.systemUTC());
    }

    Invitations(
            DSLContext sql,
            IdentityStore store,
            Staffing staffing,
            Accounts accounts,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.store = store;
        this.staffing = staffing;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    enum State {
        OPEN,
        USED,
        EXPIRED,
        REVOKED
    }

    /**
     * @param name for whom it is meant; null when nobody said
     * @param usedBy null unless it was used
     */
    record Invitation(
            UUID id,
            UUID workspace,
            CrewRole role,
            @Nullable String name,
            PersonId madeBy,
            Instant madeAt,
            Instant expiresAt,
            State state,
            @Nullable PersonId usedBy) {}

    /** @param code told this once */
    record Made(Invitation invitation, String code) {}

    sealed interface Making {
        record Done(Made made) implements Making {}

        record TooManyOpen(int most) implements Making {}

        /** The caller was an administrator when he asked and is none any more. */
        record NoRight() implements Making {}
    }

    /** The newest {@link #LISTED}, the newest first. */
    List<Invitation> of(UUID workspace) {
        return sql.selectFrom(INVITATION)
                .where(INVITATION.WORKSPACE.eq(workspace))
                .orderBy(INVITATION.MADE_AT.desc(), INVITATION.ID)
                .limit(LISTED)
                .fetch(this::invitation);
    }

    Optional<Invitation> find(UUID workspace, UUID id) {
        return sql.selectFrom(INVITATION)
                .where(INVITATION.WORKSPACE.eq(workspace), INVITATION.ID.eq(id))
                .fetchOptional(this::invitation);
    }

    Making make(Caller by, String address, CrewRole role, @Nullable String name, Duration life) {
        String code = HandedSecret.invitation();
        Staffing.Outcome<Making> outcome = staffing.locked(by, () -> {
            Instant now = clock.instant();
            int open = sql.fetchCount(
                    INVITATION,
                    INVITATION.WORKSPACE.eq(by.workspaceId()),
                    INVITATION.USED_AT.isNull(),
                    INVITATION.REVOKED_AT.isNull(),
                    INVITATION.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC)));
            if (open >= MOST_OPEN) return new Staffing.Outcome.Done<>(new Making.TooManyOpen(MOST_OPEN));
            InvitationRecord row = sql.newRecord(INVITATION);
            row.setId(UUID.randomUUID());
            row.setWorkspace(by.workspaceId());
            row.setCodeHash(HandedSecret.hash(code));
            row.setRole(role.name());
            row.setName(name);
            row.setMadeBy(by.id().value());
            row.setMadeAt(now.atOffset(ZoneOffset.UTC));
            row.setExpiresAt(now.plus(life).atOffset(ZoneOffset.UTC));
            row.insert();
            Invitation made = invitation(row);
            note("invitation-made", by, address, made);
            return new Staffing.Outcome.Done<>(new Making.Done(new Made(made, code)));
        });
        return switch (outcome) {
            case Staffing.Outcome.Done<Making>(var making) -> making;
            case Staffing.Outcome.Refused<Making> _ -> new Making.NoRight();
        };
    }

    /** Twice changes nothing, nor does it for one that was used. */
    void revoke(Caller by, String address, Invitation invitation) {
        transaction.executeWithoutResult(_ -> {
            store.lockPeople(by.workspaceId());
            int revoked = sql.update(INVITATION)
                    .set(INVITATION.REVOKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .where(
                            INVITATION.ID.eq(invitation.id()),
                            INVITATION.USED_AT.isNull(),
                            INVITATION.REVOKED_AT.isNull())
                    .execute();
            if (revoked > 0) note("invitation-revoked", by, address, invitation);
        });
    }

    /** Empty when no workspace ever had this code. */
    Optional<Invitation> byCode(String typed) {
        return sql.selectFrom(INVITATION)
                .where(INVITATION.CODE_HASH.eq(HandedSecret.hash(typed)))
                .fetchOptional(this::invitation);
    }

    sealed interface Accepted {
        record Done(PersonId person) implements Accepted {}

        record NotOpen(State state) implements Accepted {}

        record AccountTaken() implements Accepted {}

        record AlreadyMember() implements Accepted {}

        record Full(Staffing.Refusal.TooMany why) implements Accepted {}

        record TooManyWorkspaces(int most) implements Accepted {}
    }

    /** Somebody new, with an account that he chooses himself. */
    Accepted acceptAnew(Invitation invitation, String address, String name, String login, String password) {
        String encoded = accounts.encoded(password);
        return accept(
                invitation,
                address,
                name,
                login,
                () -> store.add(login, encoded, null) ? Optional.empty() : Optional.of(new Accepted.AccountTaken()));
    }

    /** Somebody who has an account already and gets a further workspace. */
    Accepted join(Invitation invitation, String address, String name, String login) {
        return accept(invitation, address, name, login, () -> {
            store.lockAccount(login);
            List<IdentityStore.Membership> has = store.memberships(login);
            if (has.stream().anyMatch(one -> one.workspace().id().equals(invitation.workspace())))
                return Optional.of(new Accepted.AlreadyMember());
            return has.size() >= MOST_WORKSPACES
                    ? Optional.of(new Accepted.TooManyWorkspaces(MOST_WORKSPACES))
                    : Optional.empty();
        });
    }

    private interface Entering {
        /** What stands against it; otherwise the account is there. */
        Optional<Accepted> refused();
    }

    private Accepted accept(Invitation seen, String address, String name, String login, Entering entering) {
        return Objects.requireNonNull(
                transaction.execute(status -> accept(seen, address, name, login, entering, status)));
    }

    private Accepted accept(
            Invitation seen, String address, String name, String login, Entering entering, TransactionStatus status) {
        store.lockPeople(seen.workspace());
        // again, behind the lock: of two who use it at once one is first
        Optional<Invitation> now = find(seen.workspace(), seen.id());
        Optional<Workspace> workspace = store.workspace(seen.workspace());
        if (now.isEmpty() || workspace.isEmpty()) return new Accepted.NotOpen(State.REVOKED);
        if (now.get().state() != State.OPEN)
            return new Accepted.NotOpen(now.get().state());
        Optional<Staffing.Refusal.TooMany> full = Staffing.full(store, seen.workspace());
        if (full.isPresent()) return new Accepted.Full(full.get());
        Optional<Accepted> refused = entering.refused();
        if (refused.isPresent()) {
            status.setRollbackOnly();
            return refused.get();
        }
        Person person = new Person(new PersonId(UUID.randomUUID()), name, seen.role());
        store.add(person, seen.workspace(), false, login);
        sql.update(INVITATION)
                .set(INVITATION.USED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(INVITATION.USED_BY, person.id().value())
                .where(INVITATION.ID.eq(seen.id()))
                .execute();
        Map<String, String> details = details(seen);
        details.put("person", person.id().toString());
        details.put("account", login);
        audit.note("invitation-used", new Caller(person, false, workspace.get(), ""), address, details);
        return new Accepted.Done(person.id());
    }

    private void note(String what, Caller by, String address, Invitation invitation) {
        audit.note(what, by, address, details(invitation));
    }

    private static Map<String, String> details(Invitation invitation) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("invitation", invitation.id().toString());
        details.put("role", Words.of(invitation.role()));
        details.put("until", invitation.expiresAt().toString());
        if (invitation.name() != null) details.put("name", invitation.name());
        return details;
    }

    private Invitation invitation(InvitationRecord row) {
        return new Invitation(
                row.getId(),
                row.getWorkspace(),
                CrewRole.valueOf(row.getRole()),
                row.getName(),
                new PersonId(row.getMadeBy()),
                row.getMadeAt().toInstant(),
                row.getExpiresAt().toInstant(),
                state(row),
                row.getUsedBy() == null ? null : new PersonId(row.getUsedBy()));
    }

    private State state(InvitationRecord row) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        if (row.getUsedAt() != null) return State.USED;
        if (row.getRevokedAt() != null) return State.REVOKED;
        return row.getExpiresAt().isAfter(now) ? State.OPEN : State.EXPIRED;
    }
}
