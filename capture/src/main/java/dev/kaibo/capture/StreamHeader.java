package dev.kaibo.capture;

import dev.kaibo.engine.basics.Origin;
import dev.kaibo.engine.event.FactKind;
import java.time.Duration;
import java.util.Set;

/**
 * What a stream says of itself before its first fact.
 *
 * @param name what the source calls itself, shown to people
 * @param gives what it can give at all: not given is null, given and nothing came is 0
 * @param zone zone id in which the source writes clocks without an offset
 * @param period how often it normally reports
 */
public record StreamHeader(String name, Origin origin, Set<FactKind> gives, String zone, Duration period) {
    public StreamHeader {
        gives = Set.copyOf(gives);
    }
}
