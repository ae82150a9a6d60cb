package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.ACCOUNT;
import static dev.kaibo.schema.generated.identity.Tables.PERSON;
import static dev.kaibo.schema.generated.identity.Tables.STAND_IN;
import static dev.kaibo.schema.generated.identity.Tables.WORKSPACE;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.StandIn;
import dev.kaibo.server.identity.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Workspaces, people and accounts as they stand in the database. */
@Repository
class IdentityStore implements People {
    private static final Comparator<Person> IN_ORDER =
            Comparator.comparing(Person::role).thenComparing(Person::name);

    private static final dev.kaibo.schema.generated.identity.tables.Person ADMINISTERING = PERSON.as("administering");

    private final DSLContext sql;

    private final Clock clock = Clock.systemUTC();

    IdentityStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * An account with what is needed to check its password.
     *
     * @param handedUntil until when a handed password opens the door; null for one of his own
     */
    record Account(String password, @Nullable Instant handedUntil) {}

    /** What an account is in one workspace. */
    record Membership(Person person, boolean administrator, Workspace workspace) {}

    boolean isEmpty() {
        return !sql.fetchExists(WORKSPACE);
    }

    /** Whether somebody administers a workspace of his own; the sample's crew does not count. */
    boolean hasAdministrator() {
        return sql.fetchExists(PERSON, PERSON.ADMINISTRATOR.isTrue());
    }

    void add(Workspace workspace, Instant at) {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspace.id())
                .set(WORKSPACE.NAME, workspace.name())
                .set(WORKSPACE.SAMPLE, workspace.sample())
                .set(WORKSPACE.MADE_AT, at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** @param account null for the sample's crew, which has none */
    void add(Person person, UUID workspace, boolean administrator, @Nullable String account) {
        sql.insertInto(PERSON)
                .set(PERSON.ID, person.id().value())
                .set(PERSON.WORKSPACE, workspace)
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, person.role().name())
                .set(PERSON.ADMINISTRATOR, administrator)
                .set(PERSON.ACCOUNT, account)
                .execute();
    }

    /**
     * @param login trimmed and in lower case
     * @return false when somebody has it already, of whatever workspace
     */
    boolean add(String login, String encodedPassword, @Nullable Instant handedUntil) {
        return sql.insertInto(ACCOUNT)
                        .set(ACCOUNT.LOGIN, login)
                        .set(ACCOUNT.PASSWORD, encodedPassword)
                        .set(ACCOUNT.HANDED_UNTIL, moment(handedUntil))
                        .onConflict(ACCOUNT.LOGIN)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** The account's name, for who has one: the sample's crew has none. */
    Optional<String> login(PersonId person) {
        return sql.select(PERSON.ACCOUNT)
                .from(PERSON)
                .where(PERSON.ID.eq(person.value()), PERSON.ACCOUNT.isNotNull())
                .fetchOptional(PERSON.ACCOUNT);
    }

    void setPassword(String login, String encodedPassword, @Nullable Instant handedUntil) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD, encodedPassword)
                .set(ACCOUNT.HANDED_UNTIL, moment(handedUntil))
                .where(ACCOUNT.LOGIN.eq(login))
                .execute();
    }

    /** @return false when the handed password was used or replaced in the meantime: it is worth something once */
    boolean replaceHandedPassword(String login, String handed, String encodedPassword) {
        return sql.update(ACCOUNT)
                        .set(ACCOUNT.PASSWORD, encodedPassword)
                        .setNull(ACCOUNT.HANDED_UNTIL)
                        .where(ACCOUNT.LOGIN.eq(login), ACCOUNT.PASSWORD.eq(handed), ACCOUNT.HANDED_UNTIL.isNotNull())
                        .execute()
                == 1;
    }

    /** Where this account is somebody now, the one where he last came in first. */
    List<Membership> memberships(String login) {
        return sql.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.ROLE,
                        PERSON.ADMINISTRATOR,
                        WORKSPACE.ID,
                        WORKSPACE.NAME,
                        WORKSPACE.SAMPLE)
                .from(PERSON)
                .join(WORKSPACE)
                .on(WORKSPACE.ID.eq(PERSON.WORKSPACE))
                .where(PERSON.ACCOUNT.eq(login), PERSON.LEFT_AT.isNull())
                .orderBy(PERSON.SIGNED_IN_AT.desc().nullsLast(), WORKSPACE.NAME, WORKSPACE.ID)
                .fetch(row -> new Membership(person(row), row.get(PERSON.ADMINISTRATOR), workspace(row)));
    }

    /** Whether the account is of no workspace that the other one does not administer: who gets at the account gets at all of them. */
    boolean isWhereHeAdministers(String login, @Nullable String administrator) {
        return !sql.fetchExists(sql.selectOne()
                .from(PERSON)
                .where(
                        PERSON.ACCOUNT.eq(login),
                        PERSON.LEFT_AT.isNull(),
                        PERSON.WORKSPACE.notIn(sql.select(ADMINISTERING.WORKSPACE)
                                .from(ADMINISTERING)
                                .where(
                                        ADMINISTERING.ACCOUNT.eq(administrator),
                                        ADMINISTERING.ADMINISTRATOR.isTrue()))));
    }

    /** One change of an account's memberships at a time, until the transaction ends. */
    void lockAccount(String login) {
        sql.select(ACCOUNT.LOGIN)
                .from(ACCOUNT)
                .where(ACCOUNT.LOGIN.eq(login))
                .forNoKeyUpdate()
                .fetch();
    }

    /** One change of a workspace's people at a time, until the transaction ends: bounds and the last administrator depend on all of them. */
    void lockPeople(UUID workspace) {
        sql.select(WORKSPACE.ID)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(workspace))
                .forNoKeyUpdate()
                .fetch();
    }

    /** How many are of the workspace now. */
    int present(UUID workspace) {
        return sql.fetchCount(PERSON, PERSON.WORKSPACE.eq(workspace), PERSON.LEFT_AT.isNull());
    }

    /** How many ever were. */
    int ever(UUID workspace) {
        return sql.fetchCount(PERSON, PERSON.WORKSPACE.eq(workspace));
    }

    int administrators(UUID workspace) {
        return sql.fetchCount(PERSON, PERSON.WORKSPACE.eq(workspace), PERSON.ADMINISTRATOR.isTrue());
    }

    /** Everybody of {@link #of} with what only an administrator sees, in the same order. */
    List<CrewMember> members(UUID workspace) {
        return selectMembers(PERSON.WORKSPACE.eq(workspace)).stream()
                .sorted(Comparator.comparing(CrewMember::person, IN_ORDER))
                .toList();
    }

    /** Empty also for who has left and for another workspace's. */
    Optional<CrewMember> member(UUID workspace, PersonId person) {
        return selectMembers(PERSON.WORKSPACE.eq(workspace).and(PERSON.ID.eq(person.value()))).stream()
                .findFirst();
    }

    private List<CrewMember> selectMembers(Condition which) {
        Map<UUID, List<StandIn>> standIns = standIns(which);
        return sql.select(
                        PERSON.ID, PERSON.NAME, PERSON.ROLE, PERSON.ADMINISTRATOR, PERSON.SIGNED_IN_AT, PERSON.ACCOUNT)
                .from(PERSON)
                .where(which.and(PERSON.LEFT_AT.isNull()))
                .fetch(row -> {
                    OffsetDateTime signedIn = row.get(PERSON.SIGNED_IN_AT);
                    return new CrewMember(
                            person(row),
                            row.get(PERSON.ADMINISTRATOR),
                            row.get(PERSON.ACCOUNT),
                            signedIn == null ? null : signedIn.toInstant(),
                            standIns.getOrDefault(row.get(PERSON.ID), List.of()));
                });
    }

    /** Who stands in for whom now. */
    private Map<UUID, List<StandIn>> standIns(Condition which) {
        return sql.select(STAND_IN.PERSON, STAND_IN.ROLE, STAND_IN.ENDS_AT)
                .from(STAND_IN)
                .join(PERSON)
                .on(PERSON.ID.eq(STAND_IN.PERSON))
                .where(which.and(STAND_IN.ENDS_AT.gt(moment(clock.instant()))))
                .orderBy(STAND_IN.ENDS_AT)
                .fetchGroups(
                        STAND_IN.PERSON,
                        row -> new StandIn(
                                CrewRole.valueOf(row.get(STAND_IN.ROLE)),
                                row.get(STAND_IN.ENDS_AT).toInstant()));
    }

    /** Once more for the same role is another end of the same. */
    void standIn(PersonId person, StandIn standIn, PersonId by, Instant at) {
        sql.insertInto(STAND_IN)
                .set(STAND_IN.PERSON, person.value())
                .set(STAND_IN.ROLE, standIn.role().name())
                .set(STAND_IN.ENDS_AT, moment(standIn.until()))
                .set(STAND_IN.MADE_BY, by.value())
                .set(STAND_IN.MADE_AT, moment(at))
                .onConflict(STAND_IN.PERSON, STAND_IN.ROLE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    void endStandIn(PersonId person, CrewRole role) {
        sql.deleteFrom(STAND_IN)
                .where(STAND_IN.PERSON.eq(person.value()), STAND_IN.ROLE.eq(role.name()))
                .execute();
    }

    void change(Person person, boolean administrator) {
        sql.update(PERSON)
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, person.role().name())
                .set(PERSON.ADMINISTRATOR, administrator)
                .where(PERSON.ID.eq(person.id().value()))
                .execute();
    }

    /** His account goes and is free again, unless it is of another workspace too; he himself stays for the sake of his name. */
    void markLeft(PersonId person, Instant at) {
        sql.update(PERSON)
                .set(PERSON.LEFT_AT, at.atOffset(ZoneOffset.UTC))
                .set(PERSON.ADMINISTRATOR, false)
                .setNull(PERSON.ACCOUNT)
                .where(PERSON.ID.eq(person.value()))
                .execute();
        sql.deleteFrom(STAND_IN).where(STAND_IN.PERSON.eq(person.value())).execute();
        removeUnusedAccounts();
    }

    private void removeUnusedAccounts() {
        sql.deleteFrom(ACCOUNT)
                .where(DSL.notExists(sql.selectOne().from(PERSON).where(PERSON.ACCOUNT.eq(ACCOUNT.LOGIN))))
                .execute();
    }

    Optional<Account> account(String login) {
        return sql.select(ACCOUNT.PASSWORD, ACCOUNT.HANDED_UNTIL)
                .from(ACCOUNT)
                .where(ACCOUNT.LOGIN.eq(login))
                .fetchOptional(row -> new Account(
                        row.value1(), row.value2() == null ? null : row.value2().toInstant()));
    }

    /** One at a time: two requests cannot both become the first administrator. */
    void lockForFirstAdministrator() {
        sql.execute("select pg_advisory_xact_lock(hashtext('identity.first-administrator'))");
    }

    void rename(UUID workspace, String name) {
        sql.update(WORKSPACE)
                .set(WORKSPACE.NAME, name)
                .where(WORKSPACE.ID.eq(workspace))
                .execute();
    }

    void remove(UUID workspace) {
        sql.deleteFrom(WORKSPACE).where(WORKSPACE.ID.eq(workspace)).execute();
        removeUnusedAccounts();
    }

    @Override
    public List<Person> of(UUID workspace) {
        return people(PERSON.WORKSPACE.eq(workspace).and(PERSON.LEFT_AT.isNull()));
    }

    @Override
    public Map<PersonId, Person> byId(UUID workspace) {
        Map<PersonId, Person> people = new LinkedHashMap<>();
        for (Person person : people(PERSON.WORKSPACE.eq(workspace))) people.put(person.id(), person);
        return people;
    }

    private List<Person> people(Condition which) {
        return sql
                .select(PERSON.ID, PERSON.NAME, PERSON.ROLE)
                .from(PERSON)
                .where(which)
                .fetch(IdentityStore::person)
                .stream()
                .sorted(IN_ORDER)
                .toList();
    }

    @Override
    public Optional<Workspace> workspace(UUID id) {
        return sql.select(WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.SAMPLE)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(id))
                .fetchOptional(IdentityStore::workspace);
    }

    @Override
    public Optional<Workspace> sampleWorkspace() {
        return sql.select(WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.SAMPLE)
                .from(WORKSPACE)
                .where(WORKSPACE.SAMPLE.isTrue())
                .fetchOptional(IdentityStore::workspace);
    }

    /** The first of the sample's crew who has this role. */
    Optional<Person> ofSample(CrewRole role) {
        return sampleWorkspace()
                .flatMap(sample -> of(sample.id()).stream()
                        .filter(person -> person.role() == role)
                        .findFirst());
    }

    static @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static Person person(Record row) {
        return new Person(
                new PersonId(row.get(PERSON.ID)), row.get(PERSON.NAME), CrewRole.valueOf(row.get(PERSON.ROLE)));
    }

    static Workspace workspace(Record row) {
        return new Workspace(row.get(WORKSPACE.ID), row.get(WORKSPACE.NAME), row.get(WORKSPACE.SAMPLE));
    }
}
