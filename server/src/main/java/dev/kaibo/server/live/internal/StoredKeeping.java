package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.COMMENT;
import static dev.kaibo.schema.generated.live.Tables.PLAYBACK;
import static dev.kaibo.schema.generated.live.Tables.QUARANTINE;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static dev.kaibo.schema.generated.live.Tables.TERMS;
import static dev.kaibo.schema.generated.live.Tables.VIEWER;

import dev.kaibo.capture.Fingerprint;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.schema.generated.live.tables.records.ShowRecord;
import dev.kaibo.server.live.Keeping;
import dev.kaibo.server.live.NoSuchShow;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.Terms;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets in the tables beside the journal, while no show has in memory what is to be forgotten. */
final class StoredKeeping implements Keeping {
    private static final Logger log = LoggerFactory.getLogger(StoredKeeping.class);
    private static final int ROWS_AT_ONCE = 2_000;

    private final DSLContext database;
    private final Journal journal;
    private final Sealing sealing;
    private final Register register;
    private final Feeds feeds;
    private final InstantSource clock;

    StoredKeeping(
            DSLContext database,
            Journal journal,
            Sealing sealing,
            Register register,
            Feeds feeds,
            InstantSource clock) {
        this.database = database;
        this.journal = journal;
        this.sealing = sealing;
        this.register = register;
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public Terms terms(UUID workspace) {
        return Database.ask(() -> database.selectFrom(TERMS)
                .where(TERMS.WORKSPACE.eq(workspace))
                .fetchOptional(row -> new Terms(row.getPeopleDays(), row.getCommentDays()))
                .orElse(Terms.USUAL));
    }

    @Override
    public void change(UUID workspace, Terms terms, PersonId by) {
        OffsetDateTime now = utc(clock.instant());
        Database.run(() -> database.insertInto(TERMS)
                .set(TERMS.WORKSPACE, workspace)
                .set(TERMS.PEOPLE_DAYS, terms.peopleDays())
                .set(TERMS.COMMENT_DAYS, terms.commentDays())
                .set(TERMS.CHANGED_AT, now)
                .set(TERMS.CHANGED_BY, by.value())
                .onConflict(TERMS.WORKSPACE)
                .doUpdate()
                .set(TERMS.PEOPLE_DAYS, terms.peopleDays())
                .set(TERMS.COMMENT_DAYS, terms.commentDays())
                .set(TERMS.CHANGED_AT, now)
                .set(TERMS.CHANGED_BY, by.value())
                .execute());
    }

    @Override
    public List<Kept> kept(UUID workspace) {
        Terms terms = terms(workspace);
        return Database.ask(() -> {
            Map<UUID, Integer> people = new HashMap<>();
            database.select(VIEWER.SHOW, DSL.count())
                    .from(VIEWER)
                    .join(SHOW)
                    .on(SHOW.ID.eq(VIEWER.SHOW))
                    .where(SHOW.WORKSPACE.eq(workspace))
                    .groupBy(VIEWER.SHOW)
                    .forEach(row -> people.put(row.value1(), row.value2()));
            Map<UUID, Integer> comments = new HashMap<>();
            database.select(COMMENT.SHOW, DSL.count())
                    .from(COMMENT)
                    .join(SHOW)
                    .on(SHOW.ID.eq(COMMENT.SHOW))
                    .where(SHOW.WORKSPACE.eq(workspace), COMMENT.SEALED.isNotNull())
                    .groupBy(COMMENT.SHOW)
                    .forEach(row -> comments.put(row.value1(), row.value2()));
            Map<UUID, Integer> lines = new HashMap<>();
            database.select(QUARANTINE.SHOW, DSL.count())
                    .from(QUARANTINE)
                    .join(SHOW)
                    .on(SHOW.ID.eq(QUARANTINE.SHOW))
                    .where(
                            SHOW.WORKSPACE.eq(workspace),
                            QUARANTINE.EXCERPT.ne("").or(QUARANTINE.SEALED.isNotNull()))
                    .groupBy(QUARANTINE.SHOW)
                    .forEach(row -> lines.put(row.value1(), row.value2()));
            return database.selectFrom(SHOW)
                    .where(SHOW.WORKSPACE.eq(workspace))
                    .orderBy(SHOW.CREATED.desc(), SHOW.ID)
                    .fetch(row -> kept(
                            row,
                            terms,
                            people.getOrDefault(row.getId(), 0),
                            comments.getOrDefault(row.getId(), 0),
                            lines.getOrDefault(row.getId(), 0)));
        });
    }

    private static Kept kept(ShowRecord row, Terms terms, long people, long comments, long lines) {
        Instant ended = row.getEndedAt() == null ? null : Instant.ofEpochMilli(row.getEndedAt());
        return new Kept(
                new ShowId(row.getId()),
                row.getTitle(),
                ended,
                people,
                comments,
                lines,
                until(row, terms.peopleDays()),
                until(row, terms.commentDays()),
                instant(row.getPeopleForgottenAt()),
                instant(row.getCommentsForgottenAt()));
    }

    /**
     * Counted from when the show really ended here: a recording of years ago that was played yesterday came into this house yesterday. A show that never ended is
     * kept until somebody ends it or forgets.
     */
    private static @Nullable Instant until(ShowRecord row, int days) {
        Long ended = row.getEndedAt();
        if (ended == null) return null;
        Instant came = row.getCreated().toInstant();
        Instant end = Instant.ofEpochMilli(ended);
        return (end.isAfter(came) ? end : came).plus(Duration.ofDays(days));
    }

    @Override
    public void forgetPeople(ShowId show) {
        forgetPeople(show, clock.instant());
    }

    private void forgetPeople(ShowId show, Instant when) {
        Sealing.ShowKey key = key(show);
        register.aside(
                show,
                () -> Database.run(() -> database.transaction(inside -> {
                    DSLContext sql = inside.dsl();
                    sql.deleteFrom(VIEWER).where(VIEWER.SHOW.eq(show.value())).execute();
                    withoutNames(sql, show, key);
                    withoutLines(sql, show);
                    sql.update(SHOW)
                            .set(SHOW.PEOPLE_FORGOTTEN_AT, utc(when))
                            .where(SHOW.ID.eq(show.value()))
                            .execute();
                })));
        log.info("The people of show {} are forgotten", show);
    }

    /** What was written stays, who wrote it does not: each comment is sealed again without its nickname. */
    private static void withoutNames(DSLContext sql, ShowId show, Sealing.ShowKey key) {
        long last = -1;
        while (true) {
            Result<Record2<Long, byte[]>> some = sql.select(COMMENT.NUMBER, COMMENT.SEALED)
                    .from(COMMENT)
                    .where(COMMENT.SHOW.eq(show.value()), COMMENT.NUMBER.gt(last), COMMENT.SEALED.isNotNull())
                    .orderBy(COMMENT.NUMBER)
                    .limit(ROWS_AT_ONCE)
                    .fetch();
            if (some.isEmpty()) return;
            var updates = new ArrayList<Query>();
            for (Record2<Long, byte[]> row : some) {
                long number = row.value1();
                String text = Comments.textOf(key.openComment(number, row.value2()));
                updates.add(sql.update(COMMENT)
                        .set(COMMENT.SEALED, key.sealComment(number, Comments.join(null, text)))
                        .where(COMMENT.SHOW.eq(show.value()), COMMENT.NUMBER.eq(number)));
                last = number;
            }
            sql.batch(updates).execute();
        }
    }

    private static void withoutLines(DSLContext sql, ShowId show) {
        sql.update(QUARANTINE)
                .set(QUARANTINE.EXCERPT, "")
                .setNull(QUARANTINE.SEALED)
                .where(QUARANTINE.SHOW.eq(show.value()))
                .execute();
    }

    @Override
    public void forgetComments(ShowId show) {
        forgetComments(show, clock.instant());
    }

    private void forgetComments(ShowId show, Instant when) {
        register.aside(
                show,
                () -> Database.run(() -> database.transaction(inside -> {
                    DSLContext sql = inside.dsl();
                    sql.update(COMMENT)
                            .setNull(COMMENT.SEALED)
                            .where(COMMENT.SHOW.eq(show.value()))
                            .execute();
                    withoutLines(sql, show);
                    sql.update(SHOW)
                            .set(SHOW.COMMENTS_FORGOTTEN_AT, utc(when))
                            .where(SHOW.ID.eq(show.value()))
                            .execute();
                })));
        log.info("The comments of show {} are forgotten", show);
    }

    private record Found(ShowId show, String title, int viewer, Sealing.ShowKey key) {}

    private List<Found> find(UUID workspace, String identity) {
        return Database.ask(() -> {
            var found = new ArrayList<Found>();
            for (ShowRecord row : database.selectFrom(SHOW)
                    .where(SHOW.WORKSPACE.eq(workspace))
                    .orderBy(SHOW.CREATED.desc())) {
                ShowId show = new ShowId(row.getId());
                Sealing.ShowKey key = sealing.open(show, row.getSealedKey());
                Fingerprint wanted = Fingerprint.of(key.fingerprint(), identity);
                Integer viewer = database.select(VIEWER.NUMBER)
                        .from(VIEWER)
                        .where(
                                VIEWER.SHOW.eq(show.value()),
                                VIEWER.FINGERPRINT_HI.eq(wanted.high()),
                                VIEWER.FINGERPRINT_LO.eq(wanted.low()))
                        .fetchOne(VIEWER.NUMBER);
                if (viewer != null) found.add(new Found(show, row.getTitle(), viewer, key));
            }
            return found;
        });
    }

    @Override
    public List<Trace> traces(UUID workspace, String identity) {
        return find(workspace, identity).stream().map(this::trace).toList();
    }

    private Trace trace(Found found) {
        return Database.ask(() -> {
            byte[] sealed = database.select(VIEWER.SEALED)
                    .from(VIEWER)
                    .where(VIEWER.SHOW.eq(found.show().value()), VIEWER.NUMBER.eq(found.viewer()))
                    .fetchOne(VIEWER.SEALED);
            String nick = sealed == null ? "" : Comments.textOf(found.key().openViewer(found.viewer(), sealed));
            List<Said> said = database.select(COMMENT.NUMBER, COMMENT.AT, COMMENT.SEALED)
                    .from(COMMENT)
                    .where(
                            COMMENT.SHOW.eq(found.show().value()),
                            COMMENT.VIEWER.eq(found.viewer()),
                            COMMENT.SEALED.isNotNull())
                    .orderBy(COMMENT.NUMBER)
                    .fetch(row -> new Said(
                            new Moment(row.value2()),
                            Comments.textOf(found.key().openComment(row.value1(), row.value3()))));
            return new Trace(found.show(), found.title(), found.viewer(), nick.isEmpty() ? null : nick, said);
        });
    }

    @Override
    public int forgetPerson(UUID workspace, String identity) {
        List<Found> all = find(workspace, identity);
        for (Found each : all) forget(each.show(), each.viewer(), each.key(), identity);
        return all.size();
    }

    @Override
    public boolean forgetViewer(ShowId show, int viewer) {
        Sealing.ShowKey key = key(show);
        byte[] sealed = Database.ask(() -> database.select(VIEWER.SEALED)
                .from(VIEWER)
                .where(VIEWER.SHOW.eq(show.value()), VIEWER.NUMBER.eq(viewer))
                .fetchOne(VIEWER.SEALED));
        if (sealed == null) return false;
        forget(show, viewer, key, Comments.nickOf(key.openViewer(viewer, sealed)));
        return true;
    }

    private void forget(ShowId show, int viewer, Sealing.ShowKey key, String identity) {
        register.aside(
                show,
                () -> Database.run(() -> database.transaction(inside -> {
                    DSLContext sql = inside.dsl();
                    sql.deleteFrom(VIEWER)
                            .where(VIEWER.SHOW.eq(show.value()), VIEWER.NUMBER.eq(viewer))
                            .execute();
                    sql.update(COMMENT)
                            .setNull(COMMENT.SEALED)
                            .where(COMMENT.SHOW.eq(show.value()), COMMENT.VIEWER.eq(viewer))
                            .execute();
                    for (var row : sql.select(QUARANTINE.ORDINAL, QUARANTINE.SEALED)
                            .from(QUARANTINE)
                            .where(QUARANTINE.SHOW.eq(show.value()), QUARANTINE.SEALED.isNotNull())
                            .fetch())
                        if (key.openLine(row.value1(), row.value2()).contains(identity))
                            sql.update(QUARANTINE)
                                    .set(QUARANTINE.EXCERPT, "")
                                    .setNull(QUARANTINE.SEALED)
                                    .where(QUARANTINE.SHOW.eq(show.value()), QUARANTINE.ORDINAL.eq(row.value1()))
                                    .execute();
                })));
        log.info("Viewer {} of show {} is forgotten", viewer, show);
    }

    /** A recording that was played to its end is needed no more, and who was in it stands there in clear. */
    private void forgetPlayedFiles() {
        List<UUID> played = Database.ask(() -> database.select(PLAYBACK.SHOW)
                .from(PLAYBACK)
                .where(PLAYBACK.STATE.eq(Playback.State.FINISHED.name()), PLAYBACK.FILE.isNotNull())
                .fetch(PLAYBACK.SHOW));
        for (UUID show : played)
            try {
                feeds.forget(show.toString());
            } catch (IOException e) {
                log.warn("The copy of the played recording {} cannot be deleted: {}", show, e.toString());
            }
    }

    @Override
    public int forgetWhatIsDue(Instant now) {
        forgetPlayedFiles();
        List<ShowRecord> shows = Database.ask(
                () -> database.selectFrom(SHOW).where(SHOW.ENDED_AT.isNotNull()).fetch());
        Map<UUID, Terms> terms = new HashMap<>();
        int done = 0;
        for (ShowRecord row : shows) {
            Terms term = terms.computeIfAbsent(row.getWorkspace(), this::terms);
            ShowId show = new ShowId(row.getId());
            boolean people = isDue(until(row, term.peopleDays()), instant(row.getPeopleForgottenAt()), now);
            boolean comments = isDue(until(row, term.commentDays()), instant(row.getCommentsForgottenAt()), now);
            if (comments) forgetComments(show, now);
            if (people) forgetPeople(show, now);
            if (people || comments) done++;
        }
        return done;
    }

    /** What was forgotten by hand before the term was over may have grown again since: the show could still be running. */
    private static boolean isDue(@Nullable Instant until, @Nullable Instant forgotten, Instant now) {
        return until != null && !now.isBefore(until) && (forgotten == null || forgotten.isBefore(until));
    }

    private Sealing.ShowKey key(ShowId show) {
        Journal.StoredShow stored = journal.find(show).orElseThrow(() -> new NoSuchShow(show));
        return sealing.open(show, stored.wrappedKey());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
