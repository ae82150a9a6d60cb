package dev.kaibo.server.identity.internal;

import static dev.kaibo.schema.generated.identity.Tables.ACCOUNT;
import static dev.kaibo.schema.generated.identity.Tables.PERSON;
import static dev.kaibo.schema.generated.identity.Tables.WORKSPACE;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.Workspace;
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
import org.springframework.stereotype.Repository;

/** Workspaces, people and accounts as they stand in the database. */
@Repository
class IdentityStore implements People {
    private static final Comparator<Person> IN_ORDER =
            Comparator.comparing(Person::role).thenComparing(Person::name);

    private final DSLContext sql;

    IdentityStore(DSLContext sql) {
        this.sql = sql;
    }

    /** An account with what is needed to check its password. */
    record Account(String password, UUID person) {}

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

    void add(Person person, UUID workspace, boolean administrator) {
        sql.insertInto(PERSON)
                .set(PERSON.ID, person.id().value())
                .set(PERSON.WORKSPACE, workspace)
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, person.role().name())
                .set(PERSON.ADMINISTRATOR, administrator)
                .execute();
    }

    /**
     * @param login trimmed and in lower case
     * @return false when somebody has it already, of whatever workspace
     */
    boolean add(String login, String encodedPassword, PersonId person) {
        return sql.insertInto(ACCOUNT)
                        .set(ACCOUNT.LOGIN, login)
                        .set(ACCOUNT.PASSWORD, encodedPassword)
                        .set(ACCOUNT.PERSON, person.value())
                        .onConflict(ACCOUNT.LOGIN)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** The account's name, for who has one: the sample's crew has none. */
    Optional<String> login(PersonId person) {
        return sql.select(ACCOUNT.LOGIN)
                .from(ACCOUNT)
                .where(ACCOUNT.PERSON.eq(person.value()))
                .fetchOptional(ACCOUNT.LOGIN);
    }

    void setPassword(PersonId person, String encodedPassword) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD, encodedPassword)
                .where(ACCOUNT.PERSON.eq(person.value()))
                .execute();
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
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.ROLE, PERSON.ADMINISTRATOR, PERSON.SIGNED_IN_AT, ACCOUNT.LOGIN)
                .from(PERSON)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.PERSON.eq(PERSON.ID))
                .where(which.and(PERSON.LEFT_AT.isNull()))
                .fetch(row -> {
                    OffsetDateTime signedIn = row.get(PERSON.SIGNED_IN_AT);
                    return new CrewMember(
                            person(row),
                            row.get(PERSON.ADMINISTRATOR),
                            row.get(ACCOUNT.LOGIN),
                            signedIn == null ? null : signedIn.toInstant());
                });
    }

    void change(Person person, boolean administrator) {
        sql.update(PERSON)
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, person.role().name())
                .set(PERSON.ADMINISTRATOR, administrator)
                .where(PERSON.ID.eq(person.id().value()))
                .execute();
    }

    /** His account goes and is free again; he himself stays for the sake of his name. */
    void markLeft(PersonId person, Instant at) {
        sql.update(PERSON)
                .set(PERSON.LEFT_AT, at.atOffset(ZoneOffset.UTC))
                .set(PERSON.ADMINISTRATOR, false)
                .where(PERSON.ID.eq(person.value()))
                .execute();
        sql.deleteFrom(ACCOUNT).where(ACCOUNT.PERSON.eq(person.value())).execute();
    }

    Optional<Account> account(String login) {
        return sql.select(ACCOUNT.PASSWORD, ACCOUNT.PERSON)
                .from(ACCOUNT)
                .where(ACCOUNT.LOGIN.eq(login))
                .fetchOptional(row -> new Account(row.value1(), row.value2()));
    }

    /** One at a time: two requests cannot both become the first administrator. */
    void lockForFirstAdministrator() {
        sql.execute("select pg_advisory_xact_lock(hashtext('identity.first-administrator'))");
    }

    void remove(UUID workspace) {
        sql.deleteFrom(WORKSPACE).where(WORKSPACE.ID.eq(workspace)).execute();
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

    static Person person(Record row) {
        return new Person(
                new PersonId(row.get(PERSON.ID)), row.get(PERSON.NAME), CrewRole.valueOf(row.get(PERSON.ROLE)));
    }

    static Workspace workspace(Record row) {
        return new Workspace(row.get(WORKSPACE.ID), row.get(WORKSPACE.NAME), row.get(WORKSPACE.SAMPLE));
    }
}
