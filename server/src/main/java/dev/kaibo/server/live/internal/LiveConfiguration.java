package dev.kaibo.server.live.internal;

import dev.kaibo.server.edge.Home;
import dev.kaibo.server.live.Captures;
import dev.kaibo.server.live.Joins;
import dev.kaibo.server.live.JournalSizes;
import dev.kaibo.server.live.Keeping;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.Trends;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the live desk together and keeps its time. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    private static final int SNAPSHOT_EVERY = 20_000;
    private static final long BEAT_MILLIS = 50;
    private static final Logger log = LoggerFactory.getLogger(LiveConfiguration.class);

    /** @param url of a database elsewhere, about whose disk nothing is known here; empty for our own in the data folder */
    @Bean
    Journal journal(DSLContext database, Home home, @Value("${kaibo.db.url:}") String url) {
        return new PostgresJournal(database, url.isBlank() ? DiskRoom.under(home.data()) : DiskRoom.UNKNOWN);
    }

    /** @param keyFile the master key, by {@code KAIBO_KEY_FILE}: with a database elsewhere it should not lie beside this program's data */
    @Bean
    Sealing sealing(Home home, @Value("${kaibo.key.file:}") String keyFile) {
        return Sealing.fromFile(keyFile.isBlank() ? home.data().resolve("master.key") : Path.of(keyFile));
    }

    @Bean
    Feeds feeds(Home home) {
        return new Feeds(home.data().resolve("recordings"), Feeds.oneAtATime(), Disk.REAL);
    }

    @Bean
    MachineClock machineClock() {
        return MachineClock.system();
    }

    @Bean
    Register register(Journal journal, Sealing sealing, Feeds feeds, MachineClock clock) {
        return new Register(journal, sealing, feeds, clock, SNAPSHOT_EVERY);
    }

    @Bean
    ShowHost showHost(Journal journal, Sealing sealing, Feeds feeds, MachineClock clock, Register register) {
        return new Host(journal, sealing, feeds, clock, register);
    }

    @Bean
    Captures captures(DSLContext database) {
        return new StoredCaptures(database, InstantSource.system());
    }

    @Bean
    Joins joins(DSLContext database) {
        return new StoredJoins(database, InstantSource.system());
    }

    @Bean
    Keeping keeping(DSLContext database, Journal journal, Sealing sealing, Register register, Feeds feeds) {
        return new StoredKeeping(database, journal, sealing, register, feeds, InstantSource.system());
    }

    @Bean
    Trends trends(DSLContext database) {
        return new StoredTrends(database);
    }

    @Bean
    JournalSizes journalSizes(DSLContext database) {
        return new StoredSizes(database);
    }

    @Bean
    JournalHealth journalHealth(ShowHost host) {
        return new JournalHealth(host);
    }

    @Bean
    CaptureHealth captureHealth(DSLContext database) {
        return new CaptureHealth(database, InstantSource.system());
    }

    @Bean
    Gauges gauges(ShowHost host) {
        return new Gauges(host);
    }

    @Bean
    Heart heart(Register register) {
        return new Heart(register);
    }

    @Bean
    Upkeep upkeep(Journal journal, Register register) {
        return new Upkeep(journal, register);
    }

    @Bean
    Hourly hourly(Keeping keeping, Upkeep upkeep) {
        return new Hourly(keeping, upkeep);
    }

    /** Looks every hour at what the terms say is due (C5), and at what is over and can be packed. */
    static final class Hourly implements SmartLifecycle {
        private static final long FIRST_SECONDS = 60;
        private static final long BETWEEN_SECONDS = 3_600;

        private final Keeping keeping;
        private final Upkeep upkeep;
        private @Nullable ScheduledExecutorService hours;

        Hourly(Keeping keeping, Upkeep upkeep) {
            this.keeping = keeping;
            this.upkeep = upkeep;
        }

        @Override
        public void start() {
            var scheduler = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hourly").factory());
            var _ = scheduler.scheduleWithFixedDelay(this::look, FIRST_SECONDS, BETWEEN_SECONDS, TimeUnit.SECONDS);
            hours = scheduler;
        }

        private void look() {
            try {
                int done = keeping.forgetWhatIsDue(Instant.now());
                if (done > 0) log.info("The term of {} shows was over; what was personal in them is forgotten", done);
            } catch (RuntimeException e) {
                // a scheduled task that throws is never called again; the term is looked at in an hour
                log.error("What is due could not be forgotten; the next look comes", e);
            }
            try {
                upkeep.packWhatIsOver(Instant.now());
            } catch (RuntimeException e) {
                log.error("What is over could not be packed; the next look comes", e);
            }
        }

        @Override
        public void stop() {
            ScheduledExecutorService scheduler = hours;
            if (scheduler != null) scheduler.shutdownNow();
            hours = null;
        }

        @Override
        public boolean isRunning() {
            return hours != null;
        }
    }

    /** Beats the time of all shows. Starts before the web server and stops after it, so that nobody asks a house without shows. */
    static final class Heart implements SmartLifecycle {
        private final Register register;
        private @Nullable ScheduledExecutorService beats;

        Heart(Register register) {
            this.register = register;
        }

        @Override
        public void start() {
            register.start();
            var scheduler = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("heart").factory());
            var _ = scheduler.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
            beats = scheduler;
        }

        private void beat() {
            try {
                register.beat();
            } catch (RuntimeException e) {
                // a scheduled task that throws is never called again, and every clock would stand still
                log.error("A beat failed; the next one comes", e);
            }
        }

        @Override
        public void stop() {
            ScheduledExecutorService scheduler = beats;
            if (scheduler != null) scheduler.shutdown();
            register.stop();
            beats = null;
        }

        @Override
        public boolean isRunning() {
            return beats != null;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
