/** Reach in the network, tried out. */
@NullMarked
package dev.kaibo.server.reach;

import org.jspecify.annotations.NullMarked;
