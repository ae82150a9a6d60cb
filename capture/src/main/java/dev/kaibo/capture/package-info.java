/** How facts come in from files: recordings are read into sightings, and sightings become journal events with numbers instead of names. */
@NullMarked
package dev.kaibo.capture;

import org.jspecify.annotations.NullMarked;
