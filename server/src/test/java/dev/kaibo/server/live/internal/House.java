package dev.kaibo.server.live.internal;

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
import dev.kaibo.server.live.Published;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

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
    private static final long PATIENCE_SECONDS = 30;

    final FaultyJournal journal;
    final Clock clock;
    final Register register;
    final Host host;
    final Path folder;

    private House(DataSource database, Path folder, Clock clock) {
        this.clock = clock;
        this.folder = folder;
        journal = new FaultyJournal(new PostgresJournal(DSL.using(database, SQLDialect.POSTGRES)));
        var sealing = Sealing.fromFile(folder.resolve("master.key"));
        var feeds = new Feeds(folder.resolve("recordings"), Runnable::run);
        register = new Register(journal, sealing, feeds, clock, SNAPSHOT_EVERY);
        host = new Host(journal, sealing, feeds, clock, register);
    }

    static DataSource database() {
        DatabaseAddress address = TestDatabases.fresh();
        return DatabaseConfiguration.pool(address, 4);
    }

    static House on(DataSource database, Path folder) {
        return new House(database, folder, new Clock(EIGHT));
    }

    /** Another process on the same database and folder, or the same one after a crash: it knows only what is stored. */
    House another(DataSource database) {
        return new House(database, folder, new Clock(clock.instant()));
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
        return now(host.take(show, FORWARDER, sightings));
    }

    /** Comments of as many viewers, with running numbers from {@code first}. */
    List<Sighting> comments(long first, int count) {
        var all = new ArrayList<Sighting>();
        for (long i = first; i < first + count; i++)
            all.add(Sighting.of(FactKind.COMMENTED, Moment.of(clock.instant()))
                    .withSequence(i)
                    .withViewer("viewer-" + i % 50, "山茶花" + i % 50)
                    .withText("多少钱 " + i));
        return all;
    }

    static <T> T now(CompletionStage<T> stage) {
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

    byte[] bytes(ShowId show) {
        settle(show);
        return register.running(show).writer().fold().toBytes();
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

    static final class Clock implements InstantSource {
        private final AtomicReference<Instant> now;

        Clock(Instant start) {
            now = new AtomicReference<>(start);
        }

        void pass(Duration length) {
            var _ = now.updateAndGet(before -> before.plus(length));
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
