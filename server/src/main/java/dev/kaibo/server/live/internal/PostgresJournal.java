package dev.kaibo.server.live.internal;

import static dev.kaibo.schema.generated.live.Tables.CAPTURE;
import static dev.kaibo.schema.generated.live.Tables.COMMENT;
import static dev.kaibo.schema.generated.live.Tables.JOURNAL;
import static dev.kaibo.schema.generated.live.Tables.PLAYBACK;
import static dev.kaibo.schema.generated.live.Tables.QUARANTINE;
import static dev.kaibo.schema.generated.live.Tables.SHOW;
import static dev.kaibo.schema.generated.live.Tables.SNAPSHOT;
import static dev.kaibo.schema.generated.live.Tables.VIEWER;
import static dev.kaibo.schema.generated.live.Tables.WISH;
import static org.jooq.impl.DSL.binaryOctetLength;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.kaibo.capture.Fingerprint;
import dev.kaibo.capture.Intake.KnownViewer;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.ShowRow;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/** The journal in PostgreSQL. Committed means durable: the server runs with durability on. */
final class PostgresJournal implements Journal {
    /** Positions that one block can span, so that the block around a position is found by the key. */
    static final long LONGEST_BLOCK = 100_000;

    private static final int SNAPSHOTS_KEPT = 2;
    private static final int BLOCKS_AT_ONCE = 50;
    /** Of blocks that are read together; a single block may be larger. */
    static final int BYTES_AT_ONCE = 4 << 20;

    /** Classes of errors: data, integrity, transaction (a deadlock), a lock that was not to be had. */
    private static final Set<String> ABOUT_ROWS = Set.of("22", "23", "40", "55");

    static final int VIEWERS_AT_ONCE = 10_000;

    private final DSLContext database;
    private final UUID writer = UUID.randomUUID();
    private final AppendedRows rows = new AppendedRows(writer);
    private final SingleAppend single = new SingleAppend(writer);
    private final Committer committer = new Committer(this::append);
    private final DiskRoom room;

    PostgresJournal(DSLContext database, DiskRoom room) {
        this.database = database;
        this.room = room;
    }

    @Override
    public UUID writer() {
        return writer;
    }

    @Override
    public void create(StoredShow show, Append first) {
        Summary summary = first.summary();
        if (summary == null)
            throw new IllegalArgumentException("A new show (%s) needs its summary.".formatted(show.show()));
        commit(sql -> {
            sql.insertInto(SHOW)
                    .set(SHOW.ID, show.show().value())
                    .set(SHOW.WORKSPACE, show.workspace())
                    .set(SHOW.TITLE, show.title())
                    .set(SHOW.NATURE, show.nature().name())
                    .set(SHOW.SAMPLE, show.sample())
                    .set(SHOW.ZONE, show.zone())
                    .set(SHOW.SEALED_KEY, show.wrappedKey())
                    .set(SHOW.PHASE, summary.phase())
                    .set(SHOW.PLANNED_START, summary.plannedStart().millis())
                    .set(SHOW.PLANNED_END, summary.plannedEnd().millis())
                    .set(SHOW.ITEMS, summary.items())
                    .set(SHOW.LAST_APPEND, show.lastAppend())
                    .execute();
            PlaybackRow playback = first.playback();
            if (playback != null)
                sql.insertInto(PLAYBACK)
                        .set(PLAYBACK.SHOW, show.show().value())
                        .set(PLAYBACK.KIND, playback.simulated() ? "SIMULATED" : "RECORDING")
                        .set(PLAYBACK.FILE, playback.file())
                        .set(PLAYBACK.NAME, playback.name())
                        .set(PLAYBACK.MAPPING, playback.mapping())
                        .set(PLAYBACK.SEED, playback.seed())
                        .set(PLAYBACK.BY_PERSON, playback.by())
                        .set(PLAYBACK.SPEED, playback.speed())
                        .set(PLAYBACK.STATE, playback.state().name())
                        .set(PLAYBACK.FROM_AT, playback.from().millis())
                        .set(PLAYBACK.UNTIL_AT, AppendedRows.millis(playback.until()))
                        .set(PLAYBACK.FED_TO, playback.fedTo().millis())
                        .execute();
            rows.write(sql, List.of(first));
        });
    }

    @Override
    public void append(Append append) {
        committer.write(append);
    }

    private void append(List<Append> appends) {
        try {
            if (appends.size() == 1 && SingleAppend.fits(appends.getFirst())) alone(appends.getFirst());
            else commit(sql -> rows.write(sql, appends));
        } catch (Collision e) {
            throw new Committer.OneOfThem(e);
        } catch (Trouble e) {
            throw isAboutOne(e) ? new Committer.OneOfThem(e) : e;
        }
    }

    /** Whether the database found fault with a row, or waited for somebody who holds one; not when it is away, full or stopping, which concerns all. */
    private static boolean isAboutOne(Trouble trouble) {
        for (@Nullable Throwable each = trouble; each != null; each = each.getCause())
            if (each instanceof SQLException refused && refused.getSQLState() != null)
                return ABOUT_ROWS.contains(refused.getSQLState().substring(0, 2));
        return false;
    }

    /** The same in one statement, which is a transaction of its own. Refused it is not committed; what else became of it when no answer comes, nobody knows. */
    private void alone(Append append) {
        var asked = new AtomicBoolean();
        boolean followed;
        try {
            followed = ask(() -> database.connectionResult(connection -> single.write(connection, append, asked)));
        } catch (Trouble e) {
            if (!asked.get() || SingleAppend.isRefused(e)) throw e;
            throw new AnswerLost(String.valueOf(e.getMessage()), e.getCause());
        }
        if (!followed) throw new Collision(append);
    }

    /** What fails on the way can never be committed, because we never ask for it; what fails afterwards is in doubt. */
    private void commit(Consumer<DSLContext> writing) {
        var asked = new AtomicBoolean();
        try {
            run(() -> database.transaction(inside -> {
                writing.accept(inside.dsl());
                asked.set(true);
            }));
        } catch (Trouble e) {
            if (!asked.get()) throw e;
            throw new AnswerLost(String.valueOf(e.getMessage()), e.getCause());
        }
    }

    @Override
    public @Nullable UUID claim(ShowId show, UUID after, UUID claim) {
        return ask(() -> database.transactionResult(inside -> {
                    var sql = inside.dsl();
                    sql.update(SHOW)
                            .set(SHOW.LAST_APPEND, claim)
                            .where(SHOW.ID.eq(show.value()), SHOW.LAST_APPEND.eq(after))
                            .execute();
                    return sql.select(SHOW.LAST_APPEND)
                            .from(SHOW)
                            .where(SHOW.ID.eq(show.value()))
                            .fetchOptional(SHOW.LAST_APPEND);
                }))
                .orElse(null);
    }

    @Override
    public Optional<Block> after(ShowId show, long position) {
        return ask(() -> database.select(JOURNAL.FIRST_POSITION, JOURNAL.WRITER, JOURNAL.EVENTS)
                .from(JOURNAL)
                .where(JOURNAL.SHOW.eq(show.value()), JOURNAL.FIRST_POSITION.gt(position))
                .orderBy(JOURNAL.FIRST_POSITION)
                .limit(1)
                .fetchOptional(row -> new Block(row.value1(), row.value2(), row.value3())));
    }

    @Override
    public Optional<StoredShow> find(ShowId show) {
        return ask(() -> database.selectFrom(SHOW)
                .where(SHOW.ID.eq(show.value()))
                .fetchOptional(row -> new StoredShow(
                        show,
                        row.getWorkspace(),
                        row.getTitle(),
                        Nature.valueOf(row.getNature()),
                        row.getSample(),
                        row.getZone(),
                        row.getSealedKey(),
                        row.getLastAppend(),
                        row.getTrendPosition())));
    }

    @Override
    public byte @Nullable [] snapshot(ShowId show, short format) {
        return ask(() -> database.select(SNAPSHOT.STATE)
                        .from(SNAPSHOT)
                        .where(SNAPSHOT.SHOW.eq(show.value()), SNAPSHOT.FORMAT.eq(format))
                        .orderBy(SNAPSHOT.POSITION.desc())
                        .limit(1)
                        .fetchOptional(SNAPSHOT.STATE))
                .orElse(null);
    }

    @Override
    public void keepSnapshot(ShowId show, long position, short format, byte[] state) {
        run(() -> database.transaction(inside -> {
            var sql = inside.dsl();
            sql.insertInto(SNAPSHOT)
                    .set(SNAPSHOT.SHOW, show.value())
                    .set(SNAPSHOT.POSITION, position)
                    .set(SNAPSHOT.FORMAT, format)
                    .set(SNAPSHOT.STATE, state)
                    .onConflictDoNothing()
                    .execute();
            sql.deleteFrom(SNAPSHOT)
                    .where(
                            SNAPSHOT.SHOW.eq(show.value()),
                            SNAPSHOT.POSITION.notIn(sql.select(SNAPSHOT.POSITION)
                                    .from(SNAPSHOT)
                                    .where(SNAPSHOT.SHOW.eq(show.value()))
                                    .orderBy(SNAPSHOT.POSITION.desc())
                                    .limit(SNAPSHOTS_KEPT)))
                    .execute();
        }));
    }

    @Override
    public void dropSnapshots(ShowId show) {
        run(() -> database.deleteFrom(SNAPSHOT)
                .where(SNAPSHOT.SHOW.eq(show.value()))
                .execute());
    }

    @Override
    public void read(ShowId show, long position, Consumer<List<Recorded>> blocks) {
        long from = position;
        while (true) {
            long after = from;
            var some = ask(() -> blocksBehind(show, after));
            if (some.isEmpty()) return;
            for (var block : some) {
                List<Recorded> events = EventCodec.decode(block.value2());
                // A snapshot is taken between two appends, but a re-packed journal can have a block that spans it.
                blocks.accept(
                        events.getFirst().position() > after
                                ? events
                                : events.stream()
                                        .filter(each -> each.position() > after)
                                        .toList());
                from = block.value1();
            }
        }
    }

    /** The next blocks behind a position: the first, and those after it while all before them have less than {@link #BYTES_AT_ONCE}. */
    private Result<Record2<Long, byte[]>> blocksBehind(ShowId show, long position) {
        var next = select(
                        JOURNAL.FIRST_POSITION,
                        JOURNAL.LAST_POSITION,
                        JOURNAL.EVENTS,
                        binaryOctetLength(JOURNAL.EVENTS).as("bytes"))
                .from(JOURNAL)
                .where(
                        JOURNAL.SHOW.eq(show.value()),
                        JOURNAL.LAST_POSITION.gt(position),
                        JOURNAL.FIRST_POSITION.gt(position - LONGEST_BLOCK))
                .orderBy(JOURNAL.FIRST_POSITION)
                .limit(BLOCKS_AT_ONCE)
                .asTable("next");
        var before = sum(next.field("bytes", Integer.class))
                .over()
                .orderBy(next.field(JOURNAL.FIRST_POSITION))
                .rowsBetweenUnboundedPreceding()
                .andPreceding(1);
        var page = select(next.field(JOURNAL.LAST_POSITION), next.field(JOURNAL.EVENTS), before.as("before"))
                .from(next)
                .asTable("page");
        Field<BigDecimal> bytesBefore = page.field("before", BigDecimal.class);
        return database.select(page.field(JOURNAL.LAST_POSITION), page.field(JOURNAL.EVENTS))
                .from(page)
                .where(coalesce(bytesBefore, BigDecimal.ZERO).lt(BigDecimal.valueOf(BYTES_AT_ONCE)))
                .orderBy(page.field(JOURNAL.LAST_POSITION))
                .fetch();
    }

    @Override
    public Iterable<KnownViewer> viewers(ShowId show, int below) {
        return () -> Stream.iterate(
                        viewersFrom(show, 0, below),
                        page -> !page.isEmpty(),
                        page -> viewersFrom(show, page.getLast().viewer() + 1, below))
                .flatMap(List::stream)
                .iterator();
    }

    private List<KnownViewer> viewersFrom(ShowId show, int number, int below) {
        return ask(() -> database.select(VIEWER.NUMBER, VIEWER.FINGERPRINT_HI, VIEWER.FINGERPRINT_LO)
                .from(VIEWER)
                .where(VIEWER.SHOW.eq(show.value()), VIEWER.NUMBER.ge(number), VIEWER.NUMBER.lt(below))
                .orderBy(VIEWER.NUMBER)
                .limit(VIEWERS_AT_ONCE)
                .fetch(row -> new KnownViewer(row.value1(), new Fingerprint(row.value2(), row.value3()))));
    }

    @Override
    public List<CommentRow> comments(ShowId show, int most) {
        return ask(() -> database.selectFrom(COMMENT)
                        .where(COMMENT.SHOW.eq(show.value()), COMMENT.SEALED.isNotNull())
                        .orderBy(COMMENT.NUMBER.desc())
                        .limit(most)
                        .fetch(row -> new CommentRow(
                                row.getNumber(),
                                row.getViewer(),
                                new Moment(row.getAt()),
                                row.getSealed(),
                                row.getPosition() == null ? 0 : row.getPosition())))
                .stream()
                .sorted(Comparator.comparingLong(CommentRow::number))
                .toList();
    }

    @Override
    public Map<UUID, Long> granted(ShowId show, Collection<UUID> keys) {
        if (keys.isEmpty()) return Map.of();
        return ask(() -> database.select(WISH.KEY, WISH.POSITION)
                .from(WISH)
                .where(WISH.SHOW.eq(show.value()), WISH.KEY.in(keys))
                .fetchMap(WISH.KEY, WISH.POSITION));
    }

    @Override
    public Map<UUID, Long> granted(ShowId show, int atMost) {
        return ask(() -> database.select(WISH.KEY, WISH.POSITION)
                .from(WISH)
                .where(WISH.SHOW.eq(show.value()))
                .limit(atMost)
                .fetchMap(WISH.KEY, WISH.POSITION));
    }

    @Override
    public Optional<PlaybackRow> playback(ShowId show) {
        return ask(() -> database.selectFrom(PLAYBACK)
                .where(PLAYBACK.SHOW.eq(show.value()))
                .fetchOptional(row -> new PlaybackRow(
                        row.getKind().equals("SIMULATED"),
                        row.getFile(),
                        row.getName(),
                        row.getMapping(),
                        row.getSeed(),
                        row.getByPerson(),
                        row.getSpeed(),
                        Playback.State.valueOf(row.getState()),
                        new Moment(row.getFromAt()),
                        moment(row.getUntilAt()),
                        new Moment(row.getFedTo()),
                        row.getFed(),
                        row.getRejected())));
    }

    @Override
    public Quarantined quarantine(ShowId show, int offset, int limit) {
        return ask(() -> {
            Long counted = database.select(PLAYBACK.REJECTED)
                    .from(PLAYBACK)
                    .where(PLAYBACK.SHOW.eq(show.value()))
                    .fetchOne(PLAYBACK.REJECTED);
            int kept = database.fetchCount(QUARANTINE, QUARANTINE.SHOW.eq(show.value()));
            var rows = database.selectFrom(QUARANTINE)
                    .where(QUARANTINE.SHOW.eq(show.value()))
                    .orderBy(QUARANTINE.ORDINAL)
                    .offset(offset)
                    .limit(limit)
                    .fetch(row -> new QuarantineRow(
                            row.getOrdinal(), row.getLine(), row.getReason(), row.getCapture(), row.getSealed()));
            return new Quarantined(Math.max(counted == null ? 0 : counted, kept), rows);
        });
    }

    @Override
    public List<SealedLine> quarantined(ShowId show, UUID capture) {
        return ask(() -> database.select(QUARANTINE.ORDINAL, QUARANTINE.SEALED)
                .from(QUARANTINE)
                .where(QUARANTINE.SHOW.eq(show.value()), QUARANTINE.CAPTURE.eq(capture), QUARANTINE.SEALED.isNotNull())
                .orderBy(QUARANTINE.ORDINAL)
                .fetch(row -> new SealedLine(row.value1(), row.value2())));
    }

    @Override
    public void handedOut(UUID capture, int ordinal) {
        run(() -> database.update(CAPTURE)
                .set(CAPTURE.HANDED_OUT, ordinal)
                .where(CAPTURE.ID.eq(capture), CAPTURE.HANDED_OUT.lt(ordinal))
                .execute());
    }

    @Override
    public List<ShowRow> shows(UUID workspace) {
        return ask(() -> database.selectFrom(SHOW)
                .where(SHOW.WORKSPACE.eq(workspace))
                .orderBy(SHOW.CREATED.desc(), SHOW.ID)
                .fetch(row -> new ShowRow(
                        new ShowId(row.getId()),
                        workspace,
                        row.getTitle(),
                        Nature.valueOf(row.getNature()),
                        row.getSample(),
                        row.getZone(),
                        Phase.valueOf(row.getPhase()),
                        new Moment(row.getPlannedStart()),
                        new Moment(row.getPlannedEnd()),
                        moment(row.getStartedAt()),
                        moment(row.getEndedAt()),
                        row.getItems(),
                        row.getOnlineLast(),
                        row.getUv(),
                        row.getGmvFen() == null ? null : new Money(row.getGmvFen()))));
    }

    @Override
    public List<ShowId> running() {
        return ask(() -> database.select(SHOW.ID)
                .from(SHOW)
                .leftJoin(PLAYBACK)
                .on(PLAYBACK.SHOW.eq(SHOW.ID))
                .where(SHOW.PHASE
                        .in(Phase.ON_AIR.name(), Phase.PAUSED.name())
                        .or(PLAYBACK.STATE.eq(Playback.State.PLAYING.name())))
                .fetch(row -> new ShowId(row.value1())));
    }

    @Override
    public void forgetWishes(Instant before) {
        run(() -> database.deleteFrom(WISH)
                .where(WISH.ANSWERED.lt(before.atOffset(ZoneOffset.UTC)))
                .execute());
    }

    @Override
    public List<ShowId> unpacked(Instant endedBefore) {
        return ask(() -> database.select(SHOW.ID)
                .from(SHOW)
                .where(
                        SHOW.PHASE.eq(Phase.ENDED.name()),
                        SHOW.ENDED_AT.lt(endedBefore.toEpochMilli()),
                        SHOW.SUMMARY_POSITION.gt(SHOW.PACKED_POSITION))
                .orderBy(SHOW.ENDED_AT)
                .fetch(row -> new ShowId(row.value1())));
    }

    @Override
    public Packed pack(ShowId show) {
        return ask(() -> database.transactionResult(inside -> new Packing(inside.dsl(), show, writer).all()));
    }

    @Override
    public void remove(ShowId show) {
        run(() -> database.deleteFrom(SHOW).where(SHOW.ID.eq(show.value())).execute());
    }

    private static @Nullable Moment moment(@Nullable Long millis) {
        return millis == null ? null : new Moment(millis);
    }

    private void run(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    private <T extends @Nullable Object> T ask(Supplier<T> work) {
        try {
            return Database.ask(work);
        } catch (Trouble e) {
            throw room.explain(e);
        }
    }
}
