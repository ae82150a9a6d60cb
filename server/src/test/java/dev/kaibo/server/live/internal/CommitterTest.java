package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.live.internal.Journal.Append;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Appends that wait at the same time go together, and none of them pays for another. */
class CommitterTest {
    private final List<List<Append>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    private static Append append() {
        return Append.of(new ShowId(UUID.randomUUID()), UUID.randomUUID(), UUID.randomUUID(), List.of(), null, null);
    }

    @Test
    void one_that_comes_alone_goes_alone() {
        var committer = new Committer(groups::add);
        Append one = append();
        committer.write(one);
        assertThat(groups).containsExactly(List.of(one));
    }

    @Test
    void those_that_wait_while_others_are_written_go_together_each_once() throws Exception {
        var committer = new Committer(group -> {
            await(gate);
            groups.add(group);
        });
        List<Append> appends = new ArrayList<>();
        for (int i = 0; i < 500; i++) appends.add(append());
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Append each : appends) all.add(writers.submit(() -> committer.write(each)));
            gate.countDown();
            for (Future<?> each : all) each.get(20, TimeUnit.SECONDS);
        }
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(appends);
        assertThat(groups).allSatisfy(group -> {
            assertThat(group).hasSizeLessThanOrEqualTo(Committer.TOGETHER);
            assertThat(group)
                    .as("in one order on every host")
                    .isSortedAccordingTo((one, other) ->
                            one.show().value().compareTo(other.show().value()));
        });
        assertThat(groups.size()).isLessThan(appends.size() / 4);
    }

    @Test
    void one_that_does_not_follow_is_refused_and_all_others_are_written() throws Exception {
        Append late = append();
        Set<Append> written = ConcurrentHashMap.newKeySet();
        var committer = new Committer(group -> {
            await(gate);
            if (group.contains(late)) {
                throw new Committer.OneOfThem(new Journal.Collision(late));
            }
            written.addAll(group);
        });
        List<Append> appends = new ArrayList<>(List.of(late));
        for (int i = 0; i < 40; i++) appends.add(append());
        Set<Append> refused = writeAll(committer, appends);
        assertThat(refused).containsExactly(late);
        assertThat(written).containsExactlyInAnyOrderElementsOf(appends.subList(1, appends.size()));
    }

    @Test
    void what_concerns_all_is_told_at_once_to_all_who_wait_and_the_next_are_written() throws Exception {
        var away = new Journal.Trouble("away", null);
        boolean[] down = {true};
        var tried = new AtomicInteger();
        var committer = new Committer(group -> {
            await(gate);
            tried.incrementAndGet();
            if (down[0]) throw away;
            groups.add(group);
        });
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) all.add(writers.submit(() -> committer.write(append())));
            gate.countDown();
            for (Future<?> each : all)
                assertThatThrownBy(() -> each.get(20, TimeUnit.SECONDS)).hasCause(away);
        }
        assertThat(tried.get()).isLessThan(250);
        down[0] = false;
        committer.write(append());
        assertThat(groups).hasSize(1);
    }

    private Set<Append> writeAll(Committer committer, List<Append> appends) {
        Set<Append> refused = ConcurrentHashMap.newKeySet();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Append each : appends)
                writers.execute(() -> {
                    try {
                        committer.write(each);
                    } catch (Journal.Collision collision) {
                        refused.add(each);
                    }
                });
            gate.countDown();
        }
        return refused;
    }

    private static void await(CountDownLatch gate) {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
