package dev.kaibo.server.live.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.DatabaseConfiguration;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A host on a database of its own, with a clock that only the test moves. Several houses can stand on one database. */
final class House implements AutoCloseable {
    static final Instant EIGHT = Instant.parse("2026-11-22T12:00:00Z");
    static final UUID WORKSPACE = UUID.fromString("00000000-0000-0000-0000-00000000a0a0");
    static final PersonId FLOOR = PersonId.of("00000000-0000-0000-0000-00000000f100");
    static final ItemId DRESS = new ItemId("dress");
    static final ItemId SCARF = new ItemId("scarf");
    static final StreamHeader FORWARDER = new StreamHeader(
            "forwarder",
            Origin.CAPTURED,
            EnumSet.complementOf(EnumSet.of(FactKind.UNRECOGNISED)),
            "Asia/Shanghai",
            Duration.ofSeconds(10));
    private static final int SNAPSHOT_EVERY = 200;
    static final long PATIENCE_SECONDS = 30;

    final FaultyJournal journal;
    final Clock clock;
    final Register register;
    final Host host;
    final Path folder;
    volatile boolean diskFails;
    /** What was forced to the disk, in that order. */
    final List<Path> forced = new CopyOnWriteArrayList<>();

    private House(DataSource database, Path folder, Clock clock) {
        this.clock = clock;
        this.folder = folder;
        journal = new FaultyJournal(new PostgresJournal(DSL.using(database, SQLDialect.POSTGRES), DiskRoom.UNKNOWN));
        var sealing = Sealing.fromFile(folder.resolve("master.key"));
        var feeds = new Feeds(folder.resolve("recordings"), Runnable::run, this::force);
        register = new Register(journal, sealing, feeds, clock, SNAPSHOT_EVERY);
        host = new Host(journal, sealing, feeds, clock, register);
    }

    private void force(Path path) throws IOException {
        if (diskFails) throw new IOException("The disk does not take it.");
        Disk.REAL.force(path);
        forced.add(path);
    }

    static HikariDataSource database() {
        DatabaseAddress address = TestDatabases.fresh();
        return DatabaseConfiguration.pool(address, 4);
    }

    static House on(DataSource database, Path folder) {
        return new House(database, folder, new Clock(EIGHT));
    }

    /** Another process on the same database and folder, or the same one after a crash: it knows only what is stored. */
    House another(DataSource database) {
        return new House(database, folder, new Clock(clock.wall()));
    }

    ShowId opened() {
        return host.open(WORKSPACE, new NewShow("试播", Nature.LIVE, rundown(), false), FLOOR);
    }

    ShowId onAir() {
        ShowId show = opened();
        wish(show, new Wish.StartShow());
        return show;
    }

    static Rundown rundown() {
        return new Rundown(
                Moment.of(EIGHT),
                "Asia/Shanghai",
                Duration.ofMinutes(5),
                List.of(item(DRESS), item(SCARF)),
                List.of(),
                List.of());
    }

    private static RundownItem item(ItemId id) {
        return new RundownItem(id, id.toString(), null, null, null, Duration.ofMinutes(8), null, List.of(), null);
    }

    Answer wish(ShowId show, Wish wish) {
        return now(host.submit(show, UUID.randomUUID(), wish, FLOOR));
    }

    static Wish cue(CueId id) {
        return new Wish.SendCue(id, "扣 1", Map.of(CrewRole.HOST, "想要的扣 1"));
    }

    static Wish cue() {
        return cue(new CueId(UUID.randomUUID()));
    }

    IntakeAnswer take(ShowId show, List<Sighting> sightings) {
        return now(host.take(show, Post.of(FORWARDER, sightings)));
    }

    /** The same without a key, by which a duplicate is seen: a fact that was written twice would count twice. */
    List<Sighting> commentsWithoutKeys(int count) {
        return comments(0, count).stream()
                .map(each -> Sighting.of(each.kind(), each.happened())
                        .withViewer(each.viewer(), each.nick())
                        .withText(each.text()))
                .toList();
    }

    /** Comments of as many viewers, with running numbers from {@code first}. */
    List<Sighting> comments(long first, int count) {
        var all = new ArrayList<Sighting>();
        for (long i = first; i < first + count; i++)
            all.add(Sighting.of(FactKind.COMMENTED, Moment.of(clock.wall()))
                    .withSequence(i)
                    .withViewer("viewer-" + i % 50, "山茶花" + i % 50)
                    .withText("多少钱 " + i));
        return all;
    }

    static <T extends @Nullable Object> T now(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("No answer within %d s.".formatted(PATIENCE_SECONDS), e);
        }
    }

    /** Moves the clock, beats, and waits until the show's writer has done what follows from it. */
    void pass(ShowId show, Duration length) {
        clock.pass(length);
        register.beat();
        settle(show);
    }

    /** Waits until all that stood in the show's mailbox is done. */
    Published settle(ShowId show) {
        var _ = host.control(show, new PlaybackControl(null, null, null));
        return host.state(show);
    }

    /** Nobody asks for it any more. Waits until it has left memory, as it should. */
    void forget(ShowId show) {
        settle(show);
        settle(show); // when this one is answered, the step that answered the other is over altogether
        Running running = register.running(show);
        clock.pass(Register.IDLE.plusSeconds(1));
        register.beat();
        var _ = now(running.ended());
    }

    byte[] bytes(ShowId show) {
        settle(show);
        return register.running(show).writer().fold().state();
    }

    /** The state that the journal alone makes. */
    byte[] replayed(ShowId show) {
        var whole = Fold.empty(0);
        journal.read(show, 0, whole::apply);
        return whole.state();
    }

    List<CueId> cues(ShowId show) {
        return events(show).stream()
                .filter(each -> each.event() instanceof CueSent)
                .map(each -> ((CueSent) each.event()).cue())
                .toList();
    }

    List<Recorded> events(ShowId show) {
        var all = new ArrayList<Recorded>();
        journal.read(show, 0, all::addAll);
        return all;
    }

    /** The process is gone: nothing is closed, nothing written any more. */
    void kill() {
        journal.die();
    }

    @Override
    public void close() {
        register.stop();
    }

    static final class Clock implements MachineClock {
        private final AtomicReference<Instant> wall;
        private final AtomicReference<Instant> steady;

        Clock(Instant start) {
            wall = new AtomicReference<>(start);
            steady = new AtomicReference<>(start);
        }

        void pass(Duration length) {
            set(length);
            var _ = steady.updateAndGet(before -> before.plus(length));
        }

        /** Somebody sets the machine's clock, forward or back; no time passes. */
        void set(Duration by) {
            var _ = wall.updateAndGet(before -> before.plus(by));
        }

        @Override
        public Instant wall() {
            return wall.get();
        }

        @Override
        public Instant steady() {
            return steady.get();
        }
    }
}
