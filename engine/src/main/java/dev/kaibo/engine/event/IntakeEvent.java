package dev.kaibo.engine.event;

import dev.kaibo.engine.basics.Origin;
import java.time.Duration;
import java.util.Set;

/** What the intake of facts has to say: which streams there are, who was met first, what was not taken. */
public sealed interface IntakeEvent extends ShowEvent {
    /**
     * A source began to give facts. The same number may be declared again when the stream says something new about itself.
     *
     * @param stream dense number within the show, from 0
     * @param gives what the stream can give at all: not given is null, given and nothing came is 0
     * @param zone the zone id in which the source writes local clocks, for people to read
     * @param period how often the source normally reports; stale after 2.5 times this
     */
    record StreamDeclared(int stream, String name, Origin origin, Set<FactKind> gives, String zone, Duration period)
            implements IntakeEvent {
        public StreamDeclared {
            gives = FactKind.ordered(gives);
        }
    }

    /** The stream's clock was measured to differ from ours; facts from now on are shifted by this much. */
    record OffsetMeasured(int stream, Duration offset) implements IntakeEvent {}

    /** A viewer was named for the first time and has this number from now on (dense, from 0). */
    record ViewerMet(int viewer) implements IntakeEvent {}

    /** A product was named for the first time; the code is the shop's item number. */
    record ProductMet(int product, String code) implements IntakeEvent {}

    /**
     * Facts that were not taken into the journal, so that the counts survive a replay.
     *
     * @param duplicates same key and same content as one that is in the journal
     * @param rejected lines that could not be understood and lie in quarantine
     */
    record FactsDropped(int stream, int duplicates, int rejected) implements IntakeEvent {}

    /** A number of the platform's dashboard was read, typed in or imported. */
    record PlatformRead(int stream, PlatformReading reading) implements IntakeEvent {}
}
