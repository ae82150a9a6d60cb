package dev.kaibo.server.live.internal;

import dev.kaibo.bench.Crowd;
import dev.kaibo.capture.Sighting;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.schema.postgres.DatabaseAddress;
import dev.kaibo.server.DatabaseConfiguration;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The host as {@link LiveConfiguration} puts it together, without Spring and web: what the benches of journal and recovery measure. */
final class BenchHost {
    static final UUID WORKSPACE = UUID.fromString("00000000-0000-0000-0000-00000000b0b0");
    static final PersonId FLOOR = PersonId.of("00000000-0000-0000-0000-00000000f100");
    /** As {@link LiveConfiguration} says. */
    private static final int CONNECTIONS = 10;

    private static final int SNAPSHOT_EVERY = 20_000;
    private static final long PATIENCE_SECONDS = 60;

    final PostgresJournal journal;
    final Register register;
    final Host host;

    BenchHost(DatabaseAddress address, Path folder, MachineClock clock) {
        DataSource pool = DatabaseConfiguration.pool(address, CONNECTIONS);
        journal = new PostgresJournal(DSL.using(pool, SQLDialect.POSTGRES), DiskRoom.UNKNOWN);
        var sealing = Sealing.fromFile(folder.resolve("master.key"));
        var feeds = new Feeds(folder.resolve("recordings"), Runnable::run, Disk.REAL);
        register = new Register(journal, sealing, feeds, clock, SNAPSHOT_EVERY);
        host = new Host(journal, sealing, feeds, clock, register);
    }

    ShowId onAir(Instant now) throws Exception {
        Rundown rundown =
                new Rundown(Moment.of(now), "Asia/Shanghai", Duration.ofMinutes(5), List.of(), List.of(), List.of());
        ShowId show = host.open(WORKSPACE, new NewShow("bench", Nature.LIVE, rundown, false), FLOOR);
        wish(show, new Wish.StartShow());
        return show;
    }

    void wish(ShowId show, Wish wish) throws Exception {
        Answer answer = now(host.submit(show, UUID.randomUUID(), wish, FLOOR));
        if (!(answer instanceof Answer.Done)) throw new IllegalStateException("The wish was not granted: " + answer);
    }

    void take(ShowId show, List<Sighting> sightings) throws Exception {
        IntakeAnswer answer = now(host.take(show, Post.of(Crowd.STREAM, sightings)));
        if (!answer.equals(new IntakeAnswer.Taken(sightings.size(), 0)))
            throw new IllegalStateException(
                    "%d facts were given, and the answer is %s.".formatted(sightings.size(), answer));
    }

    /** Writes events and nothing beside them, append by append, as the writer does: each names the one that it follows. */
    final class Appends {
        private final ShowId show = new ShowId(UUID.randomUUID());
        private UUID last = UUID.randomUUID();

        Appends(Recorded opened) {
            var stored = new Journal.StoredShow(
                    show, WORKSPACE, "bench", Nature.LIVE, false, "Asia/Shanghai", new byte[] {1}, last, 0);
            journal.create(
                    stored, next(List.of(opened), Summaries.of(1, Crew.empty().apply(opened), null)));
        }

        void append(List<Recorded> events) {
            journal.append(next(events, null));
        }

        private Journal.Append next(List<Recorded> events, Journal.@Nullable Summary summary) {
            UUID id = UUID.randomUUID();
            var append = Journal.Append.of(show, id, last, events, null, summary);
            last = id;
            return append;
        }
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
