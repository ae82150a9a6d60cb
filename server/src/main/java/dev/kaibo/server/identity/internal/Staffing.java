package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.AuditTrail;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.StandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
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

    /** How long a handed password may wait for its person. */
    static final Duration HANDED_FOR = Duration.ofDays(3);

    /** How far ahead a stand-in may end. */
    static final Duration LONGEST_STAND_IN = Duration.ofDays(7);

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

    /**
     * @param password to be handed over; it is kept nowhere
     * @param until when it is worth nothing any more
     */
    record Handed(CrewMember member, String password, Instant until) {}

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

        /** The account is of a workspace too that the caller does not administer: its password opens that as well. */
        record OfOthers() implements Refusal {}

        /** It ended in the meantime, or never was. */
        record NoSuchStandIn() implements Refusal {}

        record StandsInForHimself() implements Refusal {}

        /** R6: a brand viewer only reads, and there is nothing to stand in for. */
        record OnlyReads() implements Refusal {}

        /** An open screen must not be enough to take an account over. */
        record OwnPassword() implements Refusal {}
    }

    Outcome<Handed> add(Caller by, String address, Position wanted, String typedLogin) {
        String login = Accounts.login(typedLogin);
        String password = HandedSecret.password();
        String encoded = accounts.encoded(password);
        Instant until = clock.instant().plus(HANDED_FOR);
        return locked(by, () -> {
            UUID workspace = by.workspaceId();
            Optional<Refusal.TooMany> full = full(store, workspace);
            if (full.isPresent()) return refused(full.get());
            if (!store.add(login, encoded, until)) return refused(new Refusal.AccountTaken());
            Person person = new Person(new PersonId(UUID.randomUUID()), wanted.name(), wanted.role());
            store.add(person, workspace, wanted.administrator(), login);
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
            return new Outcome.Done<>(new Handed(
                    new CrewMember(person, wanted.administrator(), login, null, List.of()), password, until));
        });
    }

    /** Why nobody more can be of the workspace; empty when somebody can. */
    static Optional<Refusal.TooMany> full(IdentityStore store, UUID workspace) {
        if (store.present(workspace) >= MOST_PRESENT) return Optional.of(new Refusal.TooMany(MOST_PRESENT, false));
        if (store.ever(workspace) >= MOST_EVER) return Optional.of(new Refusal.TooMany(MOST_EVER, true));
        return Optional.empty();
    }

    Outcome<CrewMember> change(Caller by, String address, PersonId id, Position wanted) {
        Outcome<CrewMember> outcome = ofMember(by, id, member -> {
            if (member.administrator() && !wanted.administrator() && isLastAdministrator(by))
                return refused(new Refusal.LastAdministrator());
            CrewMember changed = new CrewMember(
                    new Person(id, wanted.name(), wanted.role()),
                    wanted.administrator(),
                    member.account(),
                    member.signedInAt(),
                    // nobody stands in for the role that he has
                    member.standsIn().stream()
                            .filter(one -> one.role() != wanted.role())
                            .toList());
            if (changed.equals(member)) return new Outcome.Done<>(member);
            store.change(changed.person(), changed.administrator());
            store.endStandIn(id, wanted.role());
            if (wanted.role() == CrewRole.BRAND_VIEWER)
                for (StandIn one : member.standsIn()) store.endStandIn(id, one.role());
            note("person-changed", by, address, id, differences(member, changed));
            return new Outcome.Done<>(changed);
        });
        if (outcome instanceof Outcome.Done) signIns.ended();
        return outcome;
    }

    /** Whoever knew the one before is signed out. */
    Outcome<Handed> resetPassword(Caller by, String address, PersonId id) {
        if (by.id().equals(id)) return refused(new Refusal.OwnPassword());
        String password = HandedSecret.password();
        String encoded = accounts.encoded(password);
        Instant until = clock.instant().plus(HANDED_FOR);
        Outcome<Handed> outcome = ofMember(by, id, member -> {
            if (member.account() != null) {
                if (isOfOthers(by, member)) return refused(new Refusal.OfOthers());
                store.setPassword(member.account(), encoded, until);
            }
            signIns.endAll(id, null);
            note("password-reset", by, address, id, Map.of());
            return new Outcome.Done<>(new Handed(member, password, until));
        });
        if (outcome instanceof Outcome.Done(Handed(var member, var _, var _))) {
            signIns.ended();
            if (member.account() != null) accounts.forgiveWrongTries(member.account());
        }
        return outcome;
    }

    private boolean isOfOthers(Caller by, CrewMember member) {
        return member.account() != null
                && !store.isWhereHeAdministers(
                        member.account(), store.login(by.id()).orElse(null));
    }

    /** Signs the person out everywhere and leaves the password as it is: a device was lost, or left open. */
    Outcome<CrewMember> endSignIns(Caller by, String address, PersonId id) {
        Outcome<CrewMember> outcome = ofMember(by, id, member -> {
            signIns.endAll(id, by);
            note("sign-ins-ended", by, address, id, Map.of());
            return new Outcome.Done<>(member);
        });
        if (outcome instanceof Outcome.Done) signIns.ended();
        return outcome;
    }

    /** R7, until a moment. Once more for the same role moves its end. */
    Outcome<CrewMember> standIn(Caller by, String address, PersonId id, StandIn standIn) {
        return ofMember(by, id, member -> {
            if (member.person().role() == standIn.role()) return refused(new Refusal.StandsInForHimself());
            if (member.person().role() == CrewRole.BRAND_VIEWER || standIn.role() == CrewRole.BRAND_VIEWER)
                return refused(new Refusal.OnlyReads());
            store.standIn(id, standIn, by.id(), clock.instant());
            note(
                    "stand-in-given",
                    by,
                    address,
                    id,
                    Map.of(
                            "role", Words.of(standIn.role()),
                            "until", standIn.until().toString()));
            return new Outcome.Done<>(store.member(by.workspaceId(), id).orElseThrow());
        });
    }

    Outcome<CrewMember> endStandIn(Caller by, String address, PersonId id, CrewRole role) {
        return ofMember(by, id, member -> {
            if (member.standsIn().stream().noneMatch(one -> one.role() == role))
                return refused(new Refusal.NoSuchStandIn());
            store.endStandIn(id, role);
            note("stand-in-ended", by, address, id, Map.of("role", Words.of(role)));
            return new Outcome.Done<>(member);
        });
    }

    /** He is signed out everywhere here and his account is free again, unless it is of another workspace too; what he did keeps his name. */
    Outcome<CrewMember> takeAway(Caller by, String address, PersonId id) {
        Outcome<CrewMember> outcome = ofMember(by, id, member -> {
            if (member.administrator() && isLastAdministrator(by)) return refused(new Refusal.LastAdministrator());
            store.markLeft(id, clock.instant());
            signIns.endHere(id);
            note(
                    "person-left",
                    by,
                    address,
                    id,
                    member.account() == null ? Map.of() : Map.of("account", member.account()));
            return new Outcome.Done<>(member);
        });
        if (outcome instanceof Outcome.Done) signIns.ended();
        return outcome;
    }

    /**
     * Instead of a handed password, which was right: it is worth this once.
     *
     * @param handed as it is stored
     * @return false when somebody was quicker
     */
    boolean choosePassword(IdentityStore.Membership who, String login, String handed, String address, String password) {
        String encoded = accounts.encoded(password);
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!store.replaceHandedPassword(login, handed, encoded)) return false;
            Caller himself = new Caller(who.person(), who.administrator(), who.workspace(), "");
            note("own-password-chosen", himself, address, himself.id(), Map.of());
            return true;
        }));
    }

    /** His own, after the one he had was checked. He stays in where he did it. */
    void setOwnPassword(Caller caller, String login, String address, String password) {
        String encoded = accounts.encoded(password);
        transaction.executeWithoutResult(_ -> {
            store.setPassword(login, encoded, null);
            signIns.endAll(caller.id(), caller);
            note("own-password-changed", caller, address, caller.id(), Map.of());
        });
        signIns.ended();
    }

    private boolean isLastAdministrator(Caller by) {
        return store.administrators(by.workspaceId()) == 1;
    }

    private <T> Outcome<T> ofMember(Caller by, PersonId id, Function<CrewMember, Outcome<T>> change) {
        return locked(by, () -> {
            Optional<CrewMember> member = store.member(by.workspaceId(), id);
            return member.isEmpty() ? refused(new Refusal.NoSuchPerson()) : change.apply(member.get());
        });
    }

    /** One change of the workspace at a time, by who is its administrator at that very moment. */
    <T> Outcome<T> locked(Caller by, Supplier<Outcome<T>> change) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            store.lockPeople(by.workspaceId());
            // while he waited for the lock, another administrator may have taken the right from him
            boolean still = store.member(by.workspaceId(), by.id())
                    .map(CrewMember::administrator)
                    .orElse(false);
            return still ? change.get() : refused(new Refusal.NoRight());
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
