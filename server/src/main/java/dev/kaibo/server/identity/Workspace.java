package dev.kaibo.server.identity;

import java.util.UUID;

/**
 * A team with its shows; nothing of it is seen from another one.
 *
 * @param sample 示例: every word in it is invented, and it can be removed as a whole
 */
public record Workspace(UUID id, String name, boolean sample) {}
