package dev.kaibo.server.identity;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.PersonId;

/** Someone of a workspace's crew. */
public record Person(PersonId id, String name, CrewRole role) {}
