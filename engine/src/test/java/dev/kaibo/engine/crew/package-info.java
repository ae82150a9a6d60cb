@NullMarked
package dev.kaibo.engine.crew;

import org.jspecify.annotations.NullMarked;
