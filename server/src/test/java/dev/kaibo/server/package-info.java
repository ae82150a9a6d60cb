/** The server as a whole, asked over HTTP. */
@NullMarked
package dev.kaibo.server;

import org.jspecify.annotations.NullMarked;
