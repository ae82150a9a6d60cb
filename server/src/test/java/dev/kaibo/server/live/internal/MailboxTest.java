package dev.kaibo.server.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.live.ShowHost;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Mailbox<String, Facts> box = new Mailbox<>();

    private record Facts(String name, int facts) implements Mailbox.Sized {}

    @Test
    void wishes_all_come_and_facts_in_portions() throws InterruptedException {
        box.offerCaptured(new Facts("a", 300));
        box.offerCaptured(new Facts("b", 300));
        box.offerWish("take the dress");
        var first = box.take(200);
        assertThat(first.wishes()).containsExactly("take the dress");
        assertThat(first.captured()).extracting(Facts::name).containsExactly("a");
        assertThat(box.take(200).captured()).extracting(Facts::name).containsExactly("b");
    }

    @Test
    void both_lanes_have_their_bounds() {
        for (int i = 0; i < ShowHost.WAITING_WISHES; i++)
            assertThat(box.offerWish("w")).isEqualTo(Mailbox.Offer.TAKEN);
        assertThat(box.offerWish("one more")).isEqualTo(Mailbox.Offer.FULL);
        assertThat(box.offerCaptured(new Facts("a", Mailbox.WAITING_FACTS))).isEqualTo(Mailbox.Offer.TAKEN);
        assertThat(box.offerCaptured(new Facts("b", 1))).isEqualTo(Mailbox.Offer.FULL);
    }

    @Test
    void what_was_not_journaled_waits_before_all_others_and_only_a_beat_tries_it_again() throws InterruptedException {
        box.offerCaptured(new Facts("a", 1));
        var taken = box.take(10);
        box.offerCaptured(new Facts("b", 1));
        box.giveBack(taken.captured());
        box.offerWish("w");
        assertThat(box.take(10).captured()).isEmpty();
        box.beat();
        assertThat(box.take(10).captured()).extracting(Facts::name).containsExactly("a", "b");
    }

    @Test
    void what_is_being_written_keeps_its_place_until_it_is_journaled() throws InterruptedException {
        box.offerCaptured(new Facts("a", Mailbox.WAITING_FACTS));
        var taken = box.take(10);
        assertThat(box.offerCaptured(new Facts("b", 1))).isEqualTo(Mailbox.Offer.FULL);
        assertThat(box.waitingFacts()).isEqualTo(Mailbox.WAITING_FACTS);
        box.giveBack(taken.captured());
        assertThat(box.waitingFacts()).isEqualTo(Mailbox.WAITING_FACTS);
        box.beat();
        box.journaled(box.take(10).captured());
        assertThat(box.waitingFacts()).isZero();
        assertThat(box.offerCaptured(new Facts("b", 1))).isEqualTo(Mailbox.Offer.TAKEN);
    }

    @Test
    void a_closed_box_takes_nothing_and_what_was_in_it_still_comes_out() throws InterruptedException {
        box.offerWish("last");
        assertThat(box.closeIfEmpty()).isFalse();
        box.close();
        assertThat(box.offerWish("too late")).isEqualTo(Mailbox.Offer.CLOSED);
        var last = box.take(10);
        assertThat(last.wishes()).isEqualTo(List.of("last"));
        assertThat(last.closed()).isTrue();
    }

    @Test
    void a_writer_that_waits_at_an_empty_box_learns_that_it_was_closed() throws Exception {
        var taken = new CompletableFuture<Mailbox.Work<String, Facts>>();
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                taken.complete(box.take(10));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        try {
            while (writer.getState() != Thread.State.WAITING) Thread.onSpinWait();
            assertThat(box.closeIfEmpty()).isTrue();
            assertThat(taken.get(10, TimeUnit.SECONDS).closed()).isTrue();
        } finally {
            writer.interrupt();
        }
    }
}
