/** The running order and its clock: what was planned, what really happened, how late we are. Pure functions. */
@NullMarked
package dev.kaibo.engine.rundown;

import org.jspecify.annotations.NullMarked;
