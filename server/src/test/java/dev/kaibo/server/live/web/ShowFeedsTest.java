package dev.kaibo.server.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.live.NewShow;
import dev.kaibo.server.live.NoSuchShow;
import dev.kaibo.server.live.ShowHost;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShowFeedsTest {
    private static final long PATIENCE_SECONDS = 30;
    private static final UUID WORKSPACE = UUID.randomUUID();
    private static final Rundown RUNDOWN = new Rundown(
            new Moment(1_795_348_800_000L), "Asia/Shanghai", Duration.ofMinutes(5), List.of(), List.of(), List.of());

    private final FakeShowHost host = new FakeShowHost();
    private final Map<ShowId, Gate> gates = new ConcurrentHashMap<>();
    private final ShowFeeds feeds = new ShowFeeds(
            behindGates(),
            (People) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {People.class}, (_, method, _) -> {
                        throw new UnsupportedOperationException(method.getName());
                    }),
            new JsonMapper());
    private final ExecutorService screens = Executors.newVirtualThreadPerTaskExecutor();

    /** A show whose journal is slow: who watches it waits until the gate is opened. */
    private record Gate(CountDownLatch reached, CountDownLatch opened) {
        Gate() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }
    }

    private ShowHost behindGates() {
        return (ShowHost) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ShowHost.class}, (_, method, arguments) -> {
                    Gate gate = method.getName().equals("watch") ? gates.get((ShowId) arguments[0]) : null;
                    if (gate != null) {
                        gate.reached.countDown();
                        gate.opened.await();
                    }
                    try {
                        return method.invoke(host, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private ShowId show() {
        return host.open(WORKSPACE, new NewShow("试播", Nature.LIVE, RUNDOWN, false), new PersonId(UUID.randomUUID()));
    }

    @AfterEach
    void everybody_is_let_through() {
        gates.values().forEach(each -> each.opened.countDown());
        feeds.stop();
        screens.close();
    }

    @Test
    void a_show_that_loads_slowly_keeps_nobody_from_another_one() throws Exception {
        ShowId slow = show();
        ShowId quick = show();
        Gate gate = new Gate();
        gates.put(slow, gate);
        var first = screens.submit(() -> feeds.enter(slow));
        gate.reached.await();

        ShowFeed other = screens.submit(() -> feeds.enter(quick)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(other.now().state().show()).isEqualTo(quick);
        screens.submit(() -> feeds.leave(quick, other)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(first).isNotDone();

        gate.opened.countDown();
        assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS).now().state().show())
                .isEqualTo(slow);
    }

    @Test
    void all_who_come_while_a_show_is_loaded_share_its_one_feed() throws Exception {
        ShowId slow = show();
        Gate gate = new Gate();
        gates.put(slow, gate);
        var first = screens.submit(() -> feeds.enter(slow));
        gate.reached.await();
        var second = screens.submit(() -> feeds.enter(slow));
        gate.opened.countDown();
        assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isSameAs(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(host.watchers(slow)).isEqualTo(1);
    }

    @Test
    void a_show_that_cannot_be_loaded_leaves_nothing_behind() {
        ShowId show = show();
        host.remove(WORKSPACE);
        for (int i = 0; i < ShowFeeds.MOST_SCREENS + 1; i++)
            assertThatThrownBy(() -> feeds.enter(show)).isInstanceOf(NoSuchShow.class);
    }

    @Test
    void a_show_that_is_loaded_while_the_server_stops_is_watched_by_nobody() throws Exception {
        ShowId slow = show();
        Gate gate = new Gate();
        gates.put(slow, gate);
        CompletableFuture<ShowFeed> entering = CompletableFuture.supplyAsync(() -> feeds.enter(slow), screens);
        gate.reached.await();
        feeds.stop();
        gate.opened.countDown();
        assertThat(entering.get(PATIENCE_SECONDS, TimeUnit.SECONDS).hasEnded()).isTrue();
        assertThat(host.watchers(slow)).isZero();
    }
}
