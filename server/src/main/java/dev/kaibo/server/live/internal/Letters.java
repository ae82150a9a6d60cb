package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.crew.Wish;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.Post;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What is put into a show's mailbox, each with the future that its sender waits on. */
final class Letters {
    private Letters() {}

    /** What people want: the first lane. */
    sealed interface Errand {
        record Wished(UUID key, Wish wish, PersonId by, CompletableFuture<Answer> answer) implements Errand {}

        record Control(PlaybackControl control, CompletableFuture<Controlled> answer) implements Errand {}

        /** The recording was read to its end: its last line is due then. Nobody waits for an answer. */
        record Measured(Moment until) implements Errand {}
    }

    /** What a source saw: the second lane. */
    record Batch(Post post, CompletableFuture<IntakeAnswer> answer) implements Mailbox.Sized {
        /** Lines for the quarantine count as facts do: they wait in the same memory. */
        @Override
        public int facts() {
            return post.size();
        }
    }
}
