/** Runs shows: host of the fold, journal, capture lane, comments, recordings and simulated rooms. What lies here is the module's face. */
@ApplicationModule(allowedDependencies = {"identity", "edge", "reach"})
@NullMarked
package dev.kaibo.server.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
