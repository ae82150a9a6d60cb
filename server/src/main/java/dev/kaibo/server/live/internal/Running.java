package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.live.Answer;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.IntakeAnswer;
import dev.kaibo.server.live.JournalUnavailable;
import dev.kaibo.server.live.NoSuchShow;
import dev.kaibo.server.live.Published;
import dev.kaibo.server.live.Pulse;
import dev.kaibo.server.live.internal.Letters.Batch;
import dev.kaibo.server.live.internal.Letters.Errand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A show in memory: its mailbox and the one thread in which its writer works. Ends when the mailbox is closed, or when the writer fails. */
final class Running {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    final Mailbox<Errand, Batch> mailbox = new Mailbox<>();
    private final ShowId show;
    private final CompletableFuture<Writer> ready = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();

    Running(ShowId show) {
        this.show = show;
    }

    interface Loading {
        Writer load(Mailbox<Errand, Batch> mailbox);
    }

    void start(Loading loading, Runnable afterwards) {
        // Virtual: a thousand shows may be on air at once, and nearly all of the time each only waits.
        Thread.ofVirtual().name("show-" + show).start(() -> {
            Throwable failure = run(loading);
            mailbox.close();
            // Out of the register first, so that who is told "closed" finds the next one.
            afterwards.run();
            refuse(mailbox.drain(), failure == null ? "The show was unloaded." : stopped(failure));
            ended.complete(failure);
        });
    }

    private @Nullable Throwable run(Loading loading) {
        Writer writer;
        try {
            writer = loading.load(mailbox);
        } catch (RuntimeException | Error e) {
            if (e instanceof JournalUnavailable) log.warn("Show {} cannot be loaded: {}", show, e.getMessage());
            else if (!(e instanceof NoSuchShow)) log.error("Show {} cannot be loaded", show, e);
            ready.completeExceptionally(e);
            return e;
        }
        ready.complete(writer);
        Mailbox.@Nullable Work<Errand, Batch> work = null;
        try {
            do {
                work = mailbox.take(Writer.FACTS_AT_ONCE);
                writer.step(work);
            } while (!work.closed());
            writer.keep();
            return null;
        } catch (InterruptedException | RuntimeException | Error e) {
            // Nobody carries on with what may be half done: the journal is the truth, and the show is made from it
            // again.
            log.error("The writer of show {} stopped", show, e);
            if (work != null) refuse(work, stopped(e));
            return e;
        } finally {
            writer.close();
        }
    }

    private static String stopped(Throwable failure) {
        return "The show's writer stopped and is loaded again: " + failure.getMessage();
    }

    private static void refuse(Mailbox.Work<Errand, Batch> work, String reason) {
        work.wishes().forEach(each -> refuse(each, reason));
        work.captured().forEach(each -> each.answer().complete(new IntakeAnswer.NotJournaled(reason)));
    }

    private static void refuse(Errand errand, String reason) {
        switch (errand) {
            case Errand.Wished wished -> wished.answer().complete(new Answer.NotJournaled(reason));
            case Errand.Control control -> control.answer().complete(new Controlled.NotJournaled(reason));
            case Errand.Measured _ -> {} // it is measured again with the next loading
        }
    }

    /** The loaded writer. Waits for the loading; throws what it failed with. */
    Writer writer() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw e;
        }
    }

    /** Null while it is loading, and when that failed. */
    @Nullable
    Writer writerIfReady() {
        return ready.isDone() && !ready.isCompletedExceptionally() ? ready.join() : null;
    }

    /** Null while it is loading, and when that failed. */
    @Nullable
    Pulse pulse() {
        Writer writer = writerIfReady();
        if (writer == null) return null;
        Published now = writer.published();
        return new Pulse(
                now.show(),
                now.workspace(),
                now.title(),
                now.crew().phase(),
                now.position(),
                now.journal().writing(),
                now.journal().problem(),
                mailbox.waitingFacts());
    }

    /** Completes when the thread has ended: with what it failed by, or null in good order. */
    CompletableFuture<@Nullable Throwable> ended() {
        return ended;
    }
}
