package dev.kaibo.server.live.internal;

import dev.kaibo.capture.Mapping;
import dev.kaibo.capture.Mappings;
import dev.kaibo.capture.RecordedShow;
import dev.kaibo.capture.Sighting;
import dev.kaibo.capture.StreamHeader;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.event.CrewEvent.ShowOpened;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.KeptComment;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.NoSuchShow;
import dev.kaibo.server.live.PlayAnswer;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.Post;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.Pulse;
import dev.kaibo.server.live.QuarantinePage;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.ShowRow;
import dev.kaibo.server.live.StandardCues;
import dev.kaibo.server.live.Watch;
import dev.kaibo.server.live.Watcher;
import dev.kaibo.server.live.internal.Letters.Batch;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shows of this house. Opens new ones, hands letters to their writers, and removes what is to go; who is in memory is {@link Register}'s matter. */
final class Host implements ShowHost {
    private static final Logger log = LoggerFactory.getLogger(Host.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final int LINES_AT_ONCE = 1_000;

    private final Journal journal;
    private final Sealing sealing;
    private final Feeds feeds;
    private final MachineClock clock;
    private final Register register;

    Host(Journal journal, Sealing sealing, Feeds feeds, MachineClock clock, Register register) {
        this.journal = journal;
        this.sealing = sealing;
        this.feeds = feeds;
        this.clock = clock;
        this.register = register;
    }

    @Override
    public ShowId open(UUID workspace, NewShow show, PersonId by) {
        ShowId id = new ShowId(UUID.randomUUID());
        create(id, workspace, show, Moment.of(clock.wall()), null);
        return id;
    }

    private void create(ShowId id, UUID workspace, NewShow show, Moment at, Journal.@Nullable PlaybackRow playback) {
        UUID beginning = UUID.randomUUID();
        var opened = new Recorded(1, at, new ShowOpened(id, show.title(), show.nature(), show.rundown()));
        journal.create(
                new Journal.StoredShow(
                        id,
                        workspace,
                        show.title(),
                        show.nature(),
                        show.sample(),
                        show.rundown().zone(),
                        sealing.newShowKey(id),
                        beginning,
                        0),
                Journal.Append.of(
                        id,
                        UUID.randomUUID(),
                        beginning,
                        List.of(opened),
                        playback,
                        Summaries.of(1, Crew.empty().apply(opened), null)));
        log.info("Show {} was opened: {}, {}", id, show.title(), show.nature());
    }

    @Override
    public CompletionStage<Answer> submit(ShowId show, UUID wishKey, Wish wish, PersonId by) {
        var answer = new CompletableFuture<Answer>();
        switch (register.offer(show, box -> box.offerWish(new Errand.Wished(wishKey, wish, by, answer)))) {
            case TAKEN -> {}
            case FULL -> answer.complete(new Answer.TooManyWaiting());
            case CLOSED -> answer.complete(new Answer.NotJournaled(Register.STOPPING));
        }
        return answer;
    }

    @Override
    public CompletionStage<IntakeAnswer> take(ShowId show, Post post) {
        var answer = new CompletableFuture<IntakeAnswer>();
        var batch = new Batch(post, answer);
        if (batch.facts() > Mailbox.WAITING_FACTS)
            throw new IllegalArgumentException(
                    "A post has at most %d facts, this one %d.".formatted(Mailbox.WAITING_FACTS, batch.facts()));
        for (Sighting each : post.sightings()) {
            String fault = each.fault();
            if (fault != null) throw new IllegalArgumentException(fault);
        }
        switch (register.offer(show, box -> box.offerCaptured(batch))) {
            case TAKEN -> {}
            case FULL -> answer.complete(new IntakeAnswer.Full(COME_AGAIN));
            case CLOSED -> answer.complete(new IntakeAnswer.NotJournaled(Register.STOPPING));
        }
        return answer;
    }

    @Override
    public Published state(ShowId show) {
        return register.running(show).writer().published();
    }

    @Override
    public Watch watch(ShowId show, Watcher watcher) {
        var _ = register.running(show).writer();
        return register.watch(show, watcher);
    }

    @Override
    public List<KeptComment> commentsSince(ShowId show, long number, int atMost) {
        return register.running(show).writer().comments().since(number, atMost);
    }

    @Override
    public Controlled control(ShowId show, PlaybackControl control) {
        var answer = new CompletableFuture<Controlled>();
        return switch (register.offer(show, box -> box.offerWish(new Errand.Control(control, answer)))) {
            case TAKEN -> answer.join();
            case FULL -> new Controlled.NotJournaled("%d wishes wait already.".formatted(WAITING_WISHES));
            case CLOSED -> new Controlled.NotJournaled(Register.STOPPING);
        };
    }

    @Override
    public PlayAnswer playRecording(
            UUID workspace, String title, Path file, @Nullable String mapping, int speed, PersonId by) {
        requireSpeed(speed);
        if (mapping != null && Mappings.shipped().stream().map(Mapping::name).noneMatch(mapping::equals))
            return new PlayAnswer.NoSuchMapping(mapping);
        ShowId id = new ShowId(UUID.randomUUID());
        try {
            StreamHeader header;
            Moment start;
            try (RecordedShow recorded = Feeds.recorded(file, mapping)) {
                header = recorded.header();
                start = startOf(recorded);
            }
            if (start == null)
                return new PlayAnswer.Unreadable(
                        "There is no fact in %s that could be understood.".formatted(file.getFileName()));
            var rundown = new Rundown(start, header.zone(), ROUND, List.of(), List.of(), StandardCues.KEYS);
            feeds.keep(file, id.toString());
            var row = new Journal.PlaybackRow(
                    false,
                    id.toString(),
                    String.valueOf(file.getFileName()),
                    // as it was read now, so that it is read the same after a restart with a newer program
                    mapping != null ? mapping : Feeds.recognised(header),
                    null,
                    by.value(),
                    speed,
                    Playback.State.PLAYING,
                    start,
                    null,
                    start,
                    0,
                    0);
            create(id, workspace, new NewShow(title, Nature.RECORDING, rundown, false), start, row);
        } catch (IOException e) {
            return new PlayAnswer.Unreadable(String.valueOf(e.getMessage()));
        } catch (Journal.Trouble e) {
            forgetFile(id); // but not when the answer got lost: the show may stand, and would have nothing to play
            throw e;
        }
        var _ = register.running(id);
        return new PlayAnswer.Playing(id);
    }

    /** Null when the whole file holds nothing but lines for the quarantine. */
    private static @Nullable Moment startOf(RecordedShow recorded) throws IOException {
        while (recorded.start() == null)
            if (recorded.upTo(RecordedShow.BEFORE_ALL, LINES_AT_ONCE).isLast()) return recorded.start();
        return recorded.start();
    }

    @Override
    public ShowId playSimulated(UUID workspace, NewShow show, long seed, int speed, PersonId by) {
        requireSpeed(speed);
        ShowId id = new ShowId(UUID.randomUUID());
        Moment start = show.rundown().plannedStart();
        var row = new Journal.PlaybackRow(
                true,
                null,
                null,
                null,
                seed,
                by.value(),
                speed,
                Playback.State.PLAYING,
                start,
                show.rundown().plannedEnd(),
                start,
                0,
                0);
        create(id, workspace, show, start, row);
        var _ = register.running(id);
        return id;
    }

    private static void requireSpeed(int speed) {
        if (speed < Playback.SLOWEST || speed > Playback.FASTEST)
            throw new IllegalArgumentException(
                    "Speeds go from %d to %d, not %d.".formatted(Playback.SLOWEST, Playback.FASTEST, speed));
    }

    @Override
    public QuarantinePage quarantine(ShowId show, int offset, int limit) {
        Journal.Quarantined some = journal.quarantine(show, offset, limit);
        Sealing.ShowKey key = key(show);
        return new QuarantinePage(
                some.total(),
                some.rows().stream()
                        .map(row -> new QuarantinePage.Line(row.line(), row.reason(), shown(row, key)))
                        .toList());
    }

    /** Of what came by a capture only the file to be mended shows the words: a viewer's name may stand in them (C5). */
    private static String shown(Journal.QuarantineRow row, Sealing.ShowKey key) {
        byte[] sealed = row.sealed();
        return sealed == null || row.capture() != null ? "" : key.openLine(row.ordinal(), sealed);
    }

    private Sealing.ShowKey key(ShowId show) {
        Journal.StoredShow stored = journal.find(show).orElseThrow(() -> new NoSuchShow(show));
        return sealing.open(show, stored.wrappedKey());
    }

    @Override
    public List<String> quarantined(ShowId show, UUID capture) {
        Sealing.ShowKey key = key(show);
        List<Journal.SealedLine> lines = journal.quarantined(show, capture);
        if (!lines.isEmpty()) journal.handedOut(capture, lines.getLast().ordinal());
        return lines.stream()
                .map(line -> key.openLine(line.ordinal(), line.sealed()))
                .toList();
    }

    @Override
    public List<Pulse> pulses() {
        return register.pulses();
    }

    @Override
    public List<ShowRow> shows(UUID workspace) {
        return journal.shows(workspace);
    }

    @Override
    public boolean belongs(ShowId show, UUID workspace) {
        Published loaded = register.published(show);
        if (loaded != null) return loaded.workspace().equals(workspace);
        return journal.find(show)
                .filter(found -> found.workspace().equals(workspace))
                .isPresent();
    }

    @Override
    public void remove(UUID workspace) {
        for (ShowRow row : journal.shows(workspace)) {
            register.close(row.show(), () -> journal.remove(row.show()));
            forgetFile(row.show());
        }
    }

    private void forgetFile(ShowId show) {
        try {
            feeds.forget(show.toString());
        } catch (IOException e) {
            log.warn("The recording of show {} cannot be deleted: {}", show, e.toString());
        }
    }
}
