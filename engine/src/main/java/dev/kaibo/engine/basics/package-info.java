/** The small words that every rule of a show is written in: money, units, moments, ids, findings. Imports nothing. */
@NullMarked
package dev.kaibo.engine.basics;

import org.jspecify.annotations.NullMarked;
