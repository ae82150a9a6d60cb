/**
 * Backup and move: one file with everything but the key, and a house made of it again elsewhere. Plain Java with a main class of its own, because it must work
 * where no server runs. It copies the tables of all desks as they are and asks no desk, so it knows the names of live's tables that it proves (show, journal, playback).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kaibo.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
