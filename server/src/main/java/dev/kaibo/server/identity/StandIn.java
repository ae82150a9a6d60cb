package dev.kaibo.server.identity;

import dev.kaibo.engine.basics.CrewRole;
import java.time.Instant;

/** R7: a person does what another role may, beside his own, until a moment; then it is over by itself. */
public record StandIn(CrewRole role, Instant until) {}
