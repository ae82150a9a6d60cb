/** The edge, tried out. */
@NullMarked
package dev.kaibo.server.edge;

import org.jspecify.annotations.NullMarked;
