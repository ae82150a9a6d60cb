package dev.kaibo.server.live.internal;

import dev.kaibo.engine.basics.ShowId;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs the journals of shows that are over, when nobody has them open. */
final class Upkeep {
    /** Orders and corrections come in for a while after the end; they would only make small blocks again. */
    static final Duration AFTER_THE_END = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final Journal journal;
    private final Register register;

    Upkeep(Journal journal, Register register) {
        this.journal = journal;
        this.register = register;
    }

    /**
     * One show after the other; whoever asks for one meanwhile waits a moment.
     *
     * @return how many were packed
     */
    int packWhatIsOver(Instant now) {
        int packed = 0;
        for (ShowId show : journal.unpacked(now.minus(AFTER_THE_END))) {
            if (!register.rests(show)) continue;
            try {
                register.aside(show, () -> pack(show));
                packed++;
            } catch (RuntimeException e) {
                // nothing of it is changed, and the others are to be packed all the same
                log.error("The journal of show {} could not be packed", show, e);
            }
        }
        return packed;
    }

    private void pack(ShowId show) {
        Journal.Packed done = journal.pack(show);
        log.info(
                "The journal of show {} is packed: {} blocks of {} bytes are now {} of {}",
                show,
                done.blocksBefore(),
                done.bytesBefore(),
                done.blocksAfter(),
                done.bytesAfter());
    }
}
