/** Backups and restores on real databases. Unmarked, because a test asks for what must be there and fails when it is not. */
@NullUnmarked
package dev.kaibo.server.upkeep;

import org.jspecify.annotations.NullUnmarked;
