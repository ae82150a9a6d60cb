package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Workspace;
import dev.kaibo.server.live.JournalUnavailable;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.simulator.room.SampleShow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the show of the sample workspace as if it had been on air for a while, so that the first page shows a room that lives: items done, rounds to compare, a
 * comment stream. Whoever comes back after it ended finds a new one.
 */
@Component
class SampleShowOpening {
    private static final Logger LOG = LoggerFactory.getLogger(SampleShowOpening.class);

    /** Five items are done by then, and nine rounds closed. */
    private static final Duration ON_AIR_SINCE = Duration.ofMinutes(47);

    private final ShowHost host;
    private final People people;
    private final Clock clock = Clock.systemUTC();

    SampleShowOpening(ShowHost host, People people) {
        this.host = host;
        this.people = people;
    }

    @EventListener
    void open(ApplicationStartedEvent started) {
        try {
            people.sampleWorkspace().ifPresent(this::openIfNoneRuns);
        } catch (RuntimeException trouble) {
            // the sample is a courtesy: a house with shows of its own must not stand still for it
            if (trouble instanceof JournalUnavailable)
                LOG.warn("The sample show could not be opened: {}", trouble.getMessage());
            else LOG.error("The sample show could not be opened.", trouble);
        }
    }

    private void openIfNoneRuns(Workspace sample) {
        boolean runs = host.shows(sample.id()).stream()
                .anyMatch(show -> show.nature() == Nature.SIMULATED && show.phase() != Phase.ENDED);
        if (runs) return;
        Instant now = clock.instant();
        Moment start = Moment.of(now.minus(ON_AIR_SINCE).truncatedTo(ChronoUnit.MINUTES));
        NewShow show = new NewShow(SampleShow.TITLE, Nature.SIMULATED, SampleShow.rundown(start), true);
        ShowId opened = host.playSimulated(sample.id(), show, SampleShow.SEED, 1, Names.STAND_IN);
        // What happened until now is made up by the show's own writer, while the first page is already being answered.
        host.control(opened, new PlaybackControl(null, null, Moment.of(now)));
        LOG.info("The sample show was opened.");
    }
}
