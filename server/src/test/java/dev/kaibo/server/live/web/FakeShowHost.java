package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.crew.Crew;
import dev.kaibo.engine.crew.Decision;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.ShowEvent;
import dev.kaibo.engine.room.Room;
import dev.kaibo.engine.room.RoomFigures;
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
import dev.kaibo.server.live.Published.JournalState;
import dev.kaibo.server.live.Pulse;
import dev.kaibo.server.live.QuarantinePage;
import dev.kaibo.server.live.ShowHost;
import dev.kaibo.server.live.ShowRow;
import dev.kaibo.server.live.Watch;
import dev.kaibo.server.live.Watcher;
import dev.kaibo.server.live.Watcher.Changed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Shows in memory, by the engine's own rules and without a journal: time and comments come from the test. */
final class FakeShowHost implements ShowHost {
    private final Map<ShowId, Running> shows = new LinkedHashMap<>();
    private Moment now = new Moment(1_795_348_800_000L);

    private static final class Running {
        final UUID workspace;
        final NewShow plan;
        final List<KeptComment> comments = new ArrayList<>();
        final List<Watcher> watchers = new ArrayList<>();
        Crew crew = Crew.empty();
        RoomFigures room = Room.empty().figures();
        JournalState journal = JournalState.WELL;

        @Nullable
        Playback playback;

        @Nullable
        Duration laneFullFor;

        long position;
        long crewPosition;
        int facts;

        Running(UUID workspace, NewShow plan) {
            this.workspace = workspace;
            this.plan = plan;
        }
    }

    synchronized void comment(ShowId show, int count) {
        Running running = running(show);
        for (int i = 0; i < count; i++)
            running.comments.add(
                    new KeptComment(running.comments.size(), now, 1, "山茶*", "第 " + running.comments.size() + " 条"));
        running.position += count;
        publish(show, EnumSet.of(Changed.COMMENTS));
    }

    synchronized void figures(ShowId show) {
        figures(show, Room.empty().figures());
    }

    synchronized void figures(ShowId show, RoomFigures figures) {
        Running running = running(show);
        running.position++;
        running.room = figures;
        publish(show, EnumSet.of(Changed.ROOM));
    }

    synchronized void goTo(Moment moment) {
        now = moment;
    }

    synchronized void plays(ShowId show, Playback playback) {
        running(show).playback = playback;
        publish(show, EnumSet.of(Changed.PLAYBACK));
    }

    synchronized void comment(ShowId show, @Nullable Integer viewer, @Nullable String nick, String text) {
        Running running = running(show);
        running.comments.add(new KeptComment(running.comments.size(), now, viewer, nick, text));
        running.position++;
        publish(show, EnumSet.of(Changed.COMMENTS));
    }

    synchronized void journalFails(ShowId show, String why) {
        running(show).journal = new JournalState(false, why);
        publish(show, EnumSet.of(Changed.JOURNAL));
    }

    @Override
    public synchronized ShowId open(UUID workspace, NewShow show, PersonId by) {
        ShowId id = new ShowId(UUID.randomUUID());
        Running running = new Running(workspace, show);
        shows.put(id, running);
        record(running, new CrewEvent.ShowOpened(id, show.title(), show.nature(), show.rundown()));
        return id;
    }

    @Override
    public synchronized CompletionStage<Answer> submit(ShowId show, UUID wishKey, Wish wish, PersonId by) {
        Running running = running(show);
        if (!running.journal.writing()) return CompletableFuture.completedStage(new Answer.NotJournaled("disk full"));
        return switch (running.crew.decide(wish, by, now)) {
            case Decision.Refused(var why) -> CompletableFuture.completedStage(new Answer.Refused(why));
            case Decision.Accepted(var events) -> {
                for (ShowEvent event : events) record(running, event);
                publish(show, EnumSet.of(Changed.CREW));
                yield CompletableFuture.completedStage(new Answer.Done(running.position));
            }
        };
    }

    private void record(Running running, ShowEvent event) {
        running.position++;
        running.crewPosition = running.position;
        running.crew = running.crew.apply(new Recorded(running.position, now, event));
    }

    private void publish(ShowId show, Set<Changed> changed) {
        Published state = state(show);
        for (Watcher watcher : List.copyOf(running(show).watchers)) watcher.published(state, changed);
    }

    @Override
    public synchronized CompletionStage<IntakeAnswer> take(ShowId show, Post post) {
        Running running = running(show);
        Duration full = running.laneFullFor;
        if (full != null) return CompletableFuture.completedStage(new IntakeAnswer.Full(full));
        running.facts += post.sightings().size();
        return CompletableFuture.completedStage(
                new IntakeAnswer.Taken(post.sightings().size(), 0));
    }

    /**
     * As many facts wait as may, because the journal stands still.
     *
     * @param comeAgain after how long sources are told to come again; null when the lane is empty again
     */
    synchronized void laneFull(ShowId show, @Nullable Duration comeAgain) {
        running(show).laneFullFor = comeAgain;
    }

    /** How many facts it has taken. */
    synchronized int facts(ShowId show) {
        return running(show).facts;
    }

    @Override
    public synchronized Published state(ShowId show) {
        Running it = running(show);
        return new Published(
                show,
                it.workspace,
                it.plan.title(),
                it.plan.nature(),
                it.plan.sample(),
                it.plan.rundown().zone(),
                it.position,
                now,
                1,
                it.crewPosition,
                it.crew,
                it.room,
                it.comments.size() - 1,
                it.journal,
                it.playback);
    }

    @Override
    public synchronized Watch watch(ShowId show, Watcher watcher) {
        running(show).watchers.add(watcher);
        return () -> {
            synchronized (this) {
                Running running = shows.get(show);
                if (running != null) running.watchers.remove(watcher);
            }
        };
    }

    synchronized int watchers(ShowId show) {
        return running(show).watchers.size();
    }

    @Override
    public synchronized List<KeptComment> commentsSince(ShowId show, long number, int atMost) {
        List<KeptComment> all = running(show).comments;
        int from = (int) Math.max(number + 1, all.size() - atMost);
        return List.copyOf(all.subList(Math.clamp(from, 0, all.size()), all.size()));
    }

    @Override
    public synchronized Controlled control(ShowId show, PlaybackControl control) {
        return new Controlled.NotPlayed();
    }

    @Override
    public PlayAnswer playRecording(
            UUID workspace, String title, Path file, @Nullable String mapping, int speed, PersonId by) {
        return new PlayAnswer.Unreadable("The fake plays nothing.");
    }

    @Override
    public synchronized ShowId playSimulated(UUID workspace, NewShow show, long seed, int speed, PersonId by) {
        ShowId id = open(workspace, show, by);
        running(id).playback = new Playback(Playback.State.PLAYING, speed, now, null, null, 0);
        return id;
    }

    @Override
    public synchronized QuarantinePage quarantine(ShowId show, int offset, int limit) {
        return new QuarantinePage(0, List.of());
    }

    @Override
    public synchronized List<ShowRow> shows(UUID workspace) {
        return List.of();
    }

    @Override
    public synchronized boolean belongs(ShowId show, UUID workspace) {
        Running running = shows.get(show);
        return running != null && running.workspace.equals(workspace);
    }

    @Override
    public synchronized void remove(UUID workspace) {
        for (ShowId show : List.copyOf(shows.keySet()))
            if (belongs(show, workspace)) {
                publish(show, EnumSet.of(Changed.REMOVED));
                shows.remove(show);
            }
    }

    private Running running(ShowId show) {
        Running running = shows.get(show);
        if (running == null) throw new NoSuchShow(show);
        return running;
    }

    @Override
    public List<String> quarantined(ShowId show, UUID capture) {
        return List.of();
    }

    @Override
    public List<Pulse> pulses() {
        return List.of();
    }
}
