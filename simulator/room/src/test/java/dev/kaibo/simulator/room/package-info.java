@NullMarked
package dev.kaibo.simulator.room;

import org.jspecify.annotations.NullMarked;
