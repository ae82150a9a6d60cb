package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds, changes and takes away the people of a workspace and sets their passwords. A change, its entry in the audit trail and the sign-ins that it ends
 * stand together or not at all.
 */
@Service
class Staffing {
    /** Who is of a workspace at the same time. */
    static final int MOST_PRESENT = 200;

    /** Together with those who left, whose names are kept. */
    static final int MOST_EVER = 2_000;

    private final IdentityStore store;
    private final Accounts accounts;
    private final StoredSignIns signIns;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    Staffing(
            IdentityStore store,
            Accounts accounts,
            StoredSignIns signIns,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.signIns = signIns;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What a person is in his workspace. */
    record Position(String name, CrewRole role, boolean administrator) {}

    /** @param password to be handed over; it is kept nowhere */
    record Handed(CrewMember member, String password) {}

    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        record Refused<T>(Refusal why) implements Outcome<T> {}
    }

    sealed interface Refusal {
        /** Not there, of another workspace, or gone. */
        record NoSuchPerson() implements Refusal {}

        /** The caller was an administrator when he asked and is none any more. */
        record NoRight() implements Refusal {}

        /** Nobody could add or change people any more. */
        record LastAdministrator() implements Refusal {}

        record AccountTaken() implements Refusal {}

        /** @param ever whether those who left fill the bound */
        record TooMany(int most, boolean ever) implements Refusal {}

        /** An open screen must not be enough to take an account over. */
        record OwnPassword() implements Refusal {}
    }

    Outcome<Handed> add(Caller by, String address, Position wanted, String typedLogin) {
        String login = Accounts.login(typedLogin);
        String password = HandedPassword.make();
        String encoded = accounts.encoded(password);
        return locked(by, status -> {
            UUID workspace = by.workspaceId();
            if (store.present(workspace) >= MOST_PRESENT) return refused(new Refusal.TooMany(MOST_PRESENT, false));
            if (store.ever(workspace) >= MOST_EVER) return refused(new Refusal.TooMany(MOST_EVER, true));
            Person person = new Person(new PersonId(UUID.randomUUID()), wanted.name(), wanted.role());
            store.add(person, workspace, wanted.administrator());
            if (!store.add(login, encoded, person.id())) {
                status.setRollbackOnly();
                return refused(new Refusal.AccountTaken());
            }
            note(
                    "person-added",
                    by,
                    address,
                    person.id(),
                    Map.of(
                            "account", login,
                            "name", wanted.name(),
                            "role", Words.of(wanted.role()),
                            "administrator", Boolean.toString(wanted.administrator())));
            return new Outcome.Done<>(
                    new Handed(new CrewMember(person, wanted.administrator(), login, null), password));
        });
    }

    Outcome<CrewMember> change(Caller by, String address, PersonId id, Position wanted) {
        return ofMember(by, id, member -> {
            if (member.administrator() && !wanted.administrator() && isLastAdministrator(by))
                return refused(new Refusal.LastAdministrator());
            CrewMember changed = new CrewMember(
                    new Person(id, wanted.name(), wanted.role()),
                    wanted.administrator(),
                    member.account(),
                    member.signedInAt());
            if (changed.equals(member)) return new Outcome.Done<>(member);
            store.change(changed.person(), changed.administrator());
            note("person-changed", by, address, id, differences(member, changed));
            return new Outcome.Done<>(changed);
        });
    }

    /** Whoever knew the one before is signed out. */
    Outcome<Handed> resetPassword(Caller by, String address, PersonId id) {
        if (by.id().equals(id)) return refused(new Refusal.OwnPassword());
        String password = HandedPassword.make();
        String encoded = accounts.encoded(password);
        Outcome<Handed> outcome = ofMember(by, id, member -> {
            store.setPassword(id, encoded);
            signIns.endAll(id, null);
            note("password-reset", by, address, id, Map.of());
            return new Outcome.Done<>(new Handed(member, password));
        });
        if (outcome instanceof Outcome.Done(Handed(var member, var _))) {
            signIns.ended(id);
            if (member.account() != null) accounts.forgiveWrongTries(member.account());
        }
        return outcome;
    }

    /** He is signed out everywhere and his account is free again; what he did keeps his name. */
    Outcome<CrewMember> takeAway(Caller by, String address, PersonId id) {
        Outcome<CrewMember> outcome = ofMember(by, id, member -> {
            if (member.administrator() && isLastAdministrator(by)) return refused(new Refusal.LastAdministrator());
            store.markLeft(id, clock.instant());
            signIns.endAll(id, null);
            note(
                    "person-left",
                    by,
                    address,
                    id,
                    member.account() == null ? Map.of() : Map.of("account", member.account()));
            return new Outcome.Done<>(member);
        });
        if (outcome instanceof Outcome.Done) signIns.ended(id);
        return outcome;
    }

    /** His own, after the one he had was checked. He stays in where he did it. */
    void setOwnPassword(Caller caller, String address, String password) {
        String encoded = accounts.encoded(password);
        transaction.executeWithoutResult(_ -> {
            store.setPassword(caller.id(), encoded);
            signIns.endAll(caller.id(), caller);
            note("own-password-changed", caller, address, caller.id(), Map.of());
        });
        signIns.ended(caller.id());
    }

    private boolean isLastAdministrator(Caller by) {
        return store.administrators(by.workspaceId()) == 1;
    }

    private <T> Outcome<T> ofMember(Caller by, PersonId id, Function<CrewMember, Outcome<T>> change) {
        return locked(by, _ -> {
            Optional<CrewMember> member = store.member(by.workspaceId(), id);
            return member.isEmpty() ? refused(new Refusal.NoSuchPerson()) : change.apply(member.get());
        });
    }

    private <T> Outcome<T> locked(Caller by, Function<TransactionStatus, Outcome<T>> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            store.lockPeople(by.workspaceId());
            // while he waited for the lock, another administrator may have taken the right from him
            boolean still = store.member(by.workspaceId(), by.id())
                    .map(CrewMember::administrator)
                    .orElse(false);
            return still ? change.apply(status) : refused(new Refusal.NoRight());
        }));
    }

    private static <T> Outcome<T> refused(Refusal why) {
        return new Outcome.Refused<>(why);
    }

    private void note(String what, Caller by, String address, PersonId about, Map<String, String> details) {
        Map<String, String> all = new LinkedHashMap<>(details);
        all.put("person", about.toString());
        audit.note(what, by, address, all);
    }

    /** What is other now, and what it was. */
    private static Map<String, String> differences(CrewMember before, CrewMember now) {
        Map<String, String> was = inWords(before);
        Map<String, String> different = new LinkedHashMap<>();
        inWords(now).forEach((name, value) -> {
            String old = Objects.requireNonNull(was.get(name));
            if (old.equals(value)) return;
            different.put(name, value);
            different.put(name + ".before", old);
        });
        return different;
    }

    private static Map<String, String> inWords(CrewMember member) {
        return Map.of(
                "name", member.person().name(),
                "role", Words.of(member.person().role()),
                "administrator", Boolean.toString(member.administrator()));
    }
}
