/** What the crew did and may do: phase, rundown, cues, shifts. Small and immutable. */
@NullMarked
package dev.kaibo.engine.crew;

import org.jspecify.annotations.NullMarked;
