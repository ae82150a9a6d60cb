/**
 * Upkeep of a whole house at the command line: a backup is one file with everything but the key, a restore a house made of it again elsewhere, a rebuild makes what
 * follows from the journals anew. Plain Java with a main class of its own, because it must work where no server runs. A backup copies the tables of all desks as they
 * are and asks no desk, so it knows the names of live's tables that it proves (show, journal, playback).
 */
@ApplicationModule(allowedDependencies = {"live"})
@NullMarked
package dev.kaibo.server.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
